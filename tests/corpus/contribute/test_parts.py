"""The parts of a contribution that must hold whatever a person gives."""

import contextlib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.contribute.anchor import words_around
from onrecord.corpus.contribute.article_id import check_article_id, propose_article_id
from onrecord.corpus.contribute.cells import Names, parse_cells
from onrecord.corpus.contribute.errors import ContributionError
from onrecord.corpus.contribute.likeness import shared, shingles
from onrecord.corpus.contribute.toml_text import toml_table, toml_value
from onrecord.language.text.spans import Span
from onrecord.schema import TABLES

FEW = st.text("ab .,“”\n", max_size=40)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(FEW, st.data())
def test_words_around_a_row_lead_back_to_it_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    words = words_around(text, span)
    if words is not None:
        first = text.find(words)
        assert text.find(words, first + 1) < 0
        assert first + words.find(span.of(text)) == span.start


def test_words_around_a_row_are_few() -> None:
    text = "“Yes,” said Ana. " + "They went on and on. " * 50 + "“Yes,” said Bo."
    assert words_around(text, Span(1, 5)) == "Yes,” said Ana"


@given(WORDS, WORDS)
def test_every_proposed_id_is_one_that_a_person_could_choose(outlet: str, headline: str) -> None:
    proposed = propose_article_id(outlet, None, headline)
    check_article_id(proposed)
    assert propose_article_id(outlet, None, headline, {proposed}) != proposed


@given(WORDS)
def test_words_are_the_same_after_toml(words: str) -> None:
    assert tomllib.loads(f"a = {toml_value(words)}")["a"] == words
    assert tomllib.loads(f"a = {toml_table({'b': words})}")["a"]["b"] == words


@pytest.mark.parametrize("table", ["quotes", "agreements", "indicators"])
@given(data=st.data())
def test_whatever_is_set_gives_a_cell_or_is_refused(table: str, data: st.DataObject) -> None:
    names = [column.name for column in TABLES[table].columns()]
    name = data.draw(st.sampled_from([*names, "speaker", "parties", "colour"]))
    value = data.draw(st.one_of(WORDS, st.integers().map(str), st.floats().map(str)))
    with contextlib.suppress(ContributionError):
        assert list(parse_cells(table, [f"{name}={value}"], Names({}, {})))


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_from_both_sides(one: str, other: str) -> None:
    assert 0 <= shared(shingles(one), shingles(other)) == shared(shingles(other), shingles(one)) <= 1
    assert shared(shingles(one), shingles(one)) == 1


def test_a_text_within_a_longer_one_is_all_shared() -> None:
    story = "The ministers of two countries met in Riga on Friday to speak of grain."
    page = f"Menu Home World\n\n{story}\n\nRead more of our stories from the north and the south."
    assert shared(shingles(story), shingles(page)) == 1


def test_a_story_that_was_edited_is_still_much_the_same() -> None:
    story = "The ministers of two countries met in Riga on Friday, and spoke for an hour of grain and of ships. " * 3
    edited = story.replace("Friday", "the evening", 1)
    other = "The envoys of three islands met in Bergen on Monday, and spoke for a night of fish and of nets."
    assert shared(shingles(story), shingles(edited)) > 0.5
    assert shared(shingles(story), shingles(other)) < 0.5
