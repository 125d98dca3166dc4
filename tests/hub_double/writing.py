"""What changes a repository: creating it, uploads, commits, tags, branches and settings."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any

import yaml  # type: ignore[import-untyped]

from hub_double.answers import Answer, as_json, error
from hub_double.store import File, Repository

if TYPE_CHECKING:
    from hub_double.server import HubDouble, Request, User

__all__ = [
    "commit",
    "create_branch",
    "create_repository",
    "create_tag",
    "delete_branch",
    "delete_tag",
    "lfs_batch",
    "lfs_verify",
    "preupload",
    "settings",
    "validate_yaml",
]


def create_repository(hub: HubDouble, request: Request, user: User | None) -> Answer:
    asked = json.loads(request.body)
    if user is None:
        return error(401, "Invalid username or password.")
    name = f"{asked.get('organization') or user.name}/{asked['name']}"
    if not hub.may_write(user, name):
        return error(403, f"You don't have the rights to create a dataset under the namespace {name.split('/')[0]!r}.")
    if not re.fullmatch(r"[\w.-]{1,96}", asked["name"]):
        return error(400, "Invalid repository name")
    url = f"{hub.url}/datasets/{name}"
    if name in hub.repositories:
        conflict = error(409, "You already created this dataset repo")
        conflict.body = json.dumps({"error": "You already created this dataset repo", "url": url}).encode()
        return conflict
    private = asked.get("visibility") == "private" or bool(asked.get("private"))
    hub.repositories[name] = Repository(name, private)
    return as_json({"url": url, "name": name, "id": name})


def settings(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    asked = json.loads(request.body)
    if "visibility" in asked:
        repository.private = asked["visibility"] == "private"
    return as_json(asked)


def validate_yaml(request: Request) -> Answer:
    text = json.loads(request.body)["content"]
    try:
        head = yaml.safe_load(text.split("---\n", 2)[1])
        return as_json({"errors": [], "warnings": []} if isinstance(head, dict) else {"errors": [], "warnings": [{}]})
    except (yaml.YAMLError, IndexError) as wrong:
        return as_json({"errors": [{"message": str(wrong)}], "warnings": []}, 400)


def preupload(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    head = repository.at(parts["revision"])
    if head is None:
        return error(404, "Invalid rev id", "RevisionNotFound")

    def mode(path: str) -> dict[str, Any]:
        there = head.files.get(path)
        oid = None if there is None else there.etag
        lfs = path.endswith(".parquet")
        return {"path": path, "uploadMode": "lfs" if lfs else "regular", "shouldIgnore": False, "oid": oid}

    return as_json({"files": [mode(file["path"]) for file in json.loads(request.body)["files"]]})


def lfs_batch(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    def action(wanted: dict[str, Any]) -> dict[str, Any]:
        if wanted["oid"] in repository.uploads:
            return wanted
        upload = {"href": f"{hub.storage_url}/{repository.name}/{wanted['oid']}"}
        verify = {"href": f"{hub.url}/datasets/{repository.name}.git/info/lfs/verify"}
        return {**wanted, "actions": {"upload": upload, "verify": verify}}

    return as_json({"transfer": "basic", "objects": [action(asked) for asked in json.loads(request.body)["objects"]]})


def lfs_verify(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    asked = json.loads(request.body)
    there = repository.uploads.get(asked["oid"])
    if there is None or len(there) != asked["size"]:
        return error(404, "the object is not there, or not of that size")
    return as_json({})


def commit(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    branch = parts["revision"]
    if branch not in repository.branches:
        return error(404, f"Invalid rev id: {branch}", "RevisionNotFound")
    lines = [json.loads(line) for line in request.body.splitlines()]
    header = lines[0]["value"]
    if header.get("parentCommit", repository.branches[branch]) != repository.branches[branch]:
        return error(412, "A commit has happened since. Please refresh and try again.")
    added: dict[str, File] = {}
    deleted: list[str] = []
    for line in lines[1:]:
        kind, value = line["key"], line["value"]
        if kind == "file":
            added[value["path"]] = File(base64.b64decode(value["content"]))
        elif kind == "lfsFile":
            uploaded = repository.uploads.get(value["oid"])
            if uploaded is None:
                return error(400, f"{value['path']} was not uploaded")
            added[value["path"]] = File(uploaded, lfs=True)
        elif kind == "deletedFile":
            deleted.append(value["path"])
        elif kind == "deletedFolder":
            deleted.append(f"{value['path'].rstrip('/')}/")
    try:
        made = repository.commit(branch, header["summary"], added, deleted)
    except KeyError as missing:
        return error(404, f"A file with this name doesn't exist: {missing}", "EntryNotFound")
    url = f"{hub.url}/datasets/{repository.name}/commit/{made.id}"
    return as_json({"success": True, "commitOid": made.id, "commitUrl": url})


def create_tag(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    tagged = repository.at(parts["revision"])
    name = json.loads(request.body)["tag"]
    if tagged is None:
        return error(404, "Invalid rev id", "RevisionNotFound")
    if name in repository.tags:
        return error(409, f"Tag {name} already exists")
    repository.tags[name] = tagged.id
    return as_json({"success": True})


def delete_tag(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    if repository.tags.pop(parts["revision"], None) is None:
        return error(404, "Invalid rev id", "RevisionNotFound")
    return as_json({"success": True})


def create_branch(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    start = json.loads(request.body or b"{}").get("startingPoint", "main")
    at = repository.at(start)
    if at is None:
        return error(404, "Invalid rev id", "RevisionNotFound")
    if parts["revision"] in repository.branches:
        return error(409, "Branch already exists")
    repository.branches[parts["revision"]] = at.id
    return as_json({"success": True})


def delete_branch(hub: HubDouble, request: Request, repository: Repository, parts: dict[str, str]) -> Answer:
    if repository.branches.pop(parts["revision"], None) is None:
        return error(404, "Invalid rev id", "RevisionNotFound")
    return as_json({"success": True})
