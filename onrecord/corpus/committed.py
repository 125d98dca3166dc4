"""The files that were built before, as they lie in a corpus: whether they still fit what they were built from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from onrecord.changes.excerpt import excerpts, plain
from onrecord.changes.model import Row, RowChange, TableDiff
from onrecord.changes.tables import diff_tables
from onrecord.check.findings import Finding, failed
from onrecord.check.rules import finding
from onrecord.corpus.build import Build
from onrecord.corpus.places import TextPlaces
from onrecord.corpus.read import Corpus
from onrecord.dataset.hashing import file_hash
from onrecord.dataset.parquet import arrow_table, parquet_path
from onrecord.dataset.write import stale_files
from onrecord.prose import alternatives, clip, number_of
from onrecord.schema import TABLES
from onrecord.schema.corrected import CORRECTED_TABLES

__all__ = ["Committed"]

_LISTED = 20
"""How many rows of one table are told one by one."""
_NAMED = 3
_WIDTH = 60
_COMPUTED = f"These rows are computed: correct the {alternatives(CORRECTED_TABLES)} that they are made of."


class Committed:
    """The tables of a corpus on disk, beside the build that ought to give them."""

    def __init__(self, root: Path, built: Build) -> None:
        self.root = root
        self.built = built
        self.hashes = _hashes(root / "datapackage.json")
        self.explained: set[tuple[str, int]] = set()
        """The places, by file and line, of words that are not in a text only since it was changed."""

    def check(self) -> list[Finding]:
        """What is wrong between raw/ and data/, and between data/ and what the build gives now."""
        found = [*self._gone_texts(), *self._changed_texts()]
        # Tables made of other texts differ in many rows, and the findings above say why.
        comparable = not failed([*self.built.findings, *found])
        for table in TABLES:
            found += self._hand_edited(table, comparable)
        return [*found, *self._stale({each.file for each in found})] if comparable else found

    def _gone_texts(self) -> Iterator[Finding]:
        for article in self._rows("articles", ["article_id", "raw_path"]):
            article_id, path = str(article["article_id"]), article["raw_path"]
            if path is None or (self.root / path).exists():
                continue
            rows = sum(self._count(table, article_id) for table in CORRECTED_TABLES)
            said = f"the text is gone, yet the tables have {number_of(rows, 'row')} of it"
            corrections = f"build/corrections/{article_id}.toml"
            if (self.root / corrections).exists():
                said += f", and {corrections} corrects them"
            yield finding("OR-R018", said, file=path)

    def _changed_texts(self) -> Iterator[Finding]:
        corpus = self.built.corpus
        hashes = {text.path: text.sha256 for text in corpus.texts}
        for article in self._rows("articles", ["article_id", "raw_path", "raw_sha256", "text"]):
            path = article["raw_path"]
            if path in hashes and hashes[path] != article["raw_sha256"]:
                text = next(text for text in corpus.texts if text.path == path)
                yield self._changed(article, TextPlaces(path, text.raw), corpus)

    def _changed(self, article: Row, places: TextPlaces, corpus: Corpus) -> Finding:
        article_id, before, now = str(article["article_id"]), article["text"], places.text
        rows = [row for table in CORRECTED_TABLES for row in self._rows(table, None) if row["article_id"] == article_id]
        lost = [row for row in rows if row["text"] is not None and row["text"] not in now]
        said = "this is not the text that the tables were made from; "
        if lost:
            said += f"gone are the words of {len(lost)} of its {number_of(len(rows), 'row')} ({_some_words(lost)})"
        else:
            said += f"its {number_of(len(rows), 'row')} still find their words"
        if lines := [*self._lost_corrections(corpus, article_id, before or "", now)]:
            path = corpus.corrections[article_id].path
            said += f", and those of {number_of(len(lines), 'correction')} ({path}, line {', '.join(map(str, lines))})"
        elsewhere = before is None or not now or before == now
        line, column = (1, 1) if elsewhere else places.of(_first_difference(before, now))[1:]
        return finding("OR-R019", said, file=places.path, line=line, column=column)

    def _lost_corrections(self, corpus: Corpus, article_id: str, before: str, now: str) -> Iterator[int]:
        """The lines of the corrections whose words have gone out of a text."""
        if (file := corpus.corrections.get(article_id)) is None:
            return
        for number, entry in enumerate(file.content.correction):
            words = entry.within or entry.at
            if words in before and words not in now:
                key = "within" if entry.within else "at"
                self.explained.add((file.path, file.line_of("correction", number, key)))
                yield file.line_of("correction", number)

    def _hand_edited(self, table: str, comparable: bool) -> Iterator[Finding]:
        """The rows of a file that is not the one which the build wrote."""
        path = parquet_path(table)
        if self.hashes.get(path) is None or not (self.root / path).exists():
            return
        if file_hash(self.root / path) == self.hashes[path] or (there := self._table(table)) is None:
            return
        if not comparable:
            yield finding("OR-D011", "the file is not the one that the build wrote", file=path)
            return
        diff = diff_tables(table, TABLES[table].primary_key, there, self._built(table))
        numbers = {key: number for number, key in enumerate(_keys(there, diff.key), start=1)}
        found = [*self._edited_rows(diff, path, numbers)]
        yield from found[:_LISTED]
        if len(found) > _LISTED:
            yield finding("OR-D011", f"and {len(found) - _LISTED:,} more rows", file=path)

    def _edited_rows(self, diff: TableDiff, path: str, numbers: dict[tuple[Any, ...], int]) -> Iterator[Finding]:
        back = "Put the file back: `git checkout -- data`."
        for change in diff.changed:
            cells = "; ".join(_cell(change, place) for place in range(len(change.cells)))
            yield finding(
                "OR-D011",
                f"{_name(diff, change.old)}: {cells}",
                file=path,
                line=numbers.get(change.old_key),
                advice=f"{back} {_how_to_change(diff.table, change)}",
            )
        for row in diff.removed:
            key = tuple(row[column] for column in diff.key)
            said = f"{_name(diff, row)}: the build gives no such row"
            yield finding("OR-D011", said, file=path, line=numbers.get(key), advice=f"{back} {_how(diff.table, 'add')}")
        for row in diff.added:
            said = f"{_name(diff, row)}: the row was taken out"
            yield finding("OR-D011", said, file=path, advice=f"{back} {_how(diff.table, 'drop')}")

    def _stale(self, known: set[str | None]) -> Iterator[Finding]:
        """The files that are not what the build gives, apart from those of which other findings tell more."""
        if self.built.release is None:
            return
        tables = {parquet_path(table): table for table in TABLES}
        for path in stale_files(self.built.tables, self.root, self.built.release, self.built.quality):
            if path not in known:
                yield finding("OR-D009", self._staleness(path, tables.get(path)), file=path)

    def _staleness(self, path: str, table: str | None) -> str:
        if not (self.root / path).exists():
            return "the file is missing"
        if table is None:
            # Within data/ all else is a stranger; outside it, only what the build writes is looked at.
            stranger = path.startswith("data/") and path != "data/README.md"
            return "the build writes no such file" if stranger else "the file is not what the build gives"
        if (there := self._table(table)) is None:
            return "the file is no Parquet"
        diff = diff_tables(table, TABLES[table].primary_key, there, self._built(table))
        sorts = ((diff.added, "missing"), (diff.removed, "too many"), (diff.changed, "changed"))
        counts = [f"{number_of(len(rows), 'row')} {what}" for rows, what in sorts if rows]
        if not counts:
            return "the file's columns or the order of its rows are not what the build gives"
        rows = [*diff.added, *diff.removed, *(change.new for change in diff.changed)]
        names = ", ".join(_name(diff, row) for row in rows[:_NAMED]) + (" …" if len(rows) > _NAMED else "")
        return f"the file is not what the build gives: {', '.join(counts)} ({names})"

    def _built(self, table: str) -> pa.Table:
        return arrow_table(TABLES[table], self.built.tables[table])

    def _table(self, table: str) -> pa.Table | None:
        """A table as it lies there, whatever its columns."""
        try:
            with ParquetFile(self.root / parquet_path(table)) as file:
                return file.read()
        except (OSError, pa.ArrowException):
            return None

    def _rows(self, table: str, columns: Sequence[str] | None) -> list[Row]:
        """The rows of a table as it lies there; none where it lacks a column that a row of it has."""
        there = self._table(table)
        wanted = [column.name for column in TABLES[table].columns()] if columns is None else list(columns)
        if there is None or not set(wanted) <= set(there.column_names):
            return []
        rows: list[Row] = there.select(wanted).to_pylist()
        return rows

    def _count(self, table: str, article_id: str) -> int:
        return Counter(row["article_id"] for row in self._rows(table, ["article_id"]))[article_id]


def _hashes(descriptor: Path) -> dict[str, str]:
    """The hash of each file that a Data Package describes; nothing where there is none, which another check reports."""
    try:
        resources = json.loads(descriptor.read_text("utf-8"))["resources"]
        return {resource["path"]: resource["hash"] for resource in resources}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _keys(table: pa.Table, key: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[column].to_pylist() for column in key), strict=True)


def _name(diff: TableDiff, row: Row) -> str:
    """A row's key, and its words where it has any."""
    key = " ".join(str(row[column]) for column in diff.key)
    words = row.get("text")
    return f"{key} ({clip(str(words), 40)!r})" if words and diff.table in CORRECTED_TABLES else key


