"""Numbers in running text: what is one, where it begins and ends, and what it comes to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.numbers.numbers import find_numbers, parse_number


def values(text: str) -> list[float]:
    return [float(number.value) for number in find_numbers(text)]


def written(text: str) -> list[str]:
    return [text[number.start : number.end] for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("forty-five", 45),
        ("four hundred and five", 405),
        ("nine thousand two hundred", 9200),
        ("three million and twelve", 3_000_012),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("three and a half billion", 3_500_000_000),
        ("one million and a half", 1_500_000),
        ("three lakh crore", 3e12),
        ("60,000 million", 6e10),
        ("7 lakh", 700_000),
        ("minus six", -6),
        ("6 thousand 2 hundred and 9", 6209),
        ("twelve point five", 12.5),
    ],
)
def test_number_words_are_multiplied_out(words: str, value: float) -> None:
    found = parse_number(words)
    assert found is not None
    assert float(found) == value


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1,234,567.5", 1_234_567.5),
        ("1.234.567", 1_234_567),
        ("1.234,5", 1234.5),
        ("2,7", 2.7),
        ("12,34,567", 1_234_567),
        ("98 000", 98_000),
        ("1 234 567", 1_234_567),
        ("6e4", 60_000),
        ("3×10^5", 300_000),
        ("2¾", 2.75),
        ("3/8", 0.375),
        (".25", 0.25),
        ("-40", -40),
        ("9.1bn", 9.1e9),
        ("15k", 15_000),
    ],
)
def test_digits_are_read_in_every_grouping(digits: str, value: float) -> None:
    found = parse_number(digits)
    assert found is not None
    assert float(found) == value


def test_a_fraction_needs_its_plural_or_an_article_and_something_divided() -> None:
    assert values("three-quarters of them, and a fifth of the rest") == [0.75, 0.2]
    assert [n.form for n in find_numbers("a fifth visit in the third week")] == ["ordinal", "ordinal"]


def test_a_plural_magnitude_is_the_least_that_it_can_be() -> None:
    (number,) = find_numbers("tens of thousands marched")
    assert (float(number.value), number.form) == (10_000, "vague")


def test_the_article_of_a_magnitude_belongs_to_it() -> None:
    assert written("a hundred boats, about a million voters") == ["a hundred", "a million"]


@pytest.mark.parametrize(
    "text", ["the G7", "an S-300 battery", "release 10.2.4", "COVID-19", "B2B", "the BTR-80", "id.7"]
)
def test_digits_inside_a_name_or_version_are_no_number(text: str) -> None:
    assert values(text) == []


def test_the_letter_m_is_a_million_beside_money_and_before_things_and_a_metre_elsewhere() -> None:
    assert values("€3m") == [3_000_000]
    assert values("3m voters") == [3_000_000]
    assert values("3m long") == [3]


def test_a_currency_code_may_be_glued_to_its_number() -> None:
    assert values("EUR40m and USD1,500") == [40_000_000, 1500]


def test_a_hyphen_joins_two_numbers_and_is_no_minus() -> None:
    assert values("a 20-30 km belt") == [20, 30]


def test_two_numbers_joined_by_and_stay_two_when_the_second_is_as_great() -> None:
    assert values("between two million and three million") == [2_000_000, 3_000_000]
    assert values("five and six") == [5, 6]


def test_a_year_in_words_is_told_apart() -> None:
    assert [(n.value, n.form) for n in find_numbers("back in nineteen eighty-four")] == [(1984, "year")]


def test_digits_without_end_are_no_number_and_do_no_harm() -> None:
    assert values("9" * 5000) == []


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
SMALL = [*UNITS.split(), "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(value: int) -> str:
    """The number in English words."""
    if value < 20:
        return SMALL[value]
    if value < 100:
        ten, unit = divmod(value, 10)
        return TENS[ten - 2] + (f"-{SMALL[unit]}" if unit else "")
    for scale, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if value >= scale:
            count, rest = divmod(value, scale)
            return f"{spell(count)} {name}" + (f" {spell(rest)}" if rest else "")
    raise AssertionError


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_number_in_words_is_parsed_back(value: int) -> None:
    assert parse_number(spell(value)) == value


def test_a_number_in_digits_does_not_go_on_behind_its_magnitude() -> None:
    assert values("1 billion and 18") == [1e9, 18]
    assert values("one billion and eighteen") == [1_000_000_018]


GROUPINGS = {
    "plain": lambda value: f"{value}",
    "comma": lambda value: f"{value:,}",
    "no-break space": lambda value: f"{value:,}".replace(",", "\u00a0"),
    "space": lambda value: f"{value:,}".replace(",", " "),
    "apostrophe": lambda value: f"{value:,}".replace(",", "’"),
}


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(sorted(GROUPINGS)))
def test_a_formatted_number_is_parsed_back(value: int, grouping: str) -> None:
    assert parse_number(GROUPINGS[grouping](value)) == value


@given(st.integers(min_value=10**6, max_value=10**15))
def test_a_number_grouped_by_points_is_parsed_back(value: int) -> None:
    assert parse_number(f"{value:,}".replace(",", ".")) == value


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False))
def test_a_decimal_is_parsed_back_in_both_conventions(value: Decimal) -> None:
    english = f"{value:,}"
    assert parse_number(english) == value
    if "," in english:
        assert parse_number(english.translate(str.maketrans(",.", ".,"))) == value


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from(
        [
            ("thousand", 1e3),
            ("million", 1e6),
            (" million", 1e6),
            ("bn", 1e9),
            (" bn", 1e9),
            (" billion", 1e9),
            ("tn", 1e12),
            ("k", 1e3),
        ]
    ),
)
def test_a_number_with_a_magnitude_is_parsed_back(count: int, magnitude: tuple[str, float]) -> None:
    name, factor = magnitude
    joined = f"{count} {name}" if name in ("thousand", "million") else f"{count}{name}"
    assert parse_number(joined) == pytest.approx(count * factor)


@given(st.text(max_size=200))
def test_any_text_is_searched_without_an_exception_and_places_are_valid(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@given(st.text(alphabet="0123456789 ,.-–/%$€'one twohundredmillionhalf a", max_size=120))
def test_text_full_of_digits_and_number_words_is_searched_without_an_exception(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end].strip()
