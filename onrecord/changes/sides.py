"""The sides of a comparison: where a dataset's files come from, read no sooner than they are needed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.changes.errors import CannotCompareError
from onrecord.changes.git import Repository
from onrecord.dataset.datapackage import DESCRIPTOR
from onrecord.dataset.hashing import bytes_hash, git_hash

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Side", "Stored", "open_side", "open_sides"]


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a side. `blob` is the id under which git keeps these bytes; computed where git does not tell it."""

    path: str
    read: Callable[[], bytes]
    blob: str | None = None

    def identity(self) -> str:
        return git_hash(self.read()) if self.blob is None else self.blob


@dataclass(frozen=True)
class Stored:
    """A table as it is stored: its files, and what the descriptor of the package says of them."""

    table: str
    files: tuple[_File, ...]
    described: Mapping[str, Any]
    """The resource of `datapackage.json`; empty where there is none."""

    @cached_property
    def identities(self) -> tuple[str, ...]:
        """What the bytes of the files are told apart by."""
        return tuple(file.identity() for file in self.files)

    @cached_property
    def content_hash(self) -> str | None:
        """The hash of the rows that the descriptor states; None where it states none, or means another file."""
        stated = self.described.get("hash")
        if len(self.files) != 1 or stated is None:
            return None
        return self.described.get("contentHash") if bytes_hash(self.files[0].read()) == stated else None

    @property
    def key(self) -> tuple[str, ...] | None:
        """The columns of the key that the descriptor states."""
        schema = self.described.get("schema")
        key = schema.get("primaryKey") if isinstance(schema, dict) else None
        return (key,) if isinstance(key, str) else tuple(key) if key else None

    def read(self) -> pa.Table:
        """The rows.

        Raises:
            CannotCompareError: a file is no Parquet.
        """
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile

        parts = []
        for file in self.files:
            try:
                parts.append(ParquetFile(io.BytesIO(file.read())).read())
            except (OSError, pa.ArrowInvalid) as error:
                raise CannotCompareError(f"{file.path} is no Parquet file: {error}", "Build the data again.") from error
        return parts[0] if len(parts) == 1 else pa.concat_tables(parts, promote_options="default")


@dataclass(frozen=True)
class Side:
    """One side: its name for people, its tables, and the other files that stand beside them."""

    label: str
    tables: Mapping[str, Stored]
    read: Callable[[str], bytes | None]
    """The bytes of another file of the side, by its path from the root; None where there is no such file."""
    commit: str | None = None

    def text(self, path: str) -> str | None:
        """The text of a file, or None where there is none in UTF-8."""
        content = self.read(path)
        try:
            return None if content is None else content.decode("utf-8")
        except UnicodeDecodeError:
            return None


def open_sides(base: str, head: str | None, root: Path) -> tuple[Side, Side]:
    """Both sides of a comparison, as the command line names them.

    Each is a folder with data, a `datapackage.json` or a git revision of the repository that `root` lies in. `A..B`
    names both; `A...B` compares B with the commit at which it left A. Without `head` the new side is `root` as it is
    now.

    Raises:
        CannotCompareError: one of them is not there, or is no dataset.
    """
    if head is None and not Path(base).exists():
        dots = next((dots for dots in ("...", "..") if dots in base), None)
        if dots is not None:
            first, _, second = base.partition(dots)
            base, head = first or "HEAD", second or None
            if dots == "...":
                repository = Repository.of(root)
                base = repository.merge_base(base, head or "HEAD")
    return open_side(base, root), open_side(head, root) if head is not None else _folder(root)


def open_side(name: str, root: Path) -> Side:
    """One side: a folder, the `datapackage.json` of one, or a git revision of the repository that `root` lies in.

    Raises:
        CannotCompareError: there is no such thing, or it holds no data.
    """
    path = Path(name)
    if path.is_file():
        return _package(path)
    if path.is_dir() and (_shards_in(path) or (path / DESCRIPTOR).exists()):
        return _folder(path)
    try:
        return _revision(name, Repository.of(root))
    except CannotCompareError as error:
        if path.is_dir():
            raise CannotCompareError(
                f"no data in the folder {name}", "Build them there with `onrecord build`, or name another folder."
            ) from error
        if path.suffix == ".json" or ("/" in name and not str(error).startswith("no data")):
            raise CannotCompareError(f"there is no file, folder or git revision {name!r}", error.advice) from error
        raise


