"""What changed between two states of a dataset."""

from __future__ import annotations

import re
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.changes.model import Diff

__all__ = ["diff"]


_VERSION = re.compile(r"\d+\.\d+\.\d+")


def diff(
    base: str | PathLike[str],
    head: str | PathLike[str] | None = None,
    *,
    root: str | PathLike[str] = ".",
    repo: str | None = None,
) -> Diff:
    """What changed from `base` to `head`: rows by their ids, cells, columns; empty where the content is the same.

    Args:
        base: a folder with data, a `datapackage.json`, a version that was released (`0.1.0`), or a git revision;
            `main...` is where this branch left `main`.
        head: the same; left out, the folder `root` as it is now.
        root: the folder whose git repository the revisions are of.
        repo: the repository on the hub that versions are fetched from, as for `load`.

    >>> from onrecord.dataset.folder import local_folder
    >>> changes = diff(local_folder().path, local_folder().path)
    >>> bool(changes), changes.tables
    (False, ())

    Raises:
        CannotCompareError: one of them is not there, or holds no data; a ValueError whose `advice` says what to do.
        HubError: a version cannot be had.
    """
    from onrecord.changes.dataset import diff_sides
    from onrecord.changes.sides import open_sides

    sides = (_named(base, repo), None if head is None else _named(head, repo))
    return diff_sides(*open_sides(*sides, Path(root)))


def _named(side: str | PathLike[str], repo: str | None) -> str:
    """The side as `open_sides` takes it: a released version is the folder that it is kept in."""
    name = fspath(side)
    if not _VERSION.fullmatch(name) or Path(name).exists():
        return name
    from onrecord.api.versions import released_folder

    return str(released_folder(name, repo))
