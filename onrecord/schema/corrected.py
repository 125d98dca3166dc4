"""Which cells a correction may name, and what they may hold: for the build, the command, and editors."""

from __future__ import annotations

from typing import Any

from onrecord.schema.agreements import Agreement
from onrecord.schema.indicators import Indicator
from onrecord.schema.quotes import Quote
from onrecord.schema.record import Column, Record

__all__ = ["CORRECTED_TABLES", "FIXED_COLUMNS", "cells_schema", "columns_to_correct"]

CORRECTED_TABLES: dict[str, type[Record]] = {record.table: record for record in (Quote, Agreement, Indicator)}
"""The tables whose rows people correct."""

FIXED_COLUMNS = frozenset({"article_id", "start", "end", "origin", "rule", "statement_id", "accord_id", "series_id"})
"""Columns that no correction sets: they follow from the words, the rule or the other articles."""

_TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "string"}
_PARTIES = {"description": "The parties, by entity id, in the order of the article.", "type": "array"}


def columns_to_correct(table: str) -> dict[str, Column | None]:
    """The columns that a correction may set; `parties`, which is a table of its own, has none to describe it.

    >>> list(columns_to_correct("quotes"))[:4]
    ['kind', 'text', 'speaker_text', 'speaker_id']

    Raises:
        KeyError: rows of that table are not corrected.
    """
    record = CORRECTED_TABLES[table]
    fixed = FIXED_COLUMNS | set(record.primary_key)
    columns: dict[str, Column | None] = {column.name: column for column in record.columns() if column.name not in fixed}
    return columns | {"parties": None} if table == "agreements" else columns


def cells_schema(table: str, *, fixed: bool) -> dict[str, Any]:
    """The JSON Schema of the cells of a row, as a correction names them; `fixed` adds those that it may only expect.

    >>> cells_schema("quotes", fixed=False)["properties"]["kind"]["enum"]
    ['direct', 'mixed', 'indirect', 'scare']
    """
    names = list(columns_to_correct(table))
    columns = {column.name: column for column in CORRECTED_TABLES[table].columns()}
    names += sorted(FIXED_COLUMNS & set(columns)) if fixed else []
    cells = {name: _cell(columns[name]) if name in columns else _PARTIES | {"items": _ITEM} for name in names}
    return {"properties": cells, "additionalProperties": False}


_ITEM = {"type": "string"}


def _cell(column: Column) -> dict[str, Any]:
    """What a cell may hold; the empty string is null."""
    said: dict[str, Any] = {"description": column.description}
    if column.type == "list":
        return said | {"type": "array", "items": _ITEM}
    if column.vocabulary is not None:
        return said | {"enum": [*column.vocabulary.values, *([""] if column.nullable else [])]}
    kind = _TYPES[column.type]
    if column.nullable and kind != "string":
        return said | {"anyOf": [{"type": kind}, {"const": ""}]}
    return said | {"type": kind}
