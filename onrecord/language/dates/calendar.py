"""Dates of reduced precision: the ISO 8601 string of a year, a month, a day or a stretch between two."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

__all__ = ["between", "day", "month", "month_number", "quarter", "shifted", "week"]

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: i for name, i in _MONTHS.items()} | {"sept": 9}


def month_number(name: str) -> int | None:
    """The number of a month, from its name or its abbreviation with or without a full stop.

    >>> month_number("February"), month_number("Sept."), month_number("Smarch")
    (2, 9, None)
    """
    return _MONTHS.get(name.lower().rstrip("."))


def month(year: int, number: int) -> str:
    """A month of a year: 2022-02.

    >>> month(2022, 2)
    '2022-02'
    """
    return f"{year:04d}-{number:02d}"


def day(year: int, number: int, of_month: int) -> str | None:
    """A day, or None where the calendar has no such one.

    >>> day(2022, 2, 4), day(2022, 2, 30)
    ('2022-02-04', None)
    """
    try:
        return date(year, number, of_month).isoformat()
    except ValueError:
        return None


def quarter(year: int, number: int, parts: int = 4) -> str:
    """A quarter (or a half, of two parts) of a year, as an interval of months.

    >>> quarter(2021, 3), quarter(2021, 2, parts=2)
    ('2021-07/2021-09', '2021-07/2021-12')
    """
    length = 12 // parts
    return f"{month(year, (number - 1) * length + 1)}/{month(year, number * length)}"


def week(anchor: date) -> str:
    """The ISO week of a day.

    >>> week(date(2022, 2, 4))
    '2022-W05'
    """
    year, number, _ = anchor.isocalendar()
    return f"{year:04d}-W{number:02d}"


def between(first: str, last: str) -> str | None:
    """The interval from one date to a later one; None when the second is no later.

    >>> between("2021", "2025"), between("2025", "2021")
    ('2021/2025', None)
    """
    return f"{first}/{last}" if first < last else None


def shifted(anchor: date, unit: str, by: int) -> str | None:
    """The day, week, month, quarter, year, decade or century that lies `by` of them from the anchor.

    None outside the years 0 to 9999, which ISO 8601 writes with four digits.

    >>> [shifted(date(2022, 2, 4), unit, -1) for unit in ("day", "month", "quarter", "year", "decade")]
    ['2022-02-03', '2022-01', '2021-10/2021-12', '2021', '2010/2019']
    """
    try:
        if unit == "day":
            return (anchor + timedelta(days=by)).isoformat()
        if unit == "week":
            return week(anchor + timedelta(weeks=by))
    except OverflowError:
        return None
    if unit in ("month", "quarter"):
        year, number = divmod(anchor.year * 12 + anchor.month - 1 + by * (3 if unit == "quarter" else 1), 12)
        if not 0 <= year <= 9999:
            return None
        return month(year, number + 1) if unit == "month" else quarter(year, number // 3 + 1)
    span = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (anchor.year // span + by) * span
    if not 0 <= first <= 9999:
        return None
    return f"{first:04d}" if unit == "year" else f"{first:04d}/{first + span - 1:04d}"
