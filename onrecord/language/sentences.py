"""Paragraphs and sentences, as spans."""

from __future__ import annotations

import re

from onrecord.language.lexicon import alternation, words
from onrecord.language.spans import Span

__all__ = ["paragraphs", "sentences"]

_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")
_ABBREVIATION = re.compile(rf"(?:^|[\s(\[“\"'‘])(?:{alternation(words('abbreviations'))}|(?:[A-Za-z]\.)*[A-Z])$")
_END = re.compile(r"[.!?…]+[\"”'’»)\]]*(?=\s+[\"“'‘«(\[]*[A-Z0-9À-Þ])")


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The lines of `text` that hold anything, without the white space around them.

    >>> [p.of("One.\n\n Two. \n") for p in paragraphs("One.\n\n Two. \n")]
    ['One.', 'Two.']
    """
    return tuple(Span(*line.span()).trimmed(text) for line in _LINE.finditer(text))


def sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph; together they cover it but for the white space between them.

    >>> text = "Mr. Li met the U.S. envoy. They talked."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['Mr. Li met the U.S. envoy.', 'They talked.']
    """
    found = []
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        before = text[max(paragraph.start, end.start() - 24) : end.start()]
        if end.group().startswith(".") and _ABBREVIATION.search(before):
            continue
        found.append(Span(start, end.end()))
        start = end.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        found.append(Span(start, paragraph.end))
    return tuple(found)
