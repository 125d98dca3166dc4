"""Indicators -> series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reconciled_rows import article, entity, indicator

from onrecord.reconcile import reconcile
from onrecord.reconcile.intervals import interval, overlap
from onrecord.schema import Article, Indicator, Series, vocabulary

QUALIFIERS = [word for word in vocabulary("qualifier").values if word != "between"]
NUMBERS = st.floats(min_value=-1e15, max_value=1e15, allow_nan=False)


def series(rows: Sequence[Indicator], articles: Sequence[Article] = ()) -> list[Series]:
    """The series of the rows, the one with most mentions first."""
    ids = dict.fromkeys(row.article_id for row in rows)
    articles = articles or [article(article_id, f"{article_id} {article_id}") for article_id in ids]
    entities = [entity("norway", "country", country="NO"), entity("ada-lund", country="NO")]
    found = reconcile({"articles": articles, "entities": entities, "indicators": rows})["series"]
    return sorted((row for row in found if isinstance(row, Series)), key=lambda one: (-one.mentions, one.best))


def test_the_bounds_are_numbers_that_were_given() -> None:
    (found,) = series(
        [
            indicator("a", "100,000 troops", 100_000),
            indicator("b", "more than 100,000 troops", 100_000, qualifier="more_than"),
            indicator("c", "close to 130,000 troops", 130_000, qualifier="nearly"),
        ]
    )
    assert (found.low, found.best, found.high, found.verdict) == (100_000, 100_000, 130_000, "conflict")


@pytest.mark.parametrize(
    ("qualifier", "low", "high"), [("more_than", 40, None), ("nearly", None, 40), ("about", 40, 40)]
)
def test_a_side_that_all_reports_leave_open_is_null(qualifier: str, low: float | None, high: float | None) -> None:
    (found,) = series([indicator("a", "40 boats", 40, qualifier=qualifier)])
    assert (found.low, found.best, found.high, found.verdict) == (low, 40, high, "single")


def test_a_figure_that_an_agency_spreads_is_single() -> None:
    articles = [article(name, name, outlet=f"The {name}", agency="AFP") for name in "ab"]
    (found,) = series([indicator(name, "42 boats", 42) for name in "ab"], articles)
    assert (found.verdict, found.articles, found.origins) == ("single", 2, 1)


def test_miles_and_kilometres_of_one_article_are_one_length() -> None:
    rows = [
        indicator("a", "2,500-mile", 2500, unit="[mi_i]", kind="length", measure="length"),
        indicator("a", "4,000-kilometre", 4000, unit="km", kind="length", measure="length", start=12),
    ]
    (found,) = series(rows)
    assert (found.unit, found.best, found.mentions) == ("[mi_i]", 2500, 2)


def test_the_best_value_is_the_most_precise_one() -> None:
    (found,) = series(
        [
            indicator("a", "more than 20 boats", 20, qualifier="more_than"),
            indicator("b", "21 boats", 21),
            indicator("c", "about 22 boats", 22, qualifier="about"),
        ]
    )
    assert (found.best, found.verdict) == (21, "compatible")


def test_a_target_is_not_held_against_what_was_reached() -> None:
    rows = [
        indicator("a", "42 boats", 42, period="2023"),
        indicator("b", "a goal of 60 boats", 60, period="2023", status="target"),
    ]
    assert [(one.best, one.target) for one in series(rows)] == [(42, False), (60, True)]


def test_what_is_expected_is_held_against_what_came() -> None:
    rows = [indicator("a", "15 boats", 15, status="forecast"), indicator("b", "17 boats", 17)]
    assert [one.verdict for one in series(rows)] == ["conflict"]


def test_a_figure_without_a_period_meets_none_of_another_month() -> None:
    articles = [article("a", "One."), article("b", "Two.", published=date(2023, 8, 1))]
    assert len(series([indicator("a", "42 boats", 42), indicator("b", "90 boats", 90)], articles)) == 2


def test_this_year_is_the_present() -> None:
    rows = [indicator("a", "42 boats", 42, period="2023"), indicator("b", "43 boats", 43)]
    assert len(series(rows)) == 1


def test_last_year_is_known_from_the_other_articles_of_the_event() -> None:
    texts = {"a": "The fleet had 42 boats in 2022 and grew.", "b": "The fleet had 44 boats last year and grew."}
    articles = [
        article("a", texts["a"], event="harbour-talks"),
        article("b", texts["b"], event="harbour-talks", published=None),
    ]
    rows = [
        indicator("a", "42 boats", 42, start=14, end=22, period="2022"),
        indicator("b", "44 boats", 44, start=14, end=22),
    ]
    (found,) = series(rows, articles)
    assert (found.period, found.verdict) == ("2022", "conflict")


def test_a_person_counts_as_the_state_that_she_acts_for() -> None:
    rows = [indicator("a", "42 boats", 42, subject=("norway",)), indicator("b", "42 boats", 42, subject=("ada-lund",))]
    assert [one.verdict for one in series(rows)] == ["agree"]


def test_an_article_that_gives_two_numbers_speaks_of_two_things() -> None:
    rows = [
        indicator("a", "20 boats", 20),
        indicator("a", "90 boats", 90, start=40, end=48),
        indicator("b", "90 boats", 90),
    ]
    assert [(one.mentions, one.best, one.verdict) for one in series(rows)] == [(2, 90, "agree"), (1, 20, "single")]


def test_two_sources_in_one_article_may_contradict_each_other() -> None:
    rows = [
        indicator("a", "20 boats", 20, source_id="ada-lund"),
        indicator("a", "90 boats", 90, source_id="norway", start=40, end=48),
    ]
    assert [one.verdict for one in series(rows)] == ["conflict"]


def test_a_noun_alone_does_not_make_two_articles_speak_of_the_same() -> None:
    texts = {"a": "Storms sank 12 boats off the western coast.", "b": "Tourists rented 30 boats for the regatta."}
    articles = [article(name, text) for name, text in texts.items()]
    rows = [
        indicator(name, words, value, start=texts[name].index(words), end=texts[name].index(words) + len(words))
        for name, words, value in (("a", "12 boats", 12), ("b", "30 boats", 30))
    ]
    assert len(series(rows, articles)) == 2


@given(NUMBERS, st.sampled_from(QUALIFIERS), st.sampled_from(["1", "USD", None]))
def test_every_figure_agrees_with_itself(value: float, qualifier: str, unit: str | None) -> None:
    found = interval(value, None, qualifier, unit)
    assert found.low <= found.high
    # "Nearly nothing" is a contradiction in itself.
    assert overlap([found, found]) or (qualifier == "nearly" and abs(value) < 1e-300)


@given(st.lists(st.tuples(NUMBERS, st.sampled_from(QUALIFIERS)), min_size=1, max_size=6))
def test_low_best_and_high_are_in_order(figures: list[tuple[float, str]]) -> None:
    rows = [
        indicator(f"article {number}", f"{value} boats", value, qualifier=qualifier)
        for number, (value, qualifier) in enumerate(figures)
    ]
    for found in series(rows):
        known = [value for value in (found.low, found.best, found.high) if value is not None]
        assert known == sorted(known)
