"""The word lists: language knowledge kept as data, one file a list, in the folder `words/` beside this module.

Two formats. `NAME.txt` has one entry a line; `NAME.tsv` has a header line and tab-separated columns. In both, a line
that starts with `#` is a comment (each file opens with one that says what the list is for) and blank lines are skipped.
A list is read once a process.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["alternation", "table", "words"]


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `words/NAME.txt`.

    >>> "january" in words("months")
    True

    Raises:
        FileNotFoundError: there is no such list.
    """
    return frozenset(_lines(f"{name}.txt"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `words/NAME.tsv`, as dictionaries by column; an empty cell is the empty string.

    Raises:
        FileNotFoundError: there is no such table.
        ValueError: a line has more cells than the header.
    """
    header, *rows = _lines(f"{name}.tsv")
    columns = header.split("\t")
    found = []
    for row in rows:
        cells = row.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"words/{name}.tsv: {len(cells)} cells where the header has {len(columns)}: {row!r}")
        found.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(found)


def alternation(entries: frozenset[str] | set[str] | list[str] | tuple[str, ...]) -> str:
    """The entries as one regular-expression group, longest first, so that the longest one wins.

    >>> alternation({"million", "mill"})
    '(?:million|mill)'
    """
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry) for entry in ordered) + ")"


def _lines(file: str) -> list[str]:
    text = files(__package__).joinpath("words", file).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
