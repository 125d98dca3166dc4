"""Hashes of what a table says: the same for the same rows, whatever wrote the file that holds them.

The bytes of a Parquet file name the library that wrote it, so a file's hash differs between machines. The content hash
is SHA-256 over lines of JSON in UTF-8: first the columns as `[name, type]` pairs, then each row as a list of values in
the order of its table. Dates are ISO 8601; null is null.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

__all__ = ["bytes_hash", "content_hash", "dataset_hash", "file_hash", "git_hash"]

_BATCH = 4096


def content_hash(table: pa.Table) -> str:
    """The content hash of a table, as `sha256:` and 64 hexadecimal digits.

    >>> halves = pa.concat_tables([pa.table({"n": [1]}), pa.table({"n": [2]})])
    >>> content_hash(halves) == content_hash(pa.table({"n": [1, 2]}))
    True
    """
    digest = hashlib.sha256(_line([[field.name, str(field.type)] for field in table.schema]))
    for batch in table.to_batches(max_chunksize=_BATCH):
        columns = [column.to_pylist() for column in batch.columns]
        for row in zip(*columns, strict=True):
            digest.update(_line(row))
    return f"sha256:{digest.hexdigest()}"


def dataset_hash(hashes: Mapping[str, str]) -> str:
    """The content hash of a whole dataset, of those of its tables; their order is of no account.

    >>> dataset_hash({"a": "sha256:00", "b": "sha256:11"}) == dataset_hash({"b": "sha256:11", "a": "sha256:00"})
    True
    """
    digest = hashlib.sha256(b"".join(_line([table, hashes[table]]) for table in sorted(hashes)))
    return f"sha256:{digest.hexdigest()}"


def file_hash(path: Path) -> str:
    """The hash of a file's bytes, written the same way.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def bytes_hash(content: bytes) -> str:
    """The hash of bytes, written the same way.

    >>> bytes_hash(b"")[:19]
    'sha256:e3b0c44298fc'
    """
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def git_hash(content: bytes) -> str:
    """The id under which git, and with it the hub, keeps these bytes.

    >>> git_hash(b"")
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _line(value: Any) -> bytes:
    # `default=str` writes a date as ISO 8601; every other value of a table is JSON's own.
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'), default=str)}\n".encode()
