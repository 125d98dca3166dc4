"""The difference between two tables: rows matched by their key, columns by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.changes.model import ColumnChange, Key, Row, RowChange, TableDiff, differ

__all__ = ["diff_tables"]

_Numbered = tuple[Key, int]
"""A row's key, and which of the rows with this key it is: a table that was edited by hand may have a key twice."""


def diff_tables(name: str, key: Sequence[str], old: pa.Table | None, new: pa.Table | None) -> TableDiff:
    """What changed from one table to another; None is a table that is not there.

    Columns are compared whole, so that only rows that differ become Python values. Rows are told apart by `key`; where
    one side lacks a column of it, by all that both sides have.

    >>> old = pa.table({"id": ["a", "b"], "n": [1, 2]})
    >>> new = pa.table({"id": ["b", "c"], "n": [3, 4]})
    >>> found = diff_tables("t", ["id"], old, new)
    >>> found.added, found.removed, found.changed[0].cells
    (({'id': 'c', 'n': 4},), ({'id': 'a', 'n': 1},), (Cell(column='n', old=2, new=3),))
    """
    counts = (None if old is None else old.num_rows, None if new is None else new.num_rows)
    if old is None or new is None:
        return TableDiff(name, tuple(key), counts, _rows(new, key), _rows(old, key))
    common = [column for column in old.column_names if column in set(new.column_names)]
    if not set(key) <= set(common):
        key = common
    places_old, places_new = _places(old, key), _places(new, key)
    both = [
        (numbered[0], place, places_new[numbered]) for numbered, place in places_old.items() if numbered in places_new
    ]
    at_old, at_new = pa.array([b[1] for b in both], pa.int64()), pa.array([b[2] for b in both], pa.int64())
    changed = _changed(common, old, new, at_old, at_new)
    keys = [both[place][0] for place in changed]
    rows = zip(
        keys,
        _taken(old, [both[place][1] for place in changed]),
        _taken(new, [both[place][2] for place in changed]),
        strict=True,
    )
    columns = _columns(old, new, at_old, at_new, [numbered for numbered, *_ in both])
    found = TableDiff(
        name,
        tuple(key),
        counts,
        _in_order(_taken(new, [place for numbered, place in places_new.items() if numbered not in places_old]), key),
        _in_order(_taken(old, [place for numbered, place in places_old.items() if numbered not in places_new]), key),
        tuple(sorted((RowChange(key, key, *pair) for key, *pair in rows), key=lambda row: sortable(row.old_key))),
        (),
        columns,
    )
    return _with_order(found, old, new, at_new) if found.empty else found


def sortable(key: Iterable[Any]) -> tuple[tuple[bool, Any], ...]:
    """A key that can be compared with others where some values are null, or numbers beside text.

    >>> sorted([("b", None), ("a", 2), ("a", None)], key=sortable)
    [('a', None), ('a', 2), ('b', None)]
    """
    return tuple((value is not None, value if isinstance(value, (int, float)) else str(value)) for value in key)


def _places(table: pa.Table, key: Sequence[str]) -> dict[_Numbered, int]:
    """Where each row stands, by its key."""
    seen: dict[Key, int] = defaultdict(int)
    places = {}
    columns = [table[column].to_pylist() for column in key]
    # A table of which nothing is a key still has rows.
    values: Iterable[Key] = zip(*columns, strict=True) if columns else iter([()] * table.num_rows)
    for place, row_key in enumerate(values):
        places[row_key, seen[row_key]] = place
        seen[row_key] += 1
    return places


def _changed(columns: Sequence[str], old: pa.Table, new: pa.Table, at_old: pa.Array, at_new: pa.Array) -> list[int]:
    """Which of the rows that both sides have differ in one of the columns."""
    differs: set[int] = set()
    for column in columns:
        mask = _differs(old[column].take(at_old), new[column].take(at_new))
        differs.update(pc.indices_nonzero(mask).to_pylist())
    return sorted(differs)


def _differs(old: pa.ChunkedArray, new: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where two columns differ; null is like null, and what is no number like itself."""
    if old.type != new.type or pa.types.is_nested(old.type):
        pairs = zip(old.to_pylist(), new.to_pylist(), strict=True)
        return pa.chunked_array([pa.array([differ(*pair) for pair in pairs], pa.bool_())])
    unequal = pc.fill_null(pc.not_equal(old, new), False)
    if pa.types.is_floating(old.type):
        unequal = pc.and_(unequal, pc.invert(pc.fill_null(pc.and_(pc.is_nan(old), pc.is_nan(new)), False)))
    return pc.or_(unequal, pc.xor(pc.is_null(old), pc.is_null(new)))


def _columns(
    old: pa.Table, new: pa.Table, at_old: pa.Array, at_new: pa.Array, keys: Sequence[Key]
) -> tuple[ColumnChange, ...]:
    """The columns that were removed, added, renamed and retyped, those of the old table first."""
    gone = [field for field in old.schema if field.name not in new.column_names]
    come = {field.name: field for field in new.schema if field.name not in old.column_names}
    changes = []
    for field in gone:
        values = old[field.name].take(at_old)
        heir = next((name for name, other in come.items() if _same_values(field, other, values, new, at_new)), None)
        if heir is not None:
            changes.append(ColumnChange(_named(field), _named(come.pop(heir))))
        else:
            changes.append(ColumnChange(_named(field), None, _filled(keys, values)))
    for field in new.schema:
        if field.name in come:
            changes.append(ColumnChange(None, _named(field), _filled(keys, new[field.name].take(at_new))))
        elif field.name in old.column_names and field.type != (before := old.schema.field(field.name)).type:
            changes.append(ColumnChange(_named(before), _named(field)))
    return tuple(changes)


def _same_values(field: pa.Field, other: pa.Field, values: pa.ChunkedArray, new: pa.Table, at_new: pa.Array) -> bool:
    """Whether a column that came holds what one that went did, so that it is the same under another name."""
    if field.type != other.type or values.null_count == len(values):
        return False
    return not pc.any(_differs(values, new[other.name].take(at_new))).as_py()


def _filled(keys: Sequence[Key], values: pa.ChunkedArray) -> dict[Key, Any]:
    return {key: value for key, value in zip(keys, values.to_pylist(), strict=True) if value is not None}


def _named(field: pa.Field) -> tuple[str, str]:
    return field.name, str(field.type)


def _with_order(found: TableDiff, old: pa.Table, new: pa.Table, at_new: pa.Array) -> TableDiff:
    """The same, told whether rows or columns stand in another order."""
    places = at_new.to_pylist()
    moved = places != sorted(places) or old.column_names != new.column_names
    return TableDiff(found.table, found.key, found.rows, reordered=moved)


def _taken(table: pa.Table, places: Sequence[int]) -> list[Row]:
    rows: list[Row] = table.take(pa.array(places, pa.int64())).to_pylist()
    return rows


def _rows(table: pa.Table | None, key: Sequence[str]) -> tuple[Row, ...]:
    return () if table is None else _in_order(table.to_pylist(), key)


def _in_order(rows: Iterable[Row], key: Sequence[str]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: sortable(row.get(column) for column in key)))
