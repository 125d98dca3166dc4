"""The registry of entities: which names, in any article, are the same one under one id.

A registry is what people have decided (`build/entities.toml`); an actor it does not know gets a slug of its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.extraction.ids import slug
from onrecord.language.mentions.actors import Actor
from onrecord.schema import Entity

__all__ = ["EntityRegistry"]


@dataclass(frozen=True)
class EntityRegistry:
    """Names -> entities.

    >>> putin = Entity(entity_id="vladimir-putin", name="Vladimir Putin", kind="person")
    >>> registry = EntityRegistry.of([(putin, ["Vladimir V. Putin"])])
    >>> registry.identify(Actor("Vladimir V. Putin", "person")).entity_id
    'vladimir-putin'
    >>> registry.identify(Actor("Li Xin", "person", role="director")).entity_id
    'li-xin'
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    """The known entities, by id."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The id behind a name or an alias, case-folded."""

    @classmethod
    def of(cls, known: Iterable[tuple[Entity, Iterable[str]]]) -> EntityRegistry:
        """The registry of these entities, each with its aliases.

        Raises:
            ValueError: an id stands twice, or a name leads to two entities.
        """
        entities: dict[str, Entity] = {}
        names: dict[str, str] = {}
        for entity, aliases in known:
            if entity.entity_id in entities:
                raise ValueError(f"the entity {entity.entity_id!r} stands twice")
            entities[entity.entity_id] = entity
            for name in (entity.name, *aliases):
                other = names.setdefault(name.casefold(), entity.entity_id)
                if other != entity.entity_id:
                    raise ValueError(f"the name {name!r} leads to both {other!r} and {entity.entity_id!r}")
        return cls(entities, names)

    def identify(self, actor: Actor) -> Entity:
        """The entity that an actor of an article is: a known one, or one made of what the article shows."""
        if known := self.names.get(actor.name.casefold()):
            return self.entities[known]
        if actor.members:
            return self._group(actor)
        entity_id = slug(actor.name)
        return self.entities.get(entity_id) or Entity(
            entity_id=entity_id, name=actor.name, kind=actor.kind, role=actor.role, country=actor.country
        )

    def _group(self, actor: Actor) -> Entity:
        """A group is its members, in whatever order and under whatever names they are mentioned."""
        members = sorted({member.entity_id: member for member in map(self.identify, actor.members)}.items())
        entity_id = "+".join(entity_id for entity_id, _ in members)
        name = " and ".join(member.name for _, member in members)
        return self.entities.get(entity_id) or Entity(entity_id=entity_id, name=name, kind="group", role=actor.role)
