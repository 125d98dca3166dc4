"""Whom a description or a pronoun takes up, and the actors that stand for the bearers of names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import Gender
from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.bodies import Bodies, Resolve
from onrecord.language.mentions.compatibility import fits, is_from_elsewhere, may_be, may_be_of, parties_in
from onrecord.language.mentions.definite_descriptions import Description, descriptions, opening_description
from onrecord.language.mentions.groups import Groups
from onrecord.language.mentions.name_linking import Roll
from onrecord.language.mentions.named_entity import Bearer
from onrecord.language.mentions.pronouns import InView, Pronouns
from onrecord.language.mentions.roll_actors import Actors
from onrecord.language.text.named_tuples import maker
from onrecord.language.text.speedups import lazy

__all__ = ["Antecedents"]

_REACH = 300
_OWNED_BODIES = words("owned_bodies")
_RESTRICTION = re.compile(r"[ \u00a0](?:who|that|whose|of|from|in|at|on|with|attending|present|involved)\b")
_DOCUMENTS = words("document_nouns")
_LEADERS = frozenset(("leader", "head of state", "head of government", "president", "prime minister", "ruler"))


_in_view: Callable[[tuple[Any, ...]], InView[Actor | None]] = maker(InView)


class Antecedents:
    """Looks back (and, where nothing stands before, ahead) for the one whom words without a name stand for."""

    def __init__(self, roll: Roll, sentence_starts: Callable[[], Sequence[int]], resolve: Resolve) -> None:
        self._roll = roll
        self._sentence_starts = sentence_starts
        self.actors = Actors()
        self.actor = self.actors.of
        self._groups = Groups(roll, self.actors)
        self._bodies = Bodies(roll, self.actors, lambda: self._described, resolve)

    # ── descriptions ────────────────────────────────────────────────────────────────────────────────────────────────

    @lazy
    def descriptions(self) -> list[tuple[int, int, Actor]]:
        """The descriptions of the text that could be resolved."""
        return [
            (start, end, actor)
            for start, end, found in self._described
            if not self._is_part_of_name(end) and (actor := self.described(start, end, found)) is not None
        ]

    @lazy
    def _described(self) -> list[tuple[int, int, Description]]:
        return list(descriptions(self._roll.text))

    def described(self, place: int, end: int, description: Description) -> Actor | None:
        """Whom the description from `place` to `end` stands for."""
        restricted = description.count != 2 and self._is_restricted(end)
        match description.kind:
            case "states" if (description.count == 2 or description.definite) and not restricted:
                return self._groups.states(place, description)
            case "people" if description.definite and not restricted:
                return self._groups.people(place, description)
            case "bodies" if description.count == 2 and description.definite:
                return self._groups.bodies(place)
            case "person" if description.definite:
                return self._person(place, description)
            case "person" if description.possessed:
                return self._related(place, description)
            case "national":
                return self._national(place, description)
            case "organization" if description.definite or description.noun in _OWNED_BODIES:
                return self._bodies.organization(place, description)
            case "state":
                return self._state(description)
            case "document":
                return self._bodies.document(description, place)
            case "words":
                found = self._bodies.words_of(place, description)
                return found or (self._bodies.document(description, place) if description.noun in _DOCUMENTS else None)
            case "spokesperson":
                return self._bodies.spokesperson(place, description)
        return None

    def _is_part_of_name(self, end: int) -> bool:
        """Whether the words belong to a name: 'the former president Kari Lund', 'the Harbour Bank'."""
        at = bisect_left(self._roll.starts, end)
        if at < len(self._roll.starts) and self._roll.starts[at] == end + 1:
            return True
        return at > 0 and self._roll.mentions[at - 1].end >= end

    def _person(self, place: int, description: Description) -> Actor | None:
        """The nearest person before who is what the description says, of the country or place that it says."""
        before, after = self._people_around(place)
        return (
            self._best(before, description)
            or self._announced(after, description)
            or self._leader_of_country(before, description)
        )

    def _best(self, people: Iterable[Bearer], description: Description) -> Actor | None:
        possible: list[Bearer] = []
        parties = parties_in((*description.modifiers, description.noun))
        for bearer in people:
            if not may_be(bearer, description, parties):
                continue
            if description.country is None:
                if description.noun in _LEADERS or fits(bearer, description):
                    return self.actor(bearer)
                if not is_from_elsewhere(bearer, description):
                    possible.append(bearer)
            elif bearer.country == description.country:
                return self.actor(bearer)
            elif may_be_of(bearer, description.country):
                possible.append(bearer)
        if description.country is None:
            # Nobody fits word for word: the only one with such an office is meant, as in 'the Vermont senator'.
            return self.actor(possible[0]) if len(possible) == 1 and description.modifiers else None
        return self.actor(possible[0]) if possible else None

    def _announced(self, people: Iterable[Bearer], description: Description) -> Actor | None:
        """The only one named later who holds the very office that the description tells: a lead before the name."""
        if not description.modifiers and description.country is None:
            return None
        parties = parties_in((*description.modifiers, description.noun))
        found = [
            bearer
            for bearer in people
            if may_be(bearer, description, parties)
            and (bearer.country == description.country if description.country else fits(bearer, description))
        ]
        return self.actor(found[0]) if len(found) == 1 else None

    def _leader_of_country(self, before: Iterable[Bearer], description: Description) -> Actor | None:
        """One of the country of whom no office is told can be its leader; of several the one most spoken of."""
        if description.country is None or description.noun not in _LEADERS:
            return None
        named = [one for one in before if one.country == description.country and not one.roles]
        return self.actor(max(named, key=lambda one: one.count)) if named else None

    def _related(self, place: int, description: Description) -> Actor | None:
        """The nearest person before who has been called so: 'her Chilean counterpart, Rosa', then 'her counterpart'."""
        noun = " " + description.noun
        before, _ = self._people_around(place)
        for bearer in before:
            if not (description.country and bearer.country not in (None, description.country)) and any(
                f" {role.lower()}".endswith(noun) for role in bearer.roles
            ):
                return self.actor(bearer)
        return None

    def _national(self, place: int, description: Description) -> Actor | None:
        """The nearest person before whom the text says to be of the country: 'the Norwegian'."""
        before, _ = self._people_around(place)
        return next((self.actor(one) for one in before if one.country == description.country), None)

    def _people_around(self, place: int) -> tuple[list[Bearer], list[Bearer]]:
        """The people named before a place, nearest first, and those named only after it."""
        mentions, people = self._roll.mentions, self._people
        at = bisect_left(self._roll.starts, place)
        first, here, last = (bisect_left(people, bound) for bound in (at - _REACH, at, at + _REACH))
        before = dict.fromkeys(mentions[people[number]].bearer for number in range(here - 1, first - 1, -1))
        after = dict.fromkeys(mentions[people[number]].bearer for number in range(here, last))
        return list(before), [bearer for bearer in after if bearer not in before]

    @lazy
    def _people(self) -> list[int]:
        """Which of the mentions are of people."""
        return [at for at, mention in enumerate(self._roll.mentions) if mention.bearer.kind == "person"]

    def _is_restricted(self, end: int) -> bool:
        """Whether what follows says which ones, so that nobody is called again: 'the leaders who came'."""
        return _RESTRICTION.match(self._roll.text, end) is not None

    def _state(self, description: Description) -> Actor | None:
        if description.country is None:
            return None
        bearer = self._roll.country(description.country)
        return self.actor(bearer) if bearer else None

    # ── pronouns ────────────────────────────────────────────────────────────────────────────────────────────────────

    def pronoun(self, place: int) -> Actor | None:
        """Whom the pronoun at `place` stands for."""
        return self._pronouns.bearer_at(place)

    @lazy
    def _pronouns(self) -> Pronouns[Actor | None]:
        # Actors are one object for each bearer, so that their identity tells them apart.
        genders: dict[int, Gender] = {}
        seen: list[InView[Actor | None]] = []
        for mention in self._roll.mentions:
            actor, gender = self.actor(mention.bearer), mention.bearer.gender
            genders[id(actor)] = gender
            seen.append(_in_view((mention.start, mention.end, actor, _sort(actor), gender, False)))
        seen.extend(self._unnamed_in_view())
        for start, end, actor in self.descriptions:
            prominent = actor.kind == "group" and actor in self._groups.often
            seen.append(InView(start, end, actor, _sort(actor), genders.get(id(actor), ""), prominent))
        seen.extend(self._pairs_in_view())
        seen.sort(key=lambda mention: (mention.start, mention.end))
        return Pronouns(self._roll.text, self._sentence_starts(), seen)

    def _unnamed_in_view(self) -> Iterator[InView[Actor | None]]:
        """Subjects without a name are in view too, so that 'A fisherman shrugged. He …' is nobody who was named."""
        resolved = {start for start, _, _ in self.descriptions}
        for start in self._sentence_starts():
            found = opening_description(self._roll.text, start)
            if found is not None and start not in resolved and not self._has_name(start, found[0]):
                yield InView(start, found[0], None, "person", found[1].gender)

    def _has_name(self, start: int, end: int) -> bool:
        """Whether a person's name stands in the description, beside it or in apposition."""
        first = bisect_left(self._roll.starts, start)
        for mention in self._roll.mentions[first : first + 3]:
            if mention.bearer.kind == "person" and (
                mention.start < end or self._roll.text[end : mention.start] in (" ", ", ", ", the ")
            ):
                return not self._roll.text.startswith(("'s ", "’s "), mention.end)
        return False

    def _pairs_in_view(self) -> Iterator[InView[Actor | None]]:
        """Two names joined by 'and' are in view together as well."""
        for one, other in self._roll.joined():
            group = self.actors.group((one.bearer, other.bearer))
            if group is not None and group.kind == "group":
                yield InView(one.start, other.end, group, "several", "", group in self._groups.often)
        for (start, one_end, first), (begin, end, second) in pairwise(self.descriptions):
            if self._roll.text[one_end:begin] == " and " and first.kind == second.kind == "person":
                yield InView(start, end, self.actors.joined((first, second)), "several", "", False)


def _sort(actor: Actor) -> str:
    match actor.kind:
        case "person":
            return "person"
        case "group":
            return "several"
        case _:
            return "body"
