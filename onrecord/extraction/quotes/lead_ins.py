"""Lead-ins: a line that ends in a colon and says whose the words of the next paragraphs are."""

from __future__ import annotations

import re

from onrecord.extraction.quotes.attribution import Attribution
from onrecord.extraction.quotes.quoted_sentences import Sentence
from onrecord.extraction.quotes.transcripts import is_heading
from onrecord.language.syntax import tags
from onrecord.language.syntax.noun_phrases import phrase_after, phrase_before
from onrecord.language.syntax.tokens import Tokens
from onrecord.language.text.spans import Span

__all__ = ["closes_block", "lead_in", "opens_block"]

_WRITING = frozenset(("writes", "wrote", "write", "reports"))
_STAMP = re.compile(r"\W*\d{1,2}[:.h]\d{2}\b|\W*\d{1,2}\s?[ap]\.?m\b|[-–—•*·]\s")


def lead_in(sentence: Sentence) -> Attribution | None:
    """Whose words a sentence that ends in a colon introduces: "Li continued:", "Remarks by Li:", "Li:".

    A colon after anything else introduces nobody's.

    >>> from onrecord.extraction.quotes.quoted_sentences import read_unmarked
    >>> from onrecord.language.document import Document
    >>> def who(text):
    ...     document = Document(text)
    ...     found = lead_in(read_unmarked(document, document.paragraphs[0])[-1])
    ...     return found and found.speaker and found.speaker.of(text)
    >>> who("Minister Li Wei wrote:"), who("And this from Li Wei:"), who("Here is what Li Wei had to say:")
    ('Minister Li Wei', 'Li Wei', 'Li Wei')
    >>> who("A statement by the ministry of trade:"), who("This is agreed:")
    ('the ministry of trade', None)
    """
    tokens = sentence.tokens
    named = _named(tokens)
    saying = [frame for frame in sentence.frames if frame.is_any("say", "tell", "urge", "other")] or sentence.frames
    if saying and not (named is not None and (saying[-1].is_any("noun", "other") or saying[-1].order == "G")):
        frame = saying[-1]
        return Attribution("colon_before", frame.speaker, frame.cue, frame.via)
    if named is None:
        phrase = phrase_after(tokens, 0)
        if phrase is None or not any(token.tag == tags.NAME for token in tokens[phrase.first : phrase.last + 1]):
            return None
        named = phrase.span(tokens)
    return Attribution("colon_before", named, None)


def _named(tokens: Tokens) -> Span | None:
    """Who is named with "by" or "from" at the end of a line, or with "here is"."""
    for index in range(len(tokens) - 2, -1, -1):
        token = tokens[index]
        if token.lower in ("had", "has", "have") and tokens.lower(index + 1) == "to":
            phrase = phrase_before(tokens, index)
            return phrase.span(tokens) if phrase is not None else None
        if token.lower in ("by", "from"):
            phrase = phrase_after(tokens, index + 1)
            return phrase.span(tokens) if phrase is not None else None
        if token.lower == "is" and tokens[0].lower == "here" and tokens.lower(index + 1) != "what":
            phrase = phrase_after(tokens, index + 1)
            return phrase.span(tokens) if phrase is not None else None
        if token.tag in tags.FINITE and token.lower != "say":
            return None
    return None


def opens_block(text: str, sentence: Sentence) -> bool:
    """Whether what follows without marks is what somebody writes: "Our editor Li Wei writes:"."""
    return any(frame.cue.of(text).lower() in _WRITING and frame.order != "G" for frame in sentence.frames[-1:])


def closes_block(text: str, paragraph: Span) -> bool:
    """Whether a block of somebody's writing is over: at a time of day, a heading or an item of a list.

    >>> [closes_block(line, Span(0, len(line))) for line in ("11.05am", "– Two", "What was agreed", "It is empty.")]
    [True, True, True, False]
    """
    return _STAMP.match(text, *paragraph) is not None or is_heading(text, paragraph)
