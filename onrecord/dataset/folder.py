"""Where the data are, and the tables as they stand there."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UnknownNameError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["DataFolder", "local_folder"]

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


def local_folder(data: str | PathLike[str] | None = None) -> DataFolder:
    """The data in the folder `data` (a dataset's root, or its `data` folder), or those of the package itself.

    >>> "quotes" in local_folder().tables()
    True

    Raises:
        FileNotFoundError: there are no data there.
    """
    # Of its own, an installed package has the data within it, a checkout beside it.
    home = Path(data) if data is not None else _PACKAGE
    places = [home / "data", home if data is not None else home.parent / "data"]
    for place in places:
        if place.is_dir() and any(place.glob("*/*.parquet")):
            return DataFolder(place)
    raise FileNotFoundError(f"no data in {places[0]} or {places[1]}: build them with `onrecord build`")
