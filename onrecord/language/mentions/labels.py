"""Whom the labels of a transcript stand for: 'MR PRICE:', 'Foreign Secretary:', 'A:'.

A name in capitals is read as if it were written small. An office is whoever holds it in the text. 'A' is the one who
answers: whoever had the floor before, else the first person whom the text names before its first label.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import title
from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.definite_descriptions import describe
from onrecord.language.mentions.name_linking import Roll
from onrecord.language.mentions.name_phrases import read_chain
from onrecord.language.mentions.roll_actors import Actors
from onrecord.language.text.speedups import lazy

__all__ = ["Labels"]

_ASKING = words("asking_labels")
_ANSWERING = frozenset(("a", "answer", "response", "reply"))
_LABEL = re.compile(r"^[ \t*_]*(?P<label>[A-Z][^:\n“”\"]{0,59}?)[ \t*_]*:", re.MULTILINE)
_BRACKETS = re.compile(r"[ \u00a0]?[(\[][^)\]]*[)\]]")

Describe = Callable[[int, str], "Actor | None"]


class Labels:
    r"""The labels of a text at the starts of its lines; `described` tells who holds an office.

    >>> text = "Envoy Ida Moe spoke.\nQ: Is it late?\nA: It is.\nMS MOE: It is late."
    >>> labels = Labels(Roll(text), Actors(), lambda place, office: None)
    >>> labels.at(text.index("Q:"), "Q") is None
    True
    >>> labels.at(text.index("A:"), "A").name, labels.at(text.index("MS"), "MS MOE").name
    ('Ida Moe', 'Ida Moe')
    """

    def __init__(self, roll: Roll, actors: Actors, described: Describe) -> None:
        self._roll = roll
        self._actors = actors
        self._described = described

    def is_label(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` are the label of a line."""
        return self._places.get(start) == self._roll.text[start:end]

    def at(self, start: int, label: str) -> Actor | None:
        """Whom the label at this place stands for; None for one who asks."""
        low = _BRACKETS.sub("", label).strip(" *_").lower()
        if low in _ASKING:
            return None
        if low in _ANSWERING:
            return self._answering(start)
        return self._speaking(start, _BRACKETS.sub("", label).strip(" *_"))

    def _answering(self, place: int) -> Actor | None:
        """Who had the floor before; else the first person named before any label."""
        at = bisect_left(self._floor, place, key=lambda had: had[0])
        if at:
            return self._floor[at - 1][1]
        return self._first_named

    @lazy
    def _first_named(self) -> Actor | None:
        """The first person whom the text names before any label."""
        first = min(self._places, default=0)
        for mention in self._roll.mentions:
            if mention.start >= first:
                break
            if mention.bearer.kind == "person":
                return self._actors.of(mention.bearer)
        return None

    def _speaking(self, place: int, label: str) -> Actor | None:
        capitals = label.isupper()
        written = _capitalised(label) if capitals else label
        for phrase in read_chain(written):
            if phrase.kind in ("person", "word") and (phrase.kind == "person" or " " not in written or capitals):
                bearer = self._roll.bearer_of(phrase.name, phrase.gender)
                if bearer is None and " " in phrase.name:
                    bearer = self._roll.bearer_of(phrase.name.rpartition(" ")[2], phrase.gender)
                if bearer is not None:
                    return self._actors.of(bearer)
                if phrase.kind == "person" or capitals:
                    return Actor(phrase.name, "person", role=phrase.role, country=phrase.country)
        return self._described(place, f"the {written}") if describe(f"the {written}") else None

    @lazy
    def _places(self) -> dict[int, str]:
        return {found.start("label"): found["label"] for found in _LABEL.finditer(self._roll.text)}

    @lazy
    def _floor(self) -> list[tuple[int, Actor]]:
        """Who has the floor by name or office, in order."""
        found = []
        for place, label in self._places.items():
            low = _BRACKETS.sub("", label).strip(" *_").lower()
            if low not in _ASKING and low not in _ANSWERING and len(label.split()) <= 6:
                actor = self._speaking(place, _BRACKETS.sub("", label).strip(" *_"))
                if actor is not None and actor.kind == "person":
                    found.append((place, actor))
        return found


def _capitalised(label: str) -> str:
    """A label in capitals as it would stand in running text: 'MR O'NEIL' -> "Mr O'Neil"."""
    found = []
    for word in label.split():
        parts = re.split(r"([-'’.])", word)
        written = "".join(part.capitalize() for part in parts)
        found.append(word if title(word) is not None and title(written) is None else written)
    return " ".join(found)
