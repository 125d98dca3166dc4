"""Paragraphs and sentences, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.language.lexicon.lists import alternation, table, words
from onrecord.language.text.spans import Span, span_of

__all__ = ["paragraphs", "sentences"]

_LINE = re.compile(r"[^\n\r]++")
_CLOSERS = r"[\"”'’»)\]]*"
_OPENERS = r"[\"“'‘«(\[]*"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
# The mark itself stands first, and what must be before it is looked at after: so the search skips to the next mark.
_END = re.compile(
    rf"""
    [.!?…。！？।] (?:
      (?<=[.!?…]) (?<![.!?…].) [.!?…]*+ {_CLOSERS} (?=\s+{_OPENERS}[{_CAPITAL}0-9])  # a space, a capital
    | (?<=[a-zà-ÿ]{{2}}[.!?]) {_CLOSERS} (?=[“"‘]?[A-Z][a-z’']*[ ,])  # no space: 'harbour.A list'
    | (?<=[。！？।]) [。！？।]* {_CLOSERS}  # scripts that put no space
    )
    """,
    re.VERBOSE,
)
_LAST_TOKEN = re.compile(r"[^\s(\[“\"‘'«—–/]*$")
_NEXT_WORD = re.compile(rf"\s+{_OPENERS}([^\W\d_][\w’']*)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
_WEB = re.compile(r"www\.|://|@|\.\w+$")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4})$")
_NEVER_LAST = words("abbreviations") | {row["title"][:-1] for row in table("titles") if row["title"].endswith(".")}
_SELDOM_LAST = words("abbreviations_final")
_STARTERS = words("sentence_starters")
_ATTRIBUTION = re.compile(
    rf"\s+(?:The\s+)?(?:[{_CAPITAL}][\w.’'-]*\s+){{1,4}}{alternation(words('attribution_verbs'))}\b"
)
_QUOTES = "\"”’'»"
_TOKEN_REACH, _ATTRIBUTION_REACH = 24, 80


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The lines of `text` that hold anything, without the white space around them.

    >>> [p.of("One.\n\n Two. \n") for p in paragraphs("One.\n\n Two. \n")]
    ['One.', 'Two.']
    """
    return tuple(span_of(line.span()).trimmed(text) for line in _LINE.finditer(text) if not line.group().isspace())


def sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph; together they cover it but for the white space between them.

    >>> text = "Mr. Li met the U.S. envoy. They talked."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['Mr. Li met the U.S. envoy.', 'They talked.']
    >>> text = "She left the U.S. The deal held until 5 p.m. “Why?” Berg asked. Nobody knew.A list followed."
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['She left the U.S.', 'The deal held until 5 p.m.', '“Why?” Berg asked.', 'Nobody knew.', 'A list followed.']
    """
    found = []
    start = paragraph.start
    for end in _ends(text, paragraph):
        found.append(span_of((start, end)))
        start = end
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        found.append(span_of((start, paragraph.end)))
    return tuple(found)


def _ends(text: str, paragraph: Span) -> Iterator[int]:
    """Where sentences end, but for the last one of the paragraph."""
    for mark in _END.finditer(text, paragraph.start, paragraph.end):
        stop, end = mark.span()
        if end >= paragraph.end:
            continue
        if text[stop] == "." and mark.group()[1:2] != ".":
            if _goes_on(text, paragraph.start, stop, end):
                continue
        elif text[end - 1] in _QUOTES and _ATTRIBUTION.match(text, end, min(paragraph.end, end + _ATTRIBUTION_REACH)):
            continue
        yield end


def _goes_on(text: str, paragraph_start: int, stop: int, end: int) -> bool:
    """Whether the full stop at `stop` belongs to a word, so that the sentence goes on behind it."""
    token = _last_token(text[max(paragraph_start, stop - _TOKEN_REACH) : stop])
    if token in _NEVER_LAST:
        return True
    if not text[end].isspace():
        return _WEB.search(token) is not None
    if stop - len(token) == paragraph_start and _NUMBERING.match(token):
        return True
    initials = (len(token) == 1 or "." in token) and _INITIALS.match(token)
    if initials or token in _SELDOM_LAST:
        following = _NEXT_WORD.match(text, end)
        return following is None or following.group(1).lower() not in _STARTERS
    return False


def _last_token(text: str) -> str:
    """The word at the very end, without what is written in front of it.

    >>> _last_token("met the U.S"), _last_token("they (the E.U"), _last_token("so "), _last_token("“No")
    ('U.S', 'E.U', '', 'No')
    """
    *_, token = text.rsplit(None, 1) or [""]
    if token.isalnum() and text.endswith(token):
        return token  # the common case, told without a search
    found = _LAST_TOKEN.search(text)
    return found.group() if found else ""
