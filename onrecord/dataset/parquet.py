"""Tables as Parquet files, in the layout that the hub wants: `data/<table>/train-00000-of-00001.parquet`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.schema import Record
from onrecord.schema.arrow import arrow_schema, to_arrow

__all__ = ["arrow_table", "parquet_path", "read_parquet", "sorted_rows", "write_parquet"]


def parquet_path(table: str) -> str:
    """Where a table's file stands, from the folder of the dataset, with `/` on every system.

    >>> parquet_path("quotes")
    'data/quotes/train-00000-of-00001.parquet'
    """
    return f"data/{table}/train-00000-of-00001.parquet"


def sorted_rows(record: type[Record], rows: Iterable[Record]) -> list[Record]:
    """The rows in the order of their table; where that leaves two equal, by their key."""
    columns = (*record.order, *record.primary_key)
    return sorted(rows, key=lambda row: tuple(getattr(row, column) for column in columns))


def arrow_table(record: type[Record], rows: Iterable[Record]) -> pa.Table:
    """The rows, in the order of their table, as the Arrow table that its file holds."""
    return to_arrow(record, sorted_rows(record, rows))


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table to a file, and the folders that lead to it.

    The same table gives the same bytes with the same pyarrow. Zstandard is read by pandas, Polars, DuckDB, R and the
    hub alike, and halves what Snappy leaves of running text.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(path, table.schema, compression="zstd", compression_level=9) as writer:
        # No row group rather than an empty one, on which the hub's reader fails.
        if table.num_rows:
            writer.write_table(table)


def read_parquet(record: type[Record], path: Path) -> pa.Table | None:
    """The table in a file, or None where there is no file that holds a table of just this schema, descriptions too."""
    try:
        table = pq.ParquetFile(path).read()
    except (OSError, pa.ArrowException):
        return None
    return table if table.schema.equals(arrow_schema(record), check_metadata=True) else None
