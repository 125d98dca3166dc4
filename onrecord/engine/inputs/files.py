"""The files that are meant by paths, patterns and addresses, out of folders, archives and compression."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import urlsplit

from onrecord.engine.inputs.given import InputError
from onrecord.errors import MissingLibraryError

__all__ = ["Given", "Source", "files_of", "local_files"]

Source = str | Path

_TELLING = (".toml", ".json", ".yaml", ".yml", ".xml")
_COMPRESSED = (".gz", ".zst", ".bz2", ".xz")
_LONGEST_WAIT = 60
_LARGEST_PAGE = 20_000_000


@dataclass(frozen=True)
class Given:
    """A file with the place that names it to people, the id that its name gives, and a way to open it."""

    place: str
    stem: str
    suffix: str
    """The suffix below any of compression, in small letters: `.csv` of docs.csv.gz."""
    opened: Callable[[], IO[bytes]]
    path: Path | None = None
    """Where it is on the disk, uncompressed."""
    url: str | None = None
    """The address that it was fetched from."""
    alone: bool = False
    """Whether it was named itself, and not found in a folder or an archive."""

    def read(self) -> bytes:
        """All of it.

        Raises:
            OSError: it cannot be read.
        """
        if self.path is not None:
            return self.path.read_bytes()
        with self.opened() as stream:
            return stream.read()


def files_of(sources: Sequence[Source]) -> Iterator[Given]:
    """The files, sorted within each folder and archive. Hidden ones are left out.

    Raises:
        InputError: there is nothing at a path, or an address cannot be opened.
    """
    for source in sources:
        text = str(source)
        if text == "-":
            yield _standard_input()
        elif isinstance(source, str) and "://" in text:
            yield from _remote(text)
        else:
            for path in _paths(source):
                if path.is_dir():
                    for file in sorted(path.rglob("*")):
                        inner = file.relative_to(path)
                        if file.is_file() and not _hidden(inner.parts) and not _is_beside(file):
                            yield from _unpacked(_local(file, inner.as_posix()))
                else:
                    yield from _unpacked(_local(path, path.name, alone=True))


def local_files(sources: Sequence[Source]) -> list[Path]:
    """The files on the disk that are meant, archives as they are; for counting.

    Raises:
        InputError: there is nothing at a path.
    """
    found: list[Path] = []
    for source in sources:
        if str(source) == "-" or (isinstance(source, str) and "://" in source):
            continue
        for path in _paths(source):
            inside = (file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path).parts))
            found += inside if path.is_dir() else [path]
    return found


def _paths(source: Source) -> list[Path]:
    path = Path(source)
    if path.exists():
        return [path]
    if any(mark in str(source) for mark in "*?["):
        anchor = Path(path.anchor)
        if found := sorted(anchor.glob(str(path.relative_to(anchor)))):
            return found
        raise InputError(f"no file is meant by {source}")
    raise InputError(f"{source} does not exist")


def _is_beside(file: Path) -> bool:
    """Whether a file tells of the text or page of the same name beside it, as the .toml of a corpus does."""
    if file.suffix.lower() not in _TELLING:
        return False
    return any(file.with_suffix(suffix).is_file() for suffix in (".txt", ".html", ".htm", ".md", ".docx"))


def _hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)


def _local(path: Path, place: str, *, alone: bool = False) -> Given:
    return _given(place, lambda: path.open("rb"), path=path, alone=alone)


def _given(
    place: str,
    opened: Callable[[], IO[bytes]],
    *,
    path: Path | None = None,
    url: str | None = None,
    alone: bool = False,
) -> Given:
    pure = PurePosixPath(place)
    compression = pure.suffix.lower() if pure.suffix.lower() in _COMPRESSED else ""
    bare = pure.with_suffix("") if compression else pure
    stem = bare.with_suffix("").as_posix() if bare.suffix else bare.as_posix()
    if compression:
        unpacked = partial(_unpack, compression, path, opened)
        return Given(place, stem, bare.suffix.lower(), unpacked, None, url, alone)
    return Given(place, stem, bare.suffix.lower(), opened, path, url, alone)


def _unpack(compression: str, path: Path | None, opened: Callable[[], IO[bytes]]) -> IO[bytes]:
    source = path or opened()
    if compression == ".gz":
        return gzip.open(source)  # type: ignore[return-value]  # a binary stream
    if compression == ".bz2":
        return bz2.open(source)
    if compression == ".xz":
        return lzma.open(source)
    try:
        import zstandard
    except ImportError:
        raise MissingLibraryError("zstandard", "inputs") from None
    stream = source.open("rb") if isinstance(source, Path) else source
    found: Any = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True, closefd=True)
    return io.BufferedReader(found)


def _unpacked(given: Given) -> Iterator[Given]:
    """The file itself, or the members of a .zip, and of a .zip within it."""
    if given.suffix != ".zip":
        yield given
        return
    try:
        archive = zipfile.ZipFile(given.path or io.BytesIO(given.read()))
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"{given.place} cannot be read as a .zip: {error}") from None
    with archive:
        for name in sorted(archive.namelist()):
            if name.endswith("/") or _hidden(PurePosixPath(name).parts):
                continue
            # Read while the archive is open; one member is in memory at a time.
            content = archive.read(name) if archive.getinfo(name).flag_bits & 1 == 0 else None
            if content is None:
                raise InputError(f"{given.place}/{name} is encrypted: unpack the archive first")
            member = _given(name, lambda content=content: io.BytesIO(content))  # type: ignore[misc]  # bound now
            yield from _unpacked(Given(f"{given.place}/{name}", member.stem, member.suffix, member.opened))


def _standard_input() -> Given:
    content = sys.stdin.buffer.read()
    return Given(
        "standard input", "standard-input", _suffix_by_content(content), lambda: io.BytesIO(content), alone=True
    )


def _suffix_by_content(content: bytes) -> str:
    r"""The kind of what comes without a name: a page, JSON, lines of JSON, or a text.

    >>> _suffix_by_content(b'{"text": "x"}\n{"text": "y"}'), _suffix_by_content(b"[]"), _suffix_by_content(b"Hi.")
    ('.jsonl', '.json', '.txt')
    """
    from onrecord.source.html import is_html

    opening = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if is_html(content):
        return ".html"
    if opening.startswith(b"{"):
        return ".jsonl" if opening.split(b"\n", 1)[0].rstrip().endswith(b"}") else ".json"
    return ".json" if opening.startswith(b"[") else ".txt"


def _remote(address: str) -> Iterator[Given]:
    """One page or file of the web, or the files behind another address that fsspec knows."""
    if address.startswith(("http://", "https://")):
        yield _fetched(address)
        return
    try:
        import fsspec
    except ImportError:
        raise MissingLibraryError("fsspec", "inputs") from None
    try:
        system, root = fsspec.core.url_to_fs(address)
        names = sorted(system.glob(root)) if any(mark in root for mark in "*?[") else [root]
        if len(names) == 1 and system.isdir(names[0]):
            names = sorted(system.find(names[0]))
    except Exception as error:  # each file system raises its own
        raise InputError(f"{address} cannot be opened: {error}") from None
    for name in names:
        place = PurePosixPath(name).name if len(names) == 1 else name.removeprefix(root).lstrip("/") or name
        if not _hidden(PurePosixPath(place).parts):
            opener = lambda name=name: system.open(name, "rb")  # noqa: E731  # bound to this name
            yield from _unpacked(_given(place, opener, url=None, alone=len(names) == 1))


def _fetched(address: str) -> Given:
    """A page: what an address without a suffix of its own gives is one."""
    request = urllib.request.Request(address, headers={"User-Agent": "onrecord (a reader of single pages)"})
    try:
        with urllib.request.urlopen(request, timeout=_LONGEST_WAIT) as answer:
            content = answer.read(_LARGEST_PAGE + 1)
            kind = answer.headers.get_content_type()
    except (OSError, ValueError) as error:
        raise InputError(f"{address} cannot be fetched: {error}") from None
    if len(content) > _LARGEST_PAGE:
        raise InputError(f"{address} gives more than {_LARGEST_PAGE:,} bytes: download it, and name the file")
    parts = urlsplit(address)
    name = PurePosixPath(parts.path).name or parts.hostname or "page"
    given = _given(name, lambda: io.BytesIO(content), url=address, alone=True)
    if kind in ("text/html", "application/xhtml+xml"):
        return Given(address, given.stem, ".html", given.opened, None, address, True)
    return Given(address, given.stem, given.suffix, given.opened, None, address, True)
