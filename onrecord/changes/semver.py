"""Which version a difference means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.changes.model import Diff, TableDiff
from onrecord.prose import number_of

__all__ = ["BUMPS", "Bump", "Meaning", "headline", "meaning"]

Bump = Literal["patch", "minor", "major"]

BUMPS: dict[Bump, str] = {
    "patch": "the content is the same",
    "minor": "rows or values were added, corrected or taken out",
    "major": "a column or table was renamed, dropped or retyped, or ids changed",
}
"""What each step of the version says of the data, the smallest first."""


_KINDS = {"added": "added", "removed": "removed", "changed": "changed", "moved": "with a new id"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The least step of the version that a difference asks for, and why."""

    bump: Bump
    reasons: tuple[str, ...]
    """In words, those for `bump` alone; none where nothing changed."""

    @property
    def news(self) -> tuple[str, ...]:
        """The reasons that counts of rows do not tell."""
        return tuple(reason for reason in self.reasons if ": rows " not in reason)


def meaning(diff: Diff) -> Meaning:
    """Which step of the version a difference asks for.

    A row has another id where it is paired with the one it was (`TableDiff.moved`). One that is taken out for good
    counts as a correction.

    >>> meaning(Diff("a", "b"))
    Meaning(bump='patch', reasons=())
    """
    major = [reason for table in diff.tables for reason in _major(table)]
    if major:
        return Meaning("major", tuple(major))
    minor = [reason for table in diff.tables for reason in _minor(table)]
    return Meaning("minor", tuple(minor)) if minor else Meaning("patch", ())


def headline(diff: Diff) -> str:
    """What changed, in a line: texts by themselves, then the rows of all tables.

    >>> headline(Diff("a", "b", (TableDiff("articles", ("article_id",), (0, 1), added=({"article_id": "x"},)),)))
    '1 text added'
    """
    texts = [table for table in diff.tables if table.table == "articles"]
    others = [table for table in diff.tables if table.table != "articles"]
    parts = [
        f"{number_of(number, noun)} {said}"
        for tables, noun in ((texts, "text"), (others, "row"))
        for kind, said in _KINDS.items()
        if (number := sum(len(getattr(table, kind)) for table in tables))
    ]
    if columns := sum(len(table.columns) for table in diff.tables):
        parts.append(f"{number_of(columns, 'column')} changed")
    return ", ".join(parts) or "only the order changes"


def _major(diff: TableDiff) -> list[str]:
    if diff.rows[1] is None:
        return [f"table {diff.table} removed"]
    reasons = []
    for column in diff.columns:
        if column.kind == "removed" and column.old:
            reasons.append(f"{diff.table}: column {column.old[0]} removed")
        elif column.old and column.new:
            change = f"{column.old[0]} renamed to {column.new[0]}"
            if column.kind == "retyped":
                change = f"{column.old[0]} retyped from {column.old[1]} to {column.new[1]}"
            reasons.append(f"{diff.table}: column {change}")
    if diff.moved:
        rows = "1 row has another id" if len(diff.moved) == 1 else f"{len(diff.moved)} rows have other ids"
        reasons.append(f"{diff.table}: {rows}")
    return reasons


def _minor(diff: TableDiff) -> list[str]:
    if diff.rows[0] is None:
        return [f"table {diff.table} added"]
    reasons = [f"{diff.table}: column {column.new[0]} added" for column in diff.columns if column.new]
    counts = ((len(diff.added), "added"), (len(diff.removed), "removed"), (len(diff.changed), "changed"))
    if any(number for number, _ in counts):
        done = ", ".join(f"{number:,} {what}" for number, what in counts if number)
        reasons.append(f"{diff.table}: rows {done}")
    return reasons or [f"{diff.table}: rows or columns in another order"]
