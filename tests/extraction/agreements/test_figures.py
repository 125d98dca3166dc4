from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Peru and Chile signed fifteen agreements.", 15),
        ("Peru and Chile could sign more than 15 deals.", 15),
        ("Peru and Chile signed a package of accords.", None),
        ("Peru and Chile signed the 1992 accords.", None),
    ],
)
def test_a_bundle_has_a_count(only, text, count):
    assert only(text).count == count


def test_money_of_the_agreement_is_its_amount(only):
    draft = only("Peru signed a $5.5 million contract with Chile, whose debt is $9 billion.")
    assert (draft.amount, draft.unit) == (5_500_000.0, "USD")


def test_what_a_later_mention_is_worth_is_the_amount_too(only):
    draft = only("Peru signed a gas contract with Chile. The contract is worth $2 billion.")
    assert (draft.amount, draft.unit) == (2_000_000_000.0, "USD")


def test_a_quantity_to_be_delivered_is_its_amount(only):
    draft = only("Peru signed a contract for the supply of 2 million tonnes of wheat to Chile.")
    assert (draft.amount, draft.unit) == (2_000_000.0, "t")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The treaty between Peru and Chile was extended for another five years.", "P5Y"),
        ("Peru and Chile approved a roadmap for trade from 2023 to 2027.", "2023/2027"),
        ("Peru signed a ten-year contract with Chile.", "P10Y"),
        ("Peru signed a treaty with Chile after two years of talks.", None),
    ],
)
def test_how_long_it_runs_is_its_term(only, text, term):
    assert only(text).term == term


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Peru signed a treaty with Chile in May 1948.", "1948-05"),
        ("On July 9, 1990, Peru signed a treaty with Chile.", "1990-07-09"),
        ("Peru kept the fishing deal with Chile reached in 2014.", "2014"),
        ("The 1968 treaty binds Peru and Chile.", "1968"),
        ("Peru signed a treaty with Chile last year.", "2021"),
        ("Peru signed treaties with Chile in 1987 and 1990.", None),
        ("Peru could sign a treaty with Chile in May 2023.", None),
        ("Peru signed a treaty with Chile that expires in 2030.", None),
    ],
)
def test_the_date_is_that_of_the_making(only, text, date):
    assert only(text).date == date


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Peru and Chile signed a contract for natural gas.", "energy"),
        ("Peru and Chile agreed to jointly build a lunar station.", "space"),
        ("Peru and Chile signed a free-trade agreement.", "trade"),
        ("Peru and Chile agreed on a ceasefire.", "security"),
        ("Peru and Chile signed an agreement on fisheries.", "agriculture"),
        ("Memoranda were signed by Peru and Chile to build railways.", "transport"),
        ("Peru and Chile signed agreements in various fields.", "other"),
    ],
)
def test_the_words_of_the_phrase_tell_the_subject(only, text, subject):
    assert only(text).subject == subject
