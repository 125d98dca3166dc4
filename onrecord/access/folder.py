"""Where the data are, and the tables as they stand there."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UnknownNameError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["DataFolder", "data_folder"]

_PACKAGE = Path(__file__).resolve().parent.parent


class DataFolder:
    """The folder that holds the tables' folders, each with one or more Parquet files."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def tables(self) -> list[str]:
        """The names of the tables that are there, in the order of the schema; any that it does not know come last."""
        from onrecord.schema import in_order  # not needed, and not cheap, where a table is only read

        return in_order(folder.name for folder in self.path.iterdir() if any(folder.glob("*.parquet")))

    def read(self, table: str) -> pa.Table:
        """A table with the types, descriptions and row order of its files.

        Raises:
            UnknownNameError: there is no such table.
            pyarrow.ArrowInvalid: a file is no Parquet.
        """
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile

        parts = []
        for shard in self._shards(table):
            with ParquetFile(shard) as file:
                parts.append(file.read())
        return parts[0] if len(parts) == 1 else pa.concat_tables(parts)

    def count(self, table: str) -> int:
        """How many rows a table has, without reading them.

        Raises:
            UnknownNameError: there is no such table.
        """
        from pyarrow.parquet import read_metadata

        return sum(read_metadata(shard).num_rows for shard in self._shards(table))

    def _shards(self, table: str) -> list[Path]:
        # A name is that of a folder here, not a path to one elsewhere.
        shards = sorted((self.path / table).glob("*.parquet")) if table and Path(table).name == table else []
        if not shards:
            raise UnknownNameError("table", table, self.tables())
        return shards


def data_folder(
    data: str | PathLike[str] | None = None, version: str | None = None, repo: str | None = None
) -> DataFolder:
    """The data of the package, those in the folder `data`, or those of a released version.

    Args:
        data: a dataset's root, or its `data` folder.
        version: a version that was released; it is fetched from the hub unless it is in the cache.
        repo: the repository that it is fetched from.

    Raises:
        FileNotFoundError: there are no data there.
        HubError: the version cannot be had.
        ValueError: both a folder and a version are named, or a repository without a version.
    """
    if version is not None:
        from onrecord.access.released import released_folder

        if data is not None:
            raise ValueError("a folder (data) or a released version can be named, not both")
        return DataFolder(released_folder(version, repo) / "data")
    if repo is not None:
        raise ValueError("a repository (repo) is that of a released version: name the version too")
    # Of its own, an installed package has the data within it, a checkout beside it.
    home = Path(data) if data is not None else _PACKAGE
    places = [home / "data", home if data is not None else home.parent / "data"]
    for place in places:
        if place.is_dir() and any(place.glob("*/*.parquet")):
            return DataFolder(place)
    raise FileNotFoundError(f"no data in {places[0]} or {places[1]}: build them with `onrecord build`")
