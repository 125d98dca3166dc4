"""Writing a whole dataset: Parquet files, hub card, Data Package and Croissant, all of it or nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from onrecord.dataset.card import MADE_BY, card
from onrecord.dataset.croissant import CROISSANT, croissant
from onrecord.dataset.datapackage import DESCRIPTOR, Resource, datapackage, json_text
from onrecord.dataset.hashing import content_hash, dataset_hash, file_hash
from onrecord.dataset.parquet import arrow_table, parquet_path, read_parquet, write_parquet
from onrecord.dataset.staging import refuse_to_lose_files, staging, swap
from onrecord.schema import TABLES, Article, Record
from onrecord.schema.edition import Edition
from onrecord.schema.quality import Quality
from onrecord.schema.release import Release

__all__ = [
    "CHECKOUT",
    "HUB",
    "Layout",
    "Written",
    "content_hashes",
    "refuse_to_lose",
    "stale_files",
    "write",
]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the files of a dataset stand that are no tables."""

    card: str
    """The dataset card, from the folder of the dataset."""
    prefix: str
    """What leads from the card to the tables' folders."""


CHECKOUT = Layout("data/README.md", "")
"""Within a project, whose own README.md is another one."""
HUB = Layout("README.md", "data/")
"""As a repository of the hub."""


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


def write(
    tables: Mapping[str, Sequence[Record]],
    folder: Path,
    release: Release,
    *,
    quality: Quality | None = None,
    edition: Edition | None = None,
    layout: Layout = CHECKOUT,
    like: Path | None = None,
    beside: Mapping[str, str] | None = None,
) -> Written:
    """Write `tables` as a dataset into `folder`: `data/` and a hub card, datapackage.json, croissant.json.

    Rows are put in the order of their table. Everything is written beside its place and moved there at the end; where
    anything fails, `folder` keeps what it had. A table whose rows are those of the file in the dataset `like` (which is
    `folder` itself where none is given) keeps that file byte for byte, so that another version of pyarrow changes
    nothing. `beside` are further files by name; one without words is removed.

    Raises:
        KeyError: a table is none of `onrecord.schema.TABLES`.
        FileExistsError: something stands there that is no part of a dataset, and would be lost.
        BusyError: another process is writing there.
        OSError: a file cannot be written.
    """
    refuse_to_lose(folder, layout)
    if unknown := tables.keys() - TABLES.keys():
        raise KeyError(f"no such tables: {', '.join(sorted(unknown))}")
    arrow = {table: arrow_table(TABLES[table], tables[table]) for table in TABLES if table in tables}
    with staging(folder) as staged:
        resources = tuple(_stage(table, rows, staged, like or folder) for table, rows in arrow.items())
        (staged / "data").mkdir(exist_ok=True)
        for name, text in _texts(tables, resources, release, quality, edition, layout).items():
            (staged / name).write_text(text, encoding="utf-8", newline="\n")
        for name, text in (beside or {}).items():
            if text:
                (staged / name).write_text(text, encoding="utf-8", newline="\n")
        swap(staged, folder, sorted(path.name for path in staged.iterdir()))
        for name, text in (beside or {}).items():
            if not text:
                (folder / name).unlink(missing_ok=True)
    hashes = {resource.table: resource.content_hash for resource in resources}
    return Written(folder, dataset_hash(hashes), resources)


def refuse_to_lose(folder: Path, layout: Layout = CHECKOUT) -> None:
    """Raises where `write` would have to put something out of its way that is no part of a dataset.

    Raises:
        FileExistsError: it would; the message names what.
    """
    refuse_to_lose_files(folder / "data")
    _refuse_to_lose_a_readme(folder / layout.card)
    _refuse_to_lose_a_package(folder)


def content_hashes(tables: Mapping[str, Sequence[Record]]) -> dict[str, str]:
    """The content hash that each table will have when it is written.

    Raises:
        KeyError: a table is none of `onrecord.schema.TABLES`.
    """
    return {table: content_hash(arrow_table(TABLES[table], rows)) for table, rows in tables.items()}


def stale_files(
    tables: Mapping[str, Sequence[Record]], folder: Path, release: Release, quality: Quality | None = None
) -> list[str]:
    """The files in `folder` that are not what `write` would leave there: changed, missing, or too many.

    Files are named from the folder, with `/`. A table's file is compared by its rows and schema, not by its bytes, so
    another version of pyarrow makes none stale; the card and the descriptor are compared word for word.

    Raises:
        KeyError: a table is none of `onrecord.schema.TABLES`.
    """
    hashes = content_hashes(tables)
    stale = [parquet_path(table) for table in hashes if _hash_of_file(table, folder) != hashes[table]]
    known = {CHECKOUT.card, *map(parquet_path, tables)}
    there = (path.relative_to(folder) for path in (folder / "data").rglob("*") if path.is_file())
    stale += sorted(path.as_posix() for path in there if path.as_posix() not in known and path.name[0] != ".")
    if not stale:
        rows = {table: len(tables[table]) for table in TABLES if table in tables}
        resources = [_described(table, folder, rows[table], hashes[table]) for table in rows]
        expected = _texts(tables, resources, release, quality, None, CHECKOUT)
        stale += [name for name, text in expected.items() if _text_of_file(folder / name) != text]
    return stale


def _refuse_to_lose_a_readme(card: Path) -> None:
    if (text := _text_of_file(card)) and MADE_BY not in text[:200]:
        raise FileExistsError(f"{card} is no card of a dataset, and would be lost")


def _refuse_to_lose_a_package(folder: Path) -> None:
    """A descriptor that states content hashes is one of ours, and so is the Croissant file beside it."""
    text = _text_of_file(folder / DESCRIPTOR)
    try:
        described = json.loads(text) if text is not None else None
    except (ValueError, RecursionError):
        described = None
    ours = isinstance(described, dict) and "contentHash" in described
    for name in (DESCRIPTOR, CROISSANT):
        if not ours and (folder / name).exists():
            raise FileExistsError(f"{folder / name} was not written by onrecord, and would be lost")


def _texts(
    tables: Mapping[str, Sequence[Record]],
    resources: Sequence[Resource],
    release: Release,
    quality: Quality | None,
    edition: Edition | None,
    layout: Layout,
) -> dict[str, str]:
    """The files that tell of the tables, by their place in the folder of the dataset."""
    articles = sorted(
        (row for row in tables.get("articles", ()) if isinstance(row, Article)), key=lambda row: row.article_id
    )
    return {
        layout.card: card(release, resources, tables, quality=quality, edition=edition, prefix=layout.prefix),
        DESCRIPTOR: json_text(datapackage(release, resources, articles, edition, quality)),
        CROISSANT: json_text(croissant(release, resources, articles, edition)),
    }


def _stage(table: str, rows: pa.Table, staged: Path, like: Path) -> Resource:
    path = parquet_path(table)
    file = staged / path
    digest = content_hash(rows)
    if _hash_of_file(table, like) == digest:
        file.parent.mkdir(parents=True)
        shutil.copyfile(like / path, file)
    else:
        write_parquet(rows, file)
    return _described(table, staged, rows.num_rows, digest)


def _described(table: str, folder: Path, rows: int, digest: str) -> Resource:
    path = parquet_path(table)
    file = folder / path
    return Resource(table, path, rows, file.stat().st_size, file_hash(file), digest)


def _hash_of_file(table: str, folder: Path) -> str | None:
    """The content hash of what a table's file holds; None where it holds no table of the record's schema."""
    there = read_parquet(TABLES[table], folder / parquet_path(table))
    return None if there is None else content_hash(there)


def _text_of_file(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
