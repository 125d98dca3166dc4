"""Whose words quotes are: one speaker, or several who spoke with one voice.

A joint statement speaks for those who made it. One paper has "the document says", another "the two presidents said",
a third "Russia and China demand": at one event these are one voice, provided that the same states stand behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from onrecord.schema import Entity

__all__ = ["Voice", "Voices"]


class Voice(NamedTuple):
    """The block in which a quote is compared, and the states behind a joint voice; nobody stands behind a document."""

    key: str
    bodies: frozenset[str] = frozenset()

    def may_be(self, other: Voice) -> bool:
        """Whether both can be the same voice.

        >>> two = Voice("joint", frozenset({"CN", "RU"}))
        >>> two.may_be(Voice("joint")), two.may_be(Voice("joint", frozenset({"US"})))
        (True, False)
        """
        return self.key == other.key and (not self.bodies or not other.bodies or self.bodies == other.bodies)


class Voices:
    """Finds the voice of a speaker at an event."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities: Mapping[str, Entity] = {entity.entity_id: entity for entity in entities}

    def of(self, speaker_id: str, event: str | None) -> Voice:
        """The voice of a speaker, by id; `event` is that of the article."""
        entity = self._entities.get(speaker_id)
        if entity is None or event is None or entity.kind not in ("group", "document"):
            return Voice(speaker_id)
        return Voice(f"\x1f{event}", self.bodies(speaker_id) if entity.kind == "group" else frozenset())

    def bodies(self, entity_id: str) -> frozenset[str]:
        """The states that act when an entity acts: those of a group's members, or its own; else itself.

        >>> putin = Entity(entity_id="vladimir-putin", name="Vladimir Putin", kind="person", country="RU")
        >>> xi = Entity(entity_id="xi-jinping", name="Xi Jinping", kind="person", country="CN")
        >>> sorted(Voices([putin, xi]).bodies("vladimir-putin+xi-jinping"))
        ['CN', 'RU']
        """
        return frozenset(self._body(member) for member in entity_id.split("+"))

    def _body(self, entity_id: str) -> str:
        entity = self._entities.get(entity_id)
        return entity.country if entity is not None and entity.country else entity_id
