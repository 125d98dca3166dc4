"""From what was said, place by place, to drafts: who each speaker and carrier is, and which kind a quote is of."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extraction.drafts import QuoteDraft
from onrecord.extraction.quotes.carriers import reads_as_outlet
from onrecord.extraction.quotes.kinds import is_clause
from onrecord.extraction.quotes.utterances import Said
from onrecord.language.document import Document
from onrecord.language.mentions.actors import Actor
from onrecord.language.text.spans import Span

__all__ = ["drafts"]

_FAR = 3000
"""Code points after which nobody remembers to whom an interview was given."""


def drafts(document: Document, said: Sequence[Said]) -> list[QuoteDraft]:
    """The drafts of what was said, in text order."""
    text = document.text
    people = _People(document)
    through = _Carriers(text, people)
    numbers: dict[int, int] = {}
    reach: dict[str, int] = {}
    found = []
    for one in sorted(said, key=lambda one: (one.span.start, -one.span.end)):
        kind = one.kind or ("direct" if is_clause(text, *one.span) else "mixed")
        if one.rule != "nested":
            if one.span.start < reach.get(kind, 0):
                # rows of a kind lie apart, but for another's words inside a quote: the outer one is kept
                continue
            reach[kind] = one.span.end
        shown = (one.shown or one.speaker) if not one.carried else None
        via_text, via = through.of(one)
        found.append(
            QuoteDraft(
                kind=kind,
                start=one.span.start,
                end=one.span.end,
                rule=one.rule,
                utterance=numbers.setdefault(one.utterance, len(numbers) + 1),
                speaker_text=shown.of(text) if shown else None,
                speaker=people.at(one.speaker),
                cue=one.cue.of(text) if one.cue else None,
                via_text=via_text,
                via=via,
            )
        )
    return found


class _People:
    """Whom places stand for, each asked once."""

    def __init__(self, document: Document) -> None:
        self._cast = document.cast
        self._known: dict[Span, Actor | None] = {}

    def at(self, place: Span | None) -> Actor | None:
        if place is None:
            return None
        if place not in self._known:
            self._known[place] = self._cast.resolve(*place)
        return self._known[place]


class _Carriers:
    """Who carried the words of whom; what an interview or an article began holds until its speaker speaks elsewhere."""

    def __init__(self, text: str, people: _People) -> None:
        self._text = text
        self._people = people
        self._going_on: dict[Actor, tuple[int, str, Actor | None]] = {}

    def of(self, one: Said) -> tuple[str | None, Actor | None]:
        """The carrier of a quote, in the words of the text and by name."""
        speaker = self._people.at(one.speaker)
        own = self._own(one)
        if speaker is None:
            return own or (None, None)
        if own is not None:
            if one.through in ("told", "medium"):
                self._going_on[speaker] = (one.span.end, *own)
            return own
        if one.through in ("setting", "told", "platform"):
            self._going_on.pop(speaker, None)
        known = self._going_on.get(speaker)
        if known is None or one.span.start - known[0] > _FAR or one.kind == "scare":
            return None, None
        self._going_on[speaker] = (one.span.end, *known[1:])
        return known[1:]

    def _own(self, one: Said) -> tuple[str, Actor | None] | None:
        """The carrier that the sentence names, if whoever it names is one."""
        if one.via is None or one.through == "setting":
            return None
        words = one.via.of(self._text)
        actor = self._people.at(one.via)
        if one.through == "named":
            return words, actor
        outlet = reads_as_outlet(words)
        known = actor is not None and actor.kind == "outlet"
        if one.through == "platform":
            return words, actor if known else Actor(words, "outlet")
        if not known and not outlet:
            if one.through == "told" or (actor is not None and actor.kind != "organization"):
                return None
            return (words, actor) if actor is not None else None
        if known or not any(part[:1].isupper() for part in words.split()[1:]):
            return words, actor if known else None
        return words, Actor(words.removeprefix("the ").removeprefix("The "), "outlet")
