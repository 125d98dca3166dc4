"""The words of a sentence, each with its word class and its place.

There is one way of telling words apart, for every extractor. What a token looks like and how it is classed is `token`;
here they are put together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import accumulate
from operator import attrgetter
from typing import Any, TypeVar

from onrecord.language.syntax.noun_or_verb import settle
from onrecord.language.syntax.token import Token, context
from onrecord.language.text.spans import Span, span_of

__all__ = ["Token", "Tokens", "once_a_place", "tokenise"]

_STRETCH = re.compile(r"\S++\s*+")
_WIDTH = attrgetter("width")
_T = TypeVar("_T")


class Tokens(list[Token]):
    """The tokens of a stretch of text, in order, with their places.

    >>> tokens = tokenise("Chad signed it.", 0, 15)
    >>> tokens.lower(1), tokens.tag(1), tokens.text(0), tokens.lower(7), tokens.index(5)
    ('signed', 'v', 'Chad', '', 1)
    """

    __slots__ = ("_base", "_first", "_source", "_starts", "memory")

    def __init__(self, source: str, first: int, base: int = 0) -> None:
        super().__init__()
        self._source = source
        self._first = first
        self._base = base
        self._starts: list[int] = []
        self.memory: dict[Any, Any] = {}
        """What rules have found out about these tokens, by rule and place."""

    @property
    def starts(self) -> list[int]:
        """Where each token starts."""
        if not self._starts:
            # few of all tokens are asked where they stand, and none of many a stretch
            self._starts.extend(accumulate(map(_WIDTH, self), initial=self._first + self._base))
        return self._starts

    def span(self, first: int, last: int) -> Span:
        """The place of the words from token `first` to token `last`."""
        starts = self._starts or self.starts
        return span_of((starts[first], starts[last] + self[last].size))

    def index(self, place: int) -> int:  # type: ignore[override]
        """The number of the first token that starts at `place` of the text or after it."""
        return min(bisect_left(self.starts, place), len(self))

    def lower(self, at: int) -> str:
        """The word of that number in lower case; the empty string where there is none."""
        return self[at].lower if 0 <= at < len(self) else ""

    def tag(self, at: int) -> str:
        """The word class of the token of that number; the empty string where there is none."""
        return self[at].tag if 0 <= at < len(self) else ""

    def text(self, at: int) -> str:
        """The word of that number as it is written."""
        start, end = self.span(at, at)
        return self._source[start - self._base : end - self._base]

    def parts(self, longest: int) -> Iterator[Tokens]:
        """The tokens in parts that are not longer than that."""
        for first in range(0, len(self), longest):
            part = Tokens(self._source, self.span(first, first).start - self._base, self._base)
            part += self[first : first + longest]
            yield part


def tokenise(masked: str, start: int, end: int, base: int = 0) -> Tokens:
    """The tokens of `masked[start:end]`, classed by their form and their neighbours; `base` is added to their places.

    Clitics are words of their own, and so is a possessive ending only where no noun bears it. A sum with its sign, an
    abbreviation with its full stops, a word with its hyphens and a quotation in the signs of `tags` are one word each.

    >>> [(t.lower, t.tag) for t in tokenise("Mr. Li said the plan works.", 0, 27)]
    [('mr.', 'N'), ('li', 'N'), ('said', 'V'), ('the', 'D'), ('plan', 'n'), ('works', 'n'), ('.', '.')]
    >>> [t.tag for t in tokenise("the said plan", 0, 13)]
    ['D', 'n', 'n']
    >>> [t.lower for t in tokenise("He’ll go to the U.S. with J. Wu", 0, 31)]
    ['he', "'ll", 'go', 'to', 'the', 'u.s.', 'with', 'j.', 'wu']
    >>> [t.lower for t in tokenise("Mr. Li’s $5.5bn plan of the 1990s’ U.S.-led pact", 0, 48)]
    ['mr.', "li's", '$5.5bn', 'plan', 'of', 'the', "1990s'", 'u.s.', '-', 'led', 'pact']

    Raises:
        ValueError: the words do not cover the stretch, so that places would be wrong.
    """
    while start < end and masked[start].isspace():
        start += 1
    found = Tokens(masked, start, base)
    if start >= end:
        return found
    here = context(False, "")
    *stretches, last = _stretches(masked[start:end])
    for stretch in stretches:
        token = here[stretch]
        found.append(token)
        if token.more:
            found += token.more
        here = token.after
    token = here.closing[last]
    found += (token, *token.more)
    if sum(map(_WIDTH, found)) != end - start:
        raise ValueError(f"the words of {masked[start:end]!r} do not cover it")
    settle(found)
    return found


def _stretches(text: str) -> list[str]:
    """What stands between white space, each with the white space behind it, unless that is a single one."""
    found = text.split()
    if sum(map(len, found)) + len(found) - 1 == len(text):
        return found
    *found, last = _STRETCH.findall(text)
    return [*(one[:-1] if one[-1] == " " and not one[-2].isspace() else one for one in found), last]


def once_a_place(find: Callable[[Tokens, int], _T]) -> Callable[[Tokens, int], _T]:
    """Lets a rule that depends on tokens and a place alone answer for each place only once.

    Rules that look for a subject ask one another about places further left; without a memory the work doubles with each
    verb on the way.
    """

    @wraps(find)
    def ask(tokens: Tokens, at: int) -> _T:
        key = (find, at)
        try:
            found: _T = tokens.memory[key]
        except KeyError:
            found = tokens.memory[key] = find(tokens, at)
        return found

    return ask
