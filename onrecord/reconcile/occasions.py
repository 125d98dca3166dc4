"""When a report was made: whether two reports can be of the same occasion.

A politician says "security concerns" every week, and a front has troops near it in many years. Words that are alike and
figures without a period are lined up only where their articles are of one event or of the same days.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

__all__ = ["WINDOW", "Occasion", "first_and_last", "occasion_of"]

WINDOW = 7
"""How many days may lie between two reports of one occasion, where no event says so."""


class Occasion(NamedTuple):
    """The event that an article covers, and the day of its publication as a proleptic ordinal; None where unknown."""

    event: str | None
    day: int | None

    def near(self, other: Occasion) -> bool:
        """Whether the two are known to be the same event, or at most `WINDOW` days apart.

        >>> occasion_of("summit", None).near(occasion_of("summit", date(2022, 2, 4)))
        True
        >>> occasion_of(None, date(2022, 2, 4)).near(occasion_of(None, date(2022, 3, 4)))
        False
        """
        if self.event is not None and self.event == other.event:
            return True
        return self.day is not None and other.day is not None and abs(self.day - other.day) <= WINDOW

    @property
    def cells(self) -> tuple[str | int, ...]:
        """The cells of an index in which a report is put: its event and its week."""
        event = () if self.event is None else (self.event,)
        return event if self.day is None else (*event, self.day // WINDOW)

    @property
    def neighbours(self) -> tuple[str | int, ...]:
        """The cells in which reports near it can be: two near days are in one week or in two that touch."""
        event = () if self.event is None else (self.event,)
        week = None if self.day is None else self.day // WINDOW
        return event if week is None else (*event, week - 1, week, week + 1)


def occasion_of(event: str | None, published: date | None) -> Occasion:
    """The occasion of an article."""
    return Occasion(event, None if published is None else published.toordinal())


def first_and_last(days: Iterable[int | None]) -> tuple[str | None, str | None]:
    """The earliest and the latest day as ISO 8601 dates."""
    known = sorted(day for day in days if day is not None)
    return (date.fromordinal(known[0]).isoformat(), date.fromordinal(known[-1]).isoformat()) if known else (None, None)
