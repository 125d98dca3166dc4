"""Turns of a transcript or an interview: a label, a colon, and what that speaker said, with marks or without."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from onrecord.language.document import Document
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import role_head
from onrecord.language.text.spans import Span

__all__ = ["Turn", "is_heading", "turns"]

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_LABEL = re.compile(
    rf"""["“]?(?P<label>
      [A-Z][A-Z.’'\- ]{{0,60}}                                       # REED, MR. REED, Q
    | {_CAPITAL}(?:\ (?:{_CAPITAL}|of|the|for|and|de|von|van|al|bin)){{0,7}}  # Olga Reed, Minister for the Seas
    )(?:\ \((?P<of>[^()\n]{{1,60}})\))?:(?:\s+|$)""",
    re.VERBOSE,
)
_ASKING = frozenset(("q", "question", "journalist", "reporter", "press", "moderator", "interviewer", "host", "speaker"))
"""Labels of those whom the transcript does not name."""
_ANSWERING = frozenset(("a", "answer"))
_FEWEST = 3
_MARKS = ' \t\n\r\f\v\u00a0\u2028\u2029"“”'
_ENDS = re.compile(
    r"(?:\W*(?:end|ends|end of transcript)\W*|[#*_=—–-]{3,}|(?:also read|read more|more on|related)\b.*)$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[].*[)\]][.]?$")


class Turn(NamedTuple):
    """Who has the floor, and the words. `speaker` is the place that names the one who speaks, if any does."""

    label: Span
    words: Span
    speaker: Span | None


class _Opening(NamedTuple):
    """A paragraph that opens with a label."""

    label: Span
    words: Span
    key: str


def turns(document: Document) -> dict[Span, Turn]:
    r"""The paragraphs that are turns, or go on with one; a label that no other answers makes no transcript.

    >>> text = "They spoke.\nREED: Is it late?\nMOSS: It is.\nREED: Then let us go."
    >>> [(t.label.of(text), t.words.of(text)) for t in turns(Document(text)).values()]
    [('REED', 'Is it late?'), ('MOSS', 'It is.'), ('REED', 'Then let us go.')]
    >>> text = "Olga Reed took questions.\nQ: Is it late?\nA: It is.\nQ: Shall we go?\nA: Yes."
    >>> [turn.speaker and turn.speaker.of(text) for turn in turns(Document(text)).values()]
    [None, 'Olga Reed', None, 'Olga Reed']
    >>> turns(Document("NOTE: This is late.\nThey spoke."))
    {}
    """
    text = document.text
    if ":" not in text:
        return {}
    openings = {}
    for paragraph in document.paragraphs:
        found = _opening(text, paragraph)
        if found is not None:
            openings[paragraph] = found
    openings = _of_transcript(document, openings)
    return _turns(document, openings) if openings else {}


def _opening(text: str, paragraph: Span) -> _Opening | None:
    match = _LABEL.match(text, *paragraph)
    if match is None:
        return None
    label = Span(*match.span("label"))
    return _Opening(label, Span(match.end(), paragraph.end).trimmed(text, _MARKS), label.of(text).casefold().strip())


def _of_transcript(document: Document, openings: dict[Span, _Opening]) -> dict[Span, _Opening]:
    """The openings that are labels of speakers: those that come again, and beside them those that name somebody."""
    count = Counter(opening.key for opening in openings.values())
    repeated = {key for key, times in count.items() if times > 1}
    asking = {key for key in count if key in _ASKING or key in _ANSWERING}
    # labels of one transcript are written alike: all in capitals, or none
    styles = Counter(one.label.of(document.text).isupper() for one in openings.values() if one.key in repeated - asking)
    style = styles.most_common(1)[0][0] if styles else None
    taken = {
        paragraph: opening
        for paragraph, opening in openings.items()
        if opening.key in asking
        or (
            style in (None, opening.label.of(document.text).isupper())
            and (opening.key in repeated or _names_speaker(document, opening, bool(style)))
        )
    }
    keys = {opening.key for opening in taken.values()}
    exchange = bool(keys & repeated) or bool(keys & asking)
    return taken if len(taken) >= _FEWEST and len(keys) > 1 and exchange else {}


def _names_speaker(document: Document, opening: _Opening, capitals: bool) -> bool:
    """Whether a label that stands but once is an office or a person of the text, or is written as the others are."""
    if opening.key in words("source_contact_labels"):
        return False
    parts = opening.key.split()
    if capitals and opening.label.of(document.text).isupper():
        return True
    if any(role_head(word) for word in parts):
        return True
    actor = document.cast.resolve(*opening.label) if len(parts) > 1 else None
    return actor is not None and actor.kind == "person"


def _turns(document: Document, openings: dict[Span, _Opening]) -> dict[Span, Turn]:
    text = document.text
    paragraphs = document.paragraphs
    answering = _answering(document, openings)
    last_label = max(paragraph.start for paragraph in openings)
    alone = sum(opening.words.start >= opening.words.end for opening in openings.values()) * 2 > len(openings)
    found: dict[Span, Turn] = {}
    holder: Turn | None = None
    marked = False
    for paragraph in paragraphs:
        opening = openings.get(paragraph)
        if opening is not None:
            speaker = None if opening.key in _ASKING else opening.label
            speaker = answering if opening.key in _ANSWERING else speaker
            holder = Turn(opening.label, opening.words, speaker)
            marked = text[opening.words.start - 1 : opening.words.start] in ("“", '"')
            if opening.words.start < opening.words.end:
                found[paragraph] = holder
            continue
        if holder is None:
            continue
        if (
            _ENDS.match(text, *paragraph)
            or (paragraph.start > last_label and not alone)
            or text[paragraph.end - 1] == ":"
        ):
            holder = None
        elif is_heading(text, paragraph) or _ASIDE.fullmatch(text, *paragraph):
            continue
        elif not marked and text[paragraph.start] not in '"“':
            found[paragraph] = Turn(holder.label, paragraph.trimmed(text, _MARKS), holder.speaker)
    return found


def _answering(document: Document, openings: dict[Span, _Opening]) -> Span | None:
    """Whom "A:" stands for: the one whom another label names, or whom the text names last before the first question."""
    named = [one.label for one in openings.values() if one.key not in _ASKING and one.key not in _ANSWERING]
    if named:
        return next((label for label in named if document.cast.resolve(*label) is not None), named[0])
    first = min(paragraph.start for paragraph in openings)
    before = [one for one in document.cast.mentions_in(0, first) if one.actor.kind == "person"]
    return Span(before[0].start, before[0].end) if before else None


def is_heading(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a short line that ends no sentence.

    >>> [is_heading(line, Span(0, len(line))) for line in ("Borders and people", "They left.", "10:42am")]
    [True, False, True]
    """
    return paragraph.end - paragraph.start < 60 and text[paragraph.end - 1] not in ".?!…”\"’':,"
