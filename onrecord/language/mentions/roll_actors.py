"""The actors that stand for the bearers of names, one object for each, alone or in groups."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.compatibility import is_relational
from onrecord.language.mentions.named_entity import Bearer

__all__ = ["Actors"]


class Actors:
    """Actors by their bearers; who is asked for twice is the same object twice.

    >>> berg, moe = Bearer("Ole Berg", "person"), Bearer("Ida Moe", "person")
    >>> actors = Actors()
    >>> actors.of(berg) is actors.of(berg), actors.group([berg, moe]).name
    (True, 'Ida Moe and Ole Berg')
    """

    def __init__(self) -> None:
        self._actors: dict[Bearer, Actor] = {}
        self._groups: dict[tuple[Actor, ...], Actor] = {}

    def of(self, bearer: Bearer) -> Actor:
        """The actor for a bearer."""
        actor = self._actors.get(bearer)
        if actor is None:
            role = None
            if bearer.kind == "person":
                role = next((role for role in bearer.roles if not is_relational(role)), None)
            actor = self._actors[bearer] = Actor(bearer.name, bearer.kind, role, bearer.country)
        return actor

    def group(self, bearers: Iterable[Bearer]) -> Actor | None:
        """Several who act together; None where there is nobody, and one alone is no group."""
        return self.joined(self.of(bearer) for bearer in bearers)

    def joined(self, actors: Iterable[Actor]) -> Actor | None:
        """The group of these, in the order of the alphabet, so that the order of mention makes no difference."""
        each = {member for actor in actors for member in actor.members or (actor,)}
        members = tuple(sorted(each, key=lambda actor: actor.name))
        if len(members) < 2:
            return members[0] if members else None
        group = self._groups.get(members)
        if group is None:
            names = [member.name for member in members]
            name = ", ".join(names[:-1]) + " and " + names[-1]
            group = self._groups[members] = Actor(name, "group", members=members)
        return group
