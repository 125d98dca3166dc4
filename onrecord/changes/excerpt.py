"""Cells as people read them: short, and where two differ, cut around what changed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from onrecord.prose import clip

__all__ = ["NULL", "Piece", "excerpts", "plain", "shown"]

NULL = "null"
_CONTEXT = 24
"""How many characters are kept of what is the same on either side of a change."""
_HASH = re.compile(r"[0-9a-f]{64}")
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters, marks that turn the direction of writing round, and halves of characters."""
_WORD_END = re.compile(r"\s\S*\Z")
_WORD_START = re.compile(r"\A\S*\s")


class Piece(NamedTuple):
    """A stretch of a cell, and whether it is what changed."""

    text: str
    changed: bool


def shown(value: Any) -> str:
    r"""A cell on one line; of a long hash its beginning.

    What a terminal would obey, or what turns the writing round, is shown by its number.

    >>> shown(None), shown(True), shown(2.50), shown("a\n\nb"), shown(""), shown("\x1b[2J")
    ('null', 'true', '2.5', 'a ⏎ b', '""', '⟨U+001B⟩[2J')
    """
    if value is None:
        return NULL
    if isinstance(value, str):
        if not value.strip():
            return json.dumps(value)
        return f"{value[:12]}…" if _HASH.fullmatch(value) else _on_one_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return f"{value:,.15g}" if isinstance(value, float) else _on_one_line(str(value))


def excerpts(old: Any, new: Any, width: int | None = None) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Two cells that differ, each in pieces: what is the same before and after is cut to what tells where.

    `width` is for each of the two, roughly; None cuts nothing.

    >>> old = "The envoys met in Riga on Friday to talk of grain"
    >>> a, b = excerpts(old, old.replace("Friday", "Monday"), 24)
    >>> plain(a), plain(b), [piece.text for piece in b if piece.changed]
    ('…Riga on Friday to talk…', '…Riga on Monday to talk…', ['Monday'])
    """
    if not (isinstance(old, str) and isinstance(new, str)) or not (old.strip() and new.strip()):
        return _whole(old, width), _whole(new, width)
    if _HASH.fullmatch(old) or _HASH.fullmatch(new):
        return _whole(old, width), _whole(new, width)
    before, after = _shared(old, new)
    # As much of what is the same is shown on both sides, so that the two can be laid one over the other.
    longest = max(len(old), len(new)) - before - after
    room = None if width is None else max(8, min(_CONTEXT, (width - longest) // 2))
    return _around(old, before, after, room, width), _around(new, before, after, room, width)


def plain(pieces: Sequence[Piece]) -> str:
    """The pieces as one text."""
    return "".join(piece.text for piece in pieces)


def _whole(value: Any, width: int | None) -> Sequence[Piece]:
    text = shown(value)
    return [Piece(text if width is None else clip(text, width), True)]


def _shared(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts share at their beginnings and at their ends, in whole words."""
    most = min(len(old), len(new))
    before = _common(old, new, most)
    while before > 0 and not (_breaks(old, before) and _breaks(new, before)):
        before -= 1
    after = _common(old[::-1], new[::-1], most - before)
    while after > 0 and not (_breaks(old, len(old) - after) and _breaks(new, len(new) - after)):
        after -= 1
    return before, after


def _common(one: str, other: str, most: int) -> int:
    """How many characters two texts begin with alike; found by halving, since slices compare fast."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _breaks(text: str, place: int) -> bool:
    """Whether no word runs over a place of the text."""
    return not 0 < place < len(text) or not (text[place - 1].isalnum() and text[place].isalnum())


def _around(text: str, before: int, after: int, room: int | None, width: int | None) -> Sequence[Piece]:
    head, core, tail = (_on_one_line(part) for part in _parted(text, before, len(text) - after))
    if room is not None and width is not None:
        if len(head) > room:
            head = "…" + _WORD_START.sub("", head[-room:], count=1)
        if len(tail) > room:
            tail = _WORD_END.sub("", tail[:room], count=1) + "…"
        core = _cut_inside(core, max(12, width - len(head) - len(tail)))
    return [piece for piece in (Piece(head, False), Piece(core, True), Piece(tail, False)) if piece.text]


def _parted(text: str, *places: int) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *places, len(text)))]


def _cut_inside(text: str, width: int) -> str:
    """The beginning and the end of a text that is too long, with whole words where there are any."""
    if len(text) <= width:
        return text
    half = (width - 3) // 2
    start, end = _WORD_END.sub("", text[:half], count=1), _WORD_START.sub("", text[-half:], count=1)
    return f"{start.rstrip()} … {end.lstrip()}"


def _on_one_line(text: str) -> str:
    line = _SPACE.sub(lambda gap: " ⏎ " if "\n" in gap.group() else " ", text)
    return _UNSEEN.sub(lambda mark: f"⟨U+{ord(mark.group()):04X}⟩", line)
