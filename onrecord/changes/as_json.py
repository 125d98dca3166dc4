"""A difference for machines."""

from __future__ import annotations

from typing import Any

from onrecord.changes.model import ColumnChange, Diff, RowChange, TableDiff
from onrecord.changes.semver import meaning

__all__ = ["FORMAT", "as_dict"]

FORMAT = 1
"""The number of the structure that `as_dict` gives; another one whenever a reader of it would have to change."""


def as_dict(diff: Diff) -> dict[str, Any]:
    """The difference as `onrecord diff --format json` prints it; docs/diff.md tells what each key holds.

    >>> as_dict(Diff("main", "this folder", same=("quotes",)))
    {'format': 1, 'base': 'main', 'head': 'this folder', 'version': {'bump': 'patch', 'reasons': []},
     'same': ['quotes'], 'tables': {}}
    """
    means = meaning(diff)
    return {
        "format": FORMAT,
        "base": diff.base,
        "head": diff.head,
        "version": {"bump": means.bump, "reasons": list(means.reasons)},
        "same": list(diff.same),
        "tables": {table.table: _table(table) for table in diff.tables},
    }


def _table(diff: TableDiff) -> dict[str, Any]:
    return {
        "key": list(diff.key),
        "rows": {"old": diff.rows[0], "new": diff.rows[1]},
        "columns": [_column(change) for change in diff.columns],
        "reordered": diff.reordered,
        "added": [dict(row) for row in diff.added],
        "removed": [dict(row) for row in diff.removed],
        "changed": [_change(change) for change in diff.changed],
        "moved": [_change(change) for change in diff.moved],
    }


def _column(change: ColumnChange) -> dict[str, Any]:
    return {
        "change": change.kind,
        "old": None if change.old is None else {"name": change.old[0], "type": change.old[1]},
        "new": None if change.new is None else {"name": change.new[0], "type": change.new[1]},
        "values": [{"key": list(key), "value": value} for key, value in change.values.items()],
    }


def _change(change: RowChange) -> dict[str, Any]:
    return {
        "old_key": list(change.old_key),
        "new_key": list(change.new_key),
        "cells": [cell._asdict() for cell in change.cells],
    }
