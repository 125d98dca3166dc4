"""A dataset that is named once and asked several things."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any

from onrecord.api.versions import data_folder

if TYPE_CHECKING:
    from onrecord.api.describe import Description
    from onrecord.api.evidence import Evidence
    from onrecord.dataset.forms import Form
    from onrecord.reconcile.side_by_side import Comparison

__all__ = ["Dataset", "open"]


class Dataset:
    """One dataset, named once: `load`, `describe`, `evidence` and `compare` speak of it.

    >>> dataset = open()
    >>> dataset.load("quotes").num_rows == len(dataset.load("quotes", as_="records"))
    True
    """

    def __init__(self, data: str | PathLike[str] | None, version: str | None, repo: str | None) -> None:
        self.folder = data_folder(data, version, repo)

    def tables(self) -> list[str]:
        """The names of its tables."""
        return self.folder.tables()

    def load(self, table: str, *, as_: Form = "arrow", join: bool = False) -> Any:
        """A table, in the form that the reader works in; arguments and errors as for `onrecord.load`."""
        from onrecord.api.load import load

        return load(table, as_=as_, join=join, data=self.folder.path)

    def describe(self, table: str) -> Description:
        """What a table holds; errors as for `onrecord.describe`."""
        from onrecord.api.describe import describe

        return describe(table, data=self.folder.path)

    def evidence(self, row: Any) -> Evidence:
        """The sentence that states a row; arguments and errors as for `onrecord.evidence`."""
        from onrecord.api.evidence import evidence

        return evidence(row, data=self.folder.path)

    def compare(self, kind: str, *, least: int = 2) -> list[Comparison]:
        """What several rows report, side by side; arguments and errors as for `onrecord.compare`."""
        from onrecord.api.compare import compare

        return compare(kind, least=least, data=self.folder.path)

    def __repr__(self) -> str:
        return f"<Dataset {self.folder.path}: {', '.join(self.tables())}>"


def open(  # noqa: A001 — `onrecord.open` reads as what it does
    data: str | PathLike[str] | None = None, *, version: str | None = None, repo: str | None = None
) -> Dataset:
    """A dataset to ask several things of: the one that came with the package, one in a folder, or a released version.

    Args:
        data: a dataset's root, or its `data` folder.
        version: a version that was released; it is fetched from the hub unless it is in the cache.
        repo: the repository that it is fetched from.

    >>> "quotes" in open().tables()
    True

    Raises:
        FileNotFoundError: there are no data there.
        HubError: the version cannot be had.
        ValueError: both a folder and a version are named, or a repository without a version.
    """
    return Dataset(data, version, repo)
