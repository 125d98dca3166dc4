"""What the sentence says of a number: whether it is observed or expected, of which time, of whom, and who states it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from onrecord.extract.drafts import QuoteDraft
from onrecord.language.actors import Actor
from onrecord.language.dates import DateMention
from onrecord.language.document import Document
from onrecord.language.lexicon import alternation, table
from onrecord.language.spans import Span

__all__ = ["Quotes", "Source", "clause_around", "period_of", "status_of", "subject_of"]

_BREAK = re.compile(
    r"[;:]\s|\s[–—-]\s|—|,\s(?=(?:while|but|although|though|which|who|whereas|whose|where|with|and (?:the|it|he|she|they|its|his|their|that|[0-9][0-9.,]*|[A-Z]\w+)|"
    r"according|as|up from|down from|compared)\b)|\s(?=(?:while|although|whereas|after|before|because|unless|if|up from|down from|compared with|compared to)\s)"
    r"|\s(?=as (?:the|its|his|her|their|he|she|it|they|[A-Z]))"
)


def clause_around(text: str, sentence: Span, start: int, end: int) -> Span:
    """The clause in which a number stands, as far as its marks and conjunctions tell.

    >>> text = "Trade rose 5 percent, while exports may fall 3 percent next year."
    >>> clause_around(text, Span(0, len(text)), 43, 52).of(text)
    'while exports may fall 3 percent next year.'
    """
    first, last = sentence
    for mark in _BREAK.finditer(text, sentence.start, sentence.end):
        if mark.end() <= start:
            first = mark.end()
        elif mark.start() >= end:
            last = mark.start()
            break
    return Span(first, max(last, end))


@cache
def _statuses() -> re.Pattern[str]:
    by_status: dict[str, list[str]] = {}
    for row in table("number_statuses"):
        by_status.setdefault(row["status"], []).append(row["words"])
    return re.compile(r"\b(?:" + "|".join(f"(?P<{status}>{alternation(entries)})" for status, entries in by_status.items()) + r")\b")


_ORDER = ("target", "planned", "forecast")


def status_of(
    text: str, clause: Span, start: int, end: int, period: str | None, published: str | None, baseline: bool
) -> str:
    """Whether a number is observed, a forecast, a target, planned, or of a time gone by.

    >>> def ask(text, period=None): return status_of(text, Span(0, len(text)), 20, 22, period, "2022-02-04", False)
    >>> ask("they set a target of 50 men"), ask("it is expected to be 50 men"), ask("the army already has 50")
    ('target', 'forecast', 'observed')
    >>> ask("the army still had  50", "1997")
    'historical'

    Only words near the number are asked: 90 characters before it, 50 behind it, in its clause.
    """
    first, last = max(clause.start, start - 90), min(clause.end, end + 50)
    found = {match.lastgroup for match in _statuses().finditer(text, first, last)}
    past = period is not None and published is not None and period[:4] < published[:4]
    for status in _ORDER:
        if status in found and not (past and status == "forecast"):
            return status
    long_past = past and period is not None and published is not None and int(period[:4]) < int(published[:4]) - 1
    return "historical" if baseline or long_past else "observed"


def period_of(dates: Sequence[DateMention], clause: Span, start: int, end: int) -> str | None:
    """The date that a number is of: the next one behind it in its clause, else the last one before it there.

    >>> dates = [DateMention(8, 12, "2021"), DateMention(40, 49, "2020")]
    >>> period_of(dates, Span(0, 50), 20, 30), period_of(dates, Span(0, 35), 20, 30), period_of(dates, Span(13, 35), 20, 30)
    ('2020', '2021', None)
    """
    inside = [d for d in dates if clause.start <= d.start and d.end <= clause.end and d.iso]
    behind = [date for date in inside if date.start >= end]
    if behind:
        return behind[0].iso
    before = [date for date in inside if date.end <= start]
    return before[-1].iso if before else None


class Source(NamedTuple):
    """Who states a number: the words of the article, and whom they name."""

    text: str | None
    actor: Actor | None


_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,.;:()\n“”\"]{2,80})")
_WHO_ENDS = re.compile(r"\s(?:who|which|that|on|in|at|said|as|and|by|for|published|released|seen|cited|obtained)\b")


class Quotes:
    """The quotes of a document, to ask in whose words a place lies."""

    def __init__(self, document: Document, quotes: Sequence[QuoteDraft]) -> None:
        self._document = document
        self._quotes = sorted((q for q in quotes if q.kind != "scare"), key=lambda q: (q.start, -q.end))
        self._starts = [quote.start for quote in self._quotes]
        self._reach = list(accumulate((quote.end for quote in self._quotes), max))

    def around(self, start: int, end: int) -> QuoteDraft | None:
        """The innermost quote that holds the place."""
        i = bisect_right(self._starts, start) - 1
        while i >= 0 and self._reach[i] >= end:
            if self._quotes[i].end >= end:
                return self._quotes[i]
            i -= 1
        return None

    def source_of(self, start: int, end: int, sentence: Span) -> Source:
        """The speaker of the quote that holds a number, or whom "according to" names in its sentence; None, None else."""
        quote = self.around(start, end)
        if quote is not None and (quote.speaker_text is not None or quote.speaker is not None):
            return Source(quote.speaker_text, quote.speaker)
        match = _ACCORDING.search(self._document.text, sentence.start, sentence.end)
        if match is None:
            return Source(None, None)
        cut = _WHO_ENDS.search(self._document.text, match.start("who"), match.end("who"))
        span = Span(match.start("who"), cut.start() if cut else match.end("who")).trimmed(self._document.text)
        if not span.of(self._document.text):
            return Source(None, None)
        return Source(span.of(self._document.text), self._document.cast.resolve(*span))


_KINDS = frozenset({"country", "organization", "person", "group"})


def subject_of(document: Document, clause: Span, sentence: Span, start: int, end: int, quote: QuoteDraft | None) -> tuple[Actor, ...]:
    """Whom a number is about: those named in its noun phrase, else the first one named in its clause, else the
    last one before it in its sentence.

    A speaker is not the subject of what is said: inside a quote only the quote is searched.
    """
    first, last = clause
    if quote is not None:
        first, last = max(first, quote.start), min(last, quote.end)
    mentions = [m for m in document.cast.mentions_in(first, max(first, last)) if m.actor.kind in _KINDS]
    inside = [m for m in mentions if m.start >= start and m.end <= end]
    if inside:
        return tuple(dict.fromkeys(m.actor for m in inside))
    before = [m for m in mentions if m.end <= start]
    if not before:
        first = sentence.start if quote is None else max(sentence.start, quote.start)
        earlier = [m for m in document.cast.mentions_in(first, max(first, start)) if m.actor.kind in _KINDS]
        return (earlier[-1].actor,) if earlier else ()
    pair = [before[0]]
    for mention in before[1:]:
        if document.text[pair[-1].end : mention.start] not in (" and ", ", ", ", and "):
            break
        pair.append(mention)
    return tuple(dict.fromkeys(m.actor for m in pair))
