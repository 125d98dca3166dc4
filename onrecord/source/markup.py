"""Markup in a raw text: tags of HTML and marks of Markdown, which neither the rules nor the article see."""

from __future__ import annotations

import re
from bisect import bisect_left

__all__ = ["markup_in", "visible"]

_TAGS = (
    "a|abbr|aside|b|blockquote|br|button|caption|center|cite|code|del|div|em|figcaption|figure|font|footer|h[1-6]|header"
    "|hr|i|iframe|img|ins|li|noscript|ol|p|picture|q|s|section|small|source|span|strong|sub|sup|table|tbody|td|th|thead"
    "|time|tr|u|ul|video"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,6000}})?/?>|<!--.{{0,4000}}?-->", re.IGNORECASE | re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]\[]{0,500}\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)(?:\{[^{}\n]{0,200}\})?")
_LINK = re.compile(
    r"(?P<open>\[)(?P<words>[^\]\[]{1,600})(?P<close>\]\((?:https?:|mailto:|/|#|\.)[^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)"
    r"(?:\{[^{}\n]{0,200}\})?)"
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BOLD = re.compile(
    r"(?P<open>\*\*|__)(?=\S)(?P<words>(?:(?!\n[ \t]*\n).){1,600}?)(?<=\S)(?P<close>(?P=open))", re.DOTALL
)
_ITALIC = re.compile(
    r"(?<![\w*_\\])(?P<open>[*_])(?=[^\s*_])(?P<words>[^*_\n]{1,300}(?:\n[^*_\n]{1,300}){0,3}?)(?<=\S)"
    r"(?P<close>(?P=open))(?![\w*_])"
)
_ESCAPE = re.compile(r"\\(?=[#*_\[\]().!~`>$|-])|\\$", re.MULTILINE)


def markup_in(source: str) -> list[tuple[int, int]]:
    r"""The stretches of a text that are markup, in order and without overlap.

    Asterisks and underscores count only in a text that shows by something plainer that it is marked up.

    >>> text = "**Riga.** Two [envoys\nmet](https://example.org/a). <br>"
    >>> [text[start:end] for start, end in markup_in(text)]
    ['**', '**', '[', '](https://example.org/a)', '<br>']
    >>> markup_in("He wrote [sic] (again) that 5 < 6, and *that* was it.")
    []
    """
    if not any(mark in source for mark in ("<", "](", "**", "\\", "# ", "__")):
        return []
    found = [match.span() for match in _TAG.finditer(source)]
    found += [match.span() for match in _PICTURE.finditer(source)]
    for match in _LINK.finditer(source):
        found += [match.span("open"), match.span("close")]
    found += [match.span() for match in _HEADING.finditer(source)]
    for match in _BOLD.finditer(source):
        found += [match.span("open"), match.span("close")]
    if found:
        for match in _ITALIC.finditer(source):
            found += [match.span("open"), match.span("close")]
    found += [match.span() for match in _ESCAPE.finditer(source)]
    return _apart(found)


def visible(start: int, end: int, cuts: list[tuple[int, int]], ends: list[int]) -> list[tuple[int, int]]:
    """The stretches from `start` to `end` that no cut covers; `ends` are the ends of the cuts.

    >>> visible(0, 9, [(2, 4), (6, 12)], [4, 12])
    [(0, 2), (4, 6)]
    """
    found = []
    place = start
    for number in range(bisect_left(ends, start + 1), len(cuts)):
        cut_start, cut_end = cuts[number]
        if cut_start >= end:
            break
        if cut_start > place:
            found.append((place, cut_start))
        place = max(place, cut_end)
    if place < end:
        found.append((place, end))
    return found


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
