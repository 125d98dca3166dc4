"""A correction file on its way from what it is to what it will be, with all that it says elsewhere as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.check.findings import Finding
from onrecord.corpus.contribute.article_state import ArticleState, Source
from onrecord.corpus.contribute.errors import ContributionError
from onrecord.corpus.contribute.toml_text import put_cells, toml_cells, toml_document, toml_table, toml_value
from onrecord.corpus.toml_file import read_toml
from onrecord.schema import Reported
from onrecord.schema.corrected import CORRECTED_TABLES
from onrecord.schema.decisions import Cell, CorrectionFile

__all__ = ["Change", "Draft", "Why", "as_cell", "telling"]

_HEAD = """\
#:schema ../../schema/corrections.json
# What people changed in the rows of this article. The empty string stands for null.
"""
_SHORTEST_REASON = 10
_TAKE_OUT = "Take that entry out of the file, or remove the file if nothing else is in it; then build again."


@dataclass(frozen=True)
class Why:
    """Why a row is changed, and who answers for it."""

    reason: str
    reviewer: str

    def __post_init__(self) -> None:
        if len(self.reason.strip()) < _SHORTEST_REASON:
            raise ContributionError(
                f"the reason {self.reason!r} is too short for a reader to judge it by",
                "Say in a sentence what the text shows, and where.",
            )
        if not self.reviewer.strip():
            raise ContributionError(
                "nobody answers for the correction", "Give --reviewer, or set your name: git config user.name."
            )


@dataclass(frozen=True)
class Change:
    """A correction that is ready to be written."""

    table: str
    article_id: str
    words: str
    """The words of the row: for one that moved, those it has now."""
    row_id: str | None
    """The row's id in the data as they are; None for an added row."""
    new_id: str | None
    """Its id after the correction, another one where its words change; None where it is dropped."""
    cells: dict[str, tuple[Cell | None, Cell]]
    """By column what was there (None for an added row) and what will be."""
    file: str
    """The correction file, from the root."""
    line: int
    is_merged: bool
    """Whether an entry for this row was there, and is changed."""
    entry: str
    """The entry as it will stand in the file."""
    content: bytes
    """The whole file as it will be."""
    warnings: list[Finding]
    """What the checks have to say of the row that they had not to say before; no errors."""


