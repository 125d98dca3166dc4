"""Ordinals that count: "the 38th exchange", "for the third time"; not "the 22nd amendment" or "the second largest"."""

from __future__ import annotations

import re

from onrecord.extraction.indicators.counted_noun import Phrase, noun_phrase
from onrecord.language.lexicon.lists import words
from onrecord.language.numbers.quantities import Quantity

__all__ = ["counted_by"]

_IN_A_ROW = frozenset({"straight", "consecutive", "successive"})
_RANK = re.compile(r"(?:most|least|best|worst|[a-z]+est|only|to)$")


def counted_by(text: str, quantity: Quantity, end: int) -> Phrase | None:
    """What an ordinal counts, or None where it ranks, labels, or is the first of anything.

    >>> from onrecord.language.numbers.quantities import find_quantities
    >>> def ask(text):
    ...     found = counted_by(text, find_quantities(text)[0], len(text))
    ...     return found and found.words
    >>> [ask(t) for t in ("the 38th one-on-one exchange between", "a third term", "its 30th anniversary")]
    [('one-on-one', 'exchange'), ('term',), ('anniversary',)]
    >>> [ask(t) for t in ("the 21st century", "the second largest", "the first time", "the third party")]
    [None, None, None, None]
    """
    if quantity.value < 2 or text[quantity.end : quantity.end + 1] not in (" ", "\u00a0"):
        return None
    phrase = noun_phrase(text, quantity.end + 1, end, most=4)
    if phrase is None or text[phrase.start].isupper():
        return None
    events = words("number_events")
    for i, word in enumerate(phrase.words):
        if _RANK.match(word) or word in words("number_unranked"):
            return None
        if word in events and not (word in _IN_A_ROW and i + 1 < len(phrase.words)):
            return _up_to(text, phrase, i)
    if phrase.words[0] in _IN_A_ROW and len(phrase.words) > 1:
        return _up_to(text, phrase, 1)
    if phrase.words[-1].endswith(("ed", "ing", "ly")) or phrase.words[-1] in words("speech_irregular_pasts"):
        return None
    digits = text[quantity.start].isdigit()
    return phrase if digits and len(phrase.words) <= 3 and quantity.value >= 3 else None


def _up_to(text: str, phrase: Phrase, last: int) -> Phrase:
    """The phrase up to its word number `last`; its words are parted by single spaces."""
    written = text[phrase.start : phrase.end].split(" ")[: last + 1]
    return Phrase(phrase.start, phrase.start + len(" ".join(written)), phrase.words[: last + 1])
