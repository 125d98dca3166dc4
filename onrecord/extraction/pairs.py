"""Whom the article pairs: the members of its groups, and the two states of which it speaks together."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from onrecord.extraction.agreements.actors import state_of
from onrecord.language.document import Document
from onrecord.language.mentions.actors import Actor
from onrecord.language.text.speedups import lazy

__all__ = ["Pairs"]

_TOGETHER = re.compile(r"\s*(?:,?\s*\band\b|-|–|/|&)\s*(?:the\s+)?(?:President\s+)?")
_READ_FOR_PAIRS = 100_000
"""Code points of the text from which the two states of which it speaks most are told."""


class Pairs:
    """Groups and pairs of one document, read once when first asked for.

    >>> text = "Chad and Niger are neighbours. On Monday Chad and Niger met."
    >>> [actor.name for actor in Pairs(Document(text)).pair]
    ['Chad', 'Niger']
    """

    def __init__(self, document: Document) -> None:
        self.document = document

    def members(self, actor: Actor) -> list[Actor]:
        """Those who make up a group, in the order in which the article first names them; or the one alone."""
        if not actor.members:
            return [actor]
        return sorted(actor.members, key=self._first_place)

    def _first_place(self, actor: Actor) -> tuple[int, str]:
        return self._first_places.get(actor, len(self.document.text)), actor.name

    @lazy
    def _first_places(self) -> dict[Actor, int]:
        """Where each actor is first named, in the part of the text that is read for pairs."""
        places: dict[Actor, int] = {}
        for mention in self.document.cast.mentions_in(0, min(len(self.document.text), _READ_FOR_PAIRS)):
            places.setdefault(mention.actor, mention.start)
        return places

    @lazy
    def pair(self) -> tuple[Actor, ...]:
        """The two states or bodies that the article names together most often, in the order of their first mentions."""
        count: Counter[frozenset[Actor]] = Counter()
        mentions = self.document.cast.mentions_in(0, min(len(self.document.text), _READ_FOR_PAIRS))
        for mention in mentions:
            count[frozenset(map(state_of, mention.actor.members))] += 1
        for one, other in pairwise(mentions):
            between = self.document.text[one.end : other.start] if other.start - one.end < 20 else ""
            if _TOGETHER.fullmatch(between):
                count[frozenset((state_of(one.actor), state_of(other.actor)))] += 1
        pairs = [(together, number) for together, number in count.items() if _are_two_parties(together)]
        if not pairs:
            return ()
        best, number = max(pairs, key=lambda item: item[1])
        return tuple(sorted(best, key=self._first_place)) if number > 1 else ()

    @lazy
    def salient(self) -> tuple[Actor, ...]:
        """The two of whom the article speaks: its pair, or the two states that it names far more often than others."""
        if self.pair:
            return self.pair
        states = self.states
        alone = len(states) == 2 or (len(states) > 2 and self._counts[states[1]] >= 2 * self._counts[states[2]])
        return tuple(sorted(states[:2], key=self._first_place)) if alone else ()

    @lazy
    def states(self) -> tuple[Actor, ...]:
        """The states that are named more than once, most often first."""
        return tuple(actor for actor, number in self._counts.most_common() if actor.kind == "country" and number > 1)

    @lazy
    def _counts(self) -> Counter[Actor]:
        return Counter(
            state_of(mention.actor)
            for mention in self.document.cast.mentions_in(0, min(len(self.document.text), _READ_FOR_PAIRS))
        )


def _are_two_parties(together: frozenset[Actor]) -> bool:
    return len(together) == 2 and all(actor.kind in ("country", "organization", "group") for actor in together)
