"""The Arrow side of the records: explicit schemas, and tables made of rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pyarrow as pa

from onrecord.schema.record import ColumnType, Record

__all__ = ["arrow_schema", "to_arrow", "to_records"]

_R = TypeVar("_R", bound=Record)

_TYPES: dict[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.string(),  # joined: Frictionless cannot read Arrow lists from Parquet
}


def arrow_schema(record: type[Record]) -> pa.Schema:
    """The Arrow schema of a table: types, and what may be null.

    The metadata of a field has its `description` and, where it is a foreign key, what it `references`, as
    `table.column`; so a file tells how it joins others without this package's models.

    >>> from onrecord.schema import AgreementParty
    >>> arrow_schema(AgreementParty).field("position")
    pyarrow.Field<position: int64 not null>
    """
    references = {key.column: {"references": f"{key.table}.{key.reference}"} for key in record.foreign_keys}
    return pa.schema(
        pa.field(
            column.name,
            _TYPES[column.type],
            nullable=column.nullable,
            metadata={"description": column.description} | references.get(column.name, {}),
        )
        for column in record.columns()
    )


def to_arrow(record: type[Record], rows: Iterable[Record]) -> pa.Table:
    """The rows as an Arrow table of the record's schema, in the order given."""
    return pa.Table.from_pylist([row.as_row() for row in rows], schema=arrow_schema(record))


def to_records(record: type[_R], table: pa.Table) -> list[_R]:
    """The rows of an Arrow table as records; the opposite of `to_arrow`.

    Raises:
        pydantic.ValidationError: a row does not keep the record's rules.
    """
    return [record.from_row(row) for row in table.to_pylist()]
