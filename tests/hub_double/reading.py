"""What the hub tells of a repository, and its files."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from hub_double.answers import Answer, as_json, content, error
from hub_double.store import Commit, File, Repository

if TYPE_CHECKING:
    from hub_double.server import HubDouble, Request

__all__ = ["commits", "info", "paths_info", "refs", "resolve", "tree"]

_DAY = "2031-06-01T00:00:00.000Z"


def info(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    commit = repository.at(parts.get("revision", "main"))
    if commit is None:
        return _no_revision(parts["revision"])
    return as_json(
        {
            "_id": hashlib.sha1(repository.name.encode()).hexdigest()[:24],
            "id": repository.name,
            "author": repository.name.partition("/")[0],
            "sha": commit.id,
            "private": repository.private,
            "gated": False,
            "disabled": False,
            "downloads": 0,
            "likes": 0,
            "tags": [],
            "lastModified": _DAY,
            "createdAt": _DAY,
            "siblings": [{"rfilename": path} for path in sorted(commit.files)],
        }
    )


def refs(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    def listed(kind: str, named: dict[str, str]) -> list[dict[str, str]]:
        return [{"name": name, "ref": f"refs/{kind}/{name}", "targetCommit": at} for name, at in named.items()]

    branches, tags = listed("heads", repository.branches), listed("tags", repository.tags)
    return as_json({"branches": branches, "tags": tags, "converts": []})


def commits(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    found, at = [], repository.at(parts["revision"])
    if at is None:
        return _no_revision(parts["revision"])
    while at is not None:
        found.append({"id": at.id, "title": at.summary, "message": "", "authors": [], "date": _DAY})
        at = repository.commits[at.parent] if at.parent else None
    return as_json(found)


def tree(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    commit = repository.at(parts["revision"])
    if commit is None:
        return _no_revision(parts["revision"])
    within = f"{parts['path']}/" if "path" in parts else ""
    entries = [entry for entry in _entries(commit) if entry["path"].startswith(within)]
    if within and not entries:
        return error(404, f"{parts['path']} does not exist", "EntryNotFound")
    if request.query.get("recursive", [""])[0].lower() not in ("true", "1"):
        entries = [entry for entry in entries if "/" not in entry["path"].removeprefix(within)]
    return as_json(entries)


def paths_info(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    commit = repository.at(parts["revision"])
    if commit is None:
        return _no_revision(parts["revision"])
    wanted = parse_qs(request.body.decode()).get("paths", [])
    return as_json([entry for entry in _entries(commit) if entry["path"] in wanted])


def resolve(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    commit = repository.at(parts["revision"])
    if commit is None:
        return _no_revision(parts["revision"])
    known = {"X-Repo-Commit": commit.id}
    file = commit.files.get(parts["path"])
    if file is None:
        missing = error(404, "Entry not found", "EntryNotFound")
        missing.headers.update(known)
        return missing
    if file.lfs:
        linked = {"X-Linked-Size": str(len(file.content)), "X-Linked-ETag": f'"{file.etag}"'}
        where = f"{hub.storage_url}/{repository.name}/{file.sha256}"
        return Answer(302, headers={**known, **linked, "ETag": f'"{file.oid}"', "Location": where})
    return content(file.content, {**known, "ETag": f'"{file.etag}"'}, request.headers.get("range"))


def _entries(commit: Commit) -> list[dict[str, Any]]:
    folders = {parent for path in commit.files for parent in _parents(path)}
    entries: list[dict[str, Any]] = [
        {"type": "directory", "path": path, "oid": hashlib.sha1(path.encode()).hexdigest(), "size": 0}
        for path in folders
    ]
    entries += [_entry(path, file) for path, file in commit.files.items()]
    return sorted(entries, key=lambda entry: entry["path"])


def _entry(path: str, file: File) -> dict[str, Any]:
    entry = {"type": "file", "path": path, "oid": file.oid, "size": len(file.content)}
    if file.lfs:
        entry["lfs"] = {"oid": file.sha256, "size": len(file.content), "pointerSize": len(file.pointer)}
    return entry


def _parents(path: str) -> list[str]:
    names = path.split("/")[:-1]
    return ["/".join(names[:length]) for length in range(1, len(names) + 1)]


def _no_revision(revision: str) -> Answer:
    return error(404, f"Invalid rev id: {revision}", "RevisionNotFound")
