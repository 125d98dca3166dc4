"""Indirect speech: the clause of content of a verb of saying, where it holds no quoted words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.quotes import tokens as k
from onrecord.extract.quotes.attribution import Attribution
from onrecord.extract.quotes.frames import Frame
from onrecord.extract.quotes.reading import Sentence, closed_after
from onrecord.extract.quotes.tokens import Token
from onrecord.extract.quotes.utterances import Reported
from onrecord.language.spans import Span

__all__ = ["indirect_quotes"]

_COMMAS = (",", "—", "–", "-", "--")


def indirect_quotes(text: str, sentences: Sequence[Sentence]) -> list[Reported]:
    """The indirect quotes of sentences that have no quoted words of somebody in them."""
    found: list[Reported] = []
    for sentence in sentences:
        if sentence.quotes or not sentence.frames:
            continue
        found += _of_sentence(text, sentence)
    return found


def _of_sentence(text: str, sentence: Sentence) -> list[Reported]:
    tokens = sentence.tokens
    found: list[Reported] = []
    reach = -1
    for frame in sentence.frames:
        if frame.first <= reach or frame.speaker is None:
            continue
        if not frame.is_any("say", "tell", "urge", "according"):
            continue
        content = _content(tokens, frame, sentence.frames)
        if content is None:
            continue
        first, last = content
        if not _has_clause(tokens, first, last, frame):
            continue
        span = Span(tokens[first].start, tokens[last].end)
        found.append(Reported(span, Attribution("indirect_" + frame.rule, frame.speaker, frame.cue, frame.via)))
        reach = max(last, frame.last)
    return found


def _content(tokens: Sequence[Token], frame: Frame, all_frames: Sequence[Frame]) -> tuple[int, int] | None:
    """First and last token of what a frame reports."""
    end = len(tokens) - 1
    while end > 0 and tokens[end].low in (".", "?", "!", "…"):
        end -= 1
    parenthetical = frame.first > 0 and tokens[frame.first - 1].low in _COMMAS and closed_after(tokens, frame)
    if frame.is_any("according"):
        if frame.first <= 1:
            return _after_comma(tokens, frame, end)
        return _before(tokens, frame)
    if parenthetical and frame.order != "G":
        resumes = frame.last + 1 < len(tokens) and tokens[frame.last + 1].low in _COMMAS
        if (
            resumes
            and frame.last + 2 < end
            and tokens[frame.last + 2].verb is None
            and tokens[frame.last + 2].kind
            not in (k.RELATIVE, k.PREPOSITION, k.ADVERB, k.DETERMINER, k.NAME, k.COORDINATOR)
        ):
            return 0, end
        return _before(tokens, frame)
    if frame.order == "VS":
        return _before(tokens, frame)
    return _after(tokens, frame, end)


def _before(tokens: Sequence[Token], frame: Frame) -> tuple[int, int] | None:
    last = frame.first - 1
    while last >= 0 and tokens[last].low in _COMMAS:
        last -= 1
    return (0, last) if last > 0 else None


def _after_comma(tokens: Sequence[Token], frame: Frame, end: int) -> tuple[int, int] | None:
    index = frame.last + 1
    while index < len(tokens) and tokens[index].low != ",":
        index += 1
    return (index + 1, end) if index + 1 < end else None


def _after(tokens: Sequence[Token], frame: Frame, end: int) -> tuple[int, int] | None:
    """What follows the cue: after "that" where there is one, after the addressee of "told"."""
    verb = tokens[frame.cue_at].verb
    index = frame.cue_at + 1
    if frame.last > frame.cue_at and tokens[frame.last].low in ("out", "back"):
        index = frame.last + 1
    elif frame.last > frame.cue_at:
        return None
    for that in range(index, min(index + 12, end)):
        token = tokens[that]
        if token.low == "that" and that + 1 < end:
            return that + 1, end
        if token.kind in (k.MODAL, k.VERB, k.AUXILIARY, k.PRONOUN) or token.low in (",", ";", ":"):
            break
    if verb is not None and verb.lemma == "tell":
        while index < end and tokens[index].kind in (k.NAME, k.NOUN, k.DETERMINER, k.OBJECT):
            index += 1
            if tokens[index].kind == k.DETERMINER:
                break
    while index < end and tokens[index].kind in (k.TIME,):
        index += 1
    return (index, end) if index < end else None


def _has_clause(tokens: Sequence[Token], first: int, last: int, frame: Frame) -> bool:
    """Whether the content has a finite verb with a subject, or an infinitive after a verb that urges."""
    if last - first < 2:
        return False
    if (
        tokens[first].kind in (k.PUNCTUATION, k.PREPOSITION, k.COORDINATOR)
        and frame.order == "SV"
        and first > frame.cue_at
    ):
        return False
    urges = frame.is_any("urge")
    nominal = False
    for token in tokens[first : last + 1]:
        if token.kind in (k.AUXILIARY, k.MODAL) and nominal:
            return True
        if token.kind == k.OTHER_VERB and nominal:
            return True
        if token.kind == k.VERB and nominal and token.verb is not None and token.verb.finite:
            return True
        if token.kind == k.TO and urges and nominal:
            return True
        if token.kind in (k.PRONOUN, k.NAME, k.NOUN, k.OBJECT):
            nominal = True
    return False
