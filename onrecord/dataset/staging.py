"""Writing beside a file's place, so that putting it there is one step that happens or does not."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["replace_file", "staging"]


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder within `folder`, on the same disk, that is gone afterwards whatever happens."""
    with tempfile.TemporaryDirectory(prefix=".onrecord-", dir=folder, ignore_cleanup_errors=True) as staged:
        yield Path(staged)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file, made or replaced as a whole; a reader sees the old one or the new one.

    Raises:
        OSError: it cannot be written; what stood there stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with staging(path.parent) as staged:
        new = staged / path.name
        new.write_bytes(content)
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
