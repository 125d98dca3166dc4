"""Rows marked in their text as HTML: spans that nest or cross are cut at every border, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

__all__ = ["STYLE", "Mark", "marked_html", "pieces"]

STYLE = (
    ".onrecord{max-width:65ch;line-height:1.6;white-space:pre-wrap}"
    ".onrecord mark{color:inherit;background:none;border-bottom:2px solid}"
    ".onrecord .quotes{background:#2f6fb01f;border-color:#2f6fb0}"
    ".onrecord .agreements{background:#3a7d441f;border-color:#3a7d44}"
    ".onrecord .indicators{background:#b4691f1f;border-color:#b4691f}"
    ".onrecord mark[class*=' ']{border-bottom-style:double;border-bottom-width:4px}"
)
"""Three quiet colours, which show on light and on dark pages; a double line where rows overlap."""


class Mark(NamedTuple):
    """A span that is marked: the class of its colour, and what is shown when a reader points at it."""

    start: int
    end: int
    kind: str
    title: str


def pieces(length: int, marks: Sequence[Mark]) -> Iterable[tuple[int, int, list[Mark]]]:
    """A text of `length` characters cut at every border of a mark, each piece with the marks that cover it.

    >>> outer, crossing = Mark(0, 6, "quotes", "a"), Mark(4, 9, "indicators", "b")
    >>> [(start, end, [mark.title for mark in on]) for start, end, on in pieces(10, [outer, crossing])]
    [(0, 4, ['a']), (4, 6, ['a', 'b']), (6, 9, ['b']), (9, 10, [])]
    """
    borders = sorted({0, length, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    opening = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    on: list[Mark] = []
    next_one = 0
    for start, end in pairwise(borders):
        on = [mark for mark in on if mark.end > start]
        while next_one < len(opening) and opening[next_one].start <= start:
            on.append(opening[next_one])
            next_one += 1
        yield start, end, list(on)


def marked_html(text: str, marks: Sequence[Mark]) -> str:
    """The text with its marks, as HTML that needs no script; whatever stands in it is shown, never run.

    >>> marked_html("<b> 15", [Mark(4, 6, "indicators", "15")])
    '&lt;b&gt; <mark class="indicators" title="15">15</mark>'
    """
    made = []
    for start, end, on in pieces(len(text), marks):
        words = escape(text[start:end])
        if on:
            kinds = " ".join(dict.fromkeys(mark.kind for mark in on))
            title = escape("\n".join(mark.title for mark in on))
            words = f'<mark class="{kinds}" title="{title}">{words}</mark>'
        made.append(words)
    return "".join(made)
