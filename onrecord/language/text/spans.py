"""Places in a text.

A span is a pair of offsets into one text, counted in Unicode code points, end exclusive, exactly as Python slices: the
words of a span are always `text[start:end]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.language.text.named_tuples import maker

__all__ = ["Span", "merged", "span_of"]


class Span(NamedTuple):
    """A stretch of a text: `start` and `end` in code points, end exclusive.

    >>> text = "Xi met Putin."
    >>> Span(7, 12).of(text)
    'Putin'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand at this place of `text`."""
        return text[self.start : self.end]

    def contains(self, other: tuple[int, int]) -> bool:
        """Whether `other` lies wholly inside.

        >>> Span(0, 10).contains((3, 10)), Span(0, 10).contains((3, 11))
        (True, False)
        """
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one character.

        >>> Span(0, 5).overlaps((4, 9)), Span(0, 5).overlaps((5, 9))
        (True, False)
        """
        return self.start < other[1] and other[0] < self.end

    def trimmed(self, text: str, strip: str = "") -> Span:
        """The same place without white space, or a character of `strip`, at both ends.

        >>> Span(0, 6).trimmed("  ab  ")
        Span(start=2, end=4)
        """
        start, end = self
        while start < end and (text[start].isspace() or text[start] in strip):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
            end -= 1
        return span_of((start, end))


span_of = maker(Span)
"""The span of a pair of places; for those who make thousands."""


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that spans cover together, in order and without overlaps; those that touch are one.

    >>> merged([(5, 9), (0, 6), (9, 10), (20, 30)])
    [(0, 10), (20, 30)]
    """
    covered: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(end, covered[-1][1]))
        else:
            covered.append((start, end))
    return covered
