"""The Table Schemas (Data Package v2): the contract that machines other than Python's read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from onrecord.schema.record import LIST_DELIMITER, Column, Record

__all__ = ["TABLE_SCHEMA_PROFILE", "table_schema"]

TABLE_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def table_schema(record: type[Record], tables: Collection[str] | None = None) -> dict[str, Any]:
    """The Table Schema of a table, ready for `json.dump`.

    `tables` are the tables that the package holds; keys that point at others are left out (all are kept by default).

    >>> from onrecord.schema import AgreementParty
    >>> table_schema(AgreementParty)["primaryKey"]
    ['agreement_id', 'entity_id']
    """
    keys = [key for key in record.foreign_keys if tables is None or key.table in tables]
    schema: dict[str, Any] = {
        "$schema": TABLE_SCHEMA_PROFILE,
        "fields": [_field(column, record.primary_key == (column.name,)) for column in record.columns()],
        "primaryKey": list(record.primary_key),
        # Frictionless reads Parquet through pandas, which turns a nullable integer into a float with NaN.
        "missingValues": ["", "nan"],
    }
    if keys:
        schema["foreignKeys"] = [
            {"fields": [key.column], "reference": {"resource": key.table, "fields": [key.reference]}} for key in keys
        ]
    return schema


def _field(column: Column, unique: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "list":
        field |= {"delimiter": LIST_DELIMITER, "itemType": "string"}
    field["example"] = _as_text(column.example)
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if unique:
        constraints["unique"] = True
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if constraints:
        field["constraints"] = constraints
    return field


def _as_text(example: Any) -> str:
    """An example as it would stand in a CSV file: the profile wants a string whatever the type of the field."""
    match example:
        case bool():
            return str(example).lower()
        case date():
            return example.isoformat()
        case tuple():
            return LIST_DELIMITER.join(example)
        case _:
            return str(example)
