"""Which cells a correction may name, and what they may hold: for the build, the command, and editors."""

from __future__ import annotations

from typing import Any

from onrecord.schema import Entity, Member, Reported, records_of
from onrecord.schema.record import Column

__all__ = [
    "CORRECTED_TABLES",
    "cells_schema",
    "columns_of_entities",
    "columns_to_correct",
    "lists_of",
]

CORRECTED_TABLES: dict[str, type[Reported]] = records_of(Reported)
"""The tables whose rows people correct."""

_TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "string"}


def lists_of(table: str) -> dict[str, type[Member]]:
    """The lists of a row that are tables of their own, by the name under which a correction sets them.

    >>> lists_of("agreements"), lists_of("quotes")
    ({'parties': <class 'onrecord.schema.agreements.AgreementParty'>}, {})
    """
    members = records_of(Member).values()
    return {member.member_of: member for member in members if member.owner().table == table}


def columns_of_entities(table: str) -> frozenset[str]:
    """What a correction may set to an entity, or to a list of them.

    >>> sorted(columns_of_entities("agreements")), sorted(columns_of_entities("indicators"))
    (['parties', 'source_id'], ['source_id', 'subject'])
    """
    keys = (key for key in CORRECTED_TABLES[table].references() if key.table == Entity.table)
    return frozenset({*(key.column for key in keys), *lists_of(table)})


def columns_to_correct(table: str) -> dict[str, Column | None]:
    """The columns that a correction may set; a list that is a table of its own has none to describe it.

    >>> list(columns_to_correct("quotes"))[:4]
    ['kind', 'text', 'speaker_text', 'speaker_id']

    Raises:
        KeyError: rows of that table are not corrected.
    """
    record = CORRECTED_TABLES[table]
    fixed = record.fixed_columns() | set(record.primary_key)
    columns: dict[str, Column | None] = {column.name: column for column in record.columns() if column.name not in fixed}
    return columns | dict.fromkeys(lists_of(table))


def cells_schema(table: str, *, fixed: bool) -> dict[str, Any]:
    """The JSON Schema of the cells of a row, as a correction names them; `fixed` adds those that it may only expect.

    >>> cells_schema("quotes", fixed=False)["properties"]["kind"]["enum"]
    ['direct', 'mixed', 'indirect', 'scare']
    """
    record, names = CORRECTED_TABLES[table], list(columns_to_correct(table))
    columns = {column.name: column for column in record.columns()}
    names += sorted(record.fixed_columns() & set(columns)) if fixed else []
    cells = {name: _cell(columns[name]) if name in columns else _list(name) for name in names}
    return {"properties": cells, "additionalProperties": False}


_ITEM = {"type": "string"}


def _list(name: str) -> dict[str, Any]:
    """What a list that is a table of its own may hold."""
    said = f"The {name}, by entity id, in the order of the article."
    return {"description": said, "type": "array", "items": _ITEM}


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
