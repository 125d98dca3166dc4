"""The cells that follow from other rows of the article: in which quote a row lies, of which agreement a figure is, and
what a speaker is.

They are found once all rows are there, and again whenever a person has corrected some.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from onrecord.language.text.sentences import paragraphs, sentences
from onrecord.schema import Agreement, Article, Entity, Indicator, Quote, Record, Reported, rows_of

__all__ = ["agreements_of", "enclosing", "linked", "speaker_kinds"]

_A = TypeVar("_A", bound=Reported)

_CALENDAR = {"a": "Y", "mo": "M", "wk": "W", "d": "D"}
"""The letters of ISO 8601 durations for UCUM's units of time."""


def linked(
    tables: Mapping[str, Sequence[Record]],
    article: Article,
    entities: Mapping[str, Entity],
    decided: Collection[str] = (),
) -> dict[str, tuple[Record, ...]]:
    """The rows of an article with all cells that follow from others.

    `decided` are ids of indicators of which a person has said which agreement they are of.
    """
    quotes, agreements = rows_of(tables, Quote), rows_of(tables, Agreement)
    found = {table: tuple(rows) for table, rows in tables.items()}
    kinds = speaker_kinds(quotes, entities)
    found[Quote.table] = tuple(_with(row, "speaker_kind", kind) for row, kind in zip(quotes, kinds, strict=True))
    indicators = rows_of(tables, Indicator)
    of = agreements_of(indicators, agreements, article.words)
    found[Indicator.table] = tuple(
        row if row.indicator_id in decided else _with(row, "agreement_id", agreement_id)
        for row, agreement_id in zip(indicators, of, strict=True)
    )
    for table, rows in found.items():
        reported = [row for row in rows if isinstance(row, Reported) and "quote_id" in row.follows]
        if reported:
            inside = enclosing(reported, quotes)
            found[table] = tuple(
                _with(row, "quote_id", quote.row_id if quote else None)
                for row, quote in zip(reported, inside, strict=True)
            )
    return found


def speaker_kinds(quotes: Sequence[Quote], entities: Mapping[str, Entity]) -> list[str | None]:
    """What the speaker of each quote is: the kind of the entity, or `unnamed`, or None where nobody is shown.

    All parts of what was said in one go have one speaker, also the parts beside which nobody is named.
    """
    unnamed = {quote.utterance for quote in quotes if quote.speaker_text is not None and quote.speaker_id is None}
    kinds: list[str | None] = []
    for quote in quotes:
        if quote.kind == "scare":
            kinds.append(None)
        elif quote.speaker_id is not None:
            entity = entities.get(quote.speaker_id)
            kinds.append(entity.kind if entity else None)
        else:
            kinds.append("unnamed" if quote.utterance in unnamed else None)
    return kinds


def enclosing(rows: Sequence[Reported], others: Sequence[_A]) -> Iterator[_A | None]:
    """For each row the shortest of the others in whose words its own stand, if any."""
    ordered = sorted(others, key=lambda other: (other.start, other.end))
    found: dict[int, _A | None] = {}
    opened: list[_A] = []
    place = 0
    for index in sorted(range(len(rows)), key=lambda index: rows[index].start):
        row = rows[index]
        while place < len(ordered) and ordered[place].start <= row.start:
            opened.append(ordered[place])
            place += 1
        # What has ended encloses no later row either.
        opened = [other for other in opened if other.end > row.start]
        around = (other for other in opened if row.end <= other.end)
        found[index] = min(around, key=lambda other: (other.end - other.start, other.start), default=None)
    return (found[index] for index in range(len(rows)))


def agreements_of(indicators: Sequence[Indicator], agreements: Sequence[Agreement], text: str) -> list[str | None]:
    """The agreement of which each figure is the term, the worth or the volume, by its id.

    A figure is an agreement's that stands in the words of the agreement, but for the number of agreements itself and
    for ordinals, which tell which one it is. Beyond these words it is an agreement's where it says the amount of just
    that one, and where it says the term of one that its sentence names: five years may be anybody's.
    """
    around = enclosing(indicators, agreements)
    found = [
        agreement.agreement_id if agreement is not None and _measures(indicator, agreement) else None
        for indicator, agreement in zip(indicators, around, strict=True)
    ]
    amounts = _only_ones((row.amount, row.unit, row) for row in agreements if row.amount is not None)
    terms: dict[int, list[Agreement]] = {}
    starts = _sentence_starts(text) if any(row.term for row in agreements) else []
    for row in agreements:
        if row.term is not None:
            terms.setdefault(bisect_right(starts, row.start), []).append(row)
    for index, indicator in enumerate(indicators):
        if found[index] is None:
            own = amounts.get((indicator.value, indicator.unit))
            if own is None and (term := _term(indicator)) and terms:
                beside = terms.get(bisect_right(starts, indicator.start), ())
                own = next((row for row in beside if row.term == term), None)
            found[index] = own.agreement_id if own else None
    return found


def _only_ones(amounts: Iterable[tuple[float, str | None, Agreement]]) -> dict[tuple[float, str | None], Agreement]:
    """The agreement of each amount that one alone has; what is merely counted tells nothing."""
    found: dict[tuple[float, str | None], list[Agreement]] = {}
    for amount, unit, row in amounts:
        if unit not in (None, "1", "%"):
            found.setdefault((amount, unit), []).append(row)
    return {amount: rows[0] for amount, rows in found.items() if len(rows) == 1}


def _measures(indicator: Indicator, agreement: Agreement) -> bool:
    if indicator.kind == "ordinal":
        return False
    return not (indicator.kind == "count" and agreement.count is not None and indicator.value == agreement.count)


def _term(indicator: Indicator) -> str | None:
    """A duration as ISO 8601 has it."""
    letter = _CALENDAR.get(indicator.unit or "") if indicator.kind == "duration" else None
    return f"P{indicator.value:g}{letter}" if letter else None


def _sentence_starts(text: str) -> list[int]:
    return [sentence.start for paragraph in paragraphs(text) for sentence in sentences(text, paragraph)]


def _with(row: _A, column: str, value: str | None) -> _A:
    return row if getattr(row, column) == value else row.model_copy(update={column: value})
