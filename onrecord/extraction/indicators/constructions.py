"""Names that a construction gives: the first talks in two years, 141 in favour, extended for five years."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.extraction.indicators.candidates import Candidate
from onrecord.language.lexicon.lists import alternation, table, words
from onrecord.language.text.spans import Span

__all__ = ["Construction", "construction_of"]


class Construction(NamedTuple):
    """The words of a measure that a construction names, and the status that it implies, if it does."""

    words: tuple[str, ...]
    status: str | None = None


def construction_of(text: str, start: int, found: Candidate, clause: Span, sentence: Span) -> Construction | None:
    """The name of what a number measures where the construction around it tells, and not the words beside it.

    >>> from onrecord.extraction.indicators.candidates import candidate
    >>> from onrecord.extraction.indicators.ranges import Measured
    >>> from onrecord.language.numbers.quantities import find_quantities
    >>> def name(text):
    ...     quantity = find_quantities(text)[-1]
    ...     whole = Span(0, len(text))
    ...     found = construction_of(text, quantity.start, candidate(text, Measured(quantity), len(text)), whole, whole)
    ...     return found and "_".join(found.words)
    >>> name("It was her first visit to Oslo in nine years."), name("The truce was extended by 40 days.")
    ('time_since_last_visit', 'truce_extension')
    >>> name("The motion won 87 votes in favour."), name("Chad buys 60 percent of its wheat from abroad.")
    ('votes_in_favour', 'wheat_import_share')
    >>> name("She stayed for nine years."), name("It has 87 votes."), name("Chad eats 60 percent of its wheat.")
    (None, None, None)
    """
    quantity = found.quantity
    if quantity.kind == "duration" and not found.age:
        return _elapsed(text, start, sentence) or _extension(text, start, sentence)
    if text.endswith(("agnitude ", "agnitude-", "agnitude of "), 0, start):
        return Construction(("magnitude",))
    if quantity.kind == "percent":
        return _traded_share(text, start, found, clause)
    return _vote(text, found, clause) if quantity.kind in (None, "count") else None


_FIRST = re.compile(
    r"\bfirst(?P<what>(?:[ \u00a0][\w’'-]+){0,9}?)[ \u00a0](?:in|for)(?:[ \u00a0](?:the|almost|about))?[ \u00a0]$"
)
_ENDS = re.compile(
    r"[ \u00a0](?:with|of|between|since|by|to|on|in|at|for|from|that|as|when|after|under|abroad|outside|there)(?![\w-])"
)
_NOT_FIRST = frozenset({"half", "quarter", "round", "place", "minute"})


def _elapsed(text: str, start: int, sentence: Span) -> Construction | None:
    """The time since it last happened: "the first talks with a rival in two years", "the first time in a decade"."""
    if not text.endswith((" ", "\u00a0"), 0, start):
        return None
    if text.find("first", max(sentence.start, start - 100), start) < 0:
        return None
    first = _FIRST.search(text, max(sentence.start, start - 100), start)
    if first is None:
        return None
    what = _ENDS.split(first["what"])[0].split()
    if what and what[-1].lower() in _NOT_FIRST:
        return None
    event = tuple(word.lower() for word in what[-1:] if word.lower() != "time")
    return Construction(("time", "since", "last", *event), "observed")


_EXTENDED = re.compile(
    r"\b(?:extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|renew(?:s|ed|ing)?|extension|renewal)\b"
    r"[^.;,]{0,40}?\b(?:for|by|of)[ \u00a0]$"
)


@cache
def _extended_nouns() -> re.Pattern[str]:
    nouns = {row["singular"] for row in table("agreement_nouns") if row["class"] != "framed"}
    others = {"truce", "ceasefire", "mandate", "lease", "visa", "sanctions", "licence", "license", "term", "mission"}
    return re.compile(rf"\b{alternation(frozenset(nouns) | others)}\b", re.IGNORECASE)


def _extension(text: str, start: int, sentence: Span) -> Construction | None:
    """By how long something goes on: "the treaty has been extended for another five years"."""
    if not text.endswith(("for ", "by ", "of "), 0, start):
        return None
    verb = _EXTENDED.search(text, max(sentence.start, start - 70), start)
    if verb is None:
        return None
    nouns = [
        match.group().lower() for match in _extended_nouns().finditer(text, max(sentence.start, start - 300), start)
    ]
    return Construction((*nouns[-1].split()[-1:], "extension") if nouns else ("extension",), "planned")


_OF_OWN = re.compile(
    r"[ \u00a0]of[ \u00a0](?:its|their|his|her|the|all)(?:[ \u00a0][a-z-]+){0,2}?[ \u00a0](?P<noun>[a-z]+)"
    r"(?P<from>[ \u00a0](?:from|abroad|overseas)\b)?(?:[ \u00a0]to\b)?(?=[ .,;:)]|$)"
)
_IMPORTS = re.compile(r"\bimport(?:s|ed|ing)?\b", re.IGNORECASE)
_BUYS = re.compile(
    r"\b(?:buy|buys|bought|buying|gets?|got|receives?|received|obtains?|obtained|sources?|sourced|purchase[sd]?)\b"
)
_EXPORTS = re.compile(r"\bexport(?:s|ed|ing)?\b", re.IGNORECASE)


def _traded_share(text: str, start: int, found: Candidate, clause: Span) -> Construction | None:
    """The share that comes from abroad or goes there: "imports half of its gas", "buys 9 percent of its gas from …"."""
    own = _OF_OWN.match(text, found.quantity.end, clause.end)
    if own is None:
        return None
    before = (max(clause.start, start - 80), start)
    if _IMPORTS.search(text, *before) or (own["from"] and _BUYS.search(text, *before)):
        return Construction((own["noun"], "import", "share"))
    return Construction((own["noun"], "export", "share")) if _EXPORTS.search(text, *before) else None


_VOTE = re.compile(
    r"(?:[ \u00a0](?:voted|voting|were|was|are|being))?"
    r"[ \u00a0](?:(?P<for>in[ \u00a0]favou?r|(?<=voted )for)|(?P<against>against)|abstain(?:ed|ing)|abstentions?)\b"
)


def _vote(text: str, found: Candidate, clause: Span) -> Construction | None:
    """Votes: "141 in favour, five against and 35 abstained"; "12 rulings against" are none."""
    if found.phrase is not None and found.phrase.head not in words("number_voters"):
        return Construction(("abstentions",)) if found.phrase.head == "abstentions" else None
    vote = _VOTE.match(text, found.end, min(clause.end + 24, len(text)))
    if vote is None:
        return None
    return Construction(
        ("votes_in_favour",) if vote["for"] else ("votes_against",) if vote["against"] else ("abstentions",)
    )
