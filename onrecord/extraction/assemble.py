"""From drafts to records: the words are cut from the text, rows get their ids, actors become entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, TypeVar

from onrecord.extraction.drafts import Draft
from onrecord.extraction.ids import number_repeats
from onrecord.extraction.links import linked
from onrecord.extraction.registry import EntityRegistry
from onrecord.language.mentions.actors import Actor
from onrecord.language.text.spans import Span
from onrecord.schema import (
    Agreement,
    AgreementParty,
    Article,
    Entity,
    Indicator,
    Member,
    Quote,
    Record,
    Reported,
    records_of,
    rows_of,
)

__all__ = ["ArticleRows", "assemble", "members"]

_R = TypeVar("_R", bound=Record)
_M = TypeVar("_M", bound=Member)


@dataclass(frozen=True)
class ArticleRows:
    """All that one article gives; rows in the order of the text."""

    article: Article
    tables: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    """The rows, by table; articles and entities are not among them."""
    entities: Mapping[str, Entity] = field(default_factory=dict)
    """The entities that the rows refer to, by id."""

    def of(self, record: type[_R]) -> tuple[_R, ...]:
        """The rows of the table of a record."""
        return tuple(rows_of(self.tables, record))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The rows of `quotes`."""
        return self.of(Quote)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The rows of `agreements`."""
        return self.of(Agreement)

    @property
    def agreement_parties(self) -> tuple[AgreementParty, ...]:
        """The rows of `agreement_parties`."""
        return self.of(AgreementParty)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The rows of `indicators`."""
        return self.of(Indicator)


def assemble(article: Article, drafts: Iterable[Draft], registry: EntityRegistry) -> ArticleRows:
    """The records that the drafts of one article stand for.

    A cell is what the draft says under the name of its column. An entity or a list of entities is looked up by the
    actors that the draft gives under that name without `_id`; the members of a group stand for it in a list, since a
    figure about two is about each.

    Raises:
        pydantic.ValidationError: an extractor used a word that is not in its vocabulary.
    """
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.record.table, []).append(draft)
    who = _Who(registry)
    tables: dict[str, tuple[Record, ...]] = {}
    for table, record in records_of(Reported).items():
        rows = found.get(table, [])
        spans = (Span(draft.start, draft.end) for draft in rows)
        ids = list(number_repeats(record.letter, article.article_id, article.words, spans))
        tables[table] = tuple(_row(article, row_id, draft, who) for row_id, draft in zip(ids, rows, strict=True))
        for member in records_of(Member).values():
            if member.owner().table == table:
                tables[member.table] = tuple(
                    item
                    for row_id, draft in zip(ids, rows, strict=True)
                    for item in members(member, row_id, who.ids(getattr(draft, member.member_of)))
                )
    return ArticleRows(article, linked(tables, article, who.entities), who.entities)


def members(member: type[_M], owner: str, items: Iterable[str]) -> Iterator[_M]:
    """The rows of a list: one for each item that the row `owner` has, numbered from 1.

    >>> [party.position for party in members(AgreementParty, "a-0a1b2c3d4e5f6071", ["peru", "chile"])]
    [1, 2]
    """
    of, what = member.primary_key
    return (member(position=place, **{of: owner, what: item}) for place, item in enumerate(items, start=1))


class _Who:
    """Looks actors up and keeps the entities that were found."""

    def __init__(self, registry: EntityRegistry) -> None:
        self.registry = registry
        self.entities: dict[str, Entity] = {}

    def id(self, actor: Actor | None) -> str | None:
        if actor is None:
            return None
        entity = self.registry.identify(actor)
        return self.entities.setdefault(entity.entity_id, entity).entity_id

    def ids(self, actors: Sequence[Actor]) -> list[str]:
        """The ids of several, each once."""
        return list(dict.fromkeys(entity_id for actor in actors if (entity_id := self.id(actor))))


class _Cells(NamedTuple):
    """Where the cells of a record come from."""

    values: tuple[str, ...]
    """Columns that the draft has as they are."""
    entities: tuple[tuple[str, str], ...]
    """Columns of one entity, each with the name under which the draft has the actor."""
    lists: tuple[str, ...]
    """Columns of several entities."""


@cache
def _cells(record: type[Reported], draft: type[Draft]) -> _Cells:
    entities = {key.column for key in record.foreign_keys if key.table == Entity.table}
    lists = {key.column for key in record.list_keys if key.table == Entity.table}
    columns = [name for name in record.model_fields if name not in lists and hasattr(draft, name)]
    return _Cells(
        values=tuple(name for name in columns if name not in ("start", "end")),
        entities=tuple((name, name.removesuffix("_id")) for name in record.model_fields if name in entities),
        lists=tuple(name for name in record.model_fields if name in lists),
    )


def _row(article: Article, row_id: str, draft: Draft, who: _Who) -> Reported:
    record = draft.record
    values, entities, lists = _cells(record, type(draft))
    cells: dict[str, Any] = {name: getattr(draft, name) for name in values}
    for name in lists:
        actors = (member for actor in getattr(draft, name) for member in actor.members or (actor,))
        cells[name] = tuple(sorted(who.ids(list(actors))))
    cells |= {name: who.id(getattr(draft, actor)) for name, actor in entities}
    return record(
        **{record.primary_key[0]: row_id},
        article_id=article.article_id,
        text=article.words[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        origin="extracted",
        **cells,
    )
