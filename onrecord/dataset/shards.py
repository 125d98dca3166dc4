"""Tables that are written while they grow: row groups to a temporary folder, shards renamed once all are whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow.parquet as pq

from onrecord.dataset.write import refuse_to_lose_files
from onrecord.schema import TABLES, Record
from onrecord.schema.arrow import arrow_schema, to_arrow

__all__ = ["ROWS_PER_SHARD", "ShardWriter"]

ROWS_PER_SHARD = 1_000_000
"""When a table goes on in a new file."""

_ROWS_PER_GROUP = 20_000


class ShardWriter:
    """Writes `FOLDER/data/<table>/train-00000-of-0000N.parquet`.

    Used as a context: on leaving it the finished tables take the place of what stood in `FOLDER/data`; after an
    exception nothing there has changed. Entering it raises FileExistsError where `FOLDER/data` holds what is no part of
    a dataset.
    """

    def __init__(self, folder: Path, tables: Iterable[str], rows_per_shard: int = ROWS_PER_SHARD) -> None:
        self.folder = folder
        self.rows_per_shard = rows_per_shard
        self.counts = dict.fromkeys(tables, 0)
        self._temporary = folder / ".data.partial"
        self._waiting: dict[str, list[Record]] = {table: [] for table in self.counts}
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._shards = dict.fromkeys(self.counts, 0)

    def __enter__(self) -> Self:
        refuse_to_lose_files(self.folder / "data", self.counts)
        shutil.rmtree(self._temporary, ignore_errors=True)
        for table in self.counts:
            (self._temporary / table).mkdir(parents=True)
        return self

    def write(self, table: str, rows: Iterable[Record]) -> None:
        """Adds rows to a table."""
        waiting = self._waiting[table]
        waiting.extend(rows)
        if len(waiting) >= _ROWS_PER_GROUP:
            self._flush(table)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for table in self.counts:
                # A table without rows is still a file with a schema.
                if self._waiting[table] or not self._shards[table]:
                    self._flush(table)
        for writer in self._writers.values():
            writer.close()
        if error is None:
            self._publish()
        shutil.rmtree(self._temporary, ignore_errors=True)

    def _flush(self, table: str) -> None:
        record = TABLES[table]
        if table not in self._writers:
            path = self._temporary / table / f"{self._shards[table]:05d}.parquet"
            self._writers[table] = pq.ParquetWriter(path, arrow_schema(record), compression="zstd")
            self._shards[table] += 1
        rows = self._waiting[table]
        if rows:  # no row group rather than an empty one, on which the hub's reader fails
            self._writers[table].write_table(to_arrow(record, rows))
        before = self.counts[table]
        self.counts[table] += len(rows)
        rows.clear()
        if before // self.rows_per_shard != self.counts[table] // self.rows_per_shard:
            self._writers.pop(table).close()

    def _publish(self) -> None:
        for table, shards in self._shards.items():
            for number in range(shards):
                part = self._temporary / table / f"{number:05d}.parquet"
                part.rename(part.with_name(f"train-{number:05d}-of-{shards:05d}.parquet"))
        data, old = self.folder / "data", self.folder / ".data.old"
        shutil.rmtree(old, ignore_errors=True)
        if data.exists():
            data.rename(old)
        self._temporary.rename(data)
        shutil.rmtree(old, ignore_errors=True)
