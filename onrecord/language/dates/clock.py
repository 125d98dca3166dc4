"""Times of day: "2:55 p.m. PT", "5 pm", "1430 GMT", and the British "18.32", which looks like a decimal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.language.lexicon.lists import alternation, words

__all__ = ["find_times", "may_be_dotted"]

_ZONES = alternation(words("time_zones"))
_TIME = re.compile(
    rf"""
    (?<![\w.,:$-])
    (?: [0-2]?[0-9] : [0-5][0-9] (?: : [0-5][0-9] (?:\.[0-9]+)? | \.[0-9]+ )? (?: [ ]?[ap]\.?m\b\.? )?
      | [0-2]?[0-9] (?: \.[0-5][0-9] )? [ ]? (?: [ap]\.m\. | [ap]m\b | AM\b | PM\b | o['’]clock\b )
      | [0-2][0-9]{{3}} [ ]? (?: GMT | UTC | hours\b )
      | (?: one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve ) [ ] (?: [ap]\.m\. | o['’]clock\b )
    )
    (?: [ ] (?: {_ZONES} ) \b )?
    """,
    re.VERBOSE,
)
_DOTTED = re.compile(r"(?<![\w.,:$£€-])(?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?![\w%°’'/.]*[\w%°/]|[,:][0-9])")
_ZONE_BEHIND = re.compile(rf" ?(?:{_ZONES})\b")
# A stamp stands on a line of its own, or opens one.
_OPENS = re.compile(r"[ \t]*(?:\n|$|[:–—-] | (?=[A-Z“\"'‘]))")
_LED = re.compile(r"(?P<before>(?:[\w’'-]+,? ){0,4})\b(?:at|until|till|[Aa]t about|[Aa]t around|[Uu]pdated) $")
_FIRST_OF = re.compile(r"\b(?:from|between) $")
_SECOND_OF = re.compile(r"\b(?:from|between) [0-9]{1,2}\.[0-5][0-9] (?:to|and|until|till) $")
_SECOND = re.compile(r" (?:to|and|until|till) (?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?![\w%.,])")
# What follows a rate or a level, and no time of day.
_MEASURED = re.compile(r" (?:per|an?|to|against|percent|times|points?|million|billion|thousand|[a-z]+s)\b")
_WORD = re.compile(r"[a-z]+")


def find_times(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The places of clock times.

    >>> text = "At 2:55 p.m. PT, not 5 pm, it ended 3-2."
    >>> [text[a:b] for a, b in find_times(text)]
    ['2:55 p.m. PT', '5 pm']

    Two digits behind a point are minutes where the words around are those of a time, not where they are of a level:

    >>> text = "They left at 18.32 and met from 19.00 to 20.15; the peso closed at 18.32."
    >>> [text[a:b] for a, b in find_times(text)]
    ['18.32', '19.00', '20.15']
    """
    end = len(text) if end is None else end
    return [match.span() for match in _TIME.finditer(text, start, end)] + list(_dotted(text, start, end))


def may_be_dotted(text: str, start: int, end: int) -> bool:
    """Whether the digits of a number are written as hours and minutes are.

    >>> may_be_dotted("18.32", 0, 5), may_be_dotted("18.3", 0, 4)
    (True, False)
    """
    return 4 <= end - start <= 5 and text[end - 3] == "."


def _dotted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _DOTTED.finditer(text, start, end):
        zone = _ZONE_BEHIND.match(text, match.end(), end)
        if zone is not None:
            yield match.start(), zone.end()
        elif _stamps(text, match) or _is_told(text, match, start, end):
            yield match.span()


def _stamps(text: str, match: re.Match[str]) -> bool:
    """Whether it stands at the beginning of a line, as the entries of a live page are stamped."""
    opens = match.start() == 0 or text[match.start() - 1] == "\n"
    return opens and len(match.group()) == 5 and _OPENS.match(text, match.end()) is not None


def _is_told(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a preposition leads to a time, and no verb of a level or of trade stands before it."""
    if _MEASURED.match(text, match.end(), end) and not _SECOND.match(text, match.end(), end):
        return False
    first = max(start, match.start() - 60)
    if _SECOND_OF.search(text, first, match.start()):
        return True
    if _FIRST_OF.search(text, first, match.start()) and _SECOND.match(text, match.end(), end):
        return True
    led = _LED.search(text, first, match.start())
    if led is None:
        return False
    before = _WORD.findall(led["before"].lower())
    return not any(word in words("number_levels") or word in words("number_traded") for word in before)
