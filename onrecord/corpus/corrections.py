"""What people changed in the rows of an article: edits, drops and additions, each with its reason and expectation.

A correction is anchored by the exact words of its row, never by an offset or an id, so it survives changes elsewhere in
the text. It says what it expects to find, and fails loudly once the rules or the source no longer show that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.corpus.toml_file import TomlFile
from onrecord.extract.assemble import ArticleRows
from onrecord.extract.ids import number_repeats
from onrecord.extract.registry import EntityRegistry
from onrecord.language.spans import Span
from onrecord.schema import Agreement, AgreementParty, Entity, Indicator, Quote, Record
from onrecord.schema.decisions import Cell, Correction, CorrectionFile

__all__ = ["Corrected", "apply_corrections"]

Row = dict[str, Any]
"""A row on its way: the columns of its table but for the id, and the `parties` of an agreement."""

_RECORDS: dict[str, tuple[type[Record], str]] = {
    "quotes": (Quote, "quote_id"),
    "agreements": (Agreement, "agreement_id"),
    "indicators": (Indicator, "indicator_id"),
}
_FIXED = frozenset({"article_id", "start", "end", "origin", "rule", "statement_id", "accord_id", "series_id"})
"""Columns that no correction sets: they follow from the words, the rule or the other articles."""


@dataclass
class Corrected:
    """The rows of an article after its corrections, and what is wrong with the corrections themselves."""

    rows: ArticleRows
    findings: list[Finding] = field(default_factory=list)


def apply_corrections(rows: ArticleRows, file: TomlFile[CorrectionFile], registry: EntityRegistry) -> Corrected:
    """The rows with the corrections of `file`, which are for this article.

    A correction that cannot be applied is reported (OR-C…) at its line, and the others are applied all the same.
    """
    workshop = _Workshop(rows, file, registry)
    for index, correction in enumerate(file.content.correction):
        try:
            workshop.apply(index, correction)
        except _Refused as refused:
            line = file.line_of("correction", index, *refused.key)
            workshop.findings.append(finding(refused.code, refused.message, file=file.path, line=line))
    return Corrected(workshop.finished(), workshop.findings)


class _Refused(Exception):  # noqa: N818 (not an error of the program)
    """A correction that does not fit the text or the rows."""

    def __init__(self, code: str, message: str, *key: str) -> None:
        super().__init__(message)
        self.code, self.message, self.key = code, message, key


class _Workshop:
    """The rows of one article while they are being corrected."""

    def __init__(self, rows: ArticleRows, file: TomlFile[CorrectionFile], registry: EntityRegistry) -> None:
        self.before = rows
        self.text = rows.article.words
        self.file = file
        self.registry = registry
        self.findings: list[Finding] = []
        self.entities: dict[str, Entity] = dict(rows.entities)
        parties: dict[str, list[str]] = {}
        for party in rows.agreement_parties:
            parties.setdefault(party.agreement_id, []).append(party.entity_id)
        self.rows: dict[str, list[Row]] = {
            table: [_open(row, key) for row in getattr(rows, table)] for table, (_, key) in _RECORDS.items()
        }
        for row, agreement in zip(self.rows["agreements"], rows.agreements, strict=True):
            row["parties"] = tuple(parties.get(agreement.agreement_id, ()))
        self.touched: dict[int, int] = {}
        """Which correction, by index, a row was changed by; rows by identity."""

    def apply(self, index: int, correction: Correction) -> None:
        place = self.find_words(correction)
        rows = self.rows[correction.table]
        if correction.action == "add":
            if any((row["start"], row["end"]) == place for row in rows):
                raise _Refused("OR-C013", "a row stands at these words already: edit it, or leave this correction out")
            rows.append(self.added(correction, place))
            return
        row = self.find_row(correction, place)
        if (other := self.touched.get(id(row))) is not None:
            line = self.file.line_of("correction", other)
            raise _Refused("OR-C008", f"the correction of line {line} is for the same row: make them one")
        self.expect(correction, row)
        if correction.action == "drop":
            rows[:] = [kept for kept in rows if kept is not row]
        else:
            self.edit(correction, row)
            self.touched[id(row)] = index

    def find_words(self, correction: Correction) -> Span:
        """The one place of the text where the words of a correction stand."""
        words = correction.within or correction.at
        key = "within" if correction.within else "at"
        start = self.text.find(words)
        if start < 0:
            raise _Refused("OR-C005", f"the text does not have these words: {words!r}", key)
        if self.text.find(words, start + 1) >= 0 and not self.only_one(correction, words):
            raise _Refused("OR-C006", f"the text has these words more than once, say `within` more: {words!r}", key)
        if not correction.within and (only := self.only_one(correction, words)):
            return only
        inner = start + words.find(correction.at)
        return Span(inner, inner + len(correction.at))

    def only_one(self, correction: Correction, words: str) -> Span | None:
        """Where words stand more than once, the one row of the table that is made of them tells which are meant."""
        if correction.within or correction.action == "add":
            return None
        places = [Span(row["start"], row["end"]) for row in self.rows[correction.table] if row["text"] == words]
        return places[0] if len(places) == 1 else None

    def find_row(self, correction: Correction, place: Span) -> Row:
        for row in self.rows[correction.table]:
            if (row["start"], row["end"]) == place:
                return row
        raise _Refused(
            "OR-C010", f"no rule gives a row of {correction.table} at these words any more: {correction.at!r}", "at"
        )

    def expect(self, correction: Correction, row: Row) -> None:
        for name, cell in correction.expect.items():
            self.know(correction, name, "expect")
            if row[name] != (value := _value(cell)):
                raise _Refused(
                    "OR-C007", f"`{name}` is expected to be {_show(value)} and is {_show(row[name])}", "expect"
                )

    def edit(self, correction: Correction, row: Row) -> None:
        cells = {name: self.cell(correction, name, cell) for name, cell in correction.set.items()}
        if isinstance(words := cells.pop("text", None), str):
            span = self.nearest(words, Span(row["start"], row["end"]))
            cells |= {"text": words, "start": span.start, "end": span.end}
        changed = row | cells
        if changed == row:
            raise _Refused("OR-C014", "the row is like this already: leave this correction out", "set")
        self.check(correction, changed)
        row.update(changed, origin="corrected")

    def added(self, correction: Correction, place: Span) -> Row:
        record, _ = _RECORDS[correction.table]
        row: Row = dict.fromkeys(column.name for column in record.columns()[1:])
        if correction.table == "agreements":
            row |= {"parties": (), "negated": False}
        row |= {"article_id": self.before.article.article_id, "origin": "added"}
        row |= {"text": place.of(self.text), "start": place.start, "end": place.end}
        row |= {name: self.cell(correction, name, cell) for name, cell in correction.set.items()}
        self.check(correction, row)
        return row

    def cell(self, correction: Correction, name: str, cell: Cell) -> Any:
        """The value to set, once it is known that the column may be set and that an entity exists."""
        self.know(correction, name, "set")
        value = _value(cell)
        if name in ("parties", "subject") and correction.table != "quotes" and not isinstance(value, str | None):
            value = tuple(self.entity(each) for each in value)
        elif name.endswith("_id") and value is not None:
            value = self.entity(value)
        return value

    def entity(self, entity_id: str) -> str:
        known = self.entities.get(entity_id) or self.registry.entities.get(entity_id)
        if known is None:
            raise _Refused("OR-C009", f"no entity {entity_id!r}: add it to build/entities.toml", "set")
        return self.entities.setdefault(entity_id, known).entity_id

    def know(self, correction: Correction, name: str, key: str) -> None:
        """Refuses a column that the table does not have or that nobody sets."""
        record, row_id = _RECORDS[correction.table]
        known = {column.name for column in record.columns()} - {row_id}
        if correction.table == "agreements":
            known.add("parties")
        if name not in known or (key == "set" and name in _FIXED):
            free = ", ".join(sorted(known - _FIXED))
            raise _Refused(
                "OR-C012", f"`{name}` is no column of {correction.table} that a correction sets; those are: {free}", key
            )

    def nearest(self, words: str, place: Span) -> Span:
        """The occurrence of `words` that overlaps the row they are to replace."""
        start = max(0, place.start - len(words))
        while (start := self.text.find(words, start, place.end + len(words))) >= 0:
            if place.overlaps((start, start + len(words))):
                return Span(start, start + len(words))
            start += 1
        raise _Refused("OR-C005", f"these words do not overlap those of the row: {words!r}", "set")

    def check(self, correction: Correction, row: Row) -> None:
        """Refuses cells that the record does not allow."""
        try:
            _close(correction.table, row, "0" * 16)
        except ValidationError as error:
            said = "; ".join(f"`{'.'.join(map(str, e['loc']))}`: {e['msg']}" for e in error.errors())
            raise _Refused("OR-C011", said, "set") from None

    def finished(self) -> ArticleRows:
        article = self.before.article
        closed: dict[str, list[Any]] = {}
        parties: list[AgreementParty] = []
        for table, rows in self.rows.items():
            rows.sort(key=lambda row: (row["start"], row["end"]))
            letter = _RECORDS[table][1][0]
            spans = [Span(row["start"], row["end"]) for row in rows]
            ids = list(number_repeats(letter, article.article_id, article.words, spans))
            closed[table] = [_close(table, row, each) for row, each in zip(rows, ids, strict=True)]
            parties += (
                AgreementParty(agreement_id=each, entity_id=entity_id, position=position)
                for row, each in zip(rows, ids, strict=True)
                for position, entity_id in enumerate(row.get("parties", ()), start=1)
            )
        used = _referred(closed, parties)
        return ArticleRows(
            article=article,
            quotes=tuple(closed["quotes"]),
            agreements=tuple(closed["agreements"]),
            agreement_parties=tuple(parties),
            indicators=tuple(closed["indicators"]),
            entities={entity_id: entity for entity_id, entity in self.entities.items() if entity_id in used},
        )


def _open(row: Record, key: str) -> Row:
    return {name: value for name, value in row.model_dump().items() if name != key}


def _close(table: str, row: Mapping[str, Any], row_id: str) -> Record:
    record, key = _RECORDS[table]
    row_id = row_id if "-" in row_id else f"{key[0]}-{row_id}"
    return record(**{key: row_id, **{name: value for name, value in row.items() if name != "parties"}})


def _value(cell: Cell) -> Any:
    if cell == "":
        return None
    return tuple(cell) if isinstance(cell, list) else cell


def _show(value: Any) -> str:
    return "null" if value is None else repr(value)


def _referred(closed: Mapping[str, list[Any]], parties: list[AgreementParty]) -> set[str | None]:
    """The ids of all entities that the rows name."""
    found: set[str | None] = {party.entity_id for party in parties}
    for quote in closed["quotes"]:
        found |= {quote.speaker_id, quote.via_id}
    for agreement in closed["agreements"]:
        found.add(agreement.source_id)
    for indicator in closed["indicators"]:
        found |= {indicator.source_id, *indicator.subject}
    return found
