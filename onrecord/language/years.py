"""Whether four digits are a year or a number."""

from __future__ import annotations

import re

from onrecord.language.lexicon import words
from onrecord.language.nouns import looks_plural
from onrecord.language.units import unit_at

__all__ = ["is_year"]

_BEFORE = re.compile(r"(?:(?P<word>[A-Za-z]+)[ \u00a0]|(?P<sign>[$£€¥~≈<>#+=-]) ?)$")
# What leads to a year, even before a plural noun ("in 2014 elections"), and what leads to a number.
_OF_TIME = frozenset(
    "in since until till during before after circa year early late mid the its their his her this season spring summer autumn fall winter "
    "january february march april may june july august september october november december through".split()
)
_OF_AMOUNT = frozenset(
    "some over nearly almost about than least most approximately roughly least exactly only just another additional other under "
    "total estimated nearly up fewer below above exceeding".split()
)
_AFTER = re.compile(r"[ \u00a0](?P<word>[a-z][a-z-]+)(?:[ \u00a0](?P<next>[a-z][a-z-]+))?")


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits at this place are a year.

    >>> [is_year(t, t.index("2"), t.index("2") + 4) for t in ("in 2014, it", "some 2000 people", "the 2018 rules", "is 2200 km")]
    [True, False, True, False]

    Digits that no one would write of our time need a word that says so:

    >>> is_year("since 1640", 6, 10), is_year("sent 1640", 5, 9)
    (True, False)
    """
    value = int(text[start:end])
    before = _BEFORE.search(text, max(0, start - 20), start)
    sign = before["sign"] if before else None
    if sign is not None and sign not in "-":
        return False
    word = (before["word"] or "").lower() if before else ""
    measured = unit_at(text, end)
    if measured is not None and measured.unit.kind != "duration":
        return False
    after = _AFTER.match(text, end)
    plural = after is not None and (looks_plural(after["word"]) or bool(after["next"] and looks_plural(after["next"])))
    if word in _OF_AMOUNT and (plural or value < 1900 or word in ("than", "least", "some", "nearly", "almost")):
        return False
    if 1900 <= value < 2060:
        countable = words("number_countables")
        return word in _OF_TIME or after is None or not (after["word"] in countable or after["next"] in countable)
    return word in ("in", "since", "until", "till", "circa", "year", "early", "late", "mid") and not plural
