"""Whom a number is about, and what a construction says that it measures."""

from datetime import date

import pytest

from onrecord.extraction.indicators import Measures, find_indicators
from onrecord.language.document import Document
from onrecord.schema.decisions import MeasureEntry


def subjects(text: str, number: int = 0) -> list[str]:
    draft = find_indicators(Document(text, published=date(2023, 3, 15)), [])[number]
    return [member.name for actor in draft.subject for member in actor.members or (actor,)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trade between Kenya and Uganda reached $2 billion.", ["Kenya", "Uganda"]),
        ("Kenya's trade with Uganda grew by 12 percent.", ["Kenya", "Uganda"]),
        ("Mongolia shares a 4,600-km border with China.", ["Mongolia", "China"]),
        ("Norway and Finland signed six agreements.", ["Norway", "Finland"]),
        ("Chad sold 40 tonnes of wheat to Mali.", ["Chad", "Mali"]),
        ("Chad sold 40 tonnes of wheat.", ["Chad"]),
    ],
)
def test_what_exists_between_two_is_about_both(text: str, names: list[str]) -> None:
    assert subjects(text) == names


def test_what_leaders_sign_is_about_their_states() -> None:
    text = "Kenyan President Amina Njoroge and Norwegian President Ole Berg signed nine treaties."
    assert subjects(text) == ["Kenya", "Norway"]


def test_a_possessor_owns_its_number() -> None:
    assert subjects("Ghana spoke. Its 40 ships left.") == ["Ghana"]


def test_a_relative_clause_is_about_what_stands_before_it() -> None:
    assert subjects("They asked Ghana, which has 40 ships.") == ["Ghana"]


def test_the_noun_of_a_number_that_opens_its_clause_is_its_own_subject() -> None:
    assert subjects("Ghana waits as 40 ships arrive.") == []
    assert subjects("Ole Berg is the oldest among the 40 guests.") == []


def test_where_something_goes_from_or_to_is_not_what_it_is_about() -> None:
    assert subjects("The flight from Ghana takes nine hours.") == []


def measures(text: str, registry: Measures | None = None) -> list[str]:
    return [draft.measure for draft in find_indicators(Document(text), [], registry)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was their first visit to Oslo in nine years.", "time_since_last_visit"),
        ("They met for the first time in nine years.", "time_since_last"),
        ("The ceasefire was extended for another nine days.", "ceasefire_extension"),
        ("The motion won 87 votes in favour.", "votes_in_favour"),
        ("Ghana imports 60 percent of its wheat.", "wheat_import_share"),
        ("The deal is worth $5 million.", "deal_value"),
        ("The bank raised its lending rate by 2 percent.", "lending_rate_increase"),
        ("Prices rose above $90.", "prices"),
        ("Inflation, which hit 9%, hurts.", "inflation"),
        ("Ghana's oil exports came to $5 billion.", "oil_exports"),
        ("A magnitude 6.2 quake struck.", "magnitude"),
    ],
)
def test_a_construction_names_what_is_measured(text: str, name: str) -> None:
    assert measures(text)[0] == name


def test_a_vote_is_told_by_what_its_members_did() -> None:
    text = "Of the 90 members, 60 voted in favour, nine against and 21 abstained."
    assert measures(text) == ["members", "votes_in_favour", "votes_against", "abstentions"]


def test_a_level_that_is_compared_keeps_its_measure() -> None:
    assert measures("Sales rose to £13bn, compared with £12bn a year earlier.") == ["sales", "sales"]
    assert measures("It sold 40 phones in May, up 5 percent.") == ["phones", "phones_increase"]


def test_a_registered_series_of_changes_is_not_called_an_increase_again() -> None:
    growth = MeasureEntry(name="trade_growth", description="Growth of trade.", kind="percent", words=["trade"])
    assert measures("Trade rose by 5 percent.", Measures([growth])) == ["trade_growth"]


def test_two_that_were_named_are_not_counted_again() -> None:
    assert measures("Chad and Niger met. He spoke of two neighbours with one aim.") == ["aim"]
