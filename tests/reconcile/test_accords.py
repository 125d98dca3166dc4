"""Agreements -> accords."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reconciled_rows import agreement, article, entity, parties

from onrecord.reconcile import reconcile
from onrecord.schema import Accord, Agreement, AgreementParty, Article

EVENT = [article(name, name, event="harbour-talks") for name in "abc"]
STATES = [entity("norway", "country", country="NO"), entity("kenya", "country", country="KE")]


def accords(
    rows: Sequence[Agreement], links: Sequence[AgreementParty] | None = None, articles: Sequence[Article] = EVENT
) -> list[Accord]:
    """The accords of the rows, the one with most mentions first; all are of Norway and Kenya unless links say else."""
    if links is None:
        links = [link for row in rows for link in parties(row, "norway", "kenya")]
    tables = reconcile({"articles": articles, "entities": STATES, "agreements": rows, "agreement_parties": links})
    found = [row for row in tables["accords"] if isinstance(row, Accord)]
    return sorted(found, key=lambda accord: (-accord.mentions, accord.title))


def test_one_papers_contract_is_the_others_pact() -> None:
    rows = [
        agreement("a", "a new contract for the supply of gas from the north", status="prepared"),
        agreement("b", "a pact to widen the gas supply", kind="pact"),
    ]
    (accord,) = accords(rows)
    assert (accord.mentions, accord.status_low, accord.status_high) == (2, "prepared", "signed")
    assert accord.parties == ("kenya", "norway")


def test_the_agreement_of_an_earlier_year_is_another_one() -> None:
    rows = [agreement("a", "the gas supply contract", date="2014"), agreement("b", "a contract on gas supply")]
    assert len(accords(rows)) == 2


def test_the_same_title_among_other_parties_is_another_agreement() -> None:
    rows = [agreement(name, "a joint statement", kind="joint_statement", subject="diplomacy") for name in "ab"]
    links = [*parties(rows[0], "norway", "kenya"), *parties(rows[1], "norway", "chile")]
    assert len(accords(rows, links)) == 2


def test_the_joint_statement_of_a_meeting_is_one_whatever_it_is_called() -> None:
    rows = [
        agreement(
            "a", "a joint statement on a new era", kind="joint_statement", subject="diplomacy", status="expected"
        ),
        agreement("b", "A document agreed by the two", kind="joint_statement", subject="diplomacy", status="agreed"),
    ]
    (accord,) = accords(rows)
    assert accord.title == "a joint statement on a new era"


def test_presidents_are_parties_for_their_states() -> None:
    people = [entity("ada-lund", country="NO"), entity("ben-otieno", country="KE")]
    rows = [agreement(name, "a contract on a gas terminal") for name in "ab"]
    links = [*parties(rows[0], "norway", "kenya"), *parties(rows[1], "ada-lund", "ben-otieno")]
    tables = reconcile(
        {"articles": EVENT, "entities": [*STATES, *people], "agreements": rows, "agreement_parties": links}
    )
    assert len(tables["accords"]) == 1


def test_two_contracts_on_other_things_are_two_accords() -> None:
    rows = [agreement("a", "a contract on a wind farm"), agreement("b", "a contract on drilling rigs")]
    assert len(accords(rows)) == 2


def test_an_article_tells_its_agreements_apart() -> None:
    rows = [agreement("a", "a gas supply contract"), agreement("a", "a gas storage contract")]
    assert len(accords(rows)) == 2


def test_a_bundle_is_not_one_of_its_agreements() -> None:
    rows = [
        agreement("a", "fifteen agreements", kind="other", subject="other", count=15),
        agreement("b", "15 deals on gas and fish", kind="other", count=15, status="expected"),
        agreement("c", "an agreement on gas", kind="other"),
    ]
    bundle, single = accords(rows)
    assert (bundle.mentions, bundle.status_low, single.mentions) == (2, "expected", 1)


def test_a_denial_says_nothing_of_how_firm_an_agreement_is() -> None:
    rows = [
        agreement("a", "a contract on a gas terminal", status="agreed"),
        agreement("b", "a contract on a gas terminal", status="signed", negated=True),
    ]
    (accord,) = accords(rows)
    assert (accord.status_low, accord.status_high) == ("agreed", "agreed")


def test_amounts_stay_in_the_unit_that_most_reports_give() -> None:
    rows = [
        agreement("a", "a contract for 10 million tonnes of gas", amount=10e6, unit="t"),
        agreement("b", "a contract for 12 million tonnes of gas", amount=12e6, unit="t"),
        agreement("c", "a contract for gas worth a billion euros", amount=1e9, unit="EUR"),
    ]
    (accord,) = accords(rows)
    assert (accord.amount_low, accord.amount_high, accord.unit) == (10e6, 12e6, "t")


def test_reports_of_other_weeks_are_of_other_agreements() -> None:
    articles = [article("a", "One."), article("b", "Two.", published=date(2023, 9, 1))]
    rows = [agreement(name, "a contract on a gas terminal") for name in "ab"]
    assert len(accords(rows, articles=articles)) == 2


def test_the_same_words_for_a_treaty_of_the_same_two_are_one_accord() -> None:
    rows = [agreement(name, "their security treaty", kind="treaty", subject="security") for name in "ab"]
    assert len(accords(rows)) == 1


def test_a_demand_is_recognised_though_papers_name_other_parties() -> None:
    rows = [
        agreement("a", "binding written guarantees for the coast", kind="security_guarantee", status="demanded"),
        agreement("b", "guarantees in writing, binding for all", kind="security_guarantee", status="proposed"),
    ]
    links = [*parties(rows[0], "norway", "kenya"), *parties(rows[1], "norway", "chile")]
    assert len(accords(rows, links)) == 1
    signed = [row.model_copy(update={"status": "signed"}) for row in rows]
    assert len(accords(signed, links)) == 2
