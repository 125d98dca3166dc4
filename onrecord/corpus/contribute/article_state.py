"""One article of a corpus as it stands: what the rules give, and what its corrections make of that."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.check.findings import Finding
from onrecord.check.tables import check_tables
from onrecord.corpus.build import tables_of
from onrecord.corpus.contribute.errors import ContributionError
from onrecord.corpus.corrections import Corrected, apply_corrections
from onrecord.corpus.read import Corpus, read_corpus
from onrecord.corpus.toml_file import TomlFile
from onrecord.dataset.folder import local_folder
from onrecord.errors import UnknownNameError
from onrecord.extraction.assemble import ArticleRows
from onrecord.extraction.pipeline import extract_rows
from onrecord.prose import alternatives, clip
from onrecord.reconcile import reconcile
from onrecord.schema import LinedUp, Reported, records_of
from onrecord.schema.corrected import CORRECTED_TABLES, lists_of
from onrecord.schema.decisions import CorrectionFile
from onrecord.source.errors import SourceError
from onrecord.source.records import article_from_raw

__all__ = ["ArticleState", "Source", "article_state", "find_row"]

_SHOWN = 40


def find_row(root: Path, given: str) -> tuple[str, str, str]:
    """Table, article id and row id of the row whose id is `given`, or begins so, in the data built in `root`.

    Raises:
        ContributionError: there are no data, no such row, or several.
    """
    try:
        rows = [row for table in CORRECTED_TABLES for row in _built(root, table)]
    except (FileNotFoundError, UnknownNameError):
        raise ContributionError("there are no data here to correct", "Build them first: `onrecord build`.") from None
    found = [row for row in rows if row[2] == given] or [row for row in rows if given and row[2].startswith(given)]
    if len(found) == 1:
        return found[0][:3]
    if found:
        some = "; ".join(f"{row[2]} ({clip(row[3], _SHOWN)})" for row in found[:5])
        raise ContributionError(f"{len(found)} rows have an id that begins with {given!r}: {some}", "Give more of it.")
    raise _no_row(root, given, [row[2] for row in rows])


def _built(root: Path, table: str) -> Iterator[tuple[str, str, str, str]]:
    key = CORRECTED_TABLES[table].primary_key[0]
    for row in _loaded(root, table):
        yield table, row["article_id"], row[key], row["text"] or ""


def _no_row(root: Path, given: str, ids: list[str]) -> ContributionError:
    letters = {f"{record.letter}-": record.table for record in records_of(LinedUp).values()}
    for table, record in CORRECTED_TABLES.items():
        column = record.lined_up_by
        if column is None or record.lined_up_in() != letters.get(given[:2]):
            continue
        members = [row for row in _loaded(root, table) if row[column] == given]
        if members:
            key = record.primary_key[0]
            some = "; ".join(f"{row[key]} ({clip(row['text'] or '', _SHOWN)})" for row in members[:5])
            return ContributionError(f"{given} is made of rows of {table}; correct one of those: {some}")
    near = difflib.get_close_matches(given, ids, n=1, cutoff=0.7)
    suggestion = f"; did you mean {near[0]!r}?" if near else ""
    return ContributionError(
        f"no row of {alternatives(CORRECTED_TABLES)} has the id {given!r}{suggestion}",
        "A row whose words were changed has another id; `onrecord show TABLE` lists the rows of each of these tables.",
    )


def _loaded(root: Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = local_folder(root).read(table).to_pylist()
    return rows


class Source(NamedTuple):
    """The correction that edited or added a row: its number in the file, and the row before it."""

    number: int
    before: Mapping[str, Any] | None
    """None where the correction added the row."""


@dataclass
class ArticleState:
    """An article, the rows that the rules give for it, and those rows after the corrections of its file."""

    corpus: Corpus
    extracted: ArticleRows
    corrected: Corrected
    file: TomlFile[CorrectionFile] | None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.extracted.article.words

    def row(self, table: str, row_id: str) -> Reported | None:
        """The row of that id after the corrections."""
        rows = self.corrected.rows.of(CORRECTED_TABLES[table])
        return next((row for row in rows if row.row_id == row_id), None)

    def cells(self, row: Reported) -> dict[str, Any]:
        """The row's cells by column, with its lists, as the parties of an agreement."""
        cells = row.model_dump()
        for name, member in lists_of(row.table).items():
            items = (each.key for each in self.corrected.rows.of(member))
            cells[name] = tuple(item for owner, item in items if owner == row.row_id)
        return cells

    def source(self, row: Reported) -> Source | None:
        """What made the row what it is, if a correction did."""
        number = self.corrected.sources.get(row.row_id)
        return None if number is None else Source(number, self.corrected.before.get(number))

    def with_corrections(self, file: TomlFile[CorrectionFile]) -> ArticleState:
        """The article as it would be with another correction file."""
        corrected = apply_corrections(self.extracted, file, self.corpus.entities)
        return ArticleState(self.corpus, self.extracted, corrected, file)

    def findings(self) -> list[Finding]:
        """What is wrong with the corrections, and with the rows as they are after them."""
        tables = reconcile(tables_of([self.corrected.rows]))
        return [*self.corrected.findings, *check_tables(tables)]


def article_state(root: Path, article_id: str) -> ArticleState:
    """The state of one article of the corpus in `root`.

    Raises:
        ContributionError: there is no such article, or it or its corrections are not sound.
    """
    corpus = read_corpus(root)
    known = {text.article_id: text for text in corpus.texts}
    ours = {f"raw/{article_id}.txt", f"raw/{article_id}.toml", f"build/corrections/{article_id}.toml"}
    broken = [each for each in corpus.findings if each.level == "error" and each.file in ours]
    if broken:
        raise _unsound(broken)
    if article_id not in known:
        raise ContributionError(str(UnknownNameError("article", article_id, known)))
    text = known[article_id]
    try:
        article, _ = article_from_raw(article_id, text.raw, text.sidecar.content, text.path)
    except (SourceError, ValueError) as error:
        raise ContributionError(f"{text.path} cannot be read: {error}", "`onrecord check` says more.") from None
    rows = extract_rows(article, corpus.entities, corpus.measures)
    file = corpus.corrections.get(article_id)
    corrected = apply_corrections(rows, file, corpus.entities) if file else Corrected(rows)
    if corrected.findings:
        raise _unsound(corrected.findings)
    return ArticleState(corpus, rows, corrected, file)


def _unsound(findings: list[Finding]) -> ContributionError:
    return ContributionError("what is there already has to be mended first", findings=findings)
