"""The example rows of the dataset card: real ones, chosen by what their records say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.dataset.markdown import code, plain, table
from onrecord.schema import TABLES, Anchored, Column, Entity, Member, Record, Series, records_of
from onrecord.schema.types import NAME_PATTERN

__all__ = ["examples"]

_SHOWN = 3
_LONGEST = 110
"""Longer words would make a table too wide to read."""
_NOTES = {Series.table: ", where the figures cannot all be true"}


def examples(tables: Mapping[str, Sequence[Record]]) -> str:
    """A few rows of each table whose record has a `sample`; empty where there are none.

    They come from as many articles as can be: of each the first row that has its words and the cells that make it
    telling.
    """
    records = (record for record in TABLES.values() if record.sample)
    return "\n\n".join(part for record in records if (part := _part(record, tables)))


def _part(record: type[Record], tables: Mapping[str, Sequence[Record]]) -> str:
    rows = [row for row in tables.get(record.table, ()) if row.is_sample]
    chosen = _first(rows) if issubclass(record, Anchored) else rows[:_SHOWN]
    if not chosen:
        return ""
    lists = {member.member_of: _items(tables.get(member.table, ())) for member in _lists(record)}
    columns = {column.name: column for column in record.columns()}
    entities = {key.column for key in record.references() if key.table == Entity.table}
    cells = [
        [
            _cell(columns[name], getattr(row, name), is_id=name in entities)
            if name in columns
            else ", ".join(lists[name].get(str(row.key[0]), ()))
            for name in record.sample
        ]
        for row in chosen
    ]
    right = [place for place, name in enumerate(record.sample) if name in columns and columns[name].type == "number"]
    return f"`{record.table}`{_NOTES.get(record.table, '')}\n\n{table(record.sample, cells, right=right)}"


def _first(rows: Iterable[Record]) -> list[Record]:
    """The first row of each article, and then of those again, until there are enough."""
    fit = [row for row in rows if isinstance(row, Anchored) and 0 < len(row.text or "") <= _LONGEST]
    return [row for _, row in sorted(_by_turn(fit), key=lambda found: found[0])[:_SHOWN]]


def _by_turn(rows: Iterable[Anchored]) -> Iterator[tuple[int, Record]]:
    turns: dict[str, int] = {}
    for row in rows:
        turns[row.article_id] = turn = turns.get(row.article_id, 0) + 1
        yield turn, row


def _lists(record: type[Record]) -> list[type[Member]]:
    return [member for member in records_of(Member).values() if member.owner().table == record.table]


def _items(rows: Sequence[Record]) -> dict[str, list[str]]:
    """The items of a list, by the row that has it."""
    found: dict[str, list[str]] = {}
    for row in sorted((row for row in rows if isinstance(row, Member)), key=lambda row: (row.key[0], row.position)):
        owner, item = row.key
        found.setdefault(owner, []).append(code(item))
    return found


def _cell(column: Column, value: Any, *, is_id: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(code, value))
    if isinstance(value, float):
        return f"{value:,.15g}"
    if column.words:
        return plain(value)
    return code(value) if is_id or column.pattern == NAME_PATTERN else str(value)
