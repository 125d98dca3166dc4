"""Letters that multiply: "4.2bn", "10k", and the "m" that is now a million, now a metre."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import alternation, table

__all__ = ["Magnitude", "magnitude_at"]


class Magnitude(NamedTuple):
    """Where the letters end, and what they multiply by."""

    end: int
    value: Decimal


def magnitude_at(text: str, place: int, end: int, number: int) -> Magnitude | None:
    """The magnitude whose letters follow a number that begins at `number` and ends at `place`.

    >>> [magnitude_at(t, 4, len(t), 1) for t in ("$4.2bn deal", "£4.2m deal")]
    [Magnitude(end=6, value=Decimal('1000000000')), Magnitude(end=5, value=Decimal('1000000'))]

    Letters that are also a unit count only beside money, before a counted noun, or where no length is told:

    >>> magnitude_at("is 1.8m tall", 6, 12, 3) is None, magnitude_at("1.2m tons", 3, 9, 0).value
    (True, Decimal('1000000'))
    """
    match = _letters().match(text, place, end)
    if match is None:
        return None
    row = _rows()[match["letters"]]
    close = match.start("letters") == place
    if row["written"] == "close" and not close:
        return None
    if row["sure"] == "no" and not _multiplies(text, match, close, number, end):
        return None
    return Magnitude(match.end(), Decimal(row["value"]))


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["letters"]: row for row in table("number_magnitudes")}


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(rf" ?(?P<letters>{alternation(tuple(_rows()))})(?![\w²³^])(?!/)")


# Money before the number, or before the one that begins its range: "€200-300m", "$3m to 5m".
_MONEY_BEFORE = re.compile(
    r"(?:(?:[$£€¥₹₽₩₺฿₫₴₦]|\b(?:[A-Z]{3}|Rs\.?|RM|PS|US|kr))[ ]?|\b[A-Z][A-Za-z]{0,3})[-−]?"
    r"(?:[0-9][0-9.,]{0,9}(?:[mbk]n?)?(?:[ ]?[-–—][ ]?| to | and | or ))?$"
)
_MONEY_AFTER = re.compile(
    r"[ -](?:(?:[A-Z][a-z]+ ){1,2}|[A-Z]{2,3} )?"
    r"(?:dollar|euro|pound|yen|yuan|ruble|rouble|rupee|franc|won|peso|real|rand|lira|ri?yal|rial|dirham|dinar|kron|crown|shilling|zlot|baht|ringgit|naira|shekel|forint|cedi|hryvnia|tenge|lev|lei"
    r"|rupiah|taka|dong|[A-Z]{3}\b)"
)
_PLURAL_AFTER = re.compile(
    r" (?:of (?:its|their|the|his|her)\b|(?:(?!(?:around|across|above|below|along|as|at|by|for|from|in|into|is|of"
    r"|off|on|over|per|than|to|was|with)\b)[a-z-]+ ){0,4}?"
    r"(?!(?:as|across|has|is|its|less|plus|this|versus|vs|was)\b)[a-z-]{2,}s\b)"
)
_LENGTH_AFTER = re.compile(
    r"[ -]?(?:\(|long|wide|tall|high|deep|away|above|below|from|race|sprint|freestyle|x\b|by \d|of (?:road|track"
    r"|rope|fence|fencing|cable|pipe|land|water|snow))"
)
_COUNTED_AFTER = re.compile(r" (?:people|men|women|children|staff|troops|viewers)\b")


def _multiplies(text: str, match: re.Match[str], close: bool, number: int, end: int) -> bool:
    """Whether letters that may be a unit multiply here; beside money always."""
    if _MONEY_BEFORE.search(text, max(0, number - 24), number) or _MONEY_AFTER.match(text, match.end(), end):
        return True
    letters = match["letters"]
    if letters in ("b", "B"):
        return letters == "B" or (close and _counted(text, match.end(), end))
    if letters == "m":
        return close and not _LENGTH_AFTER.match(text, match.end(), end) and _counted(text, match.end(), end)
    return False


def _counted(text: str, place: int, end: int) -> bool:
    return bool(_COUNTED_AFTER.match(text, place, end) or _PLURAL_AFTER.match(text, place, end))
