"""The clients of this process, turned to the double.

They read HF_ENDPOINT when they are imported, which they may be by now; what they made of it is replaced.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import datasets.config
import huggingface_hub.constants

from hub_double.server import HubDouble
from onrecord.publish.editions import write_edition
from onrecord.publish.hub import publish_folder

__all__ = ["released_on_a_double", "turned_to"]


@contextmanager
def turned_to(hub: HubDouble, scratch: Path, token: str | None = None) -> Iterator[None]:
    """Within the block, every client speaks to the double, and keeps what it gets in `scratch`."""
    caches = {"HF_HUB_CACHE": scratch / "hub", "HF_XET_CACHE": scratch / "xet", "HF_TOKEN_PATH": scratch / "no-token"}
    address = f"{hub.url}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
    client = {
        "ENDPOINT": hub.url,
        "HUGGINGFACE_CO_URL_TEMPLATE": address,
        "HF_HUB_DISABLE_XET": True,
        "HF_HUB_OFFLINE": False,
    }
    environment = {"HF_ENDPOINT": hub.url, "ONRECORD_CACHE": str(scratch / "onrecord")} | (
        {"HF_TOKEN": token} if token else {}
    )
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, environment))
        for name in ("HF_TOKEN", "ONRECORD_REPO"):
            if name not in environment:
                os.environ.pop(name, None)
        for name, value in client.items() | {(name, str(path)) for name, path in caches.items()}:
            stack.enter_context(patch.object(huggingface_hub.constants, name, value))
        for name, value in {
            "HF_ENDPOINT": hub.url,
            "HF_HUB_OFFLINE": False,
            "HF_DATASETS_CACHE": scratch / "datasets",
        }.items():
            stack.enter_context(patch.object(datasets.config, name, value))
        yield


@contextmanager
def released_on_a_double(root: Path, scratch: Path, repo: str = "org/onrecord") -> Iterator[HubDouble]:
    """A hub that everybody's clients see, on which the public edition of the dataset in `root` was released."""
    with HubDouble() as hub:
        hub.add_token("hf_maintainer", "maintainer", {repo.partition("/")[0]: "write"})
        write_edition(root, scratch / "edition", "public")
        with turned_to(hub, scratch, "hf_maintainer"):
            publish_folder(scratch / "edition", repo, private=False)
        with turned_to(hub, scratch):
            yield hub
