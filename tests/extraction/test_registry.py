"""The registry: the same entity behind every name that people have written down for it."""

import pytest

from onrecord.extraction.registry import EntityRegistry
from onrecord.language.mentions.actors import Actor
from onrecord.schema import Entity

ROIG = Entity(entity_id="ana-roig", name="Ana Roig", kind="person", role="envoy", country="ES")
NORWAY = Entity(entity_id="norway", name="Norway", kind="country", country="NO")
REGISTRY = EntityRegistry.of([(ROIG, ["Ana M. Roig"]), (NORWAY, [])])


@pytest.mark.parametrize("name", ["Ana Roig", "ana roig", "Ana M. Roig"])
def test_a_name_or_an_alias_leads_to_the_known_entity(name: str) -> None:
    assert REGISTRY.identify(Actor(name, "person")) is ROIG


def test_an_unknown_actor_keeps_what_the_article_shows() -> None:
    found = REGISTRY.identify(Actor("Bo Lind", "person", role="shipping analyst", country="SE"))
    assert (found.entity_id, found.name, found.role, found.country) == ("bo-lind", "Bo Lind", "shipping analyst", "SE")


def test_an_entity_made_of_a_name_knows_no_wikidata_item() -> None:
    assert REGISTRY.identify(Actor("Bo Lind", "person")).wikidata is None


def test_a_group_is_its_members_in_whatever_order() -> None:
    ana, norway = Actor("Ana Roig", "person"), Actor("Norway", "country")
    one = REGISTRY.identify(Actor("both", "group", members=(ana, norway)))
    other = REGISTRY.identify(Actor("the two", "group", members=(norway, ana)))
    assert one == other
    assert (one.entity_id, one.name, one.kind) == ("ana-roig+norway", "Ana Roig and Norway", "group")


def test_a_name_that_leads_to_two_entities_is_refused() -> None:
    with pytest.raises(ValueError, match="leads to both 'ana-roig' and 'roig'"):
        EntityRegistry.of([(ROIG, []), (Entity(entity_id="roig", name="ANA ROIG", kind="person"), [])])


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="'norway' stands twice"):
        EntityRegistry.of([(NORWAY, []), (NORWAY, [])])
