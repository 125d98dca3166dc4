"""The ledger of what gave no row: every quotation mark and every number that lies in none, sentence by sentence.

Together with the rows it accounts for all marks and numbers of a text, so what the rules miss can be counted and read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.extraction.indicators.counted_noun import counted_noun
from onrecord.extraction.indicators.not_measure_spans import Places, places_left_out
from onrecord.extraction.indicators.not_measures import why_not
from onrecord.language.dates.clock import find_times
from onrecord.language.dates.dates import find_dates
from onrecord.language.document import Document
from onrecord.language.numbers.numbers import Number, find_numbers
from onrecord.language.numbers.quantities import find_quantities
from onrecord.language.text.quotation_marks import Marked, marked_stretches
from onrecord.language.text.spans import Span
from onrecord.schema import Article, Coverage

__all__ = ["Account", "account", "cover", "marks", "numbers"]

_DOUBLE = re.compile('["“”„‟«»]')
_SINGLE = re.compile("['‘’‚‛‹›`]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_INCHES = re.compile(r"\d\s?$")
_REPEATED = re.compile(r"(?:^|[|\t])[ \t]*$")
_FURNITURE = re.compile(r"\W{0,8}(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)
_BETWEEN = 3
_RULES = {
    "label": "label",
    "glued": "name",
    "index": "name",
    "name": "name",
    "name_after": "name",
    "pronoun": "pronoun",
    "refers_back": "reidentification",
    "rank": "order",
    "half": "idiom",
}
"""Why the indicators' rules left a number out -> the word for it in the ledger."""


class Account(NamedTuple):
    """How many of a text's marks and numbers lie in a row, and how many in the ledger; nothing lies in neither."""

    in_rows: int
    in_ledger: int


class _Loose(NamedTuple):
    """A mark or number that gave no row."""

    span: Span
    reason: str


def marks(text: str) -> list[Span]:
    """The quotation marks of a text, in order: all double ones, and the single ones that enclose words.

    >>> [s.start for s in marks("It's “late”, he said, ‘too late’ for the '90s.")]
    [5, 10, 22, 31]
    """
    return [span for paragraph in Document(text).paragraphs for span, _ in _marks_in(text, paragraph)]


def numbers(text: str) -> list[Span]:
    """The numbers of a text, in order: digits, number words and what both make together, and digits inside names.

    >>> text = "Two planes of type Tu-154 brought 1.5 million doses."
    >>> [s.of(text) for s in numbers(text)]
    ['Two', '154', '1.5 million']
    """
    return [span for span, _ in _numbers_in(text, Span(0, len(text)))]


def cover(article: Article, quoted: Sequence[Span], stated: Sequence[Span]) -> list[Coverage]:
    """The sentences of an article with marks or numbers that lie in no row, each with the reason.

    Args:
        article: the article.
        quoted: the places of its quotes.
        stated: the places of its agreements and indicators.

    >>> text = "The two leaders met in 2022. They signed 15 deals."
    >>> article = Article(article_id="a", text=text, text_sha256="0" * 64, word_count=10)
    >>> for row in cover(article, [], [Span(41, 49)]):
    ...     print(row.text, row.reason, row.items)
    The two leaders met in 2022. date ('2022',)
    The two leaders met in 2022. reidentification ('two',)
    """
    document = Document(article.words, title=article.title, published=article.published, outlet=article.outlet)
    text = article.words
    found: defaultdict[tuple[Span, str], list[Span]] = defaultdict(list)
    for loose in _loose(document, _Places(quoted), _Places(stated)):
        sentence = document.sentence_at(loose.span.start)
        reason = "furniture" if _FURNITURE.match(text, *sentence) else loose.reason
        found[sentence, reason].append(loose.span)
    return [
        Coverage(
            article_id=article.article_id,
            start=sentence.start,
            end=sentence.end,
            text=sentence.of(text),
            reason=reason,
            items=tuple(span.of(text) for span in sorted(spans)),
        )
        for (sentence, reason), spans in sorted(found.items())
    ]


def account(article: Article, quoted: Sequence[Span], stated: Sequence[Span]) -> Account:
    """How the marks and numbers of an article are accounted for; the arguments are those of `cover`."""
    loose = sum(len(row.items) for row in cover(article, quoted, stated))
    return Account(len(marks(article.words)) + len(numbers(article.words)) - loose, loose)