def _folder(folder: Path) -> Side:
    """The dataset in a folder: its root, or its `data`."""
    shards = _shards_in(folder)
    if not shards:
        raise CannotCompareError(f"no data in {folder.resolve()}", "Build them with `onrecord build`.")
    root = folder if (folder / "data").is_dir() else folder.parent
    files = {f"data/{path.parent.name}/{path.name}": _on_disk(path) for path in shards}

    def read(path: str) -> bytes | None:
        return (root / path).read_bytes() if (root / path).is_file() else None

    label = "this folder" if folder.resolve() == Path.cwd() else str(folder)
    return Side(label, _tables(files.values(), files, read(DESCRIPTOR)), read)


def _package(path: Path) -> Side:
    """The dataset that a descriptor names, wherever its files stand beside it."""
    descriptor = _descriptor(path.read_bytes())
    if descriptor is None:
        raise CannotCompareError(
            f"{path} is no datapackage.json", "Name the descriptor of a Data Package, or a folder."
        )
    tables = {}
    for resource in descriptor:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        missing = [name for name in paths if not (path.parent / name).is_file()]
        if missing:
            raise CannotCompareError(f"{path} names {missing[0]}, which is not there", "Build the data again.")
        files = tuple(_on_disk(path.parent / name) for name in paths)
        tables[str(resource["name"])] = Stored(str(resource["name"]), files, resource)
    if not tables:
        raise CannotCompareError(f"{path} names no table in a Parquet file")

    def read(name: str) -> bytes | None:
        return (path.parent / name).read_bytes() if (path.parent / name).is_file() else None

    return Side(str(path), tables, read)


def _revision(name: str, repository: Repository) -> Side:
    commit = repository.commit(name)
    blobs = repository.files(commit)

    def read(path: str) -> bytes | None:
        return repository.blob(blobs[path]) if path in blobs else None

    files = {
        path: _File(f"{name}:{path}", partial(repository.blob, blob), blob)
        for path, blob in sorted(blobs.items())
        if path.startswith("data/") and path.count("/") == 2 and path.endswith(".parquet")
    }
    if not files:
        raise CannotCompareError(
            f"no data at {name} ({repository.short(commit)})",
            "The revision has no Parquet file in data/; name one from after the first build was committed.",
        )
    short = repository.short(commit)
    label = short if commit.startswith(name) else f"{name} ({short})"
    return Side(label, _tables(files.values(), files, read(DESCRIPTOR)), read, commit)


def _tables(files: Iterable[_File], paths: Iterable[str], descriptor: bytes | None) -> dict[str, Stored]:
    """The tables by name, in the order of the schema; any that it does not know come last."""
    from onrecord.schema import in_order

    described = {
        resource["path"]: resource for resource in _descriptor(descriptor) or () if isinstance(resource["path"], str)
    }
    grouped: dict[str, list[tuple[str, _File]]] = {}
    for path, file in zip(paths, files, strict=True):
        grouped.setdefault(path.split("/")[1], []).append((path, file))
    return {
        table: Stored(table, tuple(file for _, file in grouped[table]), described.get(grouped[table][0][0], {}))
        for table in in_order(grouped)
    }


def _descriptor(content: bytes | None) -> list[dict[str, Any]] | None:
    """The resources of a descriptor that are Parquet files; None where it is none."""
    try:
        read = json.loads(content) if content is not None else None
    except ValueError:
        return None
    resources = read.get("resources") if isinstance(read, dict) else None
    if not isinstance(resources, list):
        return None
    return [
        resource
        for resource in resources
        if isinstance(resource, dict)
        and "name" in resource
        and all(isinstance(path, str) and path.endswith(".parquet") for path in _listed(resource.get("path")))
    ]


def _listed(path: object) -> list[object]:
    return path if isinstance(path, list) and path else [path]


def _on_disk(path: Path) -> _File:
    return _File(str(path), path.read_bytes)


def _shards_in(folder: Path) -> list[Path]:
    return sorted((folder / "data").glob("*/*.parquet")) or sorted(folder.glob("*/*.parquet"))
