"""Units of measure, money, and quantities put together; the tables are checked against pint and babel."""

import pytest
from babel import Locale
from babel.numbers import get_currency_name, list_currencies
from hypothesis import given
from hypothesis import strategies as st
from pint import UnitRegistry

from onrecord.extraction.indicators.tender import TextTender
from onrecord.language.document import Document
from onrecord.language.lexicon.lists import table
from onrecord.language.numbers.currencies import currency_codes
from onrecord.language.numbers.money import money_after, money_before
from onrecord.language.numbers.quantities import find_quantities
from onrecord.language.numbers.units import denominator_at, unit_at

# What UCUM calls differently from pint; the product or quotient of these is looked up part by part.
UCUM = {
    "m": "meter", "g": "gram", "L": "liter", "l": "liter", "t": "tonne", "s": "second", "min": "minute",
    "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year", "har": "hectare", "W": "watt", "J": "joule",
    "cal": "calorie", "V": "volt", "A": "ampere", "Hz": "hertz", "Pa": "pascal", "bar": "bar", "N": "newton",
    "bit": "bit", "By": "byte", "Ohm": "ohm", "F": "farad", "Sv": "sievert", "Gy": "gray", "Bq": "becquerel",
    "mol": "mole", "cd": "candela", "lm": "lumen", "lx": "lux", "eV": "electron_volt", "K": "kelvin",
    "deg": "degree", "rad": "radian", "atm": "atmosphere", "dB": "decibel", "Cel": "degC", "[degF]": "degF",
    "%": "percent", "AU": "astronomical_unit", "[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch",
    "[yd_i]": "yard", "[nmi_i]": "nautical_mile", "[fth_i]": "fathom", "[fur_us]": "survey_foot * 660",
    "[ly]": "light_year", "[acr_us]": "acre", "[sft_i]": "foot ** 2", "[sin_i]": "inch ** 2",
    "[syd_i]": "yard ** 2", "[cft_i]": "foot ** 3", "[cin_i]": "inch ** 3", "[cyd_i]": "yard ** 3",
    "[gal_us]": "gallon", "[gal_br]": "imperial_gallon", "[qt_us]": "quart", "[pt_us]": "pint", "[cup_us]": "cup",
    "[tbs_us]": "tablespoon", "[tsp_us]": "teaspoon", "[foz_us]": "fluid_ounce", "[bbl_us]": "oil_barrel",
    "[bu_us]": "bushel", "[lb_av]": "pound", "[oz_av]": "ounce", "[oz_tr]": "troy_ounce", "[dr_av]": "dram",
    "[stone_av]": "stone", "[car_m]": "carat", "[ston_av]": "short_ton", "[lton_av]": "long_ton",
    "[HP]": "horsepower", "[Btu]": "Btu", "[kn_i]": "knot", "[psi]": "psi", "m[Hg]": "mHg",
    "[lbf_av]": "pound_force", "[ppm]": "ppm", "[REM]": "rem",
}  # fmt: skip
PREFIXES = {
    "k": 1e3,
    "M": 1e6,
    "G": 1e9,
    "T": 1e12,
    "P": 1e15,
    "h": 1e2,
    "d": 0.1,
    "c": 0.01,
    "m": 1e-3,
    "u": 1e-6,
    "n": 1e-9,
    "p": 1e-12,
}


def as_pint(registry: UnitRegistry, code: str) -> object:
    """A UCUM code as a quantity of pint: a product of atoms with prefixes and exponents, over another."""
    top, _, below = code.partition("/")
    result = registry.Quantity(1.0)
    for part in filter(None, top.split(".")):
        result = result * atom(registry, part)
    for part in filter(None, below.split(".")):
        result = result / atom(registry, part)
    return result


def atom(registry: UnitRegistry, part: str) -> object:
    if part == "10*6":
        return registry.Quantity(1e6)
    base, power = (part[:-1], int(part[-1])) if part[-1].isdigit() else (part, 1)
    factor, name = (
        (1.0, UCUM[base]) if base in UCUM else (PREFIXES[base[0]], "mmHg" if base == "mm[Hg]" else UCUM[base[1:]])
    )
    if base == "mm[Hg]":
        factor, name = 1.0, "mmHg"
    return (factor * registry.parse_expression(name)) ** power


@pytest.fixture(scope="module")
def registry() -> UnitRegistry:
    return UnitRegistry(autoconvert_offset_to_baseunit=True)


MEASURED = [row for row in table("units") if row["pint"] and row["kind"] != "temperature" and row["code"] != "dB"]


@pytest.mark.parametrize("row", MEASURED, ids=lambda row: f"{row['code']}={row['pint']}")
def test_a_code_is_the_unit_that_pint_knows_by_the_name(row: dict[str, str], registry: UnitRegistry) -> None:
    ucum = as_pint(registry, row["code"])
    named = registry.parse_expression(row["pint"]) * registry.Quantity(1.0)
    assert (ucum / named).to_base_units().dimensionless
    assert (ucum / named).to_base_units().magnitude == pytest.approx(float(row["factor"] or 1), rel=1e-5)


