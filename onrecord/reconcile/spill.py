"""More rows than fit in memory: sorted into buckets on disk, and worked through one bucket at a time."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

__all__ = ["in_buckets"]

_T = TypeVar("_T")
_BATCH = 512


def in_buckets(items: Iterable[_T], key: Callable[[_T], str], buckets: int = 64) -> Iterator[list[_T]]:
    """The items bucket by bucket: those of one key are in one bucket, in the order in which they came.

    One bucket at a time is in memory, so that the number of items is limited by the disk alone. The same items always
    give the same buckets in the same order.

    >>> [sorted(bucket) for bucket in in_buckets(["b2", "a1", "b1"], key=lambda item: item[0])]
    [['a1'], ['b1', 'b2']]
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        files = [Path(folder, f"{number:04}.pickle") for number in range(buckets)]
        with ExitStack() as opened:
            streams = [opened.enter_context(file.open("wb")) for file in files]
            waiting: list[list[_T]] = [[] for _ in files]
            for item in items:
                # Not hash(): that of a string changes from run to run.
                number = zlib.crc32(key(item).encode("utf-8", "surrogatepass")) % buckets
                waiting[number].append(item)
                if len(waiting[number]) == _BATCH:
                    pickle.dump(waiting[number], streams[number], protocol=pickle.HIGHEST_PROTOCOL)
                    waiting[number].clear()
            for batch, stream in zip(waiting, streams, strict=True):
                if batch:
                    pickle.dump(batch, stream, protocol=pickle.HIGHEST_PROTOCOL)
        for file in files:
            bucket: list[_T] = list(_read(file))
            if bucket:
                yield bucket


def _read(file: Path) -> Iterator[_T]:
    with file.open("rb") as stream:
        while True:
            try:
                # The file is our own, written above and never seen by anybody else.
                yield from pickle.load(stream)
            except EOFError:
                return
