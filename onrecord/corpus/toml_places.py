"""Where in a .toml file a key stands; what `tomllib` reads but does not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["Path", "Place", "place_of", "places"]

Path = tuple[str | int, ...]
"""Keys, and the numbers of an array's items from 0."""
Place = tuple[int, int]
"""Line and column, from 1."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?")
_KEY = re.compile(r"""^\s*("[^"]*"|'[^']*'|[\w-]+(?:\s*\.\s*[\w-]+)*)\s*=""")
_INLINE_KEY = re.compile(r"""[{,]\s*["']?([\w-]+)["']?\s*=""")
_FENCE = re.compile(r"\"{3}|'{3}")


def places(text: str) -> dict[Path, Place]:
    r"""The place of every table header, of every key that starts a line, and of the keys of inline tables there.

    >>> places('a = {b = 1}\n[[row]]\nc = "[no.header]"\n')
    {('a',): (1, 1), ('a', 'b'): (1, 6), ('row', 0): (2, 1), ('row', 0, 'c'): (3, 1)}
    """
    found: dict[Path, Place] = {}
    counts: dict[str, int] = {}
    table: Path = ()
    fence: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if fence is None:
            if header := _HEADER.match(line):
                brackets, name = header.groups()
                if brackets == "[[":
                    counts[name] = counts.get(name, -1) + 1
                table = _path(name, counts)
                found.setdefault(table, (number, header.start(1) + 1))
            elif key := _KEY.match(line):
                path = table + tuple(part.strip().strip("\"'") for part in key[1].split("."))
                found.setdefault(path, (number, key.start(1) + 1))
                for inner in _INLINE_KEY.finditer(line, key.end()):
                    found.setdefault((*path, inner[1]), (number, inner.start(1) + 1))
        # The text of a string of several lines may look like anything.
        for mark in _FENCE.findall(line):
            fence = mark if fence is None else None if fence == mark else fence
    return found


def place_of(known: Mapping[Path, Place], path: Sequence[str | int]) -> Place:
    """The place of the longest part of the path that has one; the first line where none has.

    >>> place_of({("row", 0): (2, 1)}, ("row", 0, "missing")), place_of({}, ("row",))
    ((2, 1), (1, 1))
    """
    for end in range(len(path), 0, -1):
        if place := known.get(tuple(path[:end])):
            return place
    return 1, 1


def _path(name: str, counts: Mapping[str, int]) -> Path:
    """A header's name as a path, with the number of each array's current item."""
    path: list[str | int] = []
    dotted = ""
    for part in (part.strip().strip("\"'") for part in name.split(".")):
        dotted = f"{dotted}.{part}" if dotted else part
        path.append(part)
        if dotted in counts:
            path.append(counts[dotted])
    return tuple(path)