def test_the_table_has_some_150_units_and_each_its_own_row() -> None:
    assert len({row["code"] for row in table("units")}) >= 140
    keys = [(row["code"], row["names"], row["symbols"]) for row in table("units")]
    assert len(keys) == len(set(keys))


def test_every_currency_is_of_iso_4217_and_has_the_names_of_cldr() -> None:
    """A name that CLDR had once stays in the table: the press goes on using it."""
    known = list_currencies()
    missing = {}
    for row in table("currencies"):
        if row["code"] == "BTC":
            continue
        assert row["code"] in known
        names = {get_currency_name(row["code"], count, "en").lower() for count in (1, 2)}
        if lacking := {name for name in names if "(" not in name} - set(row["names"].split(",")):
            missing[row["code"]] = lacking
    assert missing == {}, "add these to names in currencies.tsv, and leave the others there"


def test_the_signs_that_cldr_gives_a_currency_lead_to_it() -> None:
    for code, sign in Locale("en").currency_symbols.items():
        if (
            code in currency_codes()
            and sign != code
            and not sign.isalpha()
            and (not sign.isascii() or "$" in sign)
            and not any(map(str.isspace, sign))
        ):
            found = money_before(sign, len(sign))
            assert found is not None, sign
            assert found.code == code


def quantities(text: str) -> list[tuple[float, str | None]]:
    return [(float(quantity.value), quantity.unit) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$9.1bn", 9.1e9, "USD"),
        ("HK$50", 50, "HKD"),
        ("US $50", 50, "USD"),
        ("A$2m", 2e6, "AUD"),
        ("60,000 million dollars", 6e10, "USD"),
        ("20 million Canadian dollars", 2e7, "CAD"),
        ("8 billion rubles", 8e9, "RUB"),
        ("75 cents a share", 0.75, "USD/{share}"),
        ("$90 a barrel", 90, "USD/[bbl_us]"),
        ("€30 per megawatt-hour", 30, "EUR/MW.h"),
        ("38 bcm", 3.8e10, "m3"),
        ("$33million", 3.3e7, "USD"),
        ("38 billion cubic metres", 3.8e10, "m3"),
        ("900,000 barrels per day", 900_000, "[bbl_us]/d"),
        ("12 per cent", 12, "%"),
        ("25 basis points", 0.25, "%"),
        ("three decades", 30, "a"),
        ("half an hour", 0.5, "h"),
        ("110 km/h", 110, "km/h"),
        ("-12 °C", -12, "Cel"),
        ("12 square miles", 12, "[mi_i]2"),
        ("60 MW", 60, "MW"),
        ("30 dollars and 40 cents", 30.4, "USD"),
    ],
)
def test_a_quantity_is_its_value_in_base_units_and_its_code(text: str, value: float, unit: str) -> None:
    assert quantities(text) == [(pytest.approx(value), unit)]


@pytest.mark.parametrize("name", ["Kyrgyz soms", "Kyrgyz som", "Kyrgystani soms", "Kyrgystani som"])
def test_a_currency_is_known_by_its_name_of_today_and_by_the_one_that_it_had(name: str) -> None:
    assert quantities(f"5,000 {name}") == [(5000, "KGS")]


def test_pounds_are_a_weight_until_the_text_speaks_of_sterling() -> None:
    assert quantities("40 pounds") == [(40, "[lb_av]")]
    text = "It cost £5 and 40 pounds."
    tender = TextTender(Document(text), text)
    assert [q.unit for q in find_quantities(text, tender=tender)] == ["GBP", "GBP"]
    assert quantities("40 million pounds") == [(4e7, "GBP")]


def test_a_word_that_is_also_a_currency_is_one_only_beside_a_great_number() -> None:
    assert money_after("30 won", 2, 6, value=30) is None
    assert quantities("3,000 won") == [(3000, "KRW")]


def test_an_article_makes_a_rate_only_before_what_prices_are_told_by() -> None:
    assert denominator_at("5% a record", 2) is None
    assert denominator_at("$5 billion a year earlier", 10) is None


def test_the_article_before_a_dollar_is_no_australia() -> None:
    assert quantities("a $15 fee, A$15, c $20") == [(15, "USD"), (15, "AUD"), (20, "CAD")]


def test_a_preposition_is_no_inch() -> None:
    assert unit_at("10 in favour", 2) is None


@given(st.text(max_size=60), st.integers(min_value=0, max_value=60))
def test_a_unit_is_sought_in_any_text_without_an_exception(text: str, place: int) -> None:
    found = unit_at(text, min(place, len(text)))
    assert found is None or found.end <= len(text)


@given(st.text(alphabet="0123456789 $€£.,-%kmbnUSDpa/r°C²doleurs", max_size=80))
def test_quantities_are_found_in_any_text_without_an_exception_and_in_order(text: str) -> None:
    last = 0
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.end > last
        last = quantity.end
