"""What the sentence says of a number: whether it is observed or expected, of which time, of whom, and who states it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from onrecord.extraction.drafts import QuoteDraft
from onrecord.language.dates.dates import DateMention
from onrecord.language.document import Document
from onrecord.language.lexicon.lists import table
from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.mentions.actors import Actor
from onrecord.language.text.spans import Span
from onrecord.language.text.speedups import lazy

__all__ = ["Quotes", "Source", "Surroundings", "period_of", "up_to_now"]

# The first character stands alone in front, so that the search skips to the next one of these.
_BREAK = re.compile(
    r"""
    [;:,—\s] (?:
      (?<=[;:]) \s
    | (?<=—)
    | (?<=,) \s (?= (?: while|but|although|though|which|who|whereas|whose|where|with|according|as|up[ ]from|down[ ]from
        |compared|against|versus|is|are|was|were|has|have|had|will|would|could|may|might
        |and[ ](?:the|it|he|she|they|its|his|their|that|[0-9][0-9.,]*|[A-Z]\w+) )\b )
    | (?<=\s) (?= [–—wabuidc-] ) (?: [–—-]\s
        | (?= (?: while|although|whereas|after|before|because|unless|if|up[ ]from|down[ ]from
            |compared[ ](?:with|to) )\s )
        | (?= as[ ](?:the|its|his|her|their|he|she|it|they|some[ ]|nearly[ ]|more[ ]than|at[ ]least|[A-Z0-9]) ) )
    )
    """,
    re.VERBOSE,
)


# No clause reaches further, so that a text without any break costs no more than another.
_REACH = 500


class Surroundings:
    """What a sentence says around its numbers: its clauses, and its words of expectation, each found once."""

    def __init__(self, text: str, sentence: Span) -> None:
        self._text = text
        self.sentence = sentence

    def clause(self, start: int, end: int) -> Span:
        """The clause in which a number stands, as far as marks and conjunctions tell.

        >>> text = "Trade rose 5 percent, while exports may fall 3 percent next year."
        >>> Surroundings(text, Span(0, len(text))).clause(45, 54).of(text)
        'while exports may fall 3 percent next year.'
        """
        ends, starts = self._breaks
        before = bisect_right(ends, start) - 1
        after = bisect_left(starts, end)
        first = ends[before] if before >= 0 else self.sentence.start
        last = starts[after] if after < len(starts) else self.sentence.end
        return Span(max(first, start - _REACH), max(min(last, end + _REACH), end))

    def status(
        self, clause: Span, start: int, end: int, period: str | None, published: str | None, baseline: bool
    ) -> str:
        """Whether a number is observed, a forecast, a target, planned, or of a time gone by.

        >>> def ask(text, period=None):
        ...     whole = Span(0, len(text))
        ...     return Surroundings(text, whole).status(whole, 20, 22, period, "2022-02-04", False)
        >>> ask("they set a target of 50 men"), ask("it is expected to be 50 men"), ask("the army already has 50")
        ('target', 'forecast', 'observed')
        >>> ask("the army still had  50", "1997")
        'historical'

        Only words near the number are asked: 90 characters before it, 50 behind it, in its clause.
        """
        first, last = max(clause.start, start - 90), min(clause.end, end + 50)
        at = bisect_left(self._statuses, (first, 0, ""))
        found = set()
        while at < len(self._statuses) and self._statuses[at][0] < last:
            # A target is named before its number; behind it, "goals" and "targets" are what is counted.
            if self._statuses[at][0] < start or self._statuses[at][2] != "target":
                found.add(self._statuses[at][2])
            at += 1
        last_year = period.rpartition("/")[2][:4] if period is not None else None
        past = last_year is not None and published is not None and last_year < published[:4]
        for status in _ORDER:
            if status in found and not (past and status == "forecast"):
                return status
        if baseline or (past and last_year and published and int(last_year) < int(published[:4]) - 2):
            return "historical"
        return "observed"

    @lazy
    def _breaks(self) -> tuple[list[int], list[int]]:
        """Where a clause begins behind a break, and where one ends before it."""
        breaks = list(_BREAK.finditer(self._text, *self.sentence))
        return [mark.end() for mark in breaks], [mark.start() for mark in breaks]

    @lazy
    def _statuses(self) -> list[tuple[int, int, str]]:
        found = _statuses().finditer(self._text, *self.sentence)
        return [
            (match.start(), match.end(), _expectations()[match.group()])
            for match in found
            if not (match.group() == "likely to" and self._text.endswith(_COMPARED, 0, match.start()))
        ]

    @lazy
    def according(self) -> Span | None:
        """Whom "according to" names in the sentence.

        >>> text = "It fell by 5%, according to the central bank on Monday."
        >>> Surroundings(text, Span(0, len(text))).according.of(text)
        'the central bank'
        """
        if self._text.find("ccording to ", *self.sentence) < 0:
            return None
        match = _ACCORDING.search(self._text, *self.sentence)
        if match is None:
            return None
        cut = _WHO_ENDS.search(self._text, match.start("who"), match.end("who"))
        span = Span(match.start("who"), cut.start() if cut else match.end("who")).trimmed(self._text)
        return span if span.start < span.end else None


@cache
def _statuses() -> re.Pattern[str]:
    return re.compile(rf"\b{trie_pattern(_expectations())}\b")


@cache
def _expectations() -> dict[str, str]:
    """The status that each word of expectation tells."""
    return {row["words"]: row["status"] for row in table("number_statuses")}


# "Three times more likely to" compares, and expects nothing.
_COMPARED = ("more ", "less ", "as ", "times ")
_ORDER = ("target", "planned", "forecast")


# Before these a date bounds something else than the number: "a possible invasion as soon as this month".
# … and behind these it is the base of a comparison: "up 5 percent from a year earlier".
_ELSEWHERE = re.compile(
    r"\b(?:(?:as (?:soon|early|late) as|no later than)(?: in| on)?"
    r"|(?:from|than|compared (?:with|to)|versus|against|over|on)"
    r"(?: (?:in|the|its|their|the same (?:period|quarter|month|time)))*) $"
)
# "Its lowest level since 1993" is a level of now.
_EVER_SINCE = re.compile(r"(?:est|worst|best|first|most|least|record|low|high)\b[^.;]{0,30}\bsince $")
_BEFORE_THAT = re.compile(r"(?:a |the )?year (?:earlier|ago|before)|previous year")


def period_of(text: str, dates: Sequence[DateMention], clause: Span, start: int, end: int) -> str | None:
    """The date that a number is of: the next one behind it in its clause, else the last one before it there.

    >>> text, dates = "x" * 60, [DateMention(8, 12, "2021"), DateMention(40, 49, "2020")]
    >>> [period_of(text, dates, clause, 20, 30) for clause in (Span(0, 50), Span(0, 35), Span(13, 35))]
    ['2020', '2021', None]
    """
    before = None
    at = bisect_left(dates, clause.start, key=lambda date: date.start)
    while at < len(dates) and dates[at].end <= clause.end:
        date = dates[at]
        at += 1
        if date.iso is None and 0 <= date.start - end < 12:
            return None  # it has a date of its own, which hangs on an unknown day
        if date.iso is None or _is_elsewhere(text, date, clause, end):
            continue
        if date.start >= end:
            return date.iso
        if date.end <= start:
            before = date.iso
    return before


def up_to_now(text: str, dates: Sequence[DateMention], written: str | None) -> list[DateMention]:
    """The dates, those behind "since" as the stretch from then up to the time of writing, where that is known.

    >>> text = "It rose since 2013 and in 2014."
    >>> [date.iso for date in up_to_now(text, [DateMention(14, 18, "2013"), DateMention(26, 30, "2014")], "2022-02-04")]
    ['2013/2022', '2014']
    """
    return [
        date._replace(iso=_from(date.iso, written))
        if written and date.iso and text.endswith(_SINCE, 0, date.start)
        else date
        for date in dates
    ]


def _from(iso: str, written: str) -> str:
    """The stretch from the beginning of a date to the day of writing, as precise as the date; a week stays a week."""
    first = iso.partition("/")[0]
    last = written[: len(first)]
    return f"{first}/{last}" if "W" not in first and first < last else iso


_SINCE = ("since ", "Since ")


def _is_elsewhere(text: str, date: DateMention, clause: Span, end: int) -> bool:
    """Whether a date is not that of the number before it, by the words that lead to it."""
    lead = _ELSEWHERE.search(text, max(clause.start, end if date.start >= end else 0, date.start - 40), date.start)
    if lead is None:
        since = text.endswith("since ", 0, date.start)
        return since and _EVER_SINCE.search(text, max(0, date.start - 60), date.start) is not None
    return lead.group().startswith(("as ", "no later")) or _BEFORE_THAT.match(text, date.start) is not None


class Source(NamedTuple):
    """Who states a number: the words of the article, and whom they name."""

    text: str | None
    actor: Actor | None


_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>(?:[^,.;:()\n“”\"]|(?<=[A-Z])\.){2,80})")
_WHO_ENDS = re.compile(
    r"\s(?:[–—-]\s|who|which|that|on|in|at|said|as|and|by|for|published|released|seen|cited|obtained)\b"
)


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

    def source_of(self, start: int, end: int, around: Surroundings, clause: Span) -> Source:
        """The speaker of the quote that holds a number, else who gives the figure in its clause ("she puts the cost at
        $5m"), else whom "according to" names in its sentence, else nobody.
        """
        quote = self.around(start, end)
        if quote is not None and (quote.speaker_text is not None or quote.speaker is not None):
            return Source(quote.speaker_text, quote.speaker)
        who = around.according or self._giver(start, clause)
        if who is None:
            return Source(None, None)
        return Source(who.of(self._document.text), self._document.cast.resolve(*who))

    def _giver(self, start: int, clause: Span) -> Span | None:
        """Who gives a figure by the verb of its clause: "the bank estimates the loss at", "he cites trade of"."""
        text = self._document.text
        for verb in _GIVES.finditer(text, max(clause.start, start - 120), start):
            pronoun = _GIVER.search(text, max(clause.start, verb.start() - 40), verb.start() + 1)
            if pronoun is not None:
                return Span(*pronoun.span("who"))
            named = self._document.cast.mentions_in(max(clause.start, verb.start() - 60), verb.start())
            if named and named[-1].end == verb.start():
                the = text[max(0, named[-1].start - 4) : named[-1].start]
                return Span(named[-1].start - 4 * (the in ("the ", "The ")), named[-1].end)
        return None


# Verbs by which somebody gives a figure without a clause of speech: what they say is a noun phrase.
_GIVES = re.compile(
    r" (?:has |have |had )?(?P<verb>estimate[sd]?|puts?|forecasts?|forecasted|projects|projected|predict(?:s|ed)?"
    r"|expect(?:s|ed)?|highlight(?:s|ed)|cite[sd]?|tout(?:s|ed)|reckon(?:s|ed)?)\b(?! to\b)"
)
_GIVER = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey"
    r"|(?:[A-Za-z]+ )?(?i:analysts|economists|officials|experts|forecasters|researchers|scientists|authorities)"
    r"|[Tt]he (?:[a-z]+ )?(?:bank|ministry|government|agency|bureau|company|commission|fund|institute|office|council"
    r"|treasury)) $"
)
