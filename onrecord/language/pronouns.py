"""Whom a pronoun stands for: the likeliest of those in view, by how they stand in their sentences.

What is in view are the mentions of the sentence so far and of the few sentences before it. A subject outranks an
object, an object a possessor, and what stands inside quotation marks is out of view for the words outside them. Each
sentence back weakens a mention. A pronoun that is resolved is itself a mention and keeps its bearer in view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from onrecord.language.lexicon import words
from onrecord.language.roles import Gender

__all__ = ["PRONOUNS", "InView", "Pronouns", "quoted_stretches"]

PRONOUNS: dict[str, tuple[str, Gender]] = {
    **dict.fromkeys(("he", "him", "his", "himself", "he's", "he’s", "he'd", "he’d"), ("person", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself", "she's", "she’s", "she'd", "she’d"), ("person", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("body", "")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("several", "")),
}
"""What a pronoun can stand for (a person; a body such as a state, an organisation, a document; several) and as what."""

_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(PRONOUNS, key=len, reverse=True))})\b(?!['’]\w)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”\n]{1,4000}(?:”|$)|\"[^\"\n]{1,4000}\"", re.MULTILINE)
_PREPOSITIONS = words("prepositions")
_SUBORDINATORS = words("clause_openers")
_AGENT_VERBS = words("agent_verbs")
_NEXT_WORD = re.compile(r"[ \u00a0]([a-z’']+)")
_LAST_WORD = re.compile(r"([\w’'-]+|[,.;:—–()“\"”])[ \u00a0\n]*$")
_SUBJECT, _OBJECT, _OWNER, _AUTHORITY = 3.0, 1.0, 0.6, 3.2
_FADING = 1.0
_REACH = 6
_BearerT = TypeVar("_BearerT")


@dataclass(frozen=True, slots=True)
class InView(Generic[_BearerT]):
    """A mention that a pronoun may refer to."""

    start: int
    end: int
    bearer: _BearerT
    sort: str
    """'person', 'body' or 'several'."""
    gender: Gender = ""


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """The stretches between double quotation marks, roughly: enough to know what is out of view.

    >>> quoted_stretches("He said “so it goes” and left.")
    [(8, 20)]
    """
    return [match.span() for match in _QUOTED.finditer(text)]


class Pronouns(Generic[_BearerT]):
    """The pronouns of a text with those whom they stand for."""

    def __init__(
        self,
        text: str,
        sentence_starts: Sequence[int],
        mentions: Sequence[InView[_BearerT]],
        gender_of: Callable[[_BearerT], Gender],
    ) -> None:
        self._text = text
        self._sentence_starts = sentence_starts
        self._mentions = mentions
        self._gender_of = gender_of

    def bearer_at(self, start: int) -> _BearerT | None:
        """Whom the pronoun that begins at `start` stands for."""
        return self._bound.get(start)

    @cached_property
    def _bound(self) -> dict[int, _BearerT]:
        """Every pronoun that could be resolved, by its place. One walk through the text."""
        bound: dict[int, _BearerT] = {}
        quoted = quoted_stretches(self._text)
        quote_starts = [start for start, _ in quoted]
        window: list[tuple[int, float, bool, InView[_BearerT]]] = []
        at = 0
        for match in _PRONOUN.finditer(self._text):
            place = match.start()
            while at < len(self._mentions) and self._mentions[at].start < place:
                window.append(self._weighed(self._mentions[at], quoted, quote_starts))
                at += 1
            sentence = bisect_right(self._sentence_starts, place)
            window = [seen for seen in window if sentence - seen[0] <= _REACH][-60:]
            sort, gender = PRONOUNS[match.group().lower()]
            inside = _inside(place, quoted, quote_starts)
            found = self._likeliest(window, sort, gender, sentence, inside)
            if found is None:
                continue
            bound[place] = found.bearer
            low = match.group().lower()
            weight = _SUBJECT if low in ("he", "she", "it", "they") else _OWNER
            again = InView(place, match.end(), found.bearer, sort, gender)
            window.append((sentence, weight, inside, again))
        return bound

    def _weighed(
        self, mention: InView[_BearerT], quoted: list[tuple[int, int]], quote_starts: list[int]
    ) -> tuple[int, float, bool, InView[_BearerT]]:
        sentence = bisect_right(self._sentence_starts, mention.start)
        weight = self._weight(mention, self._sentence_starts[sentence - 1] if sentence else 0)
        return sentence, weight, _inside(mention.start, quoted, quote_starts), mention

    def _weight(self, mention: InView[_BearerT], sentence_start: int) -> float:
        """How prominent the mention is by its place in the sentence."""
        text = self._text
        if text.startswith(("'s", "’s", "' ", "’ "), mention.end):
            return _OWNER
        lead = text[max(sentence_start, mention.start - 24) : mention.start]
        last = _LAST_WORD.search(lead)
        word = last.group(1).lower() if last else ""
        if lead.rstrip().lower().endswith("according to") or word in ("said", "says", "added", "asked", "wrote"):
            return _AUTHORITY
        following = _NEXT_WORD.match(text, mention.end)
        verb = following.group(1) if following else ""
        if word in _PREPOSITIONS:
            return _OBJECT
        if verb in _AGENT_VERBS or verb.endswith("ed"):
            return _SUBJECT + 0.1
        if not word or word in _SUBORDINATORS or word in ',;:—–(“"”':
            return _SUBJECT - 0.3 if word else _SUBJECT
        return _OBJECT + 0.1

    def _likeliest(
        self,
        window: list[tuple[int, float, bool, InView[_BearerT]]],
        sort: str,
        gender: Gender,
        sentence: int,
        inside: bool,
    ) -> InView[_BearerT] | None:
        best: InView[_BearerT] | None = None
        highest = float("-inf")
        for there, weight, quoted, mention in window:
            if mention.sort != sort:
                continue
            known = self._gender_of(mention.bearer) if sort == "person" else ""
            if known and gender and known != gender:
                continue
            score = weight - _FADING * (sentence - there)
            if quoted and not inside:
                score -= 2.0
            if known and known == gender:
                score += 0.4
            # Of equals the later one, unless both stand in this very sentence, where the first is its subject.
            if score > highest or (score == highest and there < sentence):
                best, highest = mention, score
        return best


def _inside(place: int, quoted: list[tuple[int, int]], quote_starts: list[int]) -> bool:
    at = bisect_right(quote_starts, place) - 1
    return at >= 0 and place < quoted[at][1]
