"""A difference as the Markdown of a pull request: what changed in a table of counts, then each table to unfold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from onrecord.changes.entries import Entry, about, cells, entries, folds, heading, key_text, words
from onrecord.changes.excerpt import Piece, excerpts
from onrecord.changes.model import Cell, ColumnChange, Diff, TableDiff
from onrecord.changes.places import Place
from onrecord.changes.semver import BUMPS, Meaning, headline
from onrecord.prose import clip, number_of
from onrecord.schema import TABLES

__all__ = ["COMMENT", "escaped", "link", "rendered_markdown"]

COMMENT = 65_536
"""How long a comment on GitHub may be. That is in characters; counting bytes is on the safe side."""

_CELL = 160
"""How many characters of a cell are shown."""
_OPEN = 10
"""A table with at most so many lines to show is unfolded."""
_FOLLOWING = frozenset(table for table, record in TABLES.items() if record.computed)
"""Tables that follow from the others, which stay folded."""
_MARKS = {"+": "🟩 added", "-": "🟥 removed", "~": "🟨 changed", ">": "🟦 new id"}
_HEAD = "| | row | what it says, or what changes |\n|:--|:--|:--|"
_HEAD_WITH_LINES = "| | line | row | what it says, or what changes |\n|:--|--:|:--|:--|"
_SPECIAL = re.compile(r"[&<>|`*_~\[\]\\#@$]")


@dataclass(frozen=True, slots=True)
class _View:
    limit: int
    full: bool
    place: Callable[[Entry], tuple[Place, str | None] | None]
    new_ids: Mapping[Any, Any]

    @property
    def width(self) -> int | None:
        return None if self.full else _CELL


def rendered_markdown(
    diff: Diff,
    meaning: Meaning,
    *,
    cap: int = COMMENT,
    limit: int = 0,
    full: bool = False,
    place: Callable[[Entry], tuple[Place, str | None] | None] = lambda entry: None,
    new_ids: Mapping[Any, Any] = MappingProxyType({}),
    versions: str | None = None,
) -> str:
    """The report in GitHub's Markdown, of at most `cap` bytes of UTF-8; what found no room is counted.

    Args:
        diff: what changed.
        meaning: which version that means.
        cap: how many bytes there may be; the counts are shown whatever it is.
        limit: how many rows of each table are shown; 0 for all that find room.
        full: cut no cell, and leave nothing out that only follows from other changes.
        place: where the words of a row stand in the raw text, and the URL of that file if there is one.
        new_ids: ids that changed in any table, with what they are now; cells that only follow them are left out.
        versions: the version that was, and the one that it has to be.
    """
    view = _View(limit, full, place, new_ids)
    if not diff:
        sides = f"From {escaped(diff.base)} to {escaped(diff.head)}"
        return f"### The data do not change\n\n{sides} all tables say the same.\n"
    head = "\n\n".join(_head(diff, meaning, versions)) + "\n"
    parts = [_Part(table, view) for table in diff.tables]
    rooms = _shared_out(cap - len(head.encode()), [part.size for part in parts])
    return head + "".join(part.within(room) for part, room in zip(parts, rooms, strict=True))


def escaped(text: str) -> str:
    """A text that Markdown takes for nothing but text: no mark-up, no end of a table's cell, no mention of anybody.

    >>> escaped("a | b, *c* and <d> for $3; @ada, #7")
    'a &#124; b, &#42;c&#42; and &lt;d&gt; for &#36;3; &#64;&#8203;ada, &#35;&#8203;7'
    """
    return _SPECIAL.sub(_entity, " ".join(text.splitlines()))


def link(repository: str, commit: str, path: str) -> str:
    """The URL of a file of a repository at a commit, as GitHub, GitLab and Forgejo alike know it.

    >>> link("https://github.com/ada/talks/", "abc123", "raw/grain talks.txt")
    'https://github.com/ada/talks/blob/abc123/raw/grain%20talks.txt'
    """
    return f"{repository.rstrip('/')}/blob/{commit}/{quote(path)}"


def _entity(mark: re.Match[str]) -> str:
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(mark.group(), f"&#{ord(mark.group())};")
    # Without a break of no width, @ada would call a person and #7 an issue, however the mark is written.
    return f"{named}&#8203;" if mark.group() in "@#" else named


def _head(diff: Diff, meaning: Meaning, versions: str | None) -> Iterator[str]:
    yield f"### The data change: {headline(diff)}"
    step = f"This means a **{meaning.bump}** version: {BUMPS[meaning.bump]}"
    yield f"From {escaped(diff.base)} to {escaped(diff.head)}. {step}{f' ({versions})' if versions else ''}."
    if meaning.news:
        yield "\n".join(f"- {escaped(reason)}" for reason in meaning.news)
    lines = ["| table | rows | added | removed | changed | new id |", "|:--|--:|--:|--:|--:|--:|"]
    for table in diff.tables:
        old, new = ("none" if number is None else f"{number:,}" for number in table.rows)
        numbers = [len(rows) for rows in (table.added, table.removed, table.changed, table.moved)]
        counts = " | ".join(f"**{number:,}**" if number else "·" for number in numbers)
        lines.append(f"| {escaped(table.table)} | {old if old == new else f'{old} → {new}'} | {counts} |")
    yield "\n".join(lines)


class _Part:
    """The part of the report that is on one table, in lines of which the last may have to be left out."""

    def __init__(self, diff: TableDiff, view: _View) -> None:
        found = entries(diff)
        self._rows = len(found)
        self._table = diff.table
        # A line, and how many rows it stands for.
        self._lines = list(_lines(found[: view.limit] if view.limit else found, diff, view))
        few = sum(rows > 0 for _, rows in self._lines) <= _OPEN
        opened = " open" if few and diff.table not in _FOLLOWING else ""
        self._head = f"\n<details{opened}>\n<summary><b>{escaped(diff.table)}</b> · {heading(diff)}</summary>\n\n"
        self._head += "".join(f"- {_column(change)}\n" for change in diff.columns)

    @property
    def size(self) -> int:
        return len(self._text(self._lines).encode())

    def within(self, room: int) -> str:
        """As much of it as finds room; nothing where not even its heading does."""
        if self.size <= room:
            return self._text(self._lines)
        used = len(self._text([]).encode())
        if used > room:
            return ""
        kept = []
        for line in self._lines:
            used += len(line[0].encode()) + 1
            if used > room:
                break
            kept.append(line)
        while kept and not kept[-1][1]:  # the heading of an article of which no row found room
            kept.pop()
        return self._text(kept)

    def _text(self, lines: Sequence[tuple[str, int]]) -> str:
        left = self._rows - sum(rows for _, rows in lines)
        more = (
            f"\n… and {left:,} more: `onrecord diff BASE --table {self._table} --limit 0` shows all.\n" if left else ""
        )
        body = "".join(line + "\n" for line, _ in lines)
        return f"{self._head}{body}{more}\n</details>\n"


def _lines(found: Sequence[Entry], diff: TableDiff, view: _View) -> Iterator[tuple[str, int]]:
    for article, group in groupby(found, key=lambda entry: entry.article):
        members = list(group)
        rows, folded = (members, []) if view.full else folds(members, diff, view.new_ids)
        lined = any(view.place(entry) is not None for entry in rows)
        head = (_HEAD_WITH_LINES if lined else _HEAD) if rows else ""
        yield f"\n{_article(article, members, view)}{head}", 0
        for entry in rows:
            yield _row(entry, diff, view, lined), 1
        for line, number in folded:
            yield f"\n🟨 {line}.", number


def _article(article: str | None, members: Sequence[Entry], view: _View) -> str:
    if article is None:
        return ""
    place = next(filter(None, map(view.place, members)), None)
    if place is None:
        return f"**{escaped(article)}**\n\n"
    path, url = place[0].path, place[1]
    return f"**[{escaped(path)}]({url})**\n\n" if url else f"**{escaped(path)}**\n\n"


def _row(entry: Entry, diff: TableDiff, view: _View, lined: bool) -> str:
    said = words(diff.table, entry)
    key = key_text(entry.row, diff.key)
    if entry.mark == ">" and entry.change is not None:
        key = f"{key_text(entry.change.old, diff.key)} → {key}"
    row = [f"<sub>{_code(key)}</sub>"]
    if said is not None and said != key:
        row.insert(0, escaped(said if view.full else clip(said, _CELL)))
    if entry.change is None:
        says = [escaped(about(diff.table, entry.row))]
    else:
        says = [_cell(cell, view) for cell in cells(entry.change, diff.key, {} if view.full else view.new_ids)]
    mark = _MARKS[entry.mark].replace(" ", "&nbsp;")
    columns = [mark, *([_line(entry, view)] if lined else []), "<br>".join(row), "<br>".join(says)]
    return f"| {' | '.join(columns)} |"


def _line(entry: Entry, view: _View) -> str:
    place = view.place(entry)
    if place is None:
        return ""
    where, url = place
    return f"[{where.line}]({url}?plain=1#L{where.line})" if url else str(where.line)


def _cell(cell: Cell, view: _View) -> str:
    old, new = excerpts(cell.old, cell.new, view.width)
    return f"{_code(cell.column)}: {_pieces(old, 'del')} → {_pieces(new, 'b')}"


def _pieces(pieces: Sequence[Piece], tag: str) -> str:
    # In HTML rather than Markdown, whose marks mean nothing beside a space or within a word.
    return "".join(f"<{tag}>{escaped(text)}</{tag}>" if changed else escaped(text) for text, changed in pieces)


def _column(change: ColumnChange) -> str:
    names = [f"{_code(side[0])} ({escaped(side[1])})" for side in (change.old, change.new) if side]
    number = len(change.values)
    filled = f", filled in {number_of(number, 'row')} that both have" if len(names) == 1 else ""
    return f"column {change.kind}: {' → '.join(names)}{filled}"


def _code(text: str) -> str:
    return f"<code>{escaped(text)}</code>"


def _shared_out(room: int, sizes: Sequence[int]) -> list[int]:
    """Room for each part: what it needs, or an equal share of what the smaller ones leave.

    >>> _shared_out(100, [10, 80, 500]), _shared_out(1000, [10, 80, 500])
    ([10, 45, 45], [10, 80, 500])
    """
    rooms = [0] * len(sizes)
    by_size = sorted(range(len(sizes)), key=lambda place: sizes[place])
    for done, place in enumerate(by_size):
        rooms[place] = max(0, min(sizes[place], room // (len(sizes) - done)))
        room -= rooms[place]
    return rooms
