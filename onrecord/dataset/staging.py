"""The one way in: what is written stands beside its place, whole, before it takes the place of what was there.

A run that fails, is interrupted or is killed leaves what it found, or at worst a staging folder, which the next run
into the same place removes. Two runs into one place cannot mix: the second is refused.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from onrecord.schema import TABLES

__all__ = ["BusyError", "refuse_to_lose_files", "replace_file", "staging", "swap"]

_PREFIX = ".onrecord-"
_LOCK = ".onrecord.lock"
_OLD, _NEW = ".old", ".new"


class BusyError(FileExistsError):
    """Another process is writing to the same place."""


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder within `folder`, on the same disk, that is gone afterwards whatever happens.

    Within it no other process may stage in `folder`. Staging folders of runs that were killed are removed; where such a
    run was killed between two renames, what it had moved away is put back first.

    Raises:
        BusyError: another process is writing to `folder`.
        OSError: `folder` cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(f"another process is writing to {folder}: wait for it, or name another folder") from None
    try:
        _clear_leftovers(folder)
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder, ignore_cleanup_errors=True) as staged:
            yield Path(staged)
    finally:
        # Unlinked while it is held: whoever opened it meanwhile locks a file that nobody else can see, which is why
        # the lock is taken anew, and checked, by each run (filelock does so).
        with suppress(OSError):
            (folder / _LOCK).unlink()
        lock.release()


def swap(staged: Path, folder: Path, names: Iterable[str]) -> None:
    """Puts `staged/NAME` in the place of `folder/NAME`, for each name; if anything stops it, the old ones are put back.

    Names may lead into folders (`data/README.md`); those are made. An interrupt is undone like an error. A kill between
    two renames leaves the old ones in the staging folder, from which the next `staging` restores them.

    Raises:
        OSError: a file cannot be moved; `folder` holds what it held.
    """
    old, new = staged / _OLD, staged / _NEW
    begun: list[str] = []
    try:
        for name in names:
            begun.append(name)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if _is_there(folder / name):
                _move(folder / name, old / name)
            (staged / name).replace(folder / name)
    except BaseException:
        for name in reversed(begun):
            if _is_there(folder / name) and not _is_there(staged / name):
                _move(folder / name, new / name)
            if _is_there(old / name):
                _move(old / name, folder / name)
        raise


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file, made or replaced as a whole; a reader sees the old one or the new one.

    Raises:
        BusyError: another process is writing to its folder.
        OSError: it cannot be written; what stood there stands.
    """
    with staging(path.parent) as staged:
        new = staged / path.name
        new.write_bytes(content)
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)


def refuse_to_lose_files(data: Path, tables: Iterable[str] = TABLES) -> None:
    """Raises where the folder of a dataset's tables, which is about to be replaced by `tables`, holds anything else.

    A dataset's folder holds its card, and for each table a folder of Parquet files. Whatever else there is, at any
    depth, hidden or a link, is somebody's.

    Raises:
        FileExistsError: it does; the message names what.
    """
    if data.is_symlink() or (data.exists() and not data.is_dir()):
        raise FileExistsError(f"{data} is not a folder of tables: name another folder, or move it away")
    known = set(tables)
    foreign = sorted(path.relative_to(data).as_posix() for path in data.rglob("*") if not _is_ours(path, data, known))
    if foreign:
        more = f" and {len(foreign) - 5} more" if len(foreign) > 5 else ""
        raise FileExistsError(f"{data} holds files that would be lost: {', '.join(foreign[:5])}{more}")


def _is_ours(path: Path, data: Path, tables: set[str]) -> bool:
    parts = path.relative_to(data).parts
    if path.is_symlink():
        return False
    if len(parts) == 1:
        return (parts[0] in tables and path.is_dir()) or (parts[0] == "README.md" and path.is_file())
    return len(parts) == 2 and parts[0] in tables and path.suffix == ".parquet" and path.is_file()


def _clear_leftovers(folder: Path) -> None:
    """Removes what killed runs left, once what they had moved away stands in its place again."""
    for left in folder.glob(f"{_PREFIX}*"):
        if left.is_symlink() or not left.is_dir():
            continue
        old = left / _OLD
        for path in sorted(old.rglob("*")) if old.is_dir() else ():
            place = folder / path.relative_to(old)
            if _is_there(path) and not _is_there(place):
                _move(path, place)
        shutil.rmtree(left, ignore_errors=True)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _move(path: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    path.rename(place)
