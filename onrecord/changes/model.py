"""What a comparison finds, as plain values: the two sides, and for each table its rows, cells and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = ["Cell", "ColumnChange", "Diff", "Key", "Row", "RowChange", "TableDiff"]

Row = Mapping[str, Any]
"""A row as it stands in its table: a value by the name of its column."""

Key = tuple[Any, ...]
"""The values of a row's key, which for most tables is one id."""


class Cell(NamedTuple):
    """One cell that changed. None is null."""

    column: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that both sides have, with its old and its new values.

    >>> row = RowChange(("q-1",), ("q-1",), {"quote_id": "q-1", "cue": "said"}, {"quote_id": "q-1", "cue": "warned"})
    >>> row.cells, row.renamed
    ((Cell(column='cue', old='said', new='warned'),), False)
    """

    old_key: Key
    new_key: Key
    old: Row
    new: Row

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that differ, in the order of the columns; columns that only one side has are not among them."""
        return tuple(
            Cell(column, old, self.new[column])
            for column, old in self.old.items()
            if column in self.new and differ(old, self.new[column])
        )

    @property
    def renamed(self) -> bool:
        """Whether the row is found under another key than before."""
        return self.old_key != self.new_key

    def reversed(self) -> RowChange:
        """The change back."""
        return RowChange(self.new_key, self.old_key, self.new, self.old)


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column that only one side has, or that the two have under other names or types.

    `old` and `new` are (name, type) pairs; None on the side that lacks the column. Where one side lacks it, `values`
    has what the other holds, in rows that both have: what is not null, by the row's key on that side.
    """

    old: tuple[str, str] | None
    new: tuple[str, str] | None
    values: Mapping[Key, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """`added`, `removed`, `renamed` or `retyped`."""
        if self.old is None or self.new is None:
            return "added" if self.old is None else "removed"
        return "renamed" if self.old[0] != self.new[0] else "retyped"

    def reversed(self) -> ColumnChange:
        """The change back."""
        return ColumnChange(self.new, self.old, self.values)


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What changed in one table. Rows are in the order of their table's key columns."""

    table: str
    key: tuple[str, ...]
    """The columns by which rows were told apart."""
    rows: tuple[int | None, int | None]
    """How many there are on either side; None where the side has no such table."""
    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[RowChange, ...] = ()
    """Rows in which cells differ. Where the key is no id but where the row's words are, that may be a cell of it."""
    moved: tuple[RowChange, ...] = ()
    """Rows that have another id now, mostly since their words begin or end elsewhere: re-anchored."""
    columns: tuple[ColumnChange, ...] = ()
    reordered: bool = False
    """Whether rows or columns stand in another order, and nothing else tells why."""
    context: Mapping[Key, Row] = field(default_factory=dict)
    """For rows of a table that links others: the row that their key points at, with its `article_id` and `text`."""

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        changes = (self.added, self.removed, self.changed, self.moved, self.columns)
        return not (any(changes) or self.reordered or None in self.rows)

    def reversed(self) -> TableDiff:
        """The change back."""
        return TableDiff(
            self.table,
            self.key,
            (self.rows[1], self.rows[0]),
            self.removed,
            self.added,
            tuple(change.reversed() for change in self.changed),
            tuple(change.reversed() for change in self.moved),
            tuple(change.reversed() for change in self.columns),
            self.reordered,
            self.context,
        )


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from one state of a dataset to another; empty, and false, where nothing did."""

    base: str
    """What the old side is called."""
    head: str
    tables: tuple[TableDiff, ...] = ()
    """The tables that differ, in the order of the schema."""
    same: tuple[str, ...] = ()
    """The tables that do not."""

    def __bool__(self) -> bool:
        return bool(self.tables)

    def __getitem__(self, table: str) -> TableDiff:
        """What changed in a table, which may be nothing; then its rows were not counted.

        Raises:
            UnknownNameError: neither side has such a table.
        """
        from onrecord.errors import UnknownNameError

        for found in self.tables:
            if found.table == table:
                return found
        if table in self.same:
            return TableDiff(table, (), (0, 0))
        raise UnknownNameError("table", table, [*(t.table for t in self.tables), *self.same])

    @property
    def new_ids(self) -> Mapping[Any, Any]:
        """For each id that changed, what it is now."""
        return {row.old_key[0]: row.new_key[0] for table in self.tables for row in table.moved}

    def only(self, table: str) -> Diff:
        """The difference in one table alone.

        Raises:
            UnknownNameError: neither side has such a table.
        """
        found = self[table]
        return Diff(self.base, self.head, () if found.empty else (found,), (table,) if found.empty else ())

    def reversed(self) -> Diff:
        """The difference from the new side to the old."""
        return Diff(self.head, self.base, tuple(table.reversed() for table in self.tables), self.same)


def differ(old: Any, new: Any) -> bool:
    """Whether two cells differ. Only NaN is unlike itself, and here even that is no difference."""
    return bool(old != new and (old == old or new == new))
