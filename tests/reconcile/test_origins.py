"""Which reports are independent of one another."""

from __future__ import annotations

from random import Random

from reconciled_rows import article

from onrecord.reconcile.origins import origins

WORDS = ("tide", "quay", "crane", "buoy", "pilot", "cargo", "chart", "anchor", "mast", "rope", "customs", "gull", "fog")


def story(seed: int, length: int = 300) -> str:
    """A text that has no long stretch in common with that of another seed."""
    chance = Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def test_an_agency_story_is_one_origin_in_however_many_outlets() -> None:
    found = origins([article("a", "x", outlet="A", agency="AFP"), article("b", "y", outlet="B", agency="AFP")])
    assert len(set(found.values())) == 1


def test_the_names_of_an_agency_are_one_agency() -> None:
    found = origins([article("a", "x", agency="Associated Press"), article("b", "y", agency="AP")])
    assert len(set(found.values())) == 1


def test_an_article_without_outlet_or_agency_is_its_own_origin() -> None:
    assert len(set(origins([article("a", "x"), article("b", "y")]).values())) == 2


def test_a_text_that_another_outlet_copied_is_one_origin() -> None:
    text = story(1)
    copied = f"An editor's note stands first. {text} More follows."
    found = origins([article("a", text, outlet="A"), article("b", copied, outlet="B")])
    assert found["a"] == found["b"]


def test_a_copy_does_not_make_two_outlets_one_for_all_their_articles() -> None:
    text = story(1)
    articles = [
        article("a", text, outlet="A"),
        article("b", text, outlet="B"),
        article("c", story(2), outlet="A"),
        article("d", story(3), outlet="B"),
    ]
    found = origins(articles)
    assert found["a"] == found["b"]
    assert found["c"] != found["d"]


def test_texts_that_share_a_paragraph_are_two_origins() -> None:
    shared = story(1, 60)
    found = origins(
        [article("a", f"{story(2)} {shared}", outlet="A"), article("b", f"{story(3)} {shared}", outlet="B")]
    )
    assert found["a"] != found["b"]
