"""A difference as a person reads it in a terminal: grouped by table and article, with the words of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.changes.entries import Entry, about, cells, entries, folds, key_text, words
from onrecord.changes.excerpt import Piece, excerpts, plain
from onrecord.changes.model import Cell, ColumnChange, Diff, TableDiff
from onrecord.changes.places import Place
from onrecord.changes.semver import BUMPS, Meaning
from onrecord.prose import clip, number_of

__all__ = ["rendered"]

_STYLES = {"+": "green", "-": "red", "~": "yellow", ">": "cyan"}
_ABSENT = "[dim]·[/]"


@dataclass(frozen=True, slots=True)
class _View:
    """How much is shown, and of how much room."""

    width: int
    limit: int
    full: bool
    place: Callable[[Entry], Place | None]
    new_ids: Mapping[Any, Any]


def rendered(
    diff: Diff,
    meaning: Meaning,
    *,
    width: int,
    limit: int = 0,
    full: bool = False,
    place: Callable[[Entry], Place | None] = lambda entry: None,
    new_ids: Mapping[Any, Any] = MappingProxyType({}),
    versions: str | None = None,
) -> Iterator[RenderableType]:
    """The parts of the report, for rich to print in `width` columns.

    Args:
        diff: what changed.
        meaning: which version that means.
        width: how many columns there are.
        limit: how many rows of each table are shown; 0 for all.
        full: cut no cell, and leave nothing out that only follows from other changes.
        place: where the words of a row stand in the raw text.
        new_ids: ids that changed in any table, with what they are now; cells that only follow them are left out.
        versions: the version that was, and the one that it has to be.
    """
    view = _View(width, limit, full, place, new_ids)
    yield _indented(Text.assemble(("from ", "dim"), diff.base, (" to ", "dim"), diff.head), 0, width)
    if not diff:
        yield Text("no difference: the tables say the same", style="green")
        return
    yield Text()
    yield _counts(diff.tables)
    for table in diff.tables:
        yield Text()
        yield Text(table.table, style="bold underline")
        for column in table.columns:
            yield _indented(_column(column), 2, width)
        if table.reordered:
            yield _indented(Text("rows or columns stand in another order; no cell differs"), 2, width)
        yield from _rows(table, view)
    yield Text()
    step = Text.assemble("This means a ", (meaning.bump, "bold"), " version: ", BUMPS[meaning.bump])
    yield _indented(step.append(f" ({versions})." if versions else "."), 0, width)
    yield from (_indented(Text(reason), 2, width) for reason in meaning.news)


def _counts(tables: Sequence[TableDiff]) -> Table:
    made = Table(header_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    made.add_column("table")
    for name in ("rows", "added", "removed", "changed", "new id"):
        made.add_column(name, justify="right")
    for diff in tables:
        old, new = ("none" if number is None else f"{number:,}" for number in diff.rows)
        numbers = [len(rows) for rows in (diff.added, diff.removed, diff.changed, diff.moved)]
        styled = zip(numbers, _STYLES.values(), strict=True)
        made.add_row(
            diff.table,
            old if old == new else f"{old} → {new}",
            *(f"[{style}]{number:,}[/]" if number else _ABSENT for number, style in styled),
        )
    return made


def _column(change: ColumnChange) -> Text:
    text = Text("column ")
    if change.old is None and change.new:
        text.append(f"+ {change.new[0]}: {change.new[1]}", "green")
    elif change.new is None and change.old:
        text.append(f"- {change.old[0]}: {change.old[1]}", "red")
    elif change.old and change.new:
        text.append(f"~ {change.old[0]}: {change.old[1]}", "yellow").append(" → ", "dim")
        text.append(f"{change.new[0]}: {change.new[1]}", "yellow")
    number = len(change.values)
    if change.kind in ("added", "removed"):
        text.append(f"  (filled in {number_of(number, 'row')} that both have)", "dim")
    return text


def _rows(diff: TableDiff, view: _View) -> Iterator[RenderableType]:
    found = entries(diff)
    shown = found[: view.limit] if view.limit else found
    for article, group in groupby(shown, key=lambda entry: entry.article):
        members = list(group)
        if article is not None:
            place = next(filter(None, map(view.place, members)), None)
            yield _indented(Text(article if place is None else place.path, style="bold"), 2, view.width)
        rows, lines = (members, []) if view.full else folds(members, diff, view.new_ids)
        for entry in rows:
            yield from _entry(entry, diff, view)
        for line, _ in lines:
            yield _indented(Text(f"~ {line}", style=_STYLES["~"]), _indent(article), view.width)
    if len(shown) < len(found):
        more = f"… and {len(found) - len(shown):,} more: --limit 0 shows all"
        yield _indented(Text(more, style="dim"), 2, view.width)


def _indent(article: str | None) -> int:
    return 2 if article is None else 4


def _entry(entry: Entry, diff: TableDiff, view: _View) -> Iterator[Text]:
    style = _STYLES[entry.mark]
    indent = _indent(entry.article)
    room = view.width - indent - 2
    key = key_text(entry.row, diff.key)
    if entry.change is not None and entry.change.renamed and entry.mark == ">":
        key = f"{key_text(entry.change.old, diff.key)} → {key}"
    line = Text(f"{entry.mark} ", style=style).append(key if view.full else clip(key, room), f"bold {style}")
    if (where := view.place(entry)) is not None:
        line.append(f"  line {where.line}", "not bold dim")
    yield _indented(line, indent, view.width)
    said = words(diff.table, entry)
    lines = []
    if said is not None and said != key:
        lines.append(Text(said if view.full else clip(said, room)))
    if entry.change is not None:
        lines += [
            _cell(cell, room, view.full) for cell in cells(entry.change, diff.key, {} if view.full else view.new_ids)
        ]
    elif says := about(diff.table, entry.row):
        lines.append(Text(says if view.full else clip(says, room), style="dim"))
    yield from (_indented(text, indent + 2, view.width) for text in lines)


def _indented(text: Text, indent: int, width: int) -> Text:
    """A text set in from the left, lines that are too long with it; nothing is added at its right."""
    lines = text.wrap(Console(width=width), max(20, width - indent))
    for line in lines:
        line.rstrip()
    return Text("\n").join(Text(" " * indent).append_text(line) for line in lines)


def _cell(cell: Cell, room: int, full: bool) -> Text:
    old, new = excerpts(cell.old, cell.new, None if full else room - 6)
    text = Text(style="not bold").append(f"{cell.column}: ", "bold")
    # On one line where there is room, else one above the other, so that the eye can compare them.
    narrow = len(cell.column) + len(plain(old)) + len(plain(new)) + 5 > room
    text.append("\n    " if narrow else "").append_text(_pieces(old, "red"))
    text.append("\n  → " if narrow else " → ", "not bold dim")
    return text.append_text(_pieces(new, "green"))


def _pieces(pieces: Sequence[Piece], style: str) -> Text:
    text = Text(style="not bold")
    for piece in pieces:
        text.append(piece.text, style if piece.changed else "")
    return text
