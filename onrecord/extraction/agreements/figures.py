"""The figures of an agreement itself: how many, what it is worth, how long it runs, when it was made."""

from __future__ import annotations

import re

from onrecord.extraction.agreements.tokens import Scope
from onrecord.language.dates.dates import DateMention, find_dates
from onrecord.language.dates.durations import find_durations
from onrecord.language.numbers.quantities import find_quantities

__all__ = ["amount_of", "count_of", "date_of", "term_of"]

_OWN = re.compile(
    r"\b(?:worth|valued?\s+(?:at|of)|value\s+of|of|for|supply|deliver|buy|sell|purchase|lend|pay|to)\b", re.IGNORECASE
)
_MONEY = re.compile(r"[A-Z]{3}(?:/|$)")
_RUNS_FOR = re.compile(
    r"\b(?:for|over|lasting|of|by)\s+"
    r"(?:(?:another|a further|an additional|the next|up to|at least|about|more than)\s+)?$",
    re.IGNORECASE,
)
_INTERVAL = re.compile(r"\b(?:from|between|for)\s+((?:19|20)\d\d)\s?(?:to|until|and|through|[-–])\s?((?:19|20)\d\d)\b")
_BEFORE_COUNT = re.compile(
    r"(?:(?:the|these|all|another|some|about|around|nearly|almost|over|more|less|fewer|than|at|least|most)\s+)*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_COUNTED = re.compile(r"\s+[^\W\d_]")
_ONE_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_THEN = re.compile(r"\s+(?:then|at the time)\b")
_OTHER_EVENT = re.compile(r"[;:—]|\b(?:and|but|which|that|until|since|from|by|before|to|for|expire\w*)\b")
_OTHER_BOUND = re.compile(r"\b(?:from|until|to|by|through|between|for|expire\w*|since)\s+(?:the\s+)?$")
_MAKING = re.compile(
    r"\b(?:signed|reached|agreed|concluded|struck|made|formed|issued|adopted|announced|brokered)\b[^,;]*$"
)
_OF_YEAR = re.compile(r"\b(?:of|in force since|in effect since|dating from|dating back to)\s+$")
_NOT_COUNTED = frozenset({"duration", "percent", "ordinal", "age"})


def count_of(words: str) -> int | None:
    """How many agreements a phrase names, where it opens with their number.

    >>> count_of("more than 15 agreements on fish"), count_of("the two treaties"), count_of("a deal for 15 ships")
    (15, 2, None)
    >>> count_of("the 1992 accords") is None
    True
    """
    opening = _BEFORE_COUNT.match(words)
    place = opening.end() if opening else 0
    if words[:2].lower() in ("a ", "an") and not words[2:].lower().startswith("dozen"):
        return None
    found = find_quantities(words, place, min(len(words), place + 60))
    if not found or found[0].start != place:
        return None
    number, value = found[0].number, found[0].value
    year_like = number.plain and 1500 <= value <= 2100
    if found[0].unit or number.form in ("ordinal", "year") or found[0].high is not None or year_like:
        return None
    return int(value) if value >= 2 and value == int(value) and _COUNTED.match(words, found[0].end) else None


def amount_of(words: str) -> tuple[float, str] | None:
    """What the phrase says the agreement is worth or for: money first, then the first other quantity that it governs.

    >>> amount_of("a $5.5 million contract"), amount_of("a contract for 2 million tonnes of wheat over 5 years")
    ((5500000.0, 'USD'), (2000000.0, 't'))
    >>> amount_of("a three-year contract with the city") is None
    True
    """
    words = _ARTICLE.sub("", words)
    found = [(q, q.unit) for q in find_quantities(words) if q.unit and q.unit not in ("1", "%")]
    for quantity, unit in found:
        if _MONEY.match(unit):
            return float(quantity.value), unit
    for quantity, unit in found:
        governed = _OWN.search(words, max(0, quantity.start - 40), quantity.start)
        if quantity.kind not in _NOT_COUNTED and governed:
            return float(quantity.value), unit
    return None


def term_of(words: str) -> str | None:
    """How long the agreement runs, as an ISO 8601 duration or interval.

    >>> term_of("has been extended for another five years"), term_of("a roadmap from 2021 to 2025")
    ('P5Y', '2021/2025')
    >>> term_of("a two-month truce"), term_of("a deal after a year of talks")
    ('P2M', None)
    """
    if interval := _INTERVAL.search(words):
        return f"{interval[1]}/{interval[2]}"
    for duration in find_durations(words):
        attributive = "-" in words[duration.start : duration.end] and not words.startswith("-old", duration.end)
        if attributive or _RUNS_FOR.search(words, max(0, duration.start - 40), duration.start):
            return duration.iso
    return None


def date_of(scope: Scope, start: int, end: int, cue_start: int | None) -> str | None:
    """When it was made: a year in its own words, the date after its verb, or the one that opens the sentence."""
    text, span = scope.text, scope.span
    for found in _dates(scope, start, end):
        if _dates_the_making(text, start, found.start):
            return found.iso
    if _THEN.match(text, end):
        # 'the agreement then': of the year that the sentence has named.
        named = [found.iso for found in _dates(scope, span.start, start) if not found.relative]
        return named[-1] if named else None
    if cue_start is None:
        return None
    after = max(end, cue_start)
    for found in _dates(scope, after, min(span.end, after + 90)):
        if not _OTHER_EVENT.search(text, after, found.start):
            return found.iso
    opening = _dates(scope, span.start, min(span.end, start, span.start + 40))
    if opening and _opens_sentence(text, span.start, opening[0]):
        return opening[0].iso
    return None


def _dates(scope: Scope, start: int, end: int) -> list[DateMention]:
    """The dates of a stretch that are one day, month or year, and no interval or week."""
    found = find_dates(scope.text, start, end, scope.document.published)
    return [mention for mention in found if mention.iso and _ONE_DATE.fullmatch(mention.iso)]


def _opens_sentence(text: str, start: int, found: DateMention) -> bool:
    """'In May 1990 Peru …', 'On Monday, Peru …', 'Yesterday, …'."""
    prefix = text[start : found.start].strip().lower()
    if prefix in ("on", "in"):
        return True
    return (
        prefix in ("", "in early", "in late", "in the", "in mid", "as early as")
        and text[found.end : found.end + 1] == ","
    )


def _dates_the_making(text: str, start: int, place: int) -> bool:
    before = text[max(start, place - 40) : place]
    if _OTHER_BOUND.search(before):
        return False
    return place - start < 6 or bool(_MAKING.search(before)) or bool(_OF_YEAR.search(before))
