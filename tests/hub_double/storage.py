"""The storage behind the hub: it takes what Git LFS uploads, whose hash must be right, and hands it out."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from hub_double.answers import Answer, content, error

if TYPE_CHECKING:
    from hub_double.server import HubDouble, Request

__all__ = ["answer"]

_OBJECT = re.compile(r"/(?P<repo>[^/]+/[^/]+)/(?P<oid>[0-9a-f]{64})")


def answer(hub: HubDouble, request: Request) -> Answer:
    """Answers the request of a signed address, which needs no token and gets none."""
    if request.token is not None:
        hub.leaked.append(request)
    asked = _OBJECT.fullmatch(request.path)
    repository = hub.repositories.get(asked["repo"]) if asked else None
    if asked is None or repository is None:
        return error(404, "no such object")
    oid = asked["oid"]
    if request.method == "PUT":
        if hashlib.sha256(request.body).hexdigest() != oid:
            return error(400, "the content is not that of the hash")
        repository.uploads[oid] = request.body
        return Answer(200, headers={"ETag": f'"{oid}"'})
    if oid not in repository.uploads:
        return error(404, "no such object")
    return content(repository.uploads[oid], {"ETag": f'"{oid}"'}, request.headers.get("range"))
