"""Tables that are written while they grow: row groups to a staging folder, shards in their place once all are whole."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow.parquet as pq

from onrecord.dataset.staging import refuse_to_lose_files, staging, swap
from onrecord.schema import TABLES, Record
from onrecord.schema.arrow import arrow_schema, to_arrow

__all__ = ["BYTES_PER_GROUP", "ROWS_PER_SHARD", "ShardWriter"]

ROWS_PER_SHARD = 1_000_000
"""When a table goes on in a new file."""

BYTES_PER_GROUP = 16 * 2**20
"""When the rows that wait are written out, whatever their number: long articles must not pile up in memory."""

_ROWS_PER_GROUP = 20_000


class ShardWriter:
    """Writes `FOLDER/data/<table>/train-00000-of-0000N.parquet`.

    Used as a context: on leaving it the finished tables, and the `beside` files that were written with them, take the
    place of what stood there; after an exception nothing has changed.

    Args:
        folder: the root of the dataset.
        tables: the tables to write.
        rows_per_shard: when a table goes on in a new file.

    Entering it raises FileExistsError where `FOLDER/data` holds what is no part of a dataset, and BusyError where
    another process is writing there.
    """

    def __init__(self, folder: Path, tables: Iterable[str], rows_per_shard: int = ROWS_PER_SHARD) -> None:
        self.folder = folder
        self.rows_per_shard = rows_per_shard
        self.counts = dict.fromkeys(tables, 0)
        self._waiting: dict[str, list[Record]] = {table: [] for table in self.counts}
        self._bytes = dict.fromkeys(self.counts, 0)
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._shards = dict.fromkeys(self.counts, 0)
        self._beside: dict[str, bool] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        refuse_to_lose_files(self.folder / "data", self.counts)
        self._staged = self._stack.enter_context(staging(self.folder))
        for table in self.counts:
            (self._staged / "data" / table).mkdir(parents=True)
        return self

    def beside(self, name: str) -> Path:
        """Where to write a file that will stand beside `data/`; one that stays empty, or is not written, is removed.

        Raises:
            FileExistsError: a folder stands there.
        """
        if (self.folder / name).is_dir():
            raise FileExistsError(f"{self.folder / name} is a folder: name another target, or move it away")
        self._beside[name] = True
        return self._staged / name

    def write(self, table: str, rows: Iterable[Record]) -> None:
        """Adds rows to a table."""
        waiting = self._waiting[table]
        for row in rows:
            waiting.append(row)
            self._bytes[table] += len(getattr(row, "text", None) or "")
        if len(waiting) >= _ROWS_PER_GROUP or self._bytes[table] >= BYTES_PER_GROUP:
            self._flush(table)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stack:
            try:
                if error is None:
                    for table in self.counts:
                        # A table without rows is still a file with a schema.
                        if self._waiting[table] or not self._shards[table]:
                            self._flush(table)
            finally:
                for writer in self._writers.values():
                    writer.close()
            if error is None:
                self._publish()

    def _flush(self, table: str) -> None:
        record = TABLES[table]
        if table not in self._writers:
            path = self._staged / "data" / table / f"{self._shards[table]:05d}.parquet"
            self._writers[table] = pq.ParquetWriter(path, arrow_schema(record), compression="zstd")
            self._shards[table] += 1
        rows = self._waiting[table]
        if rows:  # no row group rather than an empty one, on which the hub's reader fails
            self._writers[table].write_table(to_arrow(record, rows))
        before = self.counts[table]
        self.counts[table] += len(rows)
        rows.clear()
        self._bytes[table] = 0
        if before // self.rows_per_shard != self.counts[table] // self.rows_per_shard:
            self._writers.pop(table).close()

    def _publish(self) -> None:
        for table, shards in self._shards.items():
            for number in range(shards):
                part = self._staged / "data" / table / f"{number:05d}.parquet"
                part.rename(part.with_name(f"train-{number:05d}-of-{shards:05d}.parquet"))
        names = ["data"]
        for name in self._beside:
            written = self._staged / name
            if written.exists() and written.stat().st_size:
                names.append(name)
            else:
                (self.folder / name).unlink(missing_ok=True)
        # Again, since the run may have been long: what somebody put there meanwhile is not lost either.
        refuse_to_lose_files(self.folder / "data", self.counts)
        swap(self._staged, self.folder, names)
