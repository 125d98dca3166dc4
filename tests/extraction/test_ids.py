"""Ids: made from the words, so that they stay when anything else changes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.ids import number_repeats, row_id, slug
from onrecord.language.text.spans import Span
from onrecord.schema.types import ENTITY_ID_PATTERN, row_id_pattern


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_the_id_of_any_place_of_any_text_fits_its_column(text: str, start: int, length: int) -> None:
    assert re.match(row_id_pattern("q"), row_id("q", "a1", text, Span(start, start + length)))


def test_an_id_stays_when_the_text_changes_far_from_the_words() -> None:
    before = "A first paragraph. " * 4
    after = " And a last one." * 4
    text = f"{before}“We agree,” she said.{after}"
    longer = f"One more. {before}“We agree,” she said.{after} The end."
    words = "We agree,"
    ids = {row_id("q", "a1", each, Span(at := each.index(words), at + len(words))) for each in (text, longer)}
    assert len(ids) == 1


def test_the_same_words_at_two_places_have_two_ids() -> None:
    text = "“No,” said Li, who had come from Riga by train. “No,” said the minister, who had not."
    first, second = text.index("No"), text.rindex("No")
    assert row_id("q", "a1", text, Span(first, first + 3)) != row_id("q", "a1", text, Span(second, second + 3))


def test_the_same_words_in_two_articles_have_two_ids() -> None:
    assert row_id("q", "a1", "No.", Span(0, 2)) != row_id("q", "a2", "No.", Span(0, 2))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))))
def test_no_two_rows_of_an_article_share_an_id(places: list[tuple[int, int]]) -> None:
    spans = [Span(min(place), max(place)) for place in places]
    ids = list(number_repeats("i", "a1", "1 and 1 and 1 and 1", spans))
    assert len(set(ids)) == len(ids) == len(spans)


def test_one_more_row_does_not_rename_the_others() -> None:
    text = "one two three"
    few = [Span(0, 3), Span(8, 13)]
    assert set(number_repeats("i", "a1", text, few)) < set(number_repeats("i", "a1", text, [*few, Span(4, 7)]))


@given(st.text(min_size=1))
def test_any_name_has_a_slug_that_can_be_an_entity_id(name: str) -> None:
    made = slug(name)
    assert re.match(ENTITY_ID_PATTERN, made)
    assert made == slug(name)


def test_spellings_with_and_without_accents_are_one() -> None:
    assert slug("Mohamed Bin Salmán") == slug("Mohamed bin Salman")
