"""Lengths of time as ISO 8601 durations: "five years" is P5Y."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.numbers.quantities import find_quantities

__all__ = ["Duration", "find_durations"]


class Duration(NamedTuple):
    """A length of time and its place."""

    start: int
    end: int
    iso: str


_LETTERS = {"s": "T{}S", "min": "T{}M", "h": "T{}H", "d": "{}D", "wk": "{}W", "mo": "{}M", "a": "{}Y"}
_HALF_YEARS = re.compile(r"\.5$")


def find_durations(text: str, start: int = 0, end: int | None = None) -> list[Duration]:
    """The lengths of time in a stretch of text; a half is told in the next smaller unit where that is exact.

    >>> [d.iso for d in find_durations("for another five years, after 18 months and 2.5 years of 36-hour days")]
    ['P5Y', 'P18M', 'P30M', 'PT36H']
    >>> find_durations("two years ago") == find_durations("five agreements") == []
    True
    """
    found = []
    for quantity in find_quantities(text, start, end):
        if quantity.kind != "duration" or quantity.unit not in _LETTERS or _AGO.match(text, quantity.end):
            continue
        count, letters = f"{float(quantity.value):g}", _LETTERS[quantity.unit]
        if quantity.unit == "a" and _HALF_YEARS.search(count):
            count, letters = f"{float(quantity.value * 12):g}", _LETTERS["mo"]
        if "e" not in count and quantity.value > 0:
            found.append(Duration(quantity.start, quantity.end, "P" + letters.format(count)))
    return found


_AGO = re.compile(r"[ \u00a0]ago\b")
