"""Where released versions are kept once they were fetched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder() -> Path:
    """The folder ONRECORD_CACHE, or `onrecord` where the system keeps its caches: `~/.cache`, on a Mac
    `~/Library/Caches`, on Windows `%LOCALAPPDATA%`.

    Whatever is in it can be deleted at any time; it is then fetched again.
    """
    if given := os.environ.get("ONRECORD_CACHE"):
        return Path(given).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "onrecord" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "onrecord"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"
