"""Which dataset a reader means; released versions are fetched from the hub by tag, checked, and kept."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord.api.cache import cache_folder
from onrecord.dataset.folder import DataFolder, local_folder
from onrecord.errors import HubError

if TYPE_CHECKING:
    from onrecord.publish.hub.client import Hub

__all__ = ["data_folder", "released_folder", "repository_of", "versions"]

_DESCRIPTOR = "datapackage.json"
_VERSION = re.compile(r"v?(\d+\.\d+\.\d+)")
_REPOSITORY = re.compile(r"(?!\.)[\w.-]+/(?!\.)[\w.-]+", re.ASCII)
_UNREACHED = frozenset({"OR-H006", "OR-H007"})

_whole: set[Path] = set()
"""The versions that were found whole in this process: a table loaded twice is not hashed twice."""


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
        if data is not None:
            raise ValueError("a folder (data) or a released version can be named, not both")
        return DataFolder(released_folder(version, repo) / "data")
    if repo is not None:
        raise ValueError("a repository (repo) is that of a released version: name the version too")
    return local_folder(data)


def versions(repo: str | None = None) -> list[str]:
    """The versions that were released, the oldest first; those in the cache, where the hub cannot be reached.

    Args:
        repo: ORG/NAME on the hub; by default ONRECORD_REPO, or what the dataset itself says.

    Raises:
        HubError: the hub did not answer, and none is in the cache; or the repository is not known.
        MissingLibraryError: huggingface_hub is not installed.
    """
    name = repository_of(repo)
    try:
        return sorted(_released(_hub(name)), key=_in_order)
    except HubError as error:
        kept = [path.name for path in _place(name, "").glob("*") if _VERSION.fullmatch(path.name)]
        if error.code not in _UNREACHED or not kept:
            raise
        return sorted(kept, key=_in_order)


def released_folder(version: str, repo: str | None = None) -> Path:
    """The folder with the data of a released version, fetched unless it is in the cache.

    Every file of a table has the hash that the release's datapackage.json gives it; one that has not is fetched once
    more. The folder appears at once and whole, however many processes fetch it.

    Args:
        version: such as `0.1.0`.
        repo: ORG/NAME on the hub; by default ONRECORD_REPO, or what the dataset itself says.

    Raises:
        HubError: there is no such version, or it cannot be had; its code says why.
        MissingLibraryError: the version is not in the cache, and huggingface_hub is not installed.
    """
    from onrecord.publish.hub.errors import hub_error

    name = repository_of(repo)
    asked = _VERSION.fullmatch(version)
    if asked is None:
        raise hub_error("OR-H010", f"{version!r} is no version", "Write three numbers, as in 0.1.0.")
    number = asked[1]
    place = _place(name, number)
    if place in _whole and place.is_dir():
        return place
    if not _is_whole(place, number):
        try:
            _fetch(name, number, place)
        except HubError:
            raise
        except OSError as error:
            raise hub_error(
                "OR-H008",
                f"{name} {number} cannot be kept in {place}: {error.strerror or error}",
                "Make room, or let ONRECORD_CACHE name another folder.",
            ) from error
    _whole.add(place)
    return place


def repository_of(repo: str | None = None) -> str:
    """The repository that released versions come from: what is given, ONRECORD_REPO, or what the dataset says.

    >>> repository_of("gulls/talks")
    'gulls/talks'

    Raises:
        HubError: none of them says it, or it is no name.
    """
    from onrecord.publish.hub.errors import hub_error

    name = repo or os.environ.get("ONRECORD_REPO") or _own_repository()
    if name is None:
        raise hub_error("OR-H014", "this dataset does not say where its versions are published")
    if not _REPOSITORY.fullmatch(name):
        raise hub_error("OR-H004", f"{name!r} is no name of a repository")
    return name


def _own_repository() -> str | None:
    try:
        name = json.loads((local_folder().path.parent / _DESCRIPTOR).read_text("utf-8")).get("hub")
    except (OSError, ValueError):
        return None
    return str(name) if name else None


def _place(name: str, version: str) -> Path:
    from onrecord.publish.hub.errors import endpoint

    host = urlsplit(endpoint()).netloc.replace(":", "_")  # which no name of a folder has on Windows
    return cache_folder() / host / name / version


def _fetch(name: str, version: str, place: Path) -> None:
    """Put a version in its place in the cache, instead of what is there."""
    from onrecord.publish.hub.errors import hub_error

    hub = _hub(name)
    try:
        released = _released(hub)
    except HubError as error:
        if error.code not in _UNREACHED:
            raise
        state = "is damaged" if place.is_dir() else "is not"
        raise hub_error("OR-H011", f"{name} {version} {state} in {cache_folder()}: {error.message}") from error
    if version not in released:
        there = ", ".join(sorted(released, key=_in_order)) or "none"
        raise hub_error("OR-H010", f"{name} has no version {version}; there are: {there}")
    place.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        # Beside its place, so that moving it there is a rename.
        staged = Path(tempfile.mkdtemp(prefix=".fetching-", dir=place.parent))
        try:
            files = [path for path in hub.files(released[version]) if not path.startswith(".")]
            hub.download(released[version], files, staged / version)
            shutil.rmtree(staged / version / ".cache", ignore_errors=True)  # the client's own notes
            damage = _damage(staged / version, version)
            if damage is None:
                if not _is_whole(place, version):
                    _move(staged / version, place, staged / "old")
                return
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    raise hub_error("OR-H012", f"{name} {version}: {damage}")


def _move(made: Path, place: Path, old: Path) -> None:
    """Put a folder in its place, instead of a damaged one; where another process was faster, its folder is as good."""
    with contextlib.suppress(FileNotFoundError):
        place.rename(old)
    try:
        made.rename(place)
    except OSError:
        if not place.is_dir():
            raise


def _is_whole(place: Path, version: str) -> bool:
    return place.is_dir() and _damage(place, version) is None


def _damage(folder: Path, version: str) -> str | None:
    """What is wrong with the files of a version, or None."""
    from onrecord.dataset.hashing import file_hash

    try:
        package: dict[str, Any] = json.loads((folder / _DESCRIPTOR).read_text("utf-8"))
        stated, resources = package["version"], [(each["path"], each["hash"]) for each in package["resources"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{_DESCRIPTOR} cannot be read ({type(error).__name__})"
    if stated != version:
        return f"{_DESCRIPTOR} says that it is version {stated}"
    for path, expected in resources:
        file = folder / path
        try:
            if not file.resolve().is_relative_to(folder.resolve()):
                return f"{path} lies outside the dataset"
            found = file_hash(file)
        except OSError:
            return f"{path} is missing"
        if found != expected:
            return f"{path} has not the hash that {_DESCRIPTOR} gives it"
    return None


def _hub(name: str) -> Hub:
    from onrecord.publish.hub.client import Hub

    return Hub(name)


def _released(hub: Hub) -> dict[str, str]:
    """The commit of each version."""
    found = ((re.fullmatch(r"v(\d+\.\d+\.\d+)", tag), commit) for tag, commit in hub.tags().items())
    return {tag[1]: commit for tag, commit in found if tag is not None}


def _in_order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.removeprefix("v").split("."))
