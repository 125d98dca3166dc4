"""Many words as one regular expression that reads each letter once, and does not try word after word."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["trie"]


def trie(words: Iterable[str]) -> str:
    """The words as a nested expression; the longest one wins.

    >>> trie(["ten", "tens", "two"])
    't(?:en(?:s)?|wo)'
    """
    return _branch(set(words))


def _branch(words: set[str]) -> str:
    if words == {""}:
        return ""
    heads = sorted({word[0] for word in words if word})
    branches = [re.escape(head) + _branch({word[1:] for word in words if word[:1] == head}) for head in heads]
    if "" in words:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
