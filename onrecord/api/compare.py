"""What several articles report, side by side."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from onrecord.api.load import load
from onrecord.api.load import tables as known_tables
from onrecord.errors import DatasetError, UnknownNameError

if TYPE_CHECKING:
    from onrecord.reconcile.side_by_side import Comparison

__all__ = ["compare"]


def compare(
    kind: str,
    *,
    least: int = 2,
    data: str | PathLike[str] | None = None,
    version: str | None = None,
    repo: str | None = None,
) -> list[Comparison]:
    """What is said, agreed or measured in several rows, with the rows side by side.

    Those that most independent origins report come first. `comparison.as_rows()` is one as a list of dictionaries,
    ready for a data frame.

    Args:
        kind: `quotes`, `agreements` or `indicators`.
        least: how many rows there are at least; 1 shows also what is reported once.
        data: the root of another dataset than the one that came with the package.
        version: a version that was released, as for `load`.
        repo: the repository of that version, as for `load`.

    >>> {comparison.whole.verdict for comparison in compare("indicators")} <= {
    ...     "single", "agree", "compatible", "conflict", "unit_mismatch"}
    True

    Raises:
        UnknownNameError: there is no such kind; the message lists them.
        FileNotFoundError: there are no data in the folder.
        DatasetError: the tables there are not lined up; they came of `onrecord extract`.
        HubError: the version cannot be had.
    """
    from onrecord.reconcile.side_by_side import COMPARED
    from onrecord.reconcile.side_by_side import compare as side_by_side

    if kind not in COMPARED:
        raise UnknownNameError("comparison", kind, COMPARED)
    needed = ("articles", kind, COMPARED[kind])
    if missing := set(needed) - set(known_tables(data, version=version, repo=repo)):
        raise DatasetError(
            f"there is no table {', '.join(sorted(missing))} to compare by: `onrecord build` writes it from raw/, "
            "`onrecord extract` reads each text by itself"
        )
    tables = {name: load(name, as_="records", data=data, version=version, repo=repo) for name in needed}
    return side_by_side(kind, tables, least=least)
