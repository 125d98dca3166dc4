"""How exact a number is said to be: "nearly", "more than", "up to", "or so"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import table

__all__ = ["Qualified", "qualifier_after", "qualifier_before"]


class Qualified(NamedTuple):
    """A qualifier and the end of its words that lies away from the number."""

    place: int
    qualifier: str


_WORD = re.compile(r"[A-Za-z.]+")
_SIGNS = {
    "~": "about",
    "≈": "about",
    "±": "about",
    ">": "more_than",
    "<": "less_than",
    "≥": "at_least",
    "≤": "at_most",
    ">=": "at_least",
    "<=": "at_most",
}


@cache
def _qualifiers() -> dict[str, str]:
    return {row["words"]: row["qualifier"] for row in table("number_qualifiers")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split(" ")[-1] for phrase in _qualifiers())


def qualifier_before(text: str, place: int, begin: int) -> Qualified:
    """The qualifier whose words end right before `place`; "exact" with the same place where there is none.

    >>> text = "a record, nearly 150, as many as 20, the 30"
    >>> [tuple(qualifier_before(text, text.index(n), 0)) for n in ("150", "20", "30")]
    [(10, 'nearly'), (22, 'at_most'), (41, 'exact')]
    """
    qualifier = "exact"
    at = place
    for _ in range(3):
        words = _words_before(text, at, begin)
        best: tuple[int, str] | None = None
        for count in range(len(words), 0, -1):
            phrase = " ".join(text[a:b].lower() for a, b in reversed(words[:count]))
            known = _qualifiers().get(phrase) or (_SIGNS.get(phrase) if count == 1 else None)
            if known is not None:
                best = (words[count - 1][0], known)
                break
        if best is None:
            break
        at = best[0]
        if qualifier == "exact":
            qualifier = best[1]
    return Qualified(at, qualifier)


def _words_before(text: str, place: int, begin: int) -> list[tuple[int, int]]:
    """Up to five words before a place, the nearest first, when the nearest can end a qualifier."""
    found: list[tuple[int, int]] = []
    while len(found) < 5 and place > begin:
        stop = place
        if text[stop - 1] in " \u00a0-" and (
            found or text[stop - 1] != "-" or text[max(begin, stop - 4) : stop - 1].lower() == "sub"
        ):
            stop -= 1
        elif found:
            break
        first = text.rfind(" ", max(begin, stop - 16), stop) + 1 or max(begin, stop - 16)
        while first < stop and text[first] in "(“\"'‘[-":
            first += 1
        word = text[first:stop]
        if not (_WORD.fullmatch(word) or word in _SIGNS):
            break
        if not found and word.lower() not in _last_words() and word not in _SIGNS:
            break
        found.append((first, stop))
        place = first
    return found


# Before a number the words are that number's: "$3bn, at most 5%".
_NO_NUMBER = r"(?! (?:\d|[$£€]|(?:a|one|two|three|half)\b))"
_AFTER = re.compile(
    r"(?P<least>,?(?: or (?:more|above|over|greater|higher|longer|older)| and (?:more|up|above|over))(?! than)\b"
    rf"|(?: at least| at a minimum| minimum)\b{_NO_NUMBER})"
    r"|(?P<more>\+|[ -]plus\b)"
    r"|(?P<about>[ -]odd\b| or so\b| or thereabouts\b| give or take\b)"
    r"|(?P<most>,?(?: or (?:less|fewer|below|under|lower|younger))(?! than)\b"
    rf"|,?(?: at (?:the )?most| tops| maximum)\b{_NO_NUMBER})"
)


def qualifier_after(text: str, place: int, end: int) -> Qualified | None:
    """The qualifier that stands behind a number or its unit.

    >>> qualifier_after("20 or more", 2, 10).qualifier, qualifier_after("20 more", 2, 7)
    ('at_least', None)
    """
    match = _AFTER.match(text, place, end)
    if match is None:
        return None
    kind = next(name for name, value in match.groupdict().items() if value)
    return Qualified(match.end(), {"least": "at_least", "more": "more_than", "about": "about", "most": "at_most"}[kind])
