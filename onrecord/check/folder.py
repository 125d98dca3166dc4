"""A dataset on disk: everything that can be checked about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetFile
from pydantic import ValidationError

from onrecord.check.edition import check_edition
from onrecord.check.findings import Finding
from onrecord.check.in_words import in_words
from onrecord.check.package import check_package
from onrecord.check.rules import finding
from onrecord.check.tables import check_tables
from onrecord.check.view import Numbered, View
from onrecord.schema import TABLES, Record

__all__ = ["check_folder", "read_tables"]


_UNREADABLE = ("OR-D003", "OR-D005")
"""A table is missing, or has not its columns."""
_OF_ROWS = ("OR-D006", "OR-D007")
"""A cell or a key is wrong."""


def check_folder(folder: Path) -> list[Finding]:
    """What is wrong with the dataset in `folder`: its package, its files, and its tables.

    Where a file or a row cannot be read, the tables are not checked against each other: every number would be off.
    What Frictionless says of a row that another finding says better is left out.

    Raises:
        MissingLibraryError: Frictionless is not installed.
    """
    tables, unreadable = read_tables(folder)
    found = check_package(folder)
    files = any(each.code in _UNREADABLE for each in found)
    if not unreadable and not files:
        view = View(tables)
        # What `onrecord extract` writes is no package, and stands in the order of its documents.
        packaged = all(each.code != "OR-D001" for each in found)
        in_order = _rows_are_in_order(view) if packaged else ()
        unreadable = [*in_order, *check_tables(tables), *check_edition(folder, view)]
    told = {_row(each) for each in unreadable}
    return [*(each for each in found if each.code not in _OF_ROWS or _row(each) not in told), *unreadable]


def _row(finding: Finding) -> tuple[str, int | None]:
    """The table and the row that a finding is about."""
    return (finding.file or "").removeprefix("data/").partition("/")[0], finding.line


def read_tables(folder: Path) -> tuple[dict[str, list[Record]], list[Finding]]:
    """The tables of the dataset in `folder` as records, and the rows that are none.

    A file that is no Parquet gives no rows here; `check_package` says so.
    """
    tables: dict[str, list[Record]] = {}
    findings: list[Finding] = []
    for table, record in TABLES.items():
        shards = sorted((folder / "data" / table).glob("*.parquet"))
        if not shards:
            continue
        tables[table] = rows = []
        for number, row in enumerate(_raw_rows(shards), start=1):
            try:
                rows.append(record.from_row(row))
            except ValidationError as error:
                findings += (
                    finding(
                        f"OR-{record.codes}105",
                        f"`{'.'.join(map(str, details['loc']))}` {in_words(details)}",
                        file=f"data/{table}",
                        line=number,
                    )
                    for details in error.errors()
                )
    return tables, findings


def _raw_rows(shards: Sequence[Path]) -> Iterator[Mapping[str, object]]:
    for shard in shards:
        try:
            with ParquetFile(shard) as file:
                yield from file.read().to_pylist()
        except (OSError, pa.ArrowException):
            continue


def _rows_are_in_order(view: View) -> Iterator[Finding]:
    """Every table is sorted by the columns that its record names."""
    for table in view.tables:
        order = TABLES[table].order
        before: tuple[Numbered, tuple[object, ...]] | None = None
        for numbered in view.numbered(table):
            key = tuple(getattr(numbered.row, column) for column in order)
            if before is not None and key < before[1]:
                yield numbered.finding("106", f"should stand before row {before[0].number}")
            before = (numbered, key)
