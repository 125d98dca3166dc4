"""Where it was given or sent from: a line with a place beside the date, and the hour on a line of its own."""

from __future__ import annotations

import re

from onrecord.language.lexicon.geography import country_of
from onrecord.language.lexicon.lists import words
from onrecord.source.page import Page
from onrecord.source.rules.dates import is_time_line
from onrecord.source.shape import LONG, is_names, is_prose

__all__ = ["claim_places", "is_place"]

_PLACES = words("places")
_SMALL = re.compile(r"(?<=\s)(?:of|the|and)\s|^the\s", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:room|house|garden|palace|hall|hotel|airport|headquarters|office|embassy|ministry|building|centre|center"
    r"|square|street|castle|kremlin|studio|terrace|lawn|ballroom|residence|university)\b",
    re.IGNORECASE,
)
_LONGEST = 10
_TIMED = frozenset({"date", "place"})


def claim_places(page: Page) -> None:
    """Above the first paragraph, lines that are a place beside a line that is a date or an hour; hours at the very top
    and the very end, between which a speech was given.
    """
    prose = [block.index for block in page.open() if is_prose(block.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(page.blocks), -1)
    for block in list(page.open()):
        above, below = page.leader(block), page.follower(block)
        timed = above is not None and above.role in _TIMED and above.index < last
        if is_time_line(block.text) and (timed or block.index < first or block.index > last):
            page.claim(block, "date", "time_line")
        elif above is None or not is_place(block.text):
            continue
        elif timed or (block.index < first and below is not None and is_time_line(below.text)):
            page.claim(block, "place", "place_line")


def is_place(text: str) -> bool:
    """Whether a line could be a place: a known one, one with its region after a comma, or a venue.

    >>> is_place("Berlin"), is_place("The Kremlin, Moscow"), is_place("Ottawa, Ontario"), is_place("Rose Garden")
    (True, True, True, True)
    >>> is_place("Water"), is_place("Opening remarks"), is_place("Ana Roig, Secretary of State"), is_place("In Riga")
    (False, False, False, False)
    """
    if len(text) > LONG // 2 or len(text.split()) > _LONGEST:
        return False
    parts = [part.strip() for part in text.split(",")]
    if not all(part and is_names(_SMALL.sub("", part)) for part in parts):
        return False
    known = [country_of(part) is not None or part in _PLACES or _VENUE.search(part) is not None for part in parts]
    if len(parts) == 1:
        return known[0]
    return known[-1] or (len(text.split()) <= 5 and all(len(part.split()) <= 2 for part in parts))
