"""Words and marks of the stretch in which a mention is read: its sentence, or a window of one that is very long."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from onrecord.language.document import Document
from onrecord.language.text.spans import Span
from onrecord.language.text.speedups import lazy

__all__ = ["Scope", "Scopes", "Token", "tokens_of"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:-[^\W\d_]+)*|(?:[^\W\d_]\.){2,}|\w+(?:[-‑'’&.]\w+|–(?=[A-Z])\w+)*|[^\w\s]")
_WINDOW = 700
"""Code points on either side of a trigger that are read where a sentence is far longer (a table, a broken file)."""


class Token(NamedTuple):
    """A word or a mark: `lower` is what rules compare."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and no mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[0].isupper()


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch.

    >>> [token.text for token in tokens_of("The U.S.-led pact, signed in 1949.", 0, 34)]
    ['The', 'U.S.', '-', 'led', 'pact', ',', 'signed', 'in', '1949', '.']
    """
    return [Token(m.group(), m.group().lower().replace("’", "'"), *m.span()) for m in _TOKEN.finditer(text, start, end)]


class Scope:
    """A stretch of a text that is read as one: `span` and the tokens in it."""

    def __init__(self, document: Document, span: Span) -> None:
        self.document = document
        self.text = document.text
        self.span = span

    @lazy
    def tokens(self) -> list[Token]:
        """All words and marks, in order."""
        return tokens_of(self.text, self.span.start, self.span.end)

    @lazy
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def index(self, place: int) -> int:
        """The number of the first token that starts at `place` or after it."""
        return bisect_left(self._starts, place)

    def lower(self, index: int) -> str:
        """The token of that number in lower case; the empty string outside the scope."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""


class Scopes:
    """The scopes of a document. Only paragraphs in which something is asked for are cut into sentences; the scope and
    the paragraph asked for last are kept, since triggers come in text order.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._last: Scope | None = None
        self._paragraphs = [paragraph.start for paragraph in document.paragraphs]
        self._paragraph = -1
        self._sentences: tuple[Span, ...] = ()
        self._starts: list[int] = []

    def at(self, place: int) -> Scope:
        """The scope around a place of the text.

        >>> Scopes(Document("Xi came. They signed it. He left.")).at(15).span
        Span(start=9, end=24)
        """
        self._turn_to(place)
        number = max(bisect_right(self._starts, place) - 1, 0)
        start, end = self._sentences[number] if self._sentences else (0, 0)
        if end - start > 2 * _WINDOW:
            start, end = self._window(start, end, place)
        if self._last is None or self._last.span != (start, end):
            self._last = Scope(self.document, Span(start, end))
        return self._last

    def _turn_to(self, place: int) -> None:
        number = bisect_right(self._paragraphs, place) - 1
        if number != self._paragraph and number >= 0:
            self._paragraph = number
            self._sentences = self.document.sentences_in(self.document.paragraphs[number])
            self._starts = [sentence.start for sentence in self._sentences]

    def _window(self, start: int, end: int, place: int) -> tuple[int, int]:
        """Windows stand on a grid, so that neighbours share one."""
        cell = (place - start) // _WINDOW
        return max(start, start + (cell - 1) * _WINDOW), min(end, start + (cell + 2) * _WINDOW)
