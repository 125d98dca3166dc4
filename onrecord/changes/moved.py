"""Rows that are the same under another key: those whose words begin or end elsewhere, and what hangs on them.

An id is made from a row's words and those around it, so that a span which is corrected gives its row another id. A
reviewer wants to see that as one row that changed, not as one that went and one that came.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from onrecord.changes.model import Key, Row, RowChange, TableDiff
from onrecord.changes.tables import sortable
from onrecord.schema import TABLES, Anchored, LinedUp, records_of

__all__ = ["with_moved"]

_OVERLAP = 0.5
"""How much of the longer of two spans they share at least to be the same row's."""

_Pairs = Iterator[tuple[Row, Row]]


def with_moved(found: Sequence[TableDiff]) -> list[TableDiff]:
    """The same differences, with rows that only changed their key paired.

    In tables with an id they become `moved`, elsewhere they are `changed`.

    An article is known again by its text or its raw file, an entity by its name or Wikidata item; a row that points at
    words by the same words, or by a span half of which is the same; a row that links others by what it links; and what
    is lined up across articles by the rows that it lines up.
    """
    tables = {diff.table: diff for diff in found}
    ids: dict[str, dict[object, object]] = {}

    def move(table: str, pairs: Callable[[TableDiff], _Pairs]) -> None:
        if (diff := tables.get(table)) is not None and diff.added and diff.removed:
            tables[table] = moved = _paired(diff, pairs(diff))
            ids[table] = {row.old_key[0]: row.new_key[0] for row in moved.moved}

    move("articles", lambda diff: _alike(diff, lambda row: (row.get("text"),), lambda row: (row.get("raw_sha256"),)))
    move("entities", lambda diff: _alike(diff, lambda row: (row.get("wikidata"),), _name_and_kind))
    for table in records_of(Anchored):
        move(table, lambda diff: _anchored(diff, ids.get("articles", {})))
    for table, record in TABLES.items():
        owners = {key.column: key.table for key in record.foreign_keys if key.column in record.primary_key}
        if owners and table not in ids:
            move(table, partial(_linking, owners=owners, ids=ids))
    for table in records_of(LinedUp):
        move(table, lambda diff: _lined_up(diff, list(tables.values())))
    return [tables[diff.table] for diff in found]


def _paired(diff: TableDiff, pairs: _Pairs) -> TableDiff:
    """The difference with each pair of a removed and an added row made one; a row is in one pair at most."""
    moved: list[RowChange] = []
    gone: set[int] = set()
    come: set[int] = set()
    for old, new in pairs:
        if id(old) not in gone and id(new) not in come:
            gone.add(id(old))
            come.add(id(new))
            moved.append(RowChange(_key(old, diff.key), _key(new, diff.key), old, new))
    rest = replace(
        diff,
        added=tuple(row for row in diff.added if id(row) not in come),
        removed=tuple(row for row in diff.removed if id(row) not in gone),
    )
    if len(diff.key) == 1:
        return replace(rest, moved=_in_order(moved))
    # A key of several columns is no id that anybody cites: the row changed like any other.
    return replace(rest, changed=_in_order([*diff.changed, *moved]))


