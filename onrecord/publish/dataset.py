"""Writing a whole dataset: Parquet files, hub card and `datapackage.json`, all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from onrecord.publish.card import card
from onrecord.publish.datapackage import DESCRIPTOR, Resource, datapackage, write_json
from onrecord.publish.hashing import content_hash, dataset_hash, file_hash
from onrecord.publish.parquet import arrow_table, parquet_path, read_parquet, write_parquet
from onrecord.publish.release import Release
from onrecord.schema import TABLES, Article, Record

__all__ = ["Written", "content_hashes", "stale_tables", "write"]


@dataclass(frozen=True, slots=True)
class Written:
    """What a dataset that was written holds."""

    folder: Path
    content_hash: str
    resources: tuple[Resource, ...]

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {resource.table: resource.rows for resource in self.resources}


def write(tables: Mapping[str, Sequence[Record]], folder: Path, release: Release) -> Written:
    """Write `tables` as a dataset into `folder`: `data/` with a hub card, and `datapackage.json`.

    Rows are put in the order of their table. Everything is written beside its place and moved there at the end; where
    anything fails, `folder` keeps what it had. A table whose rows are those of the file already there keeps that file
    byte for byte, so that another version of pyarrow changes nothing.

    Raises:
        KeyError: a table is none of `onrecord.schema.TABLES`.
        FileExistsError: `data/` there holds something that is no part of a dataset, and would be lost.
        OSError: a file cannot be written.
    """
    _refuse_to_lose_files(folder / "data")
    if unknown := tables.keys() - TABLES.keys():
        raise KeyError(f"no such tables: {', '.join(sorted(unknown))}")
    arrow = {table: arrow_table(TABLES[table], tables[table]) for table in TABLES if table in tables}
    folder.mkdir(parents=True, exist_ok=True)
    # Within the folder, so that moving into place is a rename and never a copy across disks.
    staged = Path(tempfile.mkdtemp(prefix=".onrecord-", dir=folder))
    try:
        resources = tuple(_stage(table, rows, staged, folder) for table, rows in arrow.items())
        articles = [row for row in tables.get("articles", ()) if isinstance(row, Article)]
        articles.sort(key=lambda article: article.article_id)
        write_json(datapackage(release, resources, articles), staged / DESCRIPTOR)
        (staged / "data").mkdir(exist_ok=True)
        (staged / "data" / "README.md").write_text(card(release, resources), encoding="utf-8", newline="\n")
        _move_into_place(staged, folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    hashes = {resource.table: resource.content_hash for resource in resources}
    return Written(folder, dataset_hash(hashes), resources)


def content_hashes(tables: Mapping[str, Sequence[Record]]) -> dict[str, str]:
    """The content hash that each table will have when it is written.

    Raises:
        KeyError: a table is none of `onrecord.schema.TABLES`.
    """
    return {table: content_hash(arrow_table(TABLES[table], rows)) for table, rows in tables.items()}


def stale_tables(tables: Mapping[str, Sequence[Record]], folder: Path) -> list[str]:
    """The tables that `folder` does not hold as they would be written: other rows, another schema, or no file.

    A table that the folder has and `tables` has not is stale as well.
    """
    stale = [
        table
        for table, rows in tables.items()
        if (there := read_parquet(TABLES[table], folder / parquet_path(table))) is None
        or content_hash(there) != content_hash(arrow_table(TABLES[table], rows))
    ]
    return stale + sorted(path.name for path in (folder / "data").glob("*/") if path.name not in tables)


def _stage(table: str, rows: pa.Table, staged: Path, folder: Path) -> Resource:
    path = parquet_path(table)
    file = staged / path
    digest = content_hash(rows)
    there = read_parquet(TABLES[table], folder / path)
    if there is not None and content_hash(there) == digest:
        file.parent.mkdir(parents=True)
        shutil.copyfile(folder / path, file)
    else:
        write_parquet(rows, file)
    return Resource(
        table=table,
        path=path,
        rows=rows.num_rows,
        bytes=file.stat().st_size,
        hash=file_hash(file),
        content_hash=digest,
    )


def _refuse_to_lose_files(data: Path) -> None:
    ours = {"README.md", *TABLES}
    foreign = [path.name for path in data.glob("*") if path.name not in ours and not path.name.startswith(".")]
    if foreign:
        raise FileExistsError(f"{data} holds files that are no part of a dataset: {', '.join(sorted(foreign))}")


def _move_into_place(staged: Path, folder: Path) -> None:
    """Put the staged `data` and descriptor in place of the old; on failure, put the old back."""
    data, old = folder / "data", staged / "old"
    if data.exists():
        data.rename(old)
    try:
        (staged / "data").rename(data)
        (staged / DESCRIPTOR).replace(folder / DESCRIPTOR)
    except OSError:
        if data.exists():
            data.rename(staged / "new")
        if old.exists():
            old.rename(data)
        raise
