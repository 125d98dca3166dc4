"""What people changed in the rows of an article: edits, drops and additions, each with its reason and expectation.

A correction is anchored by the exact words of its row, never by an offset or an id, so it survives changes elsewhere in
the text. It says what it expects to find, and fails loudly once the rules or the source no longer show that.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from onrecord.check.findings import Finding
from onrecord.check.in_words import in_words
from onrecord.check.rules import did_you_mean, finding
from onrecord.corpus.anchors import Anchors, Refused, second_for_one_row
from onrecord.corpus.places import TextPlaces
from onrecord.corpus.toml_file import TomlFile
from onrecord.extraction.assemble import ArticleRows, members
from onrecord.extraction.ids import number_repeats
from onrecord.extraction.links import linked
from onrecord.extraction.registry import EntityRegistry
from onrecord.language.text.spans import Span
from onrecord.schema import Entity, Member, Record, Reported
from onrecord.schema.corrected import CORRECTED_TABLES, columns_of_entities, columns_to_correct, lists_of
from onrecord.schema.decisions import Cell, Correction, CorrectionFile

__all__ = ["Corrected", "apply_corrections"]

Row = dict[str, Any]
"""A row on its way: the columns of its table but for the id, and the lists that are tables of their own, as
the `parties` of an agreement."""


@dataclass
class Corrected:
    """The rows of an article after its corrections, and what is wrong with the corrections themselves."""

    rows: ArticleRows
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, int] = field(default_factory=dict)
    """By row id, the number of the correction that made the row or changed it."""
    before: dict[int, Row] = field(default_factory=dict)
    """By the number of the correction, the row that it edits, as it was before."""
    changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By table and column, in how many rows of the rules a cell is another; a span counts as `text`."""


def apply_corrections(
    rows: ArticleRows,
    file: TomlFile[CorrectionFile],
    registry: EntityRegistry,
    places: TextPlaces | None = None,
) -> Corrected:
    """The rows with the corrections of `file`, which are for this article; `places` are those of its text.

    A correction that cannot be applied is reported (OR-C…) at its line, and the others are applied all the same.
    """
    workshop = _Workshop(rows, file, registry, places)
    for index, correction in enumerate(file.content.correction):
        try:
            workshop.apply(index, correction)
        except Refused as refused:
            line, column = file.place_of("correction", index, *refused.key)
            workshop.findings.append(
                finding(refused.code, refused.message, file=file.path, line=line, column=column, advice=refused.advice)
            )
    done, sources = workshop.finished()
    return Corrected(done, workshop.findings, sources, workshop.before_edit, workshop.changed)