def _in_order(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    return tuple(sorted(changes, key=lambda change: sortable(change.old_key)))


def _alike(diff: TableDiff, *marks: Callable[[Row], tuple[Hashable, ...]]) -> _Pairs:
    """Rows that are the same in one of the marks; a mark with a null tells nothing."""
    for mark in marks:
        come = {mark(row): row for row in reversed(diff.added)}
        for row in diff.removed:
            if None not in mark(row) and mark(row) in come:
                yield row, come[mark(row)]


def _name_and_kind(row: Row) -> tuple[Hashable, ...]:
    name = row.get("name")
    return (name.casefold() if isinstance(name, str) else None, row.get("kind"))


def _anchored(diff: TableDiff, articles: Mapping[object, object]) -> _Pairs:
    """Rows of the same words in an article, in their order; then those whose spans overlap."""
    if not {"article_id", "start", "end", "text"} <= {*diff.added[0]} & {*diff.removed[0]}:
        return
    come: dict[object, list[Row]] = defaultdict(list)
    for row in sorted(_placed(diff.added), key=lambda row: (row["start"], row["end"])):
        come[row["article_id"]].append(row)
    gone: dict[object, list[Row]] = defaultdict(list)
    for row in sorted(_placed(diff.removed), key=lambda row: (row["start"], row["end"])):
        gone[articles.get(row["article_id"], row["article_id"])].append(row)
    for article in gone.keys() & come.keys():
        old, new = gone[article], come[article]
        # A sentence may be in the ledger for several reasons: those that still hold first, then one in another's place.
        for pairs in (_same(("text", "reason")), _same(("text",)), _overlapping):
            found = list(pairs(old, new))
            yield from found
            paired = {id(row) for pair in found for row in pair}
            old, new = ([row for row in rows if id(row) not in paired] for rows in (old, new))


def _placed(rows: Iterable[Row]) -> list[Row]:
    """The rows that say where and what their words are; an edition may withhold them."""
    return [row for row in rows if None not in (row["start"], row["end"], row["text"])]


def _same(columns: Sequence[str]) -> Callable[[Sequence[Row], Sequence[Row]], _Pairs]:
    """Pairs the rows that have the same in some columns: the first with the first, the second with the second."""

    def pairs(gone: Sequence[Row], come: Sequence[Row]) -> _Pairs:
        heirs: dict[object, list[Row]] = defaultdict(list)
        for row in reversed(come):
            heirs[tuple(row.get(column) for column in columns)].append(row)
        for row in gone:
            if left := heirs[tuple(row.get(column) for column in columns)]:
                yield row, left.pop()

    return pairs


def _overlapping(gone: Sequence[Row], come: Sequence[Row]) -> _Pairs:
    """Pairs the rows whose spans share enough, those that share most first; each row is in one pair."""
    starts = [row["start"] for row in come]
    shared: list[tuple[float, list[tuple[Any, ...]], Row, Row]] = []
    for row in gone:
        length = row["end"] - row["start"]
        # A span that shares enough is at most so many times as long, and so begins no further before this one.
        first = bisect_left(starts, row["start"] - length / _OVERLAP)
        for other in come[first : bisect_left(starts, row["end"])]:
            overlap = min(row["end"], other["end"]) - max(row["start"], other["start"])
            share = overlap / max(length, other["end"] - other["start"], 1)
            if share >= _OVERLAP and row.get("reason") == other.get("reason"):
                # Sorted by what is the same either way round, so that the difference back is the mirror of this one.
                shared.append((-share, sorted((_words(row), _words(other))), row, other))
    done: set[int] = set()
    for *_, row, other in sorted(shared, key=lambda pair: pair[:2]):
        if not done & {id(row), id(other)}:
            done |= {id(row), id(other)}
            yield row, other


def _words(row: Row) -> tuple[Any, ...]:
    return row["start"], row["end"], row["text"]


def _linking(diff: TableDiff, owners: Mapping[str, str], ids: Mapping[str, Mapping[object, object]]) -> _Pairs:
    """Rows whose key is the same once the ids in it are exchanged for those that took their place."""
    come = {_key(row, diff.key): row for row in diff.added}
    for row in diff.removed:
        values = _key(row, diff.key)
        places = [ids.get(owners.get(column, ""), {}) for column in diff.key]
        heir = tuple(place.get(value, value) for place, value in zip(places, values, strict=True))
        if heir in come:
            yield row, come[heir]


def _lined_up(diff: TableDiff, tables: Sequence[TableDiff]) -> _Pairs:
    """Rows of which a row that both sides have was part before, and is now."""
    gone = {_key(row, diff.key)[0]: row for row in diff.removed}
    come = {_key(row, diff.key)[0]: row for row in diff.added}
    for other in tables:
        record = TABLES.get(other.table)
        columns = [key.column for key in record.foreign_keys if key.table == diff.table] if record else []
        for column in columns:
            for row in (*other.changed, *other.moved):
                old, new = row.old.get(column), row.new.get(column)
                if old in gone and new in come:
                    yield gone[old], come[new]


def _key(row: Row, key: Sequence[str]) -> Key:
    return tuple(row.get(column) for column in key)
