"""Turns of a transcript or an interview: a label in capitals, a colon, and what that speaker said, without marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language.text.spans import Span

__all__ = ["Turn", "turns"]

_LABEL = re.compile(r"[\"“]?(?P<label>[A-Z][A-Z.'’\- ]{1,40}|[QA]):\s+(?=\S)")
_FEWEST = 3
_MARKS = ' \t\n\r\f\v\u00a0\u2028\u2029"“”'


class Turn(NamedTuple):
    """Who has the floor, and the words."""

    label: Span
    words: Span


def turns(text: str, paragraphs: Sequence[Span]) -> dict[Span, Turn]:
    r"""The paragraphs that are turns; one label alone, or fewer than three turns, make no transcript.

    >>> text = "They spoke.\nREED: Is it late?\nMOSS: It is.\nREED: Then let us go."
    >>> from onrecord.language.text.sentences import paragraphs
    >>> [(t.label.of(text), t.words.of(text)) for t in turns(text, paragraphs(text)).values()]
    [('REED', 'Is it late?'), ('MOSS', 'It is.'), ('REED', 'Then let us go.')]
    >>> text = "NOTE: This is late.\nThey spoke."
    >>> turns(text, paragraphs(text))
    {}
    """
    found: dict[Span, Turn] = {}
    for paragraph in paragraphs:
        match = _LABEL.match(text, *paragraph)
        if match is not None:
            words = Span(match.end(), paragraph.end).trimmed(text, _MARKS)
            if words.start < words.end:
                found[paragraph] = Turn(Span(*match.span("label")), words)
    labels = {turn.label.of(text) for turn in found.values()}
    return found if len(found) >= _FEWEST and len(labels) > 1 else {}
