"""The hub's own addresses: which function answers which, and who may ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub_double import reading, writing
from hub_double.answers import Answer, as_json, error
from hub_double.store import Repository

if TYPE_CHECKING:
    from hub_double.server import HubDouble, Request

__all__ = ["answer"]

_REPO = r"(?P<repo>[^/]+/[^/]+)"
_API = rf"/api/datasets/{_REPO}"
_REVISION = r"(?P<revision>[^/]+)"

_Asked = Callable[["HubDouble", "Request", Repository, dict[str, str]], Answer]

# Patterns are matched against the quoted path, in which a slash within a revision is no slash.
_READING: tuple[tuple[str, str, _Asked], ...] = (
    ("GET", _API, reading.info),
    ("GET", rf"{_API}/revision/{_REVISION}", reading.info),
    ("GET", rf"{_API}/refs", reading.refs),
    ("GET", rf"{_API}/commits/{_REVISION}", reading.commits),
    ("GET", rf"{_API}/tree/{_REVISION}(?:/(?P<path>.+))?", reading.tree),
    ("POST", rf"{_API}/paths-info/{_REVISION}", reading.paths_info),
    ("HEAD", rf"/datasets/{_REPO}/resolve/{_REVISION}/(?P<path>.+)", reading.resolve),
    ("GET", rf"/datasets/{_REPO}/resolve/{_REVISION}/(?P<path>.+)", reading.resolve),
)
_WRITING: tuple[tuple[str, str, _Asked], ...] = (
    ("POST", rf"{_API}/preupload/{_REVISION}", writing.preupload),
    ("POST", rf"/datasets/{_REPO}\.git/info/lfs/objects/batch", writing.lfs_batch),
    ("POST", rf"/datasets/{_REPO}\.git/info/lfs/verify", writing.lfs_verify),
    ("POST", rf"{_API}/commit/{_REVISION}", writing.commit),
    ("POST", rf"{_API}/tag/{_REVISION}", writing.create_tag),
    ("DELETE", rf"{_API}/tag/{_REVISION}", writing.delete_tag),
    ("POST", rf"{_API}/branch/{_REVISION}", writing.create_branch),
    ("DELETE", rf"{_API}/branch/{_REVISION}", writing.delete_branch),
    ("PUT", rf"{_API}/settings", writing.settings),
)


def answer(hub: HubDouble, request: Request) -> Answer:
    """Answers a request to the hub, as it answers who may and who may not."""
    user = hub.user_of(request)
    if request.token is not None and user is None:
        return error(401, "Invalid credentials in Authorization header")
    if request.path == "/api/whoami-v2":
        if user is None:
            return error(401, "Invalid username or password.")
        orgs = [{"type": "org", "name": org, "roleInOrg": right} for org, right in user.orgs.items()]
        return as_json({"type": "user", "name": user.name, "orgs": orgs, "auth": {"type": "access_token"}})
    if (request.method, request.path) == ("POST", "/api/validate-yaml"):
        return writing.validate_yaml(request)
    if (request.method, request.path) == ("POST", "/api/repos/create"):
        return writing.create_repository(hub, request, user)
    for table, rights in ((_READING, "read"), (_WRITING, "write")):
        for method, pattern, function in table:
            matched = re.fullmatch(pattern, request.raw_path)
            if matched is None or method != request.method:
                continue
            parts = {name: unquote(value) for name, value in matched.groupdict().items() if value is not None}
            repository = hub.repositories.get(parts["repo"])
            if repository is None or not hub.may_read(user, repository):
                # Who is not known is not told whether it is there.
                return error(401 if user is None else 404, "Repository not found", "RepoNotFound")
            if rights == "write" and (user is None or not hub.may_write(user, repository.name)):
                return error(403, "You don't have the required permissions to perform this action")
            return function(hub, request, repository, parts)
    return error(404, f"the double knows no {request.method} {request.path}")