class _Places:
    """The places of rows, to be asked whether one of them holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        # The furthest end so far: rows may lie in one another.
        self._ends: list[int] = []
        for span in self._spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def hold(self, span: Span) -> bool:
        """Whether a row reaches over the whole of the place; its rows may overlap but never leave a gap."""
        before = bisect_right(self._starts, span.start) - 1
        return before >= 0 and self._ends[before] >= span.end

    def enclosed_by(self, text: str, mark: Span) -> bool:
        """Whether a row begins right behind the mark or ends right before it, but for other marks and stops."""
        behind = bisect_left(self._starts, mark.end)
        if behind < len(self._starts) and _nothing_said(text, mark.end, self._starts[behind]):
            return True
        before = bisect_right(self._starts, mark.start) - 1
        return before >= 0 and _nothing_said(text, self._ends[before], mark.start)


def _nothing_said(text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= _BETWEEN and not any(character.isalnum() for character in text[start:end])


def _loose(document: Document, quoted: _Places, stated: _Places) -> Iterator[_Loose]:
    text = document.text
    for paragraph in document.paragraphs:
        for mark, reason in _marks_in(text, paragraph):
            if not (quoted.hold(mark) or stated.hold(mark) or quoted.enclosed_by(text, mark)):
                yield _Loose(mark, reason)
    for sentence, found in _by_sentence(document):
        free = [(span, number) for span, number in found if not stated.hold(span)]
        if free:
            yield from _reasons(document, sentence, free)


def _marks_in(text: str, paragraph: Span) -> Iterator[tuple[Span, str]]:
    """The marks of a paragraph, each with why it would give no row."""
    if not _DOUBLE.search(text, *paragraph) and not _SINGLE.search(text, *paragraph):
        return
    stretches = marked_stretches(text, paragraph)
    enclosing = {end for stretch in stretches if stretch.closed for end in _outer_marks(text, stretch)}
    singles = {place for place in enclosing if _SINGLE.match(text, place)}
    doubles = {match.start() for match in _DOUBLE.finditer(text, *paragraph)}
    for place in sorted(singles | doubles):
        if place in enclosing:
            reason = "unattributed"
        elif text[place] == '"' and (
            _INCHES.search(text[max(0, place - 2) : place]) or _REPEATED.search(text[max(0, place - 8) : place])
        ):
            reason = "symbol"
        else:
            reason = "stray"
        yield Span(place, place + 1), reason


def _outer_marks(text: str, stretch: Marked) -> Iterator[int]:
    """The places of the marks around a stretch."""
    for start, end in ((stretch.outer_start, stretch.start), (stretch.end, stretch.outer_end)):
        yield from (place for place in range(start, end) if _DOUBLE.match(text, place) or _SINGLE.match(text, place))


def _numbers_in(text: str, span: Span) -> list[tuple[Span, Number | None]]:
    """The numbers of a stretch in order; None stands for digits inside a name, which the grammar of numbers leaves."""
    found: list[tuple[Span, Number | None]] = [
        (Span(number.start, number.end), number) for number in find_numbers(text, *span)
    ]
    places = _Places(place for place, _ in found)
    for match in _DIGITS.finditer(text, *span):
        place = Span(*match.span())
        if not places.hold(place):
            found.append((place, None))
    return sorted(found, key=lambda pair: pair[0])


def _by_sentence(document: Document) -> Iterator[tuple[Span, list[tuple[Span, Number | None]]]]:
    """The sentences that have numbers, with them."""
    found: dict[Span, list[tuple[Span, Number | None]]] = {}
    for span, number in _numbers_in(document.text, Span(0, len(document.text))):
        found.setdefault(document.sentence_at(span.start), []).append((span, number))
    yield from found.items()


def _reasons(document: Document, sentence: Span, free: Sequence[tuple[Span, Number | None]]) -> Iterator[_Loose]:
    """Why the numbers of one sentence gave no row."""
    text, end = document.text, max(sentence.end, free[-1][0].end)
    found = find_dates(text, sentence.start, end, document.published)
    dates = Places([*((date.start, date.end) for date in found), *find_times(text, sentence.start, end)])
    numerals = [match.end() for match in _DIGITS.finditer(text, sentence.start, end)]
    labels = Places(places_left_out(text, sentence.start, end, numerals))
    for span, number in free:
        if dates.overlap(*span):
            reason = "date"
        elif labels.overlap(*span):
            reason = "label"
        elif number is None:
            reason = "name"
        elif number.form == "year":
            reason = "date"
        elif number.form == "ordinal":
            reason = "order"
        else:
            reason = _why_no_measure(text, number, sentence.start, end)
        yield _Loose(span, reason)


def _why_no_measure(text: str, number: Number, start: int, end: int) -> str:
    """The reason for a number that is no date, by the rules of the indicators."""
    for quantity in find_quantities(text, start, end, numbers=[number]):
        phrase = None if quantity.unit else counted_noun(text, quantity.end, end, singular=quantity.value == 1)
        rule = why_not(text, quantity, phrase, start, end)
        if rule is not None:
            return _RULES.get(rule, "other")
        if quantity.unit is None and phrase is None:
            return "bare"
    return "other"
