"""Quotes -> statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from reconciled_rows import article, entity, quote

from onrecord.reconcile import reconcile
from onrecord.schema import Article, Entity, Quote, Record, Statement


def statements(
    quotes: Sequence[Quote], articles: Sequence[Article] = (), entities: Sequence[Entity] = ()
) -> list[list[str]]:
    """The texts that are put together, each group in order of its articles; groups of one are left out."""
    tables = _tables(quotes, articles, entities)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for row in tables["quotes"]:
        assert isinstance(row, Quote)
        if row.statement_id:
            groups[row.statement_id].append(row.text)
    return [group for group in groups.values() if len(group) > 1]


def _tables(
    quotes: Sequence[Quote], articles: Sequence[Article] = (), entities: Sequence[Entity] = ()
) -> dict[str, list[Record]]:
    ids = dict.fromkeys(row.article_id for row in quotes)
    articles = articles or [article(article_id, f"Text of {article_id}.") for article_id in ids]
    return reconcile({"articles": articles, "quotes": quotes, "entities": entities})


WHOLE = "We shall keep the harbour open to every ship, whatever flag it flies."
PART = "keep the harbour open to every ship"
RENDERING = "We will keep the port open for every vessel, under whichever flag."


def test_the_same_words_in_other_spelling_are_one_statement() -> None:
    same = "we shall keep the harbor open to every ship – whatever flag it flies"
    assert statements([quote("a", WHOLE), quote("b", same)]) == [[WHOLE, same]]


def test_the_canonical_wording_is_the_longest() -> None:
    (found,) = _tables([quote("a", PART), quote("b", WHOLE)])["statements"]
    assert isinstance(found, Statement)
    assert (found.text, found.mentions, found.articles) == (WHOLE, 2, 2)


def test_two_renderings_are_one_statement() -> None:
    assert statements([quote("a", WHOLE), quote("b", RENDERING)]) == [[WHOLE, RENDERING]]


def test_the_same_words_of_two_speakers_are_two_statements() -> None:
    assert statements([quote("a", WHOLE), quote("b", WHOLE, "ben-oss")]) == []


def test_a_catchword_joins_no_two_statements_that_hold_it() -> None:
    one = "A fair price for fish is all that our coastal villages have ever asked for."
    other = "Nobody in the capital understands what a fair price for fish would mean to us."
    (group,) = statements([quote("a", one), quote("b", other), quote("c", "a fair price for fish")])
    assert len(group) == 2


def test_an_article_does_not_translate_itself() -> None:
    assert statements([quote("a", WHOLE), quote("a", RENDERING, start=200, end=260)]) == []


def test_words_that_an_article_prints_twice_are_one_statement_of_one_origin() -> None:
    (found,) = _tables([quote("a", WHOLE), quote("a", WHOLE, start=200, end=269)])["statements"]
    assert isinstance(found, Statement)
    assert (found.mentions, found.articles, found.origins) == (2, 1, 1)


def test_a_single_word_is_recognised_on_the_same_days_alone() -> None:
    early, late = article("a", "One."), article("b", "Two.", published=date(2024, 1, 9))
    quotes = [quote("a", "disgraceful"), quote("b", "disgraceful")]
    assert statements(quotes) == [["disgraceful", "disgraceful"]]
    assert statements(quotes, [early, late]) == []


def test_a_long_sentence_is_recognised_whenever_it_is_printed() -> None:
    articles = [article("a", "One.", published=date(2019, 1, 9)), article("b", "Two.", published=None)]
    assert statements([quote("a", WHOLE), quote("b", WHOLE)], articles) == [[WHOLE, WHOLE]]


def test_an_event_brings_undated_articles_together() -> None:
    articles = [article(name, name, published=None, event="harbour-talks") for name in "ab"]
    assert statements([quote("a", WHOLE), quote("b", RENDERING)], articles) == [[WHOLE, RENDERING]]


def test_scare_quotes_are_of_no_statement() -> None:
    tables = _tables([quote("a", "so-called experts", None, kind="scare")])
    (row,) = tables["quotes"]
    assert isinstance(row, Quote)
    assert row.statement_id is None
    assert tables["statements"] == []


def test_a_quote_of_nobody_known_is_a_statement_without_a_speaker() -> None:
    (found,) = _tables([quote("a", WHOLE, None)])["statements"]
    assert isinstance(found, Statement)
    assert found.speaker_id is None


def test_a_joint_statement_and_those_who_made_it_are_one_voice_at_an_event() -> None:
    entities = [
        entity("ada-lund", country="NO"),
        entity("ben-oss", country="DK"),
        entity("ada-lund+ben-oss", "group"),
        entity("the-statement", "document"),
    ]
    articles = [article(name, name, event="harbour-talks") for name in "ab"]
    quotes = [quote("a", WHOLE, "ada-lund+ben-oss"), quote("b", RENDERING, "the-statement")]
    assert statements(quotes, articles, entities) == [[WHOLE, RENDERING]]


def test_groups_of_other_states_are_other_voices() -> None:
    entities = [entity("norway+denmark", "group"), entity("norway+sweden", "group")]
    articles = [article(name, name, event="harbour-talks") for name in "ab"]
    quotes = [quote("a", WHOLE, "norway+denmark"), quote("b", RENDERING, "norway+sweden")]
    assert statements(quotes, articles, entities) == []


def test_a_fragment_is_understood_from_its_sentence() -> None:
    first = "She called on the union to abandon its “iron curtain” tricks."
    second = "She wants the union to “give up the tired tricks of the iron curtain”."
    articles = [article("a", first), article("b", second)]
    one, other = "iron curtain", "give up the tired tricks of the iron curtain"
    quotes = [
        quote(name, words, kind="mixed", start=text.index(words), end=text.index(words) + len(words))
        for name, text, words in (("a", first, one), ("b", second, other))
    ]
    assert statements(quotes, articles) == [[one, other]]


def test_the_id_of_a_statement_stays_when_a_later_report_joins() -> None:
    articles = [article("a", "One."), article("b", "Two.", published=date(2023, 5, 6))]
    before = _tables([quote("a", PART)], articles[:1])["statements"]
    after = _tables([quote("a", PART), quote("b", WHOLE)], articles)["statements"]
    assert [getattr(row, "statement_id", None) for row in before] == [
        getattr(row, "statement_id", None) for row in after
    ]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=60)), max_size=12), st.integers())
def test_any_text_is_reconciled_and_the_order_of_the_rows_does_not_matter(
    words: list[tuple[str, str]], seed: int
) -> None:
    rows = [quote(name, text, start=number, end=number + 1) for number, (name, text) in enumerate(words)]
    shuffled = rows.copy()
    Random(seed).shuffle(shuffled)
    assert _tables(rows) == _tables(shuffled)
