"""Figures as intervals: what "nearly 150 billion" and "more than 100,000" leave open.

A figure without a qualifier is as precise as it looks: "$140 billion" may be 139 or 144, "$146.9 billion" may not. Only
things counted in less than a hundred are exact to the last one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Interval", "interval", "overlap"]

_COUNTED = 100
_SLACK = 0.1
"""No rounding is taken to be coarser than a tenth of the figure."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a figure allows. An end that is infinite is open; so is one that `without_low` or `without_high`
    says does not belong to it.
    """

    low: float
    high: float
    without_low: bool = False
    without_high: bool = False


def interval(
    value: float, value_high: float | None = None, qualifier: str = "exact", unit: str | None = None
) -> Interval:
    """The interval of a figure.

    >>> interval(150e9, qualifier="nearly", unit="USD")
    Interval(low=145000000000.0, high=150000000000.0, without_low=True, without_high=True)
    >>> interval(100_000, qualifier="more_than", unit="1")
    Interval(low=100000, high=inf, without_low=True, without_high=False)
    >>> interval(15, unit="1"), interval(140e9, unit="USD").high
    (Interval(low=15, high=15, without_low=False, without_high=False), 145000000000.0)
    """
    step = _step(value)
    if value_high is not None:
        return Interval(min(value, value_high), max(value, value_high))
    match qualifier:
        case "more_than":
            return Interval(value, math.inf, without_low=True)
        case "at_least":
            return Interval(value, math.inf)
        case "less_than":
            return Interval(-math.inf, value, without_high=True)
        case "at_most":
            return Interval(-math.inf, value)
        case "nearly":
            return Interval(value - _slack(value, step / 2), value, without_low=True, without_high=True)
        case "about":
            width = _slack(value, step)
            width = max(width, 1.0) if _counted(value, unit) else width
            return Interval(value - width, value + width)
    if _counted(value, unit):
        return Interval(value, value)
    width = _slack(value, step / 2)
    # Half a step up would have been rounded to the next figure, so the upper end does not belong.
    return Interval(value - width, value + width, without_high=width > 0)


def overlap(intervals: Iterable[Interval]) -> bool:
    """Whether one value lies in all of them.

    >>> overlap([interval(100_000, qualifier="more_than"), interval(130_000, qualifier="nearly")])
    True
    >>> overlap([interval(140e9, unit="USD"), interval(150e9, qualifier="nearly", unit="USD")])
    False
    """
    intervals = list(intervals)
    low = max((i.low for i in intervals), default=-math.inf)
    high = min((i.high for i in intervals), default=math.inf)
    if low != high:
        return low < high
    return not _without(intervals, low)


def _without(intervals: Sequence[Interval], value: float) -> bool:
    return any((i.without_low and i.low == value) or (i.without_high and i.high == value) for i in intervals)


def _counted(value: float, unit: str | None) -> bool:
    return unit == "1" and abs(value) < _COUNTED and value == int(value)


def _slack(value: float, width: float) -> float:
    return min(width, _SLACK * abs(value))


def _step(value: float) -> float:
    """The place of the last digit that is not 0: 10 for 140, 0.1 for 146.9.

    >>> _step(140), _step(146.9), _step(2e11), _step(0)
    (10.0, 0.1, 100000000000.0, 0.0)
    """
    if value == 0 or not math.isfinite(value):
        return 0.0
    # Twelve digits are more than news gives, and leave out what binary fractions add.
    mantissa, exponent = f"{abs(value):.11e}".split("e")
    digits = mantissa.replace(".", "").rstrip("0")
    return float(f"1e{int(exponent) - len(digits) + 1}")
