"""Conversions by the table that comes with the package, held against pint."""

from __future__ import annotations

import pytest
from ucum_table import TABLE, made
from ucumvert import PintUcumRegistry

from onrecord.language.lexicon.lists import table
from onrecord.reconcile.units import convert

REGISTRY = PintUcumRegistry()
MISREAD = {"[cft_i]", "[cyd_i]"}
"""Codes that ucumvert takes for something else."""
CODES = sorted({row["code"] for row in table("units") if "{" not in row["code"]})


def test_the_table_is_what_its_maker_makes() -> None:
    assert TABLE.read_text("utf-8") == made()


@pytest.mark.parametrize("unit", CODES)
def test_a_unit_is_converted_as_pint_converts_it(unit: str) -> None:
    for wanted in CODES:
        if any(part in MISREAD for code in (unit, wanted) for part in code.split("/")):
            continue
        found = convert(3.0, unit, wanted)
        if found is not None and unit != wanted:
            start, end = REGISTRY.from_ucum(unit), REGISTRY.from_ucum(wanted)
            assert found == pytest.approx(REGISTRY.Quantity(3.0, start).to(end).magnitude, rel=1e-9), wanted


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        (1.0, "[mi_i]", "km", 1.609344),
        (100.0, "km/h", "[mi_i]/h", 62.1371192237334),
        (1.0, "[cft_i]", "m3", 0.028316846592),
        (1.0, "km2", "har", 100.0),
        (50.0, "[degF]", "Cel", 10.0),
        (1.0, "GW.h", "MW.h", 1000.0),
        (10.0, "USD/[bbl_us]", "USD/m3", 62.8981),
        (2.0, "10*6.[Btu]", "[Btu]", 2_000_000.0),
    ],
)
def test_what_is_measured_alike_is_converted(value: float, unit: str, wanted: str, expected: float) -> None:
    assert convert(value, unit, wanted) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ("km", "kg"),
        ("km", "km2"),
        ("EUR", "USD"),
        ("EUR", "kg"),
        ("bit", "1"),
        ("furlongs", "m"),
        ("{bag}", "1"),
        ("[degF]/h", "Cel/h"),
        (None, "m"),
    ],
)
def test_what_is_not_measured_alike_is_not_converted(unit: str | None, wanted: str) -> None:
    assert convert(1.0, unit, wanted) is None
