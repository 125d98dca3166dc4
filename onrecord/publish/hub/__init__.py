"""The dataset on the hub: sending a version there, and the errors that people meet on the way."""

from __future__ import annotations

from onrecord.publish.hub.client import Hub, repository_name, require_token
from onrecord.publish.hub.upload import Progress, Published, local_files, publish_folder, tag_of

__all__ = [
    "Hub",
    "Progress",
    "Published",
    "local_files",
    "publish_folder",
    "repository_name",
    "require_token",
    "tag_of",
]
