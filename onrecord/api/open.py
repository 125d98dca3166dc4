"""Which dataset a reader means: the package's own, a folder, or a released version."""

from __future__ import annotations

from os import PathLike

from onrecord.dataset.folder import DataFolder, local_folder

__all__ = ["data_folder"]


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
        from onrecord.api.versions import released_folder

        if data is not None:
            raise ValueError("a folder (data) or a released version can be named, not both")
        return DataFolder(released_folder(version, repo) / "data")
    if repo is not None:
        raise ValueError("a repository (repo) is that of a released version: name the version too")
    return local_folder(data)
