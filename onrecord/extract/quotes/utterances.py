"""Utterances: what one speaker says in one go, through split quotes and paragraphs without an attribution of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.quotes import tokens as k
from onrecord.extract.quotes.attribution import Attribution, attribute
from onrecord.extract.quotes.kinds import is_clause, names_something
from onrecord.extract.quotes.marks import Marked
from onrecord.extract.quotes.phrases import phrase_after
from onrecord.extract.quotes.reading import Sentence
from onrecord.language.spans import Span

__all__ = ["Reported", "Said", "Thread"]


class Reported(NamedTuple):
    """An indirect quote before it has an utterance."""

    span: Span
    attribution: Attribution


class Said(NamedTuple):
    """A quote with its speaker's place. `kind` is None where the words themselves decide (direct or mixed).

    `carried` tells that the quote has no attribution of its own: `speaker` is then the one of its utterance.
    """

    span: Span
    kind: str | None
    rule: str
    utterance: int
    speaker: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    carried: bool = False


class Thread:
    """Who speaks, from paragraph to paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._count = 0
        self._last: Said | None = None
        self._colon: Attribution | None = None
        self._heard: Attribution | None = None

    def paragraph(self, paragraph: Span, sentences: Sequence[Sentence]) -> list[Said]:
        """The marked quotes of the next paragraph."""
        found: list[Said] = []
        waiting: list[Marked] = []
        colon, self._colon = self._colon, None
        first = True
        for number, sentence in enumerate(sentences):
            for at, marked in sentence.quotes:
                attribution = attribute(self._text, sentence, at, marked)
                if not _strong(attribution, marked) and names_something(
                    self._text, sentence.tokens, at, marked.start, marked.end
                ):
                    found.append(self._scare(marked, "name"))
                elif attribution is not None:
                    said = self._new(marked, attribution, found)
                    found += [self._carry(m, said, "quote_before") for m in waiting]
                    waiting.clear()
                    found.append(said)
                    self._last = said
                elif sentence.bare or _opens_speech(self._text, sentence, at, marked):
                    carried = self._continued(marked, found, colon if first else None)
                    if carried is None:
                        waiting.append(marked)
                    else:
                        found.append(carried)
                        self._last = carried
                else:
                    found.append(self._scare(marked, "no_attribution"))
                first = False
            self._note(sentence)
        found += [self._orphan(marked) for marked in waiting]
        self._end(paragraph, sentences, found)
        found.sort(key=lambda one: one.span.start)
        return found

    def indirect(self, reported: Sequence[Reported]) -> list[Said]:
        """The same for indirect quotes, each an utterance of its own."""
        found = []
        for span, attribution in reported:
            self._count += 1
            found.append(
                Said(
                    span,
                    "indirect",
                    attribution.rule,
                    self._count,
                    attribution.speaker,
                    attribution.cue,
                    attribution.via,
                )
            )
        return found

    def _new(self, marked: Marked, attribution: Attribution, found: Sequence[Said]) -> Said:
        number = None
        for one in reversed(found):
            if one.cue == attribution.cue and one.speaker == attribution.speaker and one.utterance:
                number = one.utterance
                break
            if one.kind != "scare":
                break
        if number is None:
            self._count += 1
            number = self._count
        return Said(
            Span(marked.start, marked.end),
            None,
            attribution.rule,
            number,
            attribution.speaker,
            attribution.cue,
            attribution.via,
        )

    def _scare(self, marked: Marked, rule: str) -> Said:
        self._count += 1
        return Said(Span(marked.start, marked.end), "scare", rule, self._count)

    def _carry(self, marked: Marked, said: Said, rule: str) -> Said:
        return Said(Span(marked.start, marked.end), None, rule, said.utterance, said.speaker, None, said.via, True)

    def _continued(self, marked: Marked, found: Sequence[Said], colon: Attribution | None) -> Said | None:
        """A quote that is a sentence by itself goes on from the quote, the colon or the speaker before it."""
        if colon is not None:
            self._count += 1
            return Said(
                Span(marked.start, marked.end), None, "colon_before", self._count, colon.speaker, colon.cue, colon.via
            )
        spoken = [one for one in found if one.kind != "scare"]
        if spoken:
            return self._carry(marked, spoken[-1], "continued")
        if self._heard is not None:
            self._count += 1
            return Said(
                Span(marked.start, marked.end),
                None,
                "speaker_before",
                self._count,
                self._heard.speaker,
                None,
                self._heard.via,
                False,
            )
        return None

    def _orphan(self, marked: Marked) -> Said:
        """A paragraph of quotes alone: its speaker is the last one before."""
        if self._last is not None and self._last.speaker is not None:
            return self._carry(marked, self._last, "paragraph_before")
        self._count += 1
        return Said(Span(marked.start, marked.end), None, "unattributed", self._count)

    def _note(self, sentence: Sentence) -> None:
        """Remembers the speaker of a sentence, for a quote that follows without an attribution."""
        for frame in sentence.frames:
            if frame.is_any("say", "tell", "according") and frame.speaker is not None:
                self._heard = Attribution(frame.rule, frame.speaker, frame.cue, frame.via)
                return

    def _end(self, paragraph: Span, sentences: Sequence[Sentence], found: Sequence[Said]) -> None:
        self._heard = None
        if self._text[paragraph.end - 1] != ":" or not sentences:
            return
        closing = sentences[-1]
        saying = [frame for frame in closing.frames if frame.is_any("say", "tell", "urge", "other")] or closing.frames
        if saying:
            frame = saying[-1]
            self._colon = Attribution("colon_before", frame.speaker, frame.cue, frame.via)
            return
        phrase = phrase_after(closing.tokens, 0)
        if phrase is not None:
            self._colon = Attribution("colon_before", phrase.span(closing.tokens), None, None)


def _strong(attribution: Attribution | None, marked: Marked) -> bool:
    """Whether cue and quote stand so close that the quote can be no mere name: "what it calls the “Great Leap”"."""
    if attribution is None or attribution.rule in ("passive_agent", "rare_cue"):
        return False
    if attribution.rule in ("quote_speaker_cue", "quote_cue_speaker", "label", "cue_quote"):
        return True
    return attribution.cue is not None and 0 <= marked.outer_start - attribution.cue.end <= 6


def _opens_speech(text: str, sentence: Sentence, at: int, marked: Marked) -> bool:
    """A quoted sentence inside a sentence without a frame: it is somebody's words all the same."""
    return (
        marked.end - marked.start > 40
        and is_clause(text, marked.start, marked.end)
        and sentence.tokens[at].kind == k.QUOTE
    )
