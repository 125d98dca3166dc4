"""A number is the very decimal that the text states, whatever multiplies it, and however it is grouped."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.indicators import find_indicators
from onrecord.language.document import Document
from onrecord.language.numbers.quantities import find_quantities

GROUPINGS = {
    "plain": lambda value: f"{value}",
    "comma": lambda value: f"{value:,}",
    "no-break space": lambda value: f"{value:,}".replace(",", "\u00a0"),
    "thin space": lambda value: f"{value:,}".replace(",", "\u2009"),
}
MAGNITUDES = {
    "": 0,
    " hundred": 2,
    " thousand": 3,
    " lakh": 5,
    " million": 6,
    " crore": 7,
    " billion": 9,
    "bn": 9,
    " trillion": 12,
    "tn": 12,
}
CURRENCIES = (("$", "", "USD"), ("€", "", "EUR"), ("£", "", "GBP"), ("HK$", "", "HKD"), ("", " yuan", "CNY"))
MEASURES = ((" percent", "%", 0), (" km", "km", 0), (" barrels a day", "[bbl_us]/d", 0), (" bcm", "m3", 9))
decimals = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(min_value=1, max_value=10**9 - 1),
    st.integers(min_value=0, max_value=4),
)


@given(decimals, st.sampled_from(sorted(GROUPINGS)), st.sampled_from(sorted(MAGNITUDES)), st.sampled_from(CURRENCIES))
def test_an_amount_is_read_back_as_the_same_decimal(
    value: Decimal, grouping: str, magnitude: str, currency: tuple[str, str, str]
) -> None:
    sign, name, code = currency
    (quantity,) = find_quantities(f"It cost {sign}{GROUPINGS[grouping](value)}{magnitude}{name}.")
    assert (quantity.value, quantity.unit) == (value.scaleb(MAGNITUDES[magnitude]), code)


@given(decimals, st.sampled_from(["", " million", " billion"]), st.sampled_from(MEASURES))
def test_a_measure_is_read_back_as_the_same_decimal(
    value: Decimal, magnitude: str, measure: tuple[str, str, int]
) -> None:
    name, code, power = measure
    (quantity,) = find_quantities(f"about {value:,}{magnitude}{name}.")
    assert (quantity.value, quantity.unit) == (value.scaleb(MAGNITUDES[magnitude] + power), code)


@given(decimals, st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_a_row_holds_the_float_that_is_nearest_to_the_decimal(value: Decimal, magnitude: str) -> None:
    (draft,) = find_indicators(Document(f"They spent €{value:,} {magnitude} on it."), [])
    assert draft.value == float(value.scaleb(MAGNITUDES[f" {magnitude}"]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It lent €16.4 billion.", 16_400_000_000.0),
        ("A roll costs 63 cents.", 0.63),
        ("It rose by 35 basis points.", 0.35),
        ("It grew by 0.1 percent.", 0.1),
        ("They paid 4.35 million euros.", 4_350_000.0),
    ],
)
def test_no_binary_noise_is_left(text: str, value: float) -> None:
    assert [draft.value for draft in find_indicators(Document(text), [])] == [value]


def test_a_sum_does_not_go_on_with_what_is_counted_beside_it() -> None:
    found = find_quantities("They sent $147.9 billion and 33.3 million doses.")
    assert [(quantity.value, quantity.unit) for quantity in found] == [
        (Decimal(147900000000), "USD"),
        (Decimal(33300000), None),
    ]
