"""Where to edit: from a place in an article's text, or from a row, to the line of the file that people write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.check.findings import Finding
from onrecord.corpus.toml_file import TomlFile
from onrecord.schema import TABLES, Anchored, Article, Entity, LinedUp, Member, Record, Reported, records_of
from onrecord.schema.decisions import CorrectionFile, EntityFile
from onrecord.source.errors import SourceError
from onrecord.source.reader import Reading, read

__all__ = ["Places", "TextPlaces"]

Place = tuple[str, int, int]
"""File, line and column."""


class TextPlaces:
    r"""The places of an article's text in its raw file, which is read only when the first of them is asked for.

    >>> places = TextPlaces("raw/riga.txt", b"Menu\n\nTwo envoys met in Riga.\n\nThey agreed on grain.")
    >>> places.of(0), places.line_outside("Menu")
    (('raw/riga.txt', 3, 1), (1, 'furniture'))
    """

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self._raw = raw
        self._reading: Reading | None = None

    @property
    def reading(self) -> Reading:
        """The raw text as it is read."""
        if self._reading is None:
            self._reading = read(self._raw)
        return self._reading

    @property
    def text(self) -> str:
        """The article's text; empty where the file cannot be read, which another finding says."""
        try:
            return self.reading.text
        except SourceError:
            return ""

    def of(self, offset: int) -> Place:
        """File, line and column of the character at an offset of the article's text; of the file where it has none."""
        try:
            return self.path, *self.reading.origin(offset)
        except IndexError:
            return self.path, 1, 1

    def line(self, offset: int) -> int:
        """The line of the raw text on which the character at an offset of the article's text stands."""
        return self.of(offset)[1]

    def line_outside(self, words: str) -> tuple[int, str] | None:
        """A line of the raw text that has the words, though it is no part of the article's text, and what it is."""
        lines = (line for line in self.reading.lines if words in line.text and words not in self.reading.text)
        return next(((line.number, line.role) for line in lines), None)


@dataclass
class Places:
    """Where each row of a build comes from: the correction that made it what it is, or else the raw text."""

    texts: Mapping[str, TextPlaces]
    """By article id."""
    corrections: Mapping[str, TomlFile[CorrectionFile]]
    """By article id."""
    entities: TomlFile[EntityFile] | None = None
    corrected: dict[str, int] = field(default_factory=dict)
    """By row id, the number of the correction in the file of its article."""

    def of_findings(self, findings: Sequence[Finding], tables: Mapping[str, Sequence[Record]]) -> list[Finding]:
        """The findings on rows, which name a table and the number of a row, at the places to edit instead."""
        return [self._placed(finding, tables) for finding in findings]

    def _placed(self, finding: Finding, tables: Mapping[str, Sequence[Record]]) -> Finding:
        table = (finding.file or "").removeprefix("data/")
        if finding.line is None or table not in tables:
            return finding
        place = self.of_row(tables[table][finding.line - 1], tables)
        return finding if place is None else replace(finding, file=place[0], line=place[1], column=place[2])

    def of_row(self, row: Record, tables: Mapping[str, Sequence[Record]]) -> Place | None:
        """The place to edit for a row; None where there is none."""
        match row:
            case Reported():
                return self._of_reported(row)
            case Anchored():
                return self._of_text(row.article_id, row.start)
            case Article():
                return self._of_text(row.article_id, 0)
            case Member():
                owner = row.owner()
                return self._of_first(tables, TABLES[owner.table], owner.reference, row.key[0])
            case LinedUp():
                reports = (each for each in records_of(Reported).values() if each.lined_up_in() == row.table)
                places = (self._of_first(tables, each, each.lined_up_by or "", row.row_id) for each in reports)
                return next((place for place in places if place), None)
            case Entity():
                return self._of_entity(row, tables)
        return None

    def _of_reported(self, row: Reported) -> Place | None:
        number = self.corrected.get(row.row_id)
        if number is None:
            return self._of_text(row.article_id, row.start)
        file = self.corrections[row.article_id]
        return file.path, *file.place_of("correction", number)

    def _of_text(self, article_id: str, offset: int) -> Place | None:
        text = self.texts.get(article_id)
        return None if text is None else text.of(offset)

    def _of_entity(self, entity: Entity, tables: Mapping[str, Sequence[Record]]) -> Place | None:
        """The entry of the registry, or else the first row that names the entity."""
        for number, entry in enumerate(self.entities.content.entity if self.entities else ()):
            if entry.id == entity.entity_id and self.entities:
                return self.entities.path, *self.entities.place_of("entity", number)
        for record in (*records_of(Reported).values(), *records_of(Member).values()):
            columns = [key.column for key in record.foreign_keys if key.table == Entity.table]
            lists = [key.column for key in record.list_keys if key.table == Entity.table]
            for row in tables.get(record.table, ()):
                named = {getattr(row, column) for column in columns}.union(*(getattr(row, column) for column in lists))
                if entity.entity_id in named:
                    return self.of_row(row, tables)
        return None

    def _of_first(
        self, tables: Mapping[str, Sequence[Record]], record: type[Record], column: str, value: object
    ) -> Place | None:
        rows = (row for row in tables.get(record.table, ()) if getattr(row, column) == value)
        first = next(rows, None)
        return None if first is None else self.of_row(first, tables)