def _cell(change: RowChange, place: int) -> str:
    cell = change.cells[place]
    there, built = (plain(pieces) for pieces in excerpts(cell.old, cell.new, _WIDTH))
    return f"`{cell.column}` is {_quoted(cell.old, there)}, the build gives {_quoted(cell.new, built)}"


def _quoted(value: object, shown: str) -> str:
    return repr(shown) if isinstance(value, str) else shown


def _how_to_change(table: str, change: RowChange) -> str:
    """How a person changes for good what was changed by hand."""
    if table not in CORRECTED_TABLES:
        return TABLES[table].to_change or _COMPUTED
    cell = change.cells[0]
    value = "" if cell.old is None else json.dumps(cell.old, ensure_ascii=False, default=str)
    return f'To change it for good: onrecord correct {change.old_key[0]} --set {cell.column}={value} --reason "…"'


def _how(table: str, action: str) -> str:
    """How a person adds or drops a row for good."""
    if table not in CORRECTED_TABLES:
        return TABLES[table].to_change or _COMPUTED
    return f'For good, that is a correction with action = "{action}" in build/corrections/<article_id>.toml.'


def _some_words(rows: Sequence[Row]) -> str:
    words = [repr(clip(str(row["text"]), 40)) for row in rows[:_NAMED]]
    return ", ".join(words) + (" …" if len(rows) > _NAMED else "")


def _first_difference(before: str, now: str) -> int:
    """The offset, in the text as it is now, of the first character that is not as before."""
    same = next((place for place, pair in enumerate(zip(before, now, strict=False)) if pair[0] != pair[1]), None)
    return min(len(before), len(now) - 1) if same is None else same