class Draft:
    """A correction file on its way from what it is to what it will be."""

    def __init__(self, root: Path, state: ArticleState, article_id: str) -> None:
        self.state = state
        self.article_id = article_id
        self.file = f"build/corrections/{article_id}.toml"
        path = root / self.file
        self.text = path.read_bytes().decode("utf-8") if path.exists() else _HEAD
        self.index = len(state.file.content.correction) if state.file else 0
        self.is_merged = False

    def append(self, entry: dict[str, Any], why: Why) -> None:
        """Adds an entry at the end; what stands above it stays as it is."""
        end = "\r\n" if "\r\n" in self.text else "\n"
        gap = "" if not self.text or self.text.endswith(end * 2) else end if self.text.endswith(end) else end * 2
        self.text += gap + _entry(entry | {"reason": why.reason.strip(), "reviewer": why.reviewer.strip()}, end)

    def merge(self, source: Source, changed: Mapping[str, Cell] | None, why: Why) -> None:
        """Changes the entry that made the row what it is; None drops the row. Comments and layout stay."""
        self.index, self.is_merged = source.number, True
        document: Any = toml_document(self.text)
        entry = document["correction"][self.index]
        if changed is None:
            if source.before is None:
                raise ContributionError(f"a person added this row: {self.place}", _TAKE_OUT)
            entry["action"] = "drop"
            entry.pop("set", None)
            entry.setdefault("expect", toml_cells(telling(str(entry["table"]), source.before)))
        else:
            self.merge_cells(entry, source.before, changed)
        entry["reason"] = _joined(str(entry["reason"]), why.reason.strip(), " ")
        entry["reviewer"] = _joined(str(entry["reviewer"]), why.reviewer.strip(), ", ")
        self.text = document.as_string()

    def merge_cells(self, entry: Any, before: Mapping[str, Any] | None, changed: Mapping[str, Cell]) -> None:
        """Changes what an entry sets, and what it expects of the row that was there before, if any was."""
        cells, expect = dict(entry["set"].unwrap()), dict(entry["expect"].unwrap()) if "expect" in entry else {}
        for name, value in changed.items():
            if before is None:
                cells[name] = value
            elif value == as_cell(before[name]):  # back to what the rule gave: no correction any more
                cells.pop(name, None)
                expect.pop(name, None)
            else:
                cells[name] = value
                if name != "text":
                    expect.setdefault(name, as_cell(before[name]))
        if not cells:
            raise ContributionError(f"this undoes the whole correction: {self.place}", _TAKE_OUT)
        put_cells(entry, "set", cells)
        if before is not None:
            put_cells(entry, "expect", expect or telling(str(entry["table"]), before))

    @property
    def place(self) -> str:
        """File and line of the entry as it stands."""
        return f"{self.file}:{self.state.file.line_of('correction', self.index) if self.state.file else 1}"

    def change(
        self, table: str, row: Reported | None, cells: dict[str, tuple[Cell | None, Cell]], *, drop: bool = False
    ) -> Change:
        """The change, once it is sure that the build will accept the file and the row becomes what was meant.

        `row` is the row as it stands, None where one is added; `cells` says by column what was and what will be.
        """
        file, complaints = read_toml(self.file, self.text, CorrectionFile, "C")
        if file is None:
            raise _refused(complaints)
        after = self.state.with_corrections(file)
        if after.corrected.findings:
            raise _refused(after.corrected.findings)
        became = self.became(after, table)
        self.be_sure(after, row, became, cells, drop)
        return Change(
            table=table,
            article_id=self.article_id,
            words=next(each.words for each in (became, row) if each),
            row_id=row.row_id if row else None,
            new_id=became.row_id if became else None,
            cells=cells,
            file=self.file,
            line=(line := file.line_of("correction", self.index)),
            is_merged=self.is_merged,
            entry="\n".join(_lines_of_entry(self.text, line)),
            content=self.text.encode(),
            warnings=self.new_findings(after),
        )

    def became(self, after: ArticleState, table: str) -> Reported | None:
        """The row that the entry makes."""
        ids = (row_id for row_id, number in after.corrected.sources.items() if number == self.index)
        return next((row for row_id in ids if (row := after.row(table, row_id))), None)

    def be_sure(
        self,
        after: ArticleState,
        row: Reported | None,
        became: Reported | None,
        cells: Mapping[str, tuple[Cell | None, Cell]],
        drop: bool,
    ) -> None:
        """Raises where the entry does something else than was meant."""
        if drop and row is not None:
            is_done = after.row(row.table, row.row_id) is None
        else:
            there = {name: as_cell(value) for name, value in after.cells(became).items()} if became else {}
            is_done = all(there.get(name) == value for name, (_, value) in cells.items())
        if not is_done:
            raise ContributionError(
                "another row of the table stands at the same words, and a correction cannot tell them apart",
                "If two rules find one thing there, mend the rule; onrecord/extraction/ has it under its name.",
            )

    def new_findings(self, after: ArticleState) -> list[Finding]:
        """What the checks have to say of the rows that they had not to say before.

        Raises:
            ContributionError: an error is among it, so that the build would fail.
        """
        known = {(each.code, each.message) for each in self.state.findings()}
        new = [each for each in after.findings() if (each.code, each.message) not in known]
        if errors := [each for each in new if each.level == "error"]:
            raise ContributionError(
                "the row would break a rule, so nothing was written",
                "Set in one call the cells that belong together.",
                [replace(each, file=self.file, line=None, advice=None) for each in errors],
            )
        return new


def telling(table: str, row: Mapping[str, Any]) -> dict[str, Cell]:
    """The cells by which a person knows a row again: what a drop expects to find."""
    return {name: as_cell(row[name]) for name in CORRECTED_TABLES[table].known_by}


def as_cell(value: Any) -> Cell:
    """A value as a correction writes it."""
    if isinstance(value, tuple):
        return list(value)
    cell: Cell = "" if value is None else value
    return cell


def _entry(entry: Mapping[str, Any], end: str) -> str:
    lines = ["[[correction]]"]
    for key, value in entry.items():
        lines.append(f"{key} = {toml_table(value) if isinstance(value, dict) else toml_value(value)}")
    return end.join([*lines, ""])


def _lines_of_entry(text: str, line: int) -> list[str]:
    lines = text.splitlines()[line - 1 :]
    ends = [number for number, each in enumerate(lines[1:], 1) if each.startswith("[[") or not each.strip()]
    return lines[: ends[0] if ends else None]


def _joined(old: str, new: str, between: str) -> str:
    """What was said before and what is said now, each once."""
    if new in old:
        return old
    stop = "." if between == " " and old[-1:].isalnum() else ""
    return f"{old}{stop}{between}{new}"


def _refused(findings: list[Finding]) -> ContributionError:
    """The entry is in no file yet, so the line at which it would stand is left out."""
    return ContributionError(
        "the correction does not fit, so nothing was written",
        findings=[replace(each, line=None, column=None) for each in findings],
    )
