"""Rows side by side."""

from __future__ import annotations

import pytest
from reconciled_rows import agreement, article, indicator, parties, quote

from onrecord.reconcile import compare, reconcile

WHOLE = "We shall keep the harbour open to every ship."


def test_quotes_stand_beside_the_longest_wording_with_their_relation() -> None:
    articles = [article("a", "One.", outlet="Daily"), article("b", "Two.", outlet="Weekly", agency="AFP")]
    quotes = [
        quote("a", WHOLE),
        quote("b", "keep the harbour open", kind="mixed"),
        quote("b", "the harbour would be kept open to every ship", kind="indirect", start=90, end=134),
    ]
    (found,) = compare("quotes", reconcile({"articles": articles, "quotes": quotes[:2]}))
    assert found.title == WHOLE
    assert [(member.relation, member.outlet) for member in found.members] == [
        ("exact", "Daily"),
        ("part", "Weekly (AFP)"),
    ]
    (found,) = compare("quotes", reconcile({"articles": articles, "quotes": [quotes[0], quotes[2]]}))
    assert [member.relation for member in found.members] == ["exact", "paraphrase"]


def test_figures_stand_beside_the_best_value() -> None:
    rows = [
        indicator("a", "42 boats", 42),
        indicator("b", "more than 40 boats", 40, qualifier="more_than"),
        indicator("c", "50 boats", 50),
        indicator("d", "42 boats", 42),
    ]
    articles = [article(name, name) for name in "abcd"]
    (found,) = compare("indicators", reconcile({"articles": articles, "indicators": rows}))
    assert [member.relation for member in found.members] == ["agree", "compatible", "conflict", "agree"]
    assert found.title == "delegations"


def test_agreements_stand_beside_the_fullest_title() -> None:
    rows = [
        agreement("a", "a contract on gas", title="contract on gas"),
        agreement("b", "the new ten-year contract on gas", title="ten-year contract on gas"),
    ]
    links = [link for row in rows for link in parties(row, "norway", "kenya")]
    tables = {"articles": [article("a", "a"), article("b", "b")], "agreements": rows, "agreement_parties": links}
    (found,) = compare("agreements", reconcile(tables))
    assert [member.relation for member in found.members] == ["part", "exact"]


def test_what_is_reported_once_is_shown_when_asked_for() -> None:
    tables = reconcile({"articles": [article("a", "a")], "quotes": [quote("a", WHOLE)]})
    assert compare("quotes", tables) == []
    assert [found.title for found in compare("quotes", tables, least=1)] == [WHOLE]


def test_each_member_is_a_row_for_a_data_frame() -> None:
    rows = [indicator(name, "42 boats", 42) for name in "ab"]
    (found,) = compare(
        "indicators", reconcile({"articles": [article("a", "a"), article("b", "b")], "indicators": rows})
    )
    first, second = found.as_rows()
    assert first.keys() == second.keys()
    assert (first["value"], first["relation"], first["article_id"]) == (42.0, "agree", "a")


def test_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot compare 'articles'"):
        compare("articles", {})  # type: ignore[arg-type]
