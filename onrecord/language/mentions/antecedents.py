"""Whom a description or a pronoun takes up, and the actors that stand for the bearers of names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import Gender
from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.compatibility import (
    fits,
    is_called,
    is_from_elsewhere,
    is_relational,
    may_be,
    may_be_of,
    parties_in,
)
from onrecord.language.mentions.definite_descriptions import Description, descriptions
from onrecord.language.mentions.name_linking import NameMention, Roll
from onrecord.language.mentions.named_entity import Bearer
from onrecord.language.mentions.pronouns import InView, Pronouns
from onrecord.language.text.named_tuples import maker
from onrecord.language.text.speedups import lazy

__all__ = ["Antecedents"]

_REACH = 300
_OFTEN = 3
_OWNED_BODIES = words("owned_bodies")
_BY = re.compile(r"\b(?:by|from)[ \u00a0](?:\w+[ \u00a0]){0,3}$")
_RESTRICTION = re.compile(r"[ \u00a0](?:who|that|whose|of|from|in|at|on|with|attending|present|involved)\b")
_PLAIN_STATES = frozenset(("countries", "nations", "states", "governments", "neighbors", "neighbours"))
_STATEMENTS = words("statement_nouns")
_ANY_DOCUMENT = frozenset(("document", "text", "paper"))
_FRESH = frozenset(("new", "recent", "latest", "own"))
_LEADERS = frozenset(("leader", "head of state", "head of government", "president", "prime minister", "ruler"))


_in_view: Callable[[tuple[Any, ...]], InView[Actor]] = maker(InView)


class Antecedents:
    """Looks back (and, where nothing stands before, ahead) for the one whom words without a name stand for."""

    def __init__(self, roll: Roll, sentence_starts: Callable[[], Sequence[int]]) -> None:
        self._roll = roll
        self._sentence_starts = sentence_starts
        self._actors: dict[Bearer, Actor] = {}
        self._groups: dict[tuple[Actor, ...], Actor] = {}

    # ── actors ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def actor(self, bearer: Bearer) -> Actor:
        """The actor for a bearer; the same one every time."""
        actor = self._actors.get(bearer)
        if actor is None:
            role = next((role for role in bearer.roles if not is_relational(role)), None)
            actor = self._actors[bearer] = Actor(bearer.name, bearer.kind, role, bearer.country)
        return actor

    def group(self, bearers: Iterable[Bearer]) -> Actor | None:
        """Several who act together, in the order of the alphabet, so that the order of mention makes no difference."""
        members = tuple(sorted({self.actor(bearer) for bearer in bearers}, key=lambda actor: actor.name))
        if not members:
            return None
        if len(members) == 1:
            return members[0]
        group = self._groups.get(members)
        if group is None:
            names = [member.name for member in members]
            name = ", ".join(names[:-1]) + " and " + names[-1]
            group = self._groups[members] = Actor(name, "group", members=members)
        return group

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
        match description.kind:
            case "states" if description.count == 2 or (description.definite and not self._is_restricted(end)):
                return self._two_states(description)
            case "people" if description.count == 2 or (description.definite and not self._is_restricted(end)):
                return self._two_people()
            case "bodies" if description.count == 2:
                return self._two_bodies()
            case "person" if description.definite:
                return self._person(place, description)
            case "organization" if description.definite:
                return self._organization(place, description)
            case "state":
                return self._state(description)
            case "document":
                return self._issuer(place, description) or self._document(place, description)
            case "words":
                return self._issuer(place, description) or self._owner(place, description)
            case "spokesperson":
                return self._spokesperson(place, description)
        return None

    def _is_part_of_name(self, end: int) -> bool:
        """Whether the words belong to a name: 'the former president Kari Lund', 'the Harbour Bank'."""
        at = bisect_left(self._roll.starts, end)
        if at < len(self._roll.starts) and self._roll.starts[at] == end + 1:
            return True
        return at > 0 and self._roll.mentions[at - 1].end >= end

    def _around(self, place: int) -> Iterator[NameMention]:
        """The name mentions before the place, nearest first, then those after it."""
        mentions, at = self._roll.mentions, bisect_left(self._roll.starts, place)
        yield from reversed(mentions[max(0, at - _REACH) : at])
        yield from mentions[at : at + _REACH]

    def _person(self, place: int, description: Description) -> Actor | None:
        """The nearest person who is what the description says, of the country or place that it says."""
        possible: list[Bearer] = []
        parties = parties_in((*description.modifiers, description.noun))
        for bearer in self._people_around(place):
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
        if not possible and description.country and description.noun in _LEADERS:
            possible = self._of_country(description)
        if description.country is None:
            # Nobody fits word for word: the only one with such an office is meant, as in 'the Vermont senator'.
            return self.actor(possible[0]) if len(possible) == 1 and description.modifiers else None
        return self.actor(possible[0]) if possible else None

    def _of_country(self, description: Description) -> list[Bearer]:
        """The people of a country of whom no office is told; the one most spoken of can be its leader."""
        of_country = [
            bearer
            for bearer in self._roll.bearers
            if bearer.kind == "person" and bearer.country == description.country and not bearer.roles
        ]
        return sorted(of_country, key=lambda bearer: -bearer.count)

    def _people_around(self, place: int) -> Iterator[Bearer]:
        """The people named around a place, nearest first and those before it first; each of them once."""
        mentions, people = self._roll.mentions, self._people
        at = bisect_left(self._roll.starts, place)
        first, here, last = (bisect_left(people, bound) for bound in (at - _REACH, at, at + _REACH))
        met: set[Bearer] = set()
        for number in chain(range(here - 1, first - 1, -1), range(here, last)):
            bearer = mentions[people[number]].bearer
            if bearer not in met:
                met.add(bearer)
                yield bearer

    @lazy
    def _people(self) -> list[int]:
        """Which of the mentions are of people."""
        return [at for at, mention in enumerate(self._roll.mentions) if mention.bearer.kind == "person"]

    def _is_restricted(self, end: int) -> bool:
        """Whether what follows says which ones, so that nobody is called again: 'the leaders who came'."""
        return _RESTRICTION.match(self._roll.text, end) is not None

    def _two_people(self) -> Actor | None:
        pair = self._pair("person")
        if pair is None:
            leaders = [
                bearer
                for bearer in self._roll.bearers
                if bearer.kind == "person" and any(is_called(role, "leader") for role in bearer.roles)
            ]
            leaders.sort(key=lambda bearer: -bearer.count)
            pair = (leaders[0], leaders[1]) if len(leaders) > 1 else None
        return self.group(pair) if pair else None

    def _two_bodies(self) -> Actor | None:
        pair = self._pair("organization")
        if pair is None:
            named = [bearer for bearer in self._roll.bearers if bearer.kind == "organization"]
            pair = (named[0], named[1]) if len(named) == 2 else None
        return self.group(pair) if pair else None

    def _two_states(self, description: Description) -> Actor | None:
        pair = self._pair("country")
        if description.country is not None or (description.noun == "parties" and description.modifiers):
            return None
        if description.count is None or description.noun not in _PLAIN_STATES:
            # 'The sides' may be anybody's: only states that are often named together are meant.
            return self.group(pair) if pair and self._pairs[pair] > 1 else None
        if pair is None:
            named = [bearer for bearer in self._roll.bearers if bearer.kind == "country"]
            named.sort(key=lambda bearer: -bearer.count)
            pair = (named[0], named[1]) if len(named) > 1 else None
        return self.group(pair) if pair else None

    def _pair(self, kind: str) -> tuple[Bearer, Bearer] | None:
        """The two of a kind that are most often named side by side."""
        return max(
            (pair for pair in self._pairs if pair[0].kind == kind), key=lambda pair: self._pairs[pair], default=None
        )

    @lazy
    def _pairs(self) -> dict[tuple[Bearer, Bearer], int]:
        return dict(self._roll.pairs())

    def _organization(self, place: int, description: Description) -> Actor | None:
        """The nearest organisation in whose name the noun stands: 'the ministry'; one that is somebody's own."""
        if description.noun in _OWNED_BODIES and (owner := self._person_in(place, description)) is not None:
            return Actor(f"{owner.short} {description.noun}", "organization", country=owner.country)
        if description.modifiers and description.modifiers[-1][:1].isupper():
            return None
        for mention in self._around(place):
            bearer = mention.bearer
            if bearer.kind not in ("organization", "outlet"):
                continue
            if description.country and bearer.country != description.country:
                continue
            if description.noun.split()[-1] in bearer.name.lower().split():
                return self.actor(bearer)
        return None

    def _state(self, description: Description) -> Actor | None:
        if description.country is None:
            return None
        bearer = self._roll.country(description.country)
        return self.actor(bearer) if bearer else None

    def _issuer(self, place: int, description: Description) -> Actor | None:
        """Whose words a statement is: 'a Foreign Ministry statement'."""
        if description.authored:
            return self._author(place, description)
        return self._owner(place, description) if description.noun in _STATEMENTS else None

    def _author(self, place: int, description: Description) -> Actor | None:
        """Whose work it is: 'an article by Xinhua', 'a letter from the ministry'."""
        end = place + len(description.title) + len(description.complement) + 24
        at = bisect_left(self._roll.starts, place + len(description.title))
        if at < len(self._roll.starts) and self._roll.mentions[at].start < end:
            mention = self._roll.mentions[at]
            lead = self._roll.text[place : mention.start].split()
            if len(lead) < 2 or not _BY.search(self._roll.text, max(0, mention.start - 40), mention.start):
                return None
            return self.actor(mention.bearer)
        return None

    def _owner(self, place: int, description: Description) -> Actor | None:
        """The name that stands just before the noun: 'the Kremlin statement', 'Oslo's version'."""
        end = place + len(description.title) + len("these ")
        at = bisect_left(self._roll.starts, place)
        owner = None
        for mention in self._roll.mentions[at : at + 4]:
            if mention.end <= end and mention.bearer.kind in ("organization", "outlet", "country", "person"):
                owner = mention.bearer
        return self.actor(owner) if owner else None

    def _person_in(self, place: int, description: Description) -> Bearer | None:
        """The person who is named within the description that begins at `place`: 'the Holm campaign'."""
        at, end = bisect_left(self._roll.starts, place), place + len(description.title) + 8
        for mention in self._roll.mentions[at : at + 2]:
            if mention.end < end and mention.bearer.kind == "person":
                return mention.bearer
        return None

    def _document(self, place: int, description: Description) -> Actor:
        """A document: one named before in fuller words, else one of its own."""
        title = " ".join(_named_words(description.title)) or description.noun
        if description.definite and title.lower() == description.noun:
            at = bisect_left(self._documents, place, key=lambda named: named[0])
            for _, noun, actor in reversed(self._documents[:at]):
                if noun == description.noun or (description.noun in _ANY_DOCUMENT and noun in _STATEMENTS):
                    return actor
        return Actor(title, "document", country=description.country)

    @lazy
    def _documents(self) -> list[tuple[int, str, Actor]]:
        """The documents that the text names in more than a noun, in order."""
        found = []
        for start, _, description in self._described:
            if description.kind == "document" and description.noun not in _ANY_DOCUMENT:
                name = " ".join(_named_words(description.title))
                if name and name.lower() != description.noun:
                    found.append((start, description.noun, Actor(name, "document", country=description.country)))
        return found

    def _spokesperson(self, place: int, description: Description) -> Actor | None:
        """A spokesperson without a name speaks for the organisation or the state that the text names."""
        at, end = (
            bisect_left(self._roll.starts, place),
            place + len(description.title) + len(description.complement) + 12,
        )
        for mention in self._roll.mentions[at : at + 3]:
            if mention.start < end:
                return self.actor(mention.bearer) if mention.bearer.kind in ("organization", "country") else None
        return None

    # ── pronouns ────────────────────────────────────────────────────────────────────────────────────────────────────

    def pronoun(self, place: int) -> Actor | None:
        """Whom the pronoun at `place` stands for."""
        return self._pronouns.bearer_at(place)

    @lazy
    def _pronouns(self) -> Pronouns[Actor]:
        # Actors are one object for each bearer, so that their identity tells them apart.
        genders: dict[int, Gender] = {}
        seen: list[InView[Actor]] = []
        for mention in self._roll.mentions:
            actor, gender = self.actor(mention.bearer), mention.bearer.gender
            genders[id(actor)] = gender
            seen.append(_in_view((mention.start, mention.end, actor, _sort(actor), gender, False)))
        for start, end, actor in self.descriptions:
            prominent = actor.kind == "group" and actor in self._prominent
            seen.append(InView(start, end, actor, _sort(actor), genders.get(id(actor), ""), prominent))
        seen.extend(self._pairs_in_view())
        seen.sort(key=lambda mention: (mention.start, mention.end))
        return Pronouns(self._roll.text, self._sentence_starts(), seen)

    def _pairs_in_view(self) -> Iterator[InView[Actor]]:
        """Two names joined by 'and' are in view together as well."""
        for one, other in self._roll.joined():
            group = self.group((one.bearer, other.bearer))
            if group is not None and group.kind == "group":
                yield InView(one.start, other.end, group, "several", "", group in self._prominent)

    @lazy
    def _prominent(self) -> frozenset[Actor]:
        """The pairs that the text names side by side again and again."""
        often = (self.group(pair) for pair, count in self._pairs.items() if count >= _OFTEN)
        return frozenset(group for group in often if group is not None)


def _sort(actor: Actor) -> str:
    match actor.kind:
        case "person":
            return "person"
        case "group":
            return "several"
        case _:
            return "body"


def _named_words(title: str) -> list[str]:
    """The words of a document's name without numbers and owners."""
    kept = [word for word in title.split() if not word.endswith(("'s", "’s")) and not word[0].isdigit()]
    return [word for word in kept if word.lower() not in _FRESH]
