"""How much of one text stands in another: the share of its runs of five words."""

from __future__ import annotations

import re

__all__ = ["NEARLY_THE_SAME", "Shingles", "shared", "shingles"]

Shingles = frozenset[tuple[str, ...]]

NEARLY_THE_SAME = 0.5
"""The share from which two texts are taken for versions of one: edits of a story keep most of its runs of words."""

_RUN = 5
_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> Shingles:
    """All runs of five words, in small letters and without marks; a shorter text is one run.

    >>> sorted(shingles("Xi met Putin, in Beijing – today."))
    [('met', 'putin', 'in', 'beijing', 'today'), ('xi', 'met', 'putin', 'in', 'beijing')]
    """
    tokens = _WORD.findall(text.casefold())
    return frozenset(tuple(tokens[start : start + _RUN]) for start in range(max(len(tokens) - _RUN + 1, 1)))


def shared(one: Shingles, other: Shingles) -> float:
    """The share of the runs of the smaller text that the other has too, from 0 to 1.

    >>> shared(shingles("Xi met Putin in Beijing"), shingles("On Friday Xi met Putin in Beijing, said CCTV"))
    1.0
    >>> shared(shingles("Xi met Putin in Beijing"), shingles("Xi met Putin in Moscow"))
    0.0
    """
    return len(one & other) / min(len(one), len(other))
