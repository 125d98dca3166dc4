"""What a table holds: its columns with their meanings, units and vocabularies, and how many rows there are."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING

from onrecord.api.versions import data_folder
from onrecord.errors import UnknownNameError
from onrecord.prose import number_of

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.schema import Column

__all__ = ["Description", "describe"]


@dataclass(frozen=True, slots=True)
class Description:
    """A table described. Shown as text, and by rich as a table."""

    table: str
    summary: str
    """What one row is."""
    rows: int
    columns: tuple[Column, ...]
    """In order; each with `name`, `type`, `nullable`, `description`, `example`, `unit` and `vocabulary`."""

    def __getitem__(self, name: str) -> Column:
        """The column of that name.

        Raises:
            UnknownNameError: there is no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownNameError("column", name, (column.name for column in self.columns))

    @property
    def heading(self) -> str:
        """The table, how many rows it has, and what one is."""
        return f"{self.table}: {number_of(self.rows, 'row')}. {self.summary}"

    def __repr__(self) -> str:
        names = max(len(column.name) for column in self.columns)
        types = max(len(_type(column)) for column in self.columns)
        lines = [f"  {c.name:<{names}}  {_type(c):<{types}}  {c.meaning}" for c in self.columns]
        return "\n".join([self.heading, *lines])

    def __rich__(self) -> Table:
        from rich.markup import escape
        from rich.table import Table

        table = Table("column", "type", "meaning", title=escape(self.heading), title_justify="left")
        for column in self.columns:
            table.add_row(f"[bold]{column.name}", _type(column), escape(column.meaning))
        return table


def describe(
    table: str, *, data: str | PathLike[str] | None = None, version: str | None = None, repo: str | None = None
) -> Description:
    """What the table holds: its columns, what they mean, which words they may hold, and how many rows there are.

    `data`, `version` and `repo` say of which dataset, as for `load`.

    >>> describe("quotes")["kind"].vocabulary.values
    ('direct', 'mixed', 'indirect', 'scare')

    Raises:
        UnknownNameError: there is no such table.
        FileNotFoundError: there are no data in the folder.
        HubError: the version cannot be had.
    """
    from onrecord.schema import TABLES

    rows = data_folder(data, version, repo).count(table)
    if table not in TABLES:
        raise UnknownNameError("table", table, TABLES)
    record = TABLES[table]
    return Description(table, record.summary(), rows, record.columns())


def _type(column: Column) -> str:
    return f"{column.type} or null" if column.nullable else column.type
