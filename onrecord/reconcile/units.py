"""Values in other units: miles in kilometres, never dollars in euros.

Units are codes of UCUM and, for money, of ISO 4217. What a currency was worth on a day is no fact of the source, so
amounts in different currencies are not compared at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.errors import MissingLibraryError

__all__ = ["convert"]

_ANNOTATION = re.compile(r"\{[^{}]*\}")
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
    """The value in another UCUM unit, by the conversion tables of pint."""
    if unit == wanted:
        return value
    if _ANNOTATION.findall(unit) != _ANNOTATION.findall(wanted):
        # UCUM takes {bag} and {share} for mere numbers; to a reader they are different things.
        return None
    registry = _registry()
    import pint

    try:
        start, end = _parsed(unit), _parsed(wanted)
        if start is None or end is None:
            return None
        return float(registry.Quantity(value, start).to(end).magnitude)
    except pint.PintError:
        return None


@cache
def _registry() -> Any:
    try:
        from ucumvert import PintUcumRegistry
    except ModuleNotFoundError as error:
        raise MissingLibraryError("ucumvert", "build") from error
    return PintUcumRegistry()


@cache
def _parsed(unit: str) -> Any:
    """The pint unit of a UCUM code; None where it is no code, or one with a number of its own in it."""
    from lark.exceptions import LarkError
    from ucumvert.parser import InvalidUcumError

    try:
        quantity = _registry().from_ucum(unit)
    except (InvalidUcumError, LarkError):
        return None
    return getattr(quantity, "units", quantity) if getattr(quantity, "magnitude", 1) == 1 else None
