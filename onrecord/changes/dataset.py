"""The difference between two sides: table by table, reading only the tables whose content differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow.compute as pc

from onrecord.changes.errors import CannotCompareError
from onrecord.changes.model import Diff, Key, Row, TableDiff
from onrecord.changes.moved import with_moved
from onrecord.changes.sides import Side, Stored
from onrecord.changes.tables import diff_tables
from onrecord.schema import TABLES, in_order

__all__ = ["diff_sides"]


def diff_sides(base: Side, head: Side) -> Diff:
    """What changed from one side to the other.

    A table is not read where its files are the same byte for byte, nor where both descriptors state the same content
    hash and each is of the very file that is there.

    Raises:
        CannotCompareError: a file is no Parquet, or the sides have no table in common.
    """
    if not base.tables.keys() & head.tables.keys():
        raise CannotCompareError(
            f"{base.label} and {head.label} have no table in common",
            f"One has {', '.join(base.tables)}; the other {', '.join(head.tables)}.",
        )
    names = in_order([*base.tables, *head.tables])
    found = [_diff(name, base.tables.get(name), head.tables.get(name)) for name in names]
    differing = [_with_context(diff, base, head) for diff in with_moved([diff for diff in found if not diff.empty])]
    return Diff(base.label, head.label, tuple(differing), tuple(diff.table for diff in found if diff.empty))


def _diff(name: str, old: Stored | None, new: Stored | None) -> TableDiff:
    if old is not None and new is not None and _same(old, new):
        return TableDiff(name, (), (0, 0))
    key = _key(name, old, new)
    return diff_tables(name, key, None if old is None else old.read(), None if new is None else new.read())


def _same(old: Stored, new: Stored) -> bool:
    if old.identities == new.identities:
        return True
    stated = old.content_hash
    return stated is not None and stated == new.content_hash


def _key(name: str, old: Stored | None, new: Stored | None) -> Sequence[str]:
    """The columns by which rows are told apart: those of the record, else those that a descriptor states."""
    if name in TABLES:
        return TABLES[name].primary_key
    return next((stored.key for stored in (new, old) if stored is not None and stored.key), ())


def _with_context(diff: TableDiff, base: Side, head: Side) -> TableDiff:
    """For a table that says nothing of articles itself: the rows that its key points at, with words to show."""
    record = TABLES.get(diff.table)
    if record is None or "article_id" in {column.name for column in record.columns()}:
        return diff
    owner = next((key for key in record.foreign_keys if key.column in record.primary_key), None)
    if owner is None or "article_id" not in {column.name for column in TABLES[owner.table].columns()}:
        return diff
    rows = [
        *diff.added,
        *diff.removed,
        *(row for change in (*diff.changed, *diff.moved) for row in (change.old, change.new)),
    ]
    wanted = {row[owner.column] for row in rows if owner.column in row}
    context: dict[Key, Row] = {}
    for side in (base, head):
        if owner.table in side.tables and wanted:
            context |= _context(side.tables[owner.table], owner.reference, wanted)
    return replace(diff, context=context)


def _context(stored: Stored, column: str, wanted: Iterable[Any]) -> Mapping[Key, Row]:
    import pyarrow as pa

    table = stored.read()
    columns = [name for name in (column, "article_id", "text", "start", "end") if name in table.column_names]
    kept = table.select(columns).filter(pc.is_in(table[column], value_set=pa.array(list(wanted), pa.string())))
    return {(row[column],): row for row in kept.to_pylist()}
