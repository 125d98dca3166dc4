"""Loading a table, in the form that the reader works in."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, overload

from onrecord.api.versions import data_folder
from onrecord.dataset.forms import FORMS, Form
from onrecord.dataset.join import joined
from onrecord.errors import UnknownNameError

if TYPE_CHECKING:
    import datasets
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from onrecord.schema import Record

__all__ = ["load", "tables"]

Data = str | PathLike[str] | None
Released = str | None


@overload
def load(
    table: str,
    *,
    as_: Literal["arrow"] = ...,
    join: bool = ...,
    data: Data = ...,
    version: Released = ...,
    repo: Released = ...,
) -> pa.Table: ...
@overload
def load(
    table: str,
    *,
    as_: Literal["pandas"],
    join: bool = ...,
    data: Data = ...,
    version: Released = ...,
    repo: Released = ...,
) -> pd.DataFrame: ...
@overload
def load(
    table: str,
    *,
    as_: Literal["polars"],
    join: bool = ...,
    data: Data = ...,
    version: Released = ...,
    repo: Released = ...,
) -> pl.DataFrame: ...
@overload
def load(
    table: str,
    *,
    as_: Literal["datasets"],
    join: bool = ...,
    data: Data = ...,
    version: Released = ...,
    repo: Released = ...,
) -> datasets.Dataset: ...
@overload
def load(
    table: str,
    *,
    as_: Literal["duckdb"],
    join: bool = ...,
    data: Data = ...,
    version: Released = ...,
    repo: Released = ...,
) -> duckdb.DuckDBPyRelation: ...
@overload
def load(
    table: str,
    *,
    as_: Literal["records"],
    join: bool = ...,
    data: Data = ...,
    version: Released = ...,
    repo: Released = ...,
) -> list[Record]: ...


def load(
    table: str,
    *,
    as_: Form = "arrow",
    join: bool = False,
    data: Data = None,
    version: Released = None,
    repo: Released = None,
) -> Any:
    """Load a table of the dataset that came with the package, of one in a folder, or of a version that was released.

    Args:
        table: its name, one of `tables()`.
        as_: the form: an `arrow` table, a `pandas` or `polars` data frame, a `datasets` dataset, a `duckdb` relation,
            or a list of `records` (pydantic objects).
        join: add the outlet, agency and day of the article, and the names of speakers, sources and parties, each
            beside the column that refers to it.
        data: the root of another dataset, as `onrecord build` or `onrecord extract --out` wrote it.
        version: a version that was released, such as `0.1.0`. It is fetched from the hub into a cache, its files are
            checked by their hashes, and it works offline after. ONRECORD_CACHE moves the cache.
        repo: the repository on the hub that it is fetched from, ORG/NAME; by default ONRECORD_REPO, or what the dataset
            itself says.

    >>> load("quotes").num_rows > 0
    True

    Raises:
        UnknownNameError: there is no such table or form; the message lists them.
        MissingLibraryError: the library of the form is not installed; the message tells how to.
        FileNotFoundError: there are no data in the folder.
        HubError: the version cannot be had: there is none such, or it is not in the cache and the hub out of reach.
    """
    form = FORMS.get(as_)
    if form is None:
        raise UnknownNameError("form", as_, FORMS)
    folder = data_folder(data, version, repo)
    rows = folder.read(table)
    return form(joined(rows, folder) if join else rows, table)


def tables(data: Data = None, *, version: Released = None, repo: Released = None) -> list[str]:
    """The names of the tables there are; `data`, `version` and `repo` as for `load`.

    >>> "quotes" in tables()
    True

    Raises:
        FileNotFoundError: there are no data in the folder.
        HubError: the version cannot be had.
    """
    return data_folder(data, version, repo).tables()
