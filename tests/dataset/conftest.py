"""The tests of this folder may speak to a hub on this machine, and work on a small corpus on disk."""

from pathlib import Path

import pytest
from hub_double.fixtures import hub
from small_corpus import corpus

from onrecord.publish.editions import write_edition

__all__ = ["corpus", "hub", "hub_folder"]


@pytest.fixture
def hub_folder(dataset: Path, tmp_path: Path) -> Path:
    """A small dataset as the folder that goes to the hub, which a test may change."""
    folder = tmp_path / "hub-folder"
    write_edition(dataset, folder, "full")
    return folder
