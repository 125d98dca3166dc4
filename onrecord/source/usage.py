"""In which order a text writes day and month, told by its dates in words and by its spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.language.lexicon.lists import alternation, table, words

__all__ = ["day_first"]

_SAMPLE = 60_000
_MONTH = alternation(words("months"))
_DAY_MONTH = re.compile(rf"(?<![\d.,])\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[a-z]{5,20}")


def day_first(text: str) -> bool | None:
    """Whether a numeric date of this text gives the day first; None where nothing tells.

    Another date that leaves no choice decides; else dates in words and spelling are counted together, and the one
    order needs twice the votes of the other.

    >>> day_first("Issued 25/02/2022."), day_first("On 02/25/2022, the parties honored the deal."), day_first("Hi.")
    (True, False, None)
    >>> day_first("The organisation met on 4 March in the city centre."), day_first("The labor talks of March 4")
    (True, False)
    """
    sample = text[:_SAMPLE]
    plain = {
        int(first) > 12 for first, _, second in _NUMERIC.findall(sample) if (int(first) > 12) != (int(second) > 12)
    }
    if len(plain) == 1:
        return plain.pop()
    british, american = _spellings()
    found = _WORD.findall(sample.casefold())
    first = len(_DAY_MONTH.findall(sample)) + sum(word in british for word in found)
    second = len(_MONTH_DAY.findall(sample)) + sum(word in american for word in found)
    if first > 2 * second:
        return True
    return False if second > 2 * first else None


@lru_cache(1)
def _spellings() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("source_spellings")
    endings = ("", "s", "d", "ed", "ing", "al", "ful", "able")
    pair = []
    for column in ("british", "american"):
        stems = [row[column] for row in rows]
        bare = [stem.removesuffix("e") for stem in stems]
        pair.append({f"{stem}{ending}" for stem in stems for ending in endings} | {f"{stem}ing" for stem in bare})
    return frozenset(pair[0] - pair[1]), frozenset(pair[1] - pair[0])
