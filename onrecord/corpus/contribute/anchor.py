"""Anchoring a row by its words: with words around them where they stand more than once."""

from __future__ import annotations

import re

from onrecord.language.text.spans import Span

__all__ = ["words_around"]

_WORD_END = re.compile(r"\S+\s*")
_MOST_WORDS = 60


def words_around(text: str, span: Span) -> str | None:
    """The shortest words around a span that stand once in the text, and in which the span's words come first.

    Of equally few, those after it are taken before those in front of it. None where no 60 words will do.

    >>> text = "“Yes,” said Ana. “Yes,” said Bo."
    >>> words_around(text, Span(18, 22))
    'Ana. “Yes,'
    >>> words_around("no no no", Span(3, 5)) is None
    True
    """
    befores, afters = _starts(text, span.start), _ends(text, span.end)
    for total in range(1, 2 * _MOST_WORDS + 1):
        for before in range(total + 1):
            after = total - before
            if before < len(befores) and after < len(afters):
                start, end = befores[before], afters[after]
                words = text[start:end]
                if words.find(span.of(text)) == span.start - start and _stands_once(text, words):
                    return words
    return None


def _stands_once(text: str, words: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) < 0


def _ends(text: str, end: int) -> list[int]:
    """Where the span ends, and each place where one more word is with it."""
    ends = [end]
    for match in _WORD_END.finditer(text, end):
        if len(ends) > _MOST_WORDS:
            break
        stripped = match.group().rstrip().rstrip(".")
        ends.append(match.start() + len(stripped))
    return ends


def _starts(text: str, start: int) -> list[int]:
    """Where the span starts, and each place where one more word in front is with it."""
    before = text[max(0, start - 40 * _MOST_WORDS) : start]
    words = [start - len(before) + match.start() for match in re.finditer(r"\S+", before)]
    return [start, *reversed(words[-_MOST_WORDS:])]
