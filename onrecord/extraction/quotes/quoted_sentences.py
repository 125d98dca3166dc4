"""A paragraph as its reader takes it in: sentences, each with its tokens, its attribution frames and its quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extraction.quotes.frames import Frame, frames
from onrecord.language.document import Document
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.reporting_verbs import noun_cues, speech_verbs
from onrecord.language.syntax import tags
from onrecord.language.syntax.tokens import Tokens, tokenise
from onrecord.language.text.quotation_marks import Marked
from onrecord.language.text.sentences import sentences
from onrecord.language.text.spans import Span

__all__ = ["Sentence", "closed_after", "read_paragraph", "read_unmarked", "speaks"]


class Sentence(NamedTuple):
    """A sentence: its place, its tokens, its frames, and for each of its quote tokens the marked stretch."""

    span: Span
    tokens: Tokens
    frames: list[Frame]
    quotes: list[tuple[int, Marked]]

    @property
    def bare(self) -> bool:
        """Whether it consists of quotes and punctuation only."""
        return all(token.tag in (tags.QUOTE, tags.PUNCTUATION) for token in self.tokens)


def read_paragraph(text: str, paragraph: Span, marked: Sequence[Marked]) -> list[Sentence]:
    """The sentences of a paragraph with marks; outermost marked stretches count as one word each.

    A sentence without a quote and without a word of saying gets no tokens: nobody will ask for them.
    """
    outer = [stretch for stretch in marked if stretch.depth == 0]
    base = paragraph.start
    masked = _masked(text, paragraph, outer)
    spaced = _spaced(masked)
    found = []
    coming = 0
    for span in _whole(masked, sentences(masked, Span(0, len(masked)))):
        inside = []
        while coming < len(outer) and outer[coming].outer_start - base < span.end:
            inside.append(outer[coming])
            coming += 1
        if inside or masked[span.end - 1] == ":" or _says(spaced[span.start : span.end]):
            place = Span(span.start + base, span.end + base)
            found += _read(tokenise(masked, *span, base), place, inside)
        else:
            found.append(Sentence(Span(span.start + base, span.end + base), _NO_TOKENS, [], []))
    return found


def read_unmarked(document: Document, paragraph: Span) -> list[Sentence]:
    """The sentences of a paragraph without marks; none where nothing in it may tell who speaks, here or in the next."""
    text, base = document.text, paragraph.start
    spaced = _spaced(paragraph.of(text))
    if text[paragraph.end - 1] != ":" and not _says(spaced):
        return []
    found = []
    spans = document.sentences_in(paragraph)
    for span in spans:
        if len(spans) == 1 or text[span.end - 1] == ":" or _says(spaced[span.start - base : span.end - base]):
            found += _read(document.tokens(span), span, ())
        else:
            found.append(Sentence(span, _NO_TOKENS, [], []))
    return found


def _whole(masked: str, spans: Sequence[Span]) -> list[Span]:
    """Joins a sentence cut after initials that follow a quote: "“…,” U.S. | Senator Li said"."""
    found: list[Span] = []
    for span in spans:
        if found and _INITIALS_AFTER.search(masked, max(found[-1].start, found[-1].end - 16), found[-1].end):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def speaks(text: str) -> bool:
    """Whether any word of the text is a form of a verb of saying, or "according".

    >>> speaks("Costs rose, the minister said."), speaks("Costs rose again.")
    (True, False)
    """
    return _says(_spaced(text))


def _spaced(text: str) -> str:
    """The text with a space in place of each mark."""
    for sign in _SPLITTING:  # faster than a translation, which looks up each character
        text = text.replace(sign, " ")
    return text


def _says(spaced: str) -> bool:
    return not _saying_words().isdisjoint(spaced.split())


_INITIALS_AFTER = re.compile(rf"{tags.QUOTE_END}\s(?:[A-Z]\.)+$")
_LONGEST = 400
_NO_TOKENS = Tokens("", 0)
_NEAR = 160
_SPLITTING = ",.;:!?()[]—–-“”\"'’"


@cache
def _saying_words() -> frozenset[str]:
    """Forms of the verbs that report a clause; a base form that is a common noun too (report, state) tells nothing."""
    clause, nouns = words("speech_clause_verbs"), noun_cues() | _NOUNS
    found = {
        word
        for word, verb in speech_verbs().items()
        if verb.lemma in clause and not (verb.forms == "b" and word in nouns)
    }
    return frozenset(found | {word.capitalize() for word in found} | {"according", "According"})


_NOUNS = frozenset(
    ("order", "point", "state", "project", "text", "post", "blog", "email", "report", "wonder", "reason")
)


def _read(tokens: Tokens, place: Span, inside: Sequence[Marked]) -> list[Sentence]:
    """A sentence with its tokens; one of unheard-of length is taken in parts, so that no work grows with its square."""
    parts = []
    for part in (tokens,) if len(tokens) <= _LONGEST else tokens.parts(_LONGEST):
        whole = place if part is tokens else part.span(0, len(part) - 1)
        parts.append(Sentence(whole, part, frames(part), _quotes(part, inside)))
    return parts


def _quotes(tokens: Tokens, inside: Sequence[Marked]) -> list[tuple[int, Marked]]:
    """The marked stretches with their tokens."""
    if not inside:
        return []
    starts = {stretch.outer_start: stretch for stretch in inside}
    places = ((index, tokens.span(index, index).start) for index, token in enumerate(tokens) if token.tag == tags.QUOTE)
    return [(index, starts[place]) for index, place in places if place in starts]


def _masked(text: str, paragraph: Span, outer: Sequence[Marked]) -> str:
    """The paragraph with every marked stretch as “ + filling + ”, or + full stop where the stretch ends a sentence."""
    pieces = []
    position = paragraph.start
    for number, stretch in enumerate(outer, 1):
        near = min(paragraph.end, stretch.outer_end + _NEAR, *(one.outer_start for one in outer[number : number + 1]))
        pieces.append(text[position : stretch.outer_start].replace(tags.QUOTE_START, '"'))
        length = stretch.outer_end - stretch.outer_start
        tail = "." if _ends_sentence(text, stretch, near) else tags.QUOTE_END
        # a stretch of one character, whose marks belong to others, is a word as any
        pieces.append(tags.QUOTE_START + tags.QUOTE_FILL * (length - 2) + tail if length > 1 else tags.QUOTE_FILL)
        position = stretch.outer_end
    pieces.append(text[position : paragraph.end].replace(tags.QUOTE_START, '"'))
    masked = "".join(pieces)
    if len(masked) != paragraph.end - paragraph.start:
        raise ValueError(f"the quotations of the paragraph at {paragraph.start} overlap, so that places would be wrong")
    return masked


def _ends_sentence(text: str, stretch: Marked, near: int) -> bool:
    """Whether a sentence ends with a stretch, by what stands between its end and `near`."""
    last = text[stretch.end - 1]
    if last not in ".?!…":
        return False
    if last == "." and not speaks(text[stretch.outer_end : near]):
        sign = text[stretch.outer_end : near].lstrip()[:1]
        return not sign or sign.isalnum() or sign in "“\"‘'("
    rest = tokenise(text, stretch.outer_end, near)
    if not rest or rest[0].tag == tags.PUNCTUATION:
        return not rest
    first = next(
        (
            frame
            for frame in frames(rest)
            if frame.first == 0 and not frame.is_any("noun", "hold") and frame.order != "G"
        ),
        None,
    )
    if first is None or first.speaker is None:
        return True
    if last == "." or not first.is_any("say", "tell"):
        follows = rest[first.last + 1] if first.last + 1 < len(rest) else None
        return not (follows is None or follows.lower in (".", ","))
    return not closed_after(rest, first)


def closed_after(tokens: Tokens, frame: Frame) -> bool:
    """Whether what follows a frame shows that its content does not: "Li said." but not "Li said that he …"."""
    index = frame.last + 1
    if (
        frame.is_any("tell", "urge")
        and index < len(tokens)
        and tokens[index].tag in (tags.NAME, tags.NOUN, tags.DETERMINER, tags.OBJECT)
    ):
        while index < len(tokens) and tokens[index].tag in (tags.NAME, tags.NOUN, tags.DETERMINER, tags.OBJECT):
            index += 1
    if index >= len(tokens):
        return True
    token = tokens[index]
    if token.tag == tags.TO:
        return index + 1 < len(tokens) and tokens[index + 1].tag in (tags.NAME, tags.OBJECT, tags.DETERMINER)
    if token.tag in (tags.PUNCTUATION, tags.QUOTE, tags.PREPOSITION, tags.TIME, tags.ADVERB, tags.COORDINATOR):
        return True
    if token.verb is not None and "g" in token.verb.forms:
        return True
    return token.lower in ("last", "this", "next", "late", "early", "when", "as", "while", "after", "before")
