"""Which words a text writes in small letters."""

from __future__ import annotations

import re

from onrecord.language.text.speedups import lazy

__all__ = ["SmallWords"]

_UNIT = re.compile(r"[\w'’.-]+")
_SMALL = re.compile(r"[a-z]{2,20}(?!\w)")
_LONG, _OFTEN = 1 << 17, 64


class SmallWords:
    """The words that a text writes small, of two letters to twenty, not behind a hyphen, an apostrophe or a point.

    A word is looked for when it is asked for, and once; the words are all told apart only where the text is long or
    many are asked for, so that the work never grows with the square of the text.

    >>> small = SmallWords("Trading stopped. Then trading, re-opened, went on.")
    >>> "trading" in small, "then" in small, "opened" in small, "re" in small
    (True, False, False, True)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            many = len(self._text) > _LONG or len(self._known) >= _OFTEN
            known = self._known[word] = word in self._all if many else self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        text = self._text
        if not (word.isascii() and word.islower() and word.isalpha() and 1 < len(word) <= 20):
            return False
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            before, behind = text[at - 1] if at else " ", text[end : end + 1]
            if not (before.isalnum() or before in "_'’.-" or behind.isalnum() or behind == "_"):
                return True
            at = text.find(word, end)
        return False

    @lazy
    def _all(self) -> frozenset[str]:
        begun = map(_SMALL.match, set(_UNIT.findall(self._text)))
        return frozenset(found.group() for found in begun if found is not None)
