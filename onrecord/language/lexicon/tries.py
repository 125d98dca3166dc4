"""Many words as one regular expression that looks at each letter once, however many the words are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

__all__ = ["trie_pattern"]

_Trie: TypeAlias = "dict[str, _Trie]"
_END = ""


def trie_pattern(entries: Iterable[str]) -> str:
    """A pattern that matches exactly the entries, the longest that fits first.

    An alternation tries every entry in turn; this one follows the letters, and costs the same for a thousand words as
    for ten.

    >>> trie_pattern(["tar", "tarn", "to"])
    't(?:ar(?:n)?|o)'
    """
    root: _Trie = {}
    for entry in entries:
        node = root
        for letter in entry:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(root)


def _pattern(node: _Trie) -> str:
    branches = [re.escape(letter) + _pattern(below) for letter, below in sorted(node.items()) if letter != _END]
    if not branches:
        return ""
    if _END in node:
        return "(?:" + "|".join(branches) + ")?"
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
