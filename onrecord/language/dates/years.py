"""Whether four digits are a year or a number."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.morphology import looks_plural
from onrecord.language.numbers.units import unit_at

__all__ = ["is_year"]

_BEFORE = re.compile(r"(?:(?P<word>[A-Za-z]+)[ \u00a0]|(?P<sign>[$£€¥~≈<>#+=-]) ?)$")
# What leads to a year, even before a plural noun ("in 2014 elections"), and what leads to a number.
_AFTER = re.compile(r"[ \u00a0](?P<word>[a-z][a-z-]+)(?:[ \u00a0](?P<next>[a-z][a-z-]+))?")


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits at this place are a year.

    >>> def ask(text): return is_year(text, text.index("2"), text.index("2") + 4)
    >>> ask("in 2014, it"), ask("some 2000 people"), ask("the 2018 rules"), ask("is 2200 km")
    (True, False, True, False)

    Digits that no one would write of our time need a word that says so:

    >>> is_year("since 1640", 6, 10), is_year("sent 1640", 5, 9)
    (True, False)
    """
    value = int(text[start:end])
    before = _BEFORE.search(text, max(0, start - 20), start)
    sign = before["sign"] if before else None
    if sign is not None and sign != "-":
        return False
    word = (before["word"] or "").lower() if before else ""
    measured = unit_at(text, end)
    name = text[end + 1 : end + 2].isupper() and word in words("number_before_years")  # "In 2019 Stone told"
    if measured is not None and measured.unit.kind != "duration" and not name:
        return False
    after = _AFTER.match(text, end)
    plural = after is not None and (looks_plural(after["word"]) or bool(after["next"] and looks_plural(after["next"])))
    if word in words("number_before_amounts") and (
        plural or value < 1900 or word in ("than", "least", "some", "nearly", "almost")
    ):
        return False
    if 1900 <= value <= 2100:
        countable = words("number_countables")
        return (
            word in words("number_before_years")
            or after is None
            or not (after["word"] in countable or after["next"] in countable)
        )
    if word == "the" and 1500 <= value < 1900 and after is not None and not plural:
        return True
    return word in ("in", "since", "until", "till", "circa", "year", "early", "late", "mid") and not plural
