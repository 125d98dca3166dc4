"""The forms in which a table can be had, each made from Arrow by the library whose form it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from onrecord.errors import MissingLibraryError

if TYPE_CHECKING:
    import datasets
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from onrecord.schema import Record

__all__ = ["FORMS", "Form", "as_datasets", "as_duckdb", "as_pandas", "as_polars", "as_records"]

Form = Literal["arrow", "pandas", "polars", "datasets", "duckdb", "records"]


def as_arrow(table: pa.Table, name: str) -> pa.Table:
    """The Arrow table itself."""
    return table


def as_pandas(table: pa.Table, name: str) -> pd.DataFrame:
    """A data frame: whole numbers as nullable Int64, days as datetime64, text as pandas' own string type.

    The types do not hang on whether a column happens to have nulls.
    """
    pandas = _library("pandas", "pandas")
    import pyarrow as pa

    types = {pa.int64(): pandas.Int64Dtype()}
    frame: pd.DataFrame = table.to_pandas(date_as_object=False, types_mapper=types.get)
    return frame


def as_polars(table: pa.Table, name: str) -> pl.DataFrame:
    """A Polars data frame."""
    frame: pl.DataFrame = _library("polars", "polars").from_arrow(table)
    return frame


def as_datasets(table: pa.Table, name: str) -> datasets.Dataset:
    """A `datasets.Dataset` in memory, as the hub's `load_dataset` gives."""
    library = _library("datasets", "hub")
    # It cannot take a column without any chunk, as a file without rows has.
    chunked = table if table.num_rows else table.schema.empty_table()
    dataset: datasets.Dataset = library.Dataset(library.table.InMemoryTable(chunked))
    return dataset


def as_duckdb(table: pa.Table, name: str) -> duckdb.DuckDBPyRelation:
    """A relation of DuckDB's default connection, under the name of the table."""
    relation: duckdb.DuckDBPyRelation = _library("duckdb", "duckdb").from_arrow(table).set_alias(name)
    return relation


def as_records(table: pa.Table, name: str) -> list[Record]:
    """The rows as records of `onrecord.schema`; columns that a join added become fields of a subclass.

    Raises:
        pydantic.ValidationError: a row does not keep the record's rules.
    """
    from onrecord.schema import TABLES
    from onrecord.schema.arrow import to_records

    record = TABLES[name]
    known = {column.name for column in record.columns()}
    if added := [field for field in table.schema if field.name not in known]:
        record = _wider(record, added)
    return to_records(record, table)


FORMS: Mapping[Form, Callable[[pa.Table, str], Any]] = {
    "arrow": as_arrow,
    "pandas": as_pandas,
    "polars": as_polars,
    "datasets": as_datasets,
    "duckdb": as_duckdb,
    "records": as_records,
}
"""By name, what makes the form from an Arrow table and the table's name."""


def _wider(record: type[Record], added: list[pa.Field]) -> type[Record]:
    import pyarrow as pa
    from pydantic import Field, create_model

    from onrecord.schema import TABLES

    examples = {column.name: column.example for table in TABLES.values() for column in table.columns()}
    fields: dict[str, Any] = {
        field.name: (
            (date if pa.types.is_date(field.type) else str) | None,
            Field(
                None,
                description=field.metadata[b"description"].decode(),
                examples=[examples.get(field.name, examples["name"])],
            ),
        )
        for field in added
    }
    return create_model(f"Joined{record.__name__}", __base__=record, **fields)


def _library(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingLibraryError(name, extra) from error
