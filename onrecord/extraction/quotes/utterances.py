"""Utterances: what one speaker says in one go, through split quotes and paragraphs without an attribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extraction.quotes.attribution import Attribution, attribute
from onrecord.extraction.quotes.carriers import carried
from onrecord.extraction.quotes.kinds import (
    is_clause,
    is_nickname,
    is_notice,
    is_title_case,
    is_whole,
    names_something,
)
from onrecord.extraction.quotes.lead_ins import closes_block, lead_in, opens_block
from onrecord.extraction.quotes.quoted_sentences import Sentence
from onrecord.language.syntax import tags
from onrecord.language.syntax.noun_phrases import phrase_after
from onrecord.language.syntax.tokens import Tokens, tokenise
from onrecord.language.text.quotation_marks import Marked
from onrecord.language.text.spans import Span

__all__ = ["Reported", "Said", "Thread"]


class Reported(NamedTuple):
    """A quote with its attribution, before it has an utterance."""

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
    shown: Span | None = None
    through: str = "named"
    carried: bool = False


class Thread:
    """Who speaks, from paragraph to paragraph; `said` collects the quotes."""

    def __init__(self, text: str) -> None:
        self.said: list[Said] = []
        self._text = text
        self._count = 0
        self._last: Said | None = None
        self._colon: Attribution | None = None
        self._heard: Attribution | None = None
        self._before: Attribution | None = None
        self._unsigned: list[int] = []
        self._block: Attribution | None = None
        self._open: list[int] = []
        """Quotes without an attribution of their own that the next paragraph goes on with."""

    def paragraph(self, paragraph: Span, sentences: Sequence[Sentence]) -> None:
        """Takes the marked quotes of the next paragraph."""
        self._sign(paragraph)
        colon, self._colon = self._colon, None
        here: Said | None = None
        waiting: list[Marked] = []
        for sentence in sentences:
            bare = bool(sentence.quotes) and sentence.bare
            attributed: Said | None = None
            named = -1
            for at, marked in sentence.quotes:
                attribution = carried(sentence, attribute(self._text, sentence, at, marked))
                if self._is_name(sentence, at, marked, attribution) or self._joins(sentence, named, at, marked):
                    self._scare(marked, "name")
                    named = at
                elif attribution is not None:
                    whole = is_whole(self._text, sentence.tokens, at, marked.start, marked.end, attribution.rule)
                    here = attributed = self._attributed(marked, attribution, whole)
                    self._reach_back(here)
                    for one in waiting:
                        self._carry(one, here, "quote_before")
                    waiting.clear()
                elif is_notice(self._text, marked.start, marked.end):
                    self._scare(marked, "no_attribution")
                elif bare or self._is_speech(marked, here):
                    here = self._continued(marked, here, colon) or here
                    if here is None:
                        waiting.append(marked)
                else:
                    self._scare(marked, "no_attribution")
                colon = None
            self._listen(sentence, attributed)
        introduced = self._introduced(paragraph, sentences, waiting)
        for one in waiting:
            if introduced is not None:
                self._attributed(one, introduced)
            else:
                self._orphan(one)
        if not waiting or waiting[-1].closed:
            self._open.clear()
        self._end(paragraph, sentences)

    def _introduced(
        self, paragraph: Span, sentences: Sequence[Sentence], waiting: Sequence[Marked]
    ) -> Attribution | None:
        """Who does something in the sentence that opens a paragraph, before its quotes: "Li shook his head. “…”"."""
        if not waiting or not sentences or sentences[0].quotes or sentences[0].span.start != paragraph.start:
            return None
        before = [one.span for one in sentences if one.span.end <= waiting[0].outer_start]
        if not before or waiting[0].outer_start - before[-1].end > 1:
            return None
        tokens = tokenise(self._text, *before[-1])
        phrase = phrase_after(tokens, 0)
        if phrase is None or phrase.last + 1 >= len(tokens):
            return None
        person = tokens[phrase.last].tag in (tags.NAME, tags.PRONOUN) and tokens[0].lower not in ("it", "there", "that")
        acts = tokens[phrase.last + 1].tag in (tags.VERB, tags.OTHER_VERB)
        return Attribution("speaker_before", phrase.span(tokens), None) if person and acts else None

    def turn(self, label: Span, words: Span, speaker: Span | None) -> None:
        """Takes a turn of a transcript; a paragraph of quotes after it goes on with its speaker."""
        self._colon = self._heard = self._before = None
        last = self._last
        if last is not None and last.rule == "transcript" and label in (last.speaker, last.shown):
            self._add(Said(words, "direct", "transcript", last.utterance, speaker, shown=label, carried=True))
            return
        self._last = self._add(Said(words, "direct", "transcript", self._next(), speaker, shown=label))

    def signed(self, marked: Marked) -> bool:
        """Whether the last line of a quote set apart names its speaker: "“We will not wait.", then "Li Wei, baker”"."""
        words = self._text[marked.start : marked.end]
        last = self.said[-1] if self.said else None
        if last is None or not words[0].isupper() or len(words) > 90 or len(words.split()) > 10:
            return False
        if self._text[last.span.end - 1] not in ".?!…" or is_clause(self._text, marked.start, marked.end):
            return False
        tokens = tokenise(self._text, marked.start, marked.end)
        phrase = phrase_after(tokens, 0)
        if phrase is None or not any(token.tag == tags.NAME for token in tokens[1 : phrase.last + 1]):
            return False
        self._last = Said(last.span, None, "signature", self._next(), phrase.span(tokens))
        self.said[-1] = self._last
        return True

    def nested(self, sentences: Sequence[Sentence]) -> None:
        """Takes the quotes inside a quote that are another's words: their own cue says so, and it is not "I said".

        A word or two inside a quote are a term of its speaker.
        """
        for sentence in sentences:
            for at, marked in sentence.quotes:
                found = attribute(self._text, sentence, at, marked)
                if found is None or found.speaker is None or found.rule in ("rare_cue", "noun_cue", "label"):
                    continue
                words = self._text[marked.start : min(marked.end, marked.start + 40)].split()
                if len(words) > 2 and found.speaker.of(self._text).lower() not in ("i", "we", "you"):
                    self._add(Said(Span(marked.start, marked.end), None, "nested", self._next(), *found[1:]))

    def reported(self, found: Sequence[Reported], kind: str) -> None:
        """Takes quotes without marks, each an utterance of its own."""
        for span, attribution in found:
            self._add(Said(span, kind, attribution.rule, self._next(), *attribution[1:]))

    def _add(self, said: Said) -> Said:
        self.said.append(said)
        return said

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _attributed(self, marked: Marked, attribution: Attribution, whole: bool = False) -> Said:
        """A quote with an attribution; the parts of one report are one utterance."""
        last = self._last
        same = last is not None and last.cue == attribution.cue and last.speaker == attribution.speaker
        number = last.utterance if last is not None and same and attribution.cue is not None else self._next()
        kind = "direct" if whole or self._is_lone(marked) else None
        self._last = self._add(Said(Span(marked.start, marked.end), kind, attribution.rule, number, *attribution[1:]))
        return self._last

    def _is_lone(self, marked: Marked) -> bool:
        """Whether the quote is a sentence by its signs: a capital, a full stop inside, and no word before it."""
        start, end = marked.start, marked.end
        text = self._text
        before = text[max(0, marked.outer_start - 3) : marked.outer_start].rstrip(" ")
        opens = not before or before[-1] in '.!?:\n\r”"…'
        return opens and text[start].isupper() and text[end - 1] in ".?!…" and " " in text[start:end]

    def _reach_back(self, here: Said) -> None:
        """Gives quotes that were left open before this one to its speaker: "“We stay.", then "“We go,” Li said."."""
        for index in self._open:
            self.said[index] = self.said[index]._replace(
                rule="paragraph_after",
                utterance=here.utterance,
                speaker=here.speaker,
                via=here.via,
                through=here.through,
                carried=True,
            )
        self._open.clear()

    def _carry(self, marked: Marked, said: Said, rule: str) -> Said:
        kind = "direct" if self._is_lone(marked) else None
        return self._add(
            Said(
                Span(marked.start, marked.end),
                kind,
                rule,
                said.utterance,
                said.speaker,
                None,
                said.via,
                None,
                said.through,
                True,
            )
        )

    def _scare(self, marked: Marked, rule: str) -> None:
        self._add(Said(Span(marked.start, marked.end), "scare", rule, self._next()))

    def _is_name(self, sentence: Sentence, at: int, marked: Marked, attribution: Attribution | None) -> bool:
        """Whether the marks name a thing, and no cue stands so close that they must quote."""
        place = (self._text, sentence.tokens, at, marked.start, marked.end)
        if is_nickname(*place):
            return True
        return not _strong(attribution, marked, sentence.tokens, at) and names_something(*place)

    def _joins(self, sentence: Sentence, named: int, at: int, marked: Marked) -> bool:
        """Whether a title follows a name that stands beside it: "“Fargo” and “The Wire,” said …"."""
        between = sentence.tokens[named + 1 : at] if named >= 0 else ()
        if not 1 <= len(between) <= 2 or between[-1].lower not in ("and", "or", ",", "&"):
            return False
        return is_title_case(self._text[marked.start : min(marked.end, marked.start + 80)])

    def _is_speech(self, marked: Marked, here: Said | None) -> bool:
        """A quoted clause in a sentence without an attribution is somebody's words all the same."""
        least = 25 if here is not None or self._heard is not None else 60
        return marked.end - marked.start > least and is_clause(self._text, marked.start, marked.end)

    def _continued(self, marked: Marked, here: Said | None, colon: Attribution | None) -> Said | None:
        """A quote that is a sentence by itself goes on from the colon, the quote or the speaker before it."""
        if colon is not None:
            return self._attributed(marked, colon)
        if here is not None:
            return self._carry(marked, here, "continued")
        if self._heard is not None:
            return self._attributed(marked, self._heard._replace(rule="speaker_before"))
        return None

    def _orphan(self, marked: Marked) -> None:
        """A quote in a paragraph of quotes alone: its speaker is the last one before."""
        if not marked.closed:
            self._open.append(len(self.said))
        self._unsigned.append(len(self.said))
        if self._before is not None and (self._last is None or self._before.speaker != self._last.speaker):
            self._attributed(marked, self._before._replace(rule="paragraph_before"))
            self._before = None
        elif self._last is not None and self._last.speaker is not None:
            self._carry(marked, self._last, "paragraph_before")
        else:
            self._add(Said(Span(marked.start, marked.end), None, "unattributed", self._next()))

    def _listen(self, sentence: Sentence, attributed: Said | None) -> None:
        """Remembers the speaker of a sentence, for a quote that follows without an attribution."""
        if attributed is not None and attributed.speaker is not None:
            self._heard = Attribution(
                attributed.rule, attributed.speaker, None, attributed.via, None, attributed.through
            )
            return
        for frame in sentence.frames:
            if frame.is_any("say", "tell", "judge", "according") and frame.speaker is not None:
                self._heard = Attribution(frame.rule, frame.speaker, None, frame.via)
                return

    def _sign(self, paragraph: Span) -> None:
        """A paragraph such as "— Li Wei, teacher" says whose the quotes before it are."""
        unsigned, self._unsigned = self._unsigned, []
        if not unsigned or self._text[paragraph.start] not in "-–—―" or paragraph.end - paragraph.start > 120:
            return
        tokens = tokenise(self._text, paragraph.start, paragraph.end)
        phrase = phrase_after(tokens, 1)
        if phrase is None or tokens[1].tag != tags.NAME:
            return
        number = self._next()
        for index in unsigned:
            self.said[index] = Said(self.said[index].span, None, "signature", number, phrase.span(tokens))

    def _end(self, paragraph: Span, sentences: Sequence[Sentence]) -> None:
        """Remembers a colon at the paragraph's end: "Li continued:" introduces the next paragraph."""
        self._before, self._heard = self._heard, None
        if self._text[paragraph.end - 1] != ":" or not sentences:
            return
        self._colon = lead_in(sentences[-1])
        self._block = self._colon if opens_block(self._text, sentences[-1]) else None

    def block(self, paragraph: Span, marked: bool) -> bool:
        """Takes a paragraph without marks as part of what somebody writes, if a lead-in has said so."""
        if self._block is None:
            return False
        if marked or closes_block(self._text, paragraph):
            self._block = None
            return False
        same = self._last is not None and self._last.rule == "block" and self._last.speaker == self._block.speaker
        number = self._last.utterance if self._last is not None and same else self._next()
        self._colon = None
        self._last = self._add(
            Said(paragraph, "direct", "block", number, self._block.speaker, self._block.cue, carried=same)
        )
        return True


def _strong(attribution: Attribution | None, marked: Marked, tokens: Tokens, at: int) -> bool:
    """Whether cue and quote stand so close that the quote can be no mere name: "what it calls the “Great Leap”".

    A quote that belongs to the word before it ("on NBC’s “Today,” Li said"; "Li said on “Today”") is not reported.
    """
    if attribution is None or attribution.rule in ("passive_agent", "rare_cue"):
        return False
    before = tokens[at - 1] if at else None
    embedded = before is not None and (
        before.tag in (tags.NAME, tags.PREPOSITION, tags.NOUN)
        or before.lower in ("the", "titled", "entitled", "called")
    )
    if attribution.rule in ("quote_speaker_cue", "quote_cue_speaker"):
        return not embedded
    if attribution.rule == "label":
        return True
    if attribution.rule == "cue_quote":
        return before is None or before.verb is None or before.verb.lemma != "tell"
    if before is not None and before.tag == tags.PREPOSITION and before.lower in ("on", "in", "with", "to"):
        return False
    return attribution.cue is not None and 0 <= marked.outer_start - attribution.cue.end <= 6
