"""What changed between two states of a dataset."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.changes.model import Diff

__all__ = ["diff"]


def diff(
    base: str | PathLike[str], head: str | PathLike[str] | None = None, *, root: str | PathLike[str] = "."
) -> Diff:
    """What changed from `base` to `head`: rows by their ids, cells, columns; empty where the content is the same.

    Args:
        base: a folder with data, a `datapackage.json`, or a git revision; `main...` is where this branch left `main`.
        head: the same; left out, the folder `root` as it is now.
        root: the folder whose git repository the revisions are of.

    >>> from onrecord.dataset.folder import local_folder
    >>> changes = diff(local_folder().path, local_folder().path)
    >>> bool(changes), changes.tables
    (False, ())

    Raises:
        CannotCompareError: one of them is not there, or holds no data; a ValueError whose `advice` says what to do.
    """
    from onrecord.changes.dataset import diff_sides
    from onrecord.changes.sides import open_sides

    return diff_sides(*open_sides(fspath(base), None if head is None else fspath(head), Path(root)))
