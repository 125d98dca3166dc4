"""The folder that goes to the hub, made of a dataset that was built."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Literal

from onrecord.publish.card import card
from onrecord.publish.datapackage import DESCRIPTOR
from onrecord.publish.dataset import described
from onrecord.schema.release import Release

__all__ = ["EDITIONS", "Edition", "write_hub_folder"]

Edition = Literal["public", "full"]

EDITIONS: tuple[Edition, ...] = ("public", "full")


def write_hub_folder(root: Path, target: Path, release: Release, edition: Edition) -> None:
    """Write the folder `target` as the hub wants it: card, `data/`, datapackage.json.

    It is made beside its place and moved there; a folder that holds another dataset, or anything else, stays.

    Raises:
        FileExistsError: `target` holds what is no hub folder of this dataset.
        OSError: a file cannot be read or written.
    """
    if target.exists() and any(target.iterdir()) and not (target / DESCRIPTOR).is_file():
        raise FileExistsError(f"{target} holds files that would be lost")
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        shutil.copytree(root / "data", staged / "data", ignore=shutil.ignore_patterns("README.md", ".*"))
        shutil.copyfile(root / DESCRIPTOR, staged / DESCRIPTOR)
        (staged / "README.md").write_text(card(release, described(root), prefix="data/"), "utf-8", newline="\n")
        if target.exists():
            shutil.rmtree(target)
        staged.rename(target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
