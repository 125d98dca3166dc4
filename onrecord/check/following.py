"""The properties of cells that follow from other rows of the article: what a speaker is, in which quote a row lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from onrecord.check.findings import Finding
from onrecord.check.view import Check, Numbered, View
from onrecord.extraction.links import enclosing, speaker_kinds
from onrecord.schema import Entity, Quote, Reported, records_of

__all__ = ["FOLLOWING"]

_R = TypeVar("_R", bound=Reported)


def speakers_are_of_their_kind(view: View) -> Iterator[Finding]:
    """`speaker_kind` is that of the entity, or unnamed; null for a scare quote and where nobody is shown."""
    entities = {entity.entity_id: entity for _, entity in view.rows(Entity)}
    for rows in _by_article(view, Quote).values():
        quotes = [quote for _, quote in rows]
        for (numbered, quote), kind in zip(rows, speaker_kinds(quotes, entities), strict=True):
            if quote.speaker_kind != kind and (quote.speaker_id is None or quote.speaker_id in entities):
                yield numbered.finding("114", f"speaker_kind {quote.speaker_kind}, where the speaker tells {kind}")


def rows_name_the_quote_they_lie_in(view: View) -> Iterator[Finding]:
    """`quote_id` is the shortest quote in whose words a row stands."""
    quotes = _by_article(view, Quote)
    for record in records_of(Reported).values():
        if "quote_id" not in record.follows:
            continue
        for article_id, rows in _by_article(view, record).items():
            others = [quote for _, quote in quotes.get(article_id, ())]
            for (numbered, row), quote in zip(rows, enclosing([row for _, row in rows], others), strict=True):
                stated, right = getattr(row, "quote_id", None), quote.quote_id if quote else None
                if stated != right:
                    yield numbered.finding("130", f"quote_id {stated}, where the spans give {right}")


def rows_point_at_rows_of_their_article(view: View) -> Iterator[Finding]:
    """A row that belongs to another row of an article belongs to one of its own."""
    reported = records_of(Reported)
    articles = {row.row_id: row.article_id for _, row in view.reported()}
    for numbered, row in view.reported():
        for key in row.foreign_keys:
            other = getattr(row, key.column) if key.table in reported and key.column not in row.follows else None
            if other in articles and articles[other] != row.article_id:
                yield numbered.finding("131", f"{key.column} {other} is of {articles[other]}")


def _by_article(view: View, record: type[_R]) -> dict[str, list[tuple[Numbered, _R]]]:
    found: dict[str, list[tuple[Numbered, _R]]] = defaultdict(list)
    for numbered, row in view.rows(record):
        found[row.article_id].append((numbered, row))
    return found


FOLLOWING: tuple[Check, ...] = (
    speakers_are_of_their_kind,
    rows_name_the_quote_they_lie_in,
    rows_point_at_rows_of_their_article,
)
