"""What to show of a row, so that a reader knows it without its id: its words, and who or what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from onrecord.changes.excerpt import shown
from onrecord.changes.model import Cell, Row, RowChange, TableDiff
from onrecord.prose import number_of
from onrecord.schema import TABLES

__all__ = ["Entry", "about", "cells", "entries", "folds", "heading", "key_text", "words"]

_MARKS = {"+": "added", "-": "removed", "~": "changed", ">": "with a new id"}


_OFFSETS = ("start", "end")
_NOTHING = object()


class Entry(NamedTuple):
    """One thing to show of a table: a row that was added (`+`), removed (`-`), changed (`~`) or has a new id (`>`)."""

    mark: str
    article: str | None
    """The article that the row is of, under which rows are grouped."""
    row: Row
    """The row as it is now; as it was, where it was removed."""
    change: RowChange | None = None
    context: Row | None = None
    """For a row that only links others: the one with words that it belongs to."""

    @property
    def anchor(self) -> Row:
        """The row that says where the words are."""
        return self.context or self.row

    @property
    def what(self) -> str:
        """What happened to the row, in a word."""
        return _MARKS[self.mark]


def entries(diff: TableDiff) -> list[Entry]:
    """All that a table has to show, by article and then by place in it."""
    marked: list[tuple[str, Row, RowChange | None]] = [
        *(("-", row, None) for row in diff.removed),
        *(("+", row, None) for row in diff.added),
        *(("~", change.new, change) for change in diff.changed),
        *((">", change.new, change) for change in diff.moved),
    ]
    found = []
    for mark, row, change in marked:
        context = next((diff.context[value,] for value in row.values() if (value,) in diff.context), None)
        article = row.get("article_id", context and context.get("article_id"))
        found.append(Entry(mark, None if article is None else str(article), row, change, context))
    return sorted(found, key=lambda entry: (entry.article or "", (_start(entry.anchor), key_text(entry.row, diff.key))))


def words(table: str, entry: Entry) -> str | None:
    """The words that a reader knows the row by."""
    # The words of a row that only links others are those of the one it belongs to.
    known = entry.context is None and table in TABLES
    value = entry.anchor.get(TABLES[table].headline if known else "text")
    return shown(value) if value is not None else None


def about(table: str, row: Row) -> str:
    """What a row says, in few words; what is null is left out.

    >>> about("quotes", {"kind": "direct", "speaker_id": "bo-lind"}), about("quotes", {"kind": "direct"})
    ('direct · bo-lind', 'direct · speaker unknown')
    >>> about("indicators", {"value": 3.5e9, "value_high": 4e9, "unit": "USD", "measure": "trade"})
    '3,500,000,000–4,000,000,000 USD · trade'
    """
    if table not in TABLES:
        return " · ".join(f"{column}: {shown(value)}" for column, value in row.items() if value is not None)
    parts = [said for column in TABLES[table].telling if (said := _said(row, column))]
    if table in ("quotes", "statements") and row.get("speaker_id") is None and row.get("kind") != "scare":
        parts.append("speaker unknown")
    return " · ".join(parts)


def cells(change: RowChange, key: Sequence[str], new_ids: Mapping[Any, Any] = MappingProxyType({})) -> list[Cell]:
    """The cells that changed, but for an id; where words begin and end is one of them, `start–end`.

    What points at a row whose id changed is no news: such cells are left out for the `new_ids` given.
    """
    found = [cell for cell in change.cells if (cell.column,) != tuple(key)]
    found = [cell for cell in found if cell.old is None or new_ids.get(cell.old, _NOTHING) != cell.new]
    offsets = [cell for cell in found if cell.column in _OFFSETS]
    if not offsets:
        return found
    span = Cell("start–end", _span(change.old), _span(change.new))
    place = found.index(offsets[0])
    return [*found[:place], span, *(cell for cell in found[place:] if cell not in offsets)]


def folds(
    found: Iterable[Entry], diff: TableDiff, new_ids: Mapping[Any, Any]
) -> tuple[list[Entry], list[tuple[str, int]]]:
    """The rows that are to be shown one by one, and a line for each kind of those that are not, with their number."""
    single: list[Entry] = []
    counts: Counter[str] = Counter()
    for entry in found:
        if (why := _folded(entry, diff.key, new_ids)) is None:
            single.append(entry)
        else:
            counts[why] += 1
    return single, [(f"{number_of(number, 'row')} {why}", number) for why, number in counts.items()]


def heading(diff: TableDiff) -> str:
    """What happened to a table, in a line.

    >>> heading(TableDiff("quotes", ("quote_id",), (2, 3), added=({"quote_id": "q-1"},)))
    '2 → 3 rows: 1 added'
    """
    old, new = diff.rows
    if old is None or new is None:
        number, what = (new, "the table is new") if old is None else (old, "the table is gone")
        return what if number is None else f"{what}, {number_of(number, 'row')}"
    counts = zip((diff.added, diff.removed, diff.changed, diff.moved), _MARKS.values(), strict=True)
    parts = [f"{len(rows):,} {what}" for rows, what in counts if rows]
    if diff.columns:
        parts.append(number_of(len(diff.columns), "column"))
    parts += ["in another order"] * diff.reordered
    before = "" if old == new else f"{old:,} → "
    return f"{before}{number_of(new, 'row')}: {', '.join(parts)}"


def key_text(row: Row, key: Sequence[str]) -> str:
    """A row's key on one line, but for the article, under which it is shown.

    >>> key_text({"article_id": "a", "start": 4, "end": 9, "reason": "date"}, ["article_id", "start", "end", "reason"])
    '4–9'
    """
    if {"start", "end"} <= {*key} & {*row}:
        return _span(row)
    return " ".join(shown(row[column]) for column in key if column in row and (column != "article_id" or len(key) == 1))


def _folded(entry: Entry, key: Sequence[str], new_ids: Mapping[Any, Any]) -> str | None:
    """Why a row that changed need not be shown: it only moved along with the text, or follows another; else None."""
    if entry.mark != "~" or entry.change is None:
        return None
    seen = cells(entry.change, key, new_ids)
    if not seen:
        return "changed only by the new id of another row"
    if [cell.column for cell in seen] != ["start–end"]:
        return None
    by = {entry.change.new[column] - entry.change.old[column] for column in _OFFSETS}
    return f"moved along with the text, by {by.pop():+d} characters" if len(by) == 1 else None


def _start(row: Row) -> int:
    start = row.get("start")
    return start if isinstance(start, int) else 0


_ENDS = {"value": ("value", "value_high"), "low": ("low", "high")}
"""Columns that are shown as one figure with its other end and its unit."""


def _said(row: Row, column: str) -> str:
    """A cell; of a figure both ends, where they differ, and the unit, where it is not only counted."""
    if column not in _ENDS:
        return shown(row[column]) if row.get(column) is not None else ""
    low, high = (row.get(end) for end in _ENDS[column])
    if low is None and high is None:
        return ""
    if column == "low" and None in (low, high):
        figure = f"at most {shown(high)}" if low is None else f"at least {shown(low)}"
    else:
        figure = shown(low) if high is None or high == low else f"{shown(low)}–{shown(high)}"
    unit = row.get("unit")
    return figure if unit is None or unit == "1" else f"{figure} {shown(unit)}"


def _span(row: Row) -> str:
    return f"{row.get('start')}–{row.get('end')}"
