"""Values in other units: miles in kilometres, never dollars in euros.

Units are codes of UCUM and, for money, of ISO 4217. What a currency was worth on a day is no fact of the source, so
amounts in different currencies are not compared at all. What the units of UCUM are worth stands in `ucum.tsv`, so that
comparing needs no library of units.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["convert"]

_ANNOTATION = re.compile(r"\{[^{}]*\}")
_TEN = re.compile(r"10\*(\d+)")
_CURRENCY = re.compile(r"([A-Z]{3})(?:/(.+))?")


def convert(value: float, unit: str | None, wanted: str | None) -> float | None:
    """The value in the unit `wanted`; None where the two units measure different things, or are different currencies.

    >>> round(convert(2500, "[mi_i]", "km")), convert(5, "a", "mo")
    (4023, 60.0)
    >>> convert(1, "EUR", "USD") is None, convert(1, "km", "kg") is None, convert(1, None, "km") is None
    (True, True, True)
    >>> convert(12, "{bag}", "1") is None, convert(7, "[pH]", "1") is None
    (True, True)
    >>> round(convert(80, "USD/[bbl_us]", "USD/m3"))
    503
    """
    if unit == wanted:
        return value
    if unit is None or wanted is None:
        return None
    money, other = _CURRENCY.fullmatch(unit), _CURRENCY.fullmatch(wanted)
    if not money and not other:
        return _physical(value, unit, wanted)
    if not money or not other or money[1] != other[1] or not money[2] or not other[2]:
        return None
    per = _physical(1.0, money[2], other[2])
    return value / per if per else None


def _physical(value: float, unit: str, wanted: str) -> float | None:
    """The value in another UCUM unit."""
    if unit == wanted:
        return value
    if _ANNOTATION.findall(unit) != _ANNOTATION.findall(wanted):
        # UCUM takes {bag} and {share} for mere numbers; to a reader they are different things.
        return None
    start, end = _parsed(unit), _parsed(wanted)
    if start is None or end is None or start.dimension != end.dimension:
        return None
    return (value * start.factor + start.offset - end.offset) / end.factor


class _Worth(NamedTuple):
    """What a unit is worth: `value * factor + offset` in base units of the SI."""

    factor: float
    offset: float
    dimension: tuple[tuple[str, int], ...]


@cache
def _parsed(unit: str) -> _Worth | None:
    """The worth of a UCUM term: atoms with exponents, multiplied by dots and divided by strokes.

    >>> _parsed("km/h").dimension, _parsed("km2").factor, _parsed("furlongs")
    ((('m', 1), ('s', -1)), 1000000.0, None)
    """
    factor, offset = 1.0, 0.0
    powers: Counter[str] = Counter()
    parts = [part for part in re.split(r"([./])", _ANNOTATION.sub("", unit)) if part]
    sign = 1
    for part in parts:
        if part in "./":
            sign = -1 if part == "/" else 1
            continue
        found = _part(part)
        if found is None:
            return None
        worth, exponent = found
        if worth.offset and (len(parts) > 1 or exponent != 1):
            return None  # degrees Celsius per hour is a difference; no table tells what a difference is worth
        factor *= worth.factor ** (sign * exponent)
        offset = worth.offset
        for base, power in worth.dimension:
            powers[base] += sign * exponent * power
    return _Worth(factor, offset, tuple(sorted((base, power) for base, power in powers.items() if power)))


def _part(part: str) -> tuple[_Worth, int] | None:
    """One atom of a term, and its exponent."""
    known = _table()
    if part in known:
        return known[part], 1
    if number := _TEN.fullmatch(part):
        return _Worth(10.0 ** int(number[1]), 0.0, ()), 1
    atom = part.rstrip("0123456789").removesuffix("-")
    if atom in known and atom != part:
        return known[atom], int(part[len(atom) :])
    return (_Worth(1.0, 0.0, ()), 1) if part == "1" else None


@cache
def _table() -> dict[str, _Worth]:
    rows = files(__package__).joinpath("ucum.tsv").read_text("utf-8").splitlines()
    found = {}
    for row in rows:
        if not row.startswith(("#", "code\t")):
            code, factor, offset, dimension = row.split("\t")
            found[code] = _Worth(float(factor), float(offset), tuple(sorted(map(_power, dimension.split()))))
    return found


def _power(base: str) -> tuple[str, int]:
    """`s-2` as base and exponent; mere numbers have none.

    >>> _power("s-2"), _power("kg")
    (('s', -2), ('kg', 1))
    """
    exponent = re.search(r"-?\d+$", base)
    return (base[: exponent.start()], int(exponent[0])) if exponent else (base, 1)