class _Workshop:
    """The rows of one article while they are being corrected."""

    def __init__(
        self,
        rows: ArticleRows,
        file: TomlFile[CorrectionFile],
        registry: EntityRegistry,
        places: TextPlaces | None,
    ) -> None:
        self.before = rows
        self.text = rows.article.words
        self.anchors = Anchors(self.text, places)
        self.file = file
        self.registry = registry
        self.findings: list[Finding] = []
        self.entities: dict[str, Entity] = dict(rows.entities)
        self.rows: dict[str, list[Row]] = {}
        for table, record in CORRECTED_TABLES.items():
            lists = {name: _items(rows.of(member)) for name, member in lists_of(table).items()}
            self.rows[table] = [
                _open(row) | {name: tuple(items.get(row.row_id, ())) for name, items in lists.items()}
                for row in rows.of(record)
            ]
        self.claims: dict[tuple[str, Span], int] = {}
        """By table and place, the first correction that is for the row there, whether it fits or not."""
        self.sources: dict[int, int] = {}
        """Which correction a row was changed or made by; rows by identity."""
        self.before_edit: dict[int, Row] = {}
        self.changed: Counter[tuple[str, str]] = Counter()

    def apply(self, index: int, correction: Correction) -> None:
        rows = self.rows[correction.table]
        made_of = [Span(row["start"], row["end"]) for row in rows if row["text"] == correction.at]
        made_of += [span for table, span in self.claims if table == correction.table and span not in made_of]
        place = self.anchors.place_of(correction, made_of)
        self.claim(index, correction, place)
        if correction.action == "add":
            if any((row["start"], row["end"]) == place for row in rows):
                raise Refused("OR-C013", "a row stands at these words already: edit it, or leave this correction out")
            row = self.added(correction, place)
            rows.append(row)
            self.sources[id(row)] = index
            return
        row = self.find_row(correction, place)
        self.expect(correction, row)
        if correction.action == "drop":
            rows[:] = [kept for kept in rows if kept is not row]
        else:
            before = dict(row)
            self.edit(correction, row)
            self.before_edit[index] = before
            # Where a span starts and ends, and its words, are one thing.
            cells = {"text" if name in ("start", "end") else name for name in row if row[name] != before[name]}
            self.changed.update((correction.table, name) for name in cells - {"origin"})
            self.sources[id(row)] = index

    def claim(self, index: int, correction: Correction, place: Span) -> None:
        """Refuses a second correction for one row, and says how the two go together."""
        other = self.claims.setdefault((correction.table, place), index)
        if other != index:
            line = self.file.line_of("correction", other)
            raise second_for_one_row(correction, self.file.content.correction[other], line)

    def find_row(self, correction: Correction, place: Span) -> Row:
        near = None
        for row in self.rows[correction.table]:
            span = Span(row["start"], row["end"])
            if span == place:
                return row
            if span.overlaps(place):
                near = row
        said = f"no rule gives a row of {correction.table} at just these words: {correction.at!r}"
        advice = None
        if near is not None:
            advice = (
                f"There is a row with other bounds: {near['text']!r}. If it is the one that is meant, say so in `at`."
            )
        raise Refused("OR-C010", said, "at", advice=advice)

    def expect(self, correction: Correction, row: Row) -> None:
        for name, cell in correction.expect.items():
            self.know(correction, name, "expect")
            if row[name] != (value := _value(cell)):
                said = f"`{name}` is expected to be {_show(value)} and is {_show(row[name])}"
                raise Refused("OR-C007", said, "expect", name)

    def edit(self, correction: Correction, row: Row) -> None:
        cells = {name: self.cell(correction, name, cell) for name, cell in correction.set.items()}
        if isinstance(words := cells.pop("text", None), str):
            span = self.anchors.beside(words, Span(row["start"], row["end"]))
            cells |= {"text": words, "start": span.start, "end": span.end}
        changed = row | cells
        if changed == row:
            raise Refused("OR-C014", "the row is like this already: leave this correction out", "set")
        self.check(correction, changed)
        row.update(changed, origin="corrected")

    def added(self, correction: Correction, place: Span) -> Row:
        record = CORRECTED_TABLES[correction.table]
        row: Row = dict.fromkeys(column.name for column in record.columns()[1:])
        # What is not said to be so is not so: a deal is not negated.
        row |= {column.name: False for column in record.columns() if column.type == "boolean"}
        row |= {column.name: () for column in record.columns() if column.type == "list"}
        row |= dict.fromkeys(lists_of(correction.table), ())
        row |= {"article_id": self.before.article.article_id, "origin": "added"}
        row |= {"text": place.of(self.text), "start": place.start, "end": place.end}
        row |= {name: self.cell(correction, name, cell) for name, cell in correction.set.items()}
        self.check(correction, row)
        return row

    def cell(self, correction: Correction, name: str, cell: Cell) -> Any:
        """The value to set, once it is known that the column may be set and that an entity exists."""
        self.know(correction, name, "set")
        value = _value(cell)
        if name not in columns_of_entities(correction.table) or value is None:
            return value
        if isinstance(value, tuple):
            return tuple(self.entity(each, name) for each in value)
        return self.entity(value, name)

    def entity(self, entity_id: str, name: str) -> str:
        known = self.entities.get(entity_id) or self.registry.entities.get(entity_id)
        if known is None:
            near = difflib.get_close_matches(entity_id, {*self.entities, *self.registry.entities}, n=1)
            advice = f"Did you mean {near[0]!r}? Otherwise add the entity to build/entities.toml." if near else None
            raise Refused("OR-C009", f"there is no entity {entity_id!r}", "set", name, advice=advice)
        return self.entities.setdefault(entity_id, known).entity_id

    def know(self, correction: Correction, name: str, key: str) -> None:
        """Refuses a column that the table does not have or that nobody sets."""
        free, fixed = columns_to_correct(correction.table), CORRECTED_TABLES[correction.table].fixed_columns()
        if name not in free and name not in fixed:
            said = f"`{name}` is no column of {correction.table}"
            raise Refused(
                "OR-C012",
                said,
                key,
                name,
                advice=did_you_mean(name, set(free) | (fixed if key == "expect" else set())),
            )
        if key == "set" and name in fixed:
            said = f"`{name}` of {correction.table} follows from other columns, and no correction sets it"
            raise Refused("OR-C012", said, key, name, advice=f"Columns to set: {', '.join(sorted(free))}.")

    def check(self, correction: Correction, row: Row) -> None:
        """Refuses cells that the record does not allow."""
        try:
            record = CORRECTED_TABLES[correction.table]
            _close(record, row, f"{record.letter}-{'0' * 16}")
        except ValidationError as error:
            details = error.errors()
            said = "; ".join(f"`{each['loc'][0]}` {in_words(each)}" for each in details)
            raise Refused("OR-C011", said, "set", str(details[0]["loc"][0])) from None

    def finished(self) -> tuple[ArticleRows, dict[str, int]]:
        """The rows as records, and by row id which correction each is of."""
        article = self.before.article
        closed: dict[str, tuple[Record, ...]] = {}
        sources: dict[str, int] = {}
        for table, rows in self.rows.items():
            record = CORRECTED_TABLES[table]
            rows.sort(key=lambda row: (row["start"], row["end"]))
            spans = [Span(row["start"], row["end"]) for row in rows]
            ids = list(number_repeats(record.letter, article.article_id, article.words, spans))
            closed[table] = tuple(_close(record, row, each) for row, each in zip(rows, ids, strict=True))
            sources |= {
                each: self.sources[id(row)] for row, each in zip(rows, ids, strict=True) if id(row) in self.sources
            }
            for name, member in lists_of(table).items():
                closed[member.table] = tuple(
                    item for row, each in zip(rows, ids, strict=True) for item in members(member, each, row[name])
                )
        used = _referred(closed)
        entities = {entity_id: entity for entity_id, entity in self.entities.items() if entity_id in used}
        entries = self.file.content.correction
        decided = {row_id for row_id, index in sources.items() if "agreement_id" in entries[index].set}
        return ArticleRows(article, linked(closed, article, entities, decided), entities), sources


def _open(row: Reported) -> Row:
    return {name: value for name, value in row.model_dump().items() if name != row.primary_key[0]}


def _items(rows: Iterable[Member]) -> dict[str, list[str]]:
    """The items of lists, by the row that each is of."""
    found: dict[str, list[str]] = {}
    for row in rows:
        owner, item = row.key
        found.setdefault(owner, []).append(item)
    return found


def _close(record: type[Reported], row: Mapping[str, Any], row_id: str) -> Reported:
    columns = record.model_fields
    return record(**{record.primary_key[0]: row_id, **{name: value for name, value in row.items() if name in columns}})


def _value(cell: Cell) -> Any:
    if cell == "":
        return None
    return tuple(cell) if isinstance(cell, list) else cell


def _show(value: Any) -> str:
    return "null" if value is None else repr(value)


def _referred(closed: Mapping[str, Sequence[Record]]) -> set[str | None]:
    """The ids of all entities that the rows name."""
    found: set[str | None] = set()
    for rows in closed.values():
        for row in rows:
            found.update(getattr(row, key.column) for key in row.foreign_keys if key.table == Entity.table)
            found.update(*(getattr(row, key.column) for key in row.list_keys if key.table == Entity.table))
    return found
