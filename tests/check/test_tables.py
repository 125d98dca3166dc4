"""Each rule of the tables, broken once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import pytest

from onrecord.check.tables import check_tables
from onrecord.schema import Accord, Agreement, Article, Entity, Indicator, Quote, Record, Series

Tables = dict[str, Sequence[Record]]
Change = Callable[[Tables], None]


def codes(tables: Tables) -> list[str]:
    return [finding.code for finding in check_tables(tables)]


def change(table: str, index: int, **cells: Any) -> Change:
    """A row made wrong, past the model, as a faulty build would."""

    def apply(tables: Tables) -> None:
        rows = list(tables[table])
        rows[index] = rows[index].model_copy(update=cells)
        tables[table] = rows

    return apply


def add(table: str, *rows: Record) -> Change:
    def apply(tables: Tables) -> None:
        tables[table] = [*tables[table], *rows]

    return apply


def series(**cells: Any) -> Series:
    counts = {"mentions": 0, "articles": 0, "origins": 1}
    return Series.model_construct(
        series_id="r-" + "0" * 16, measure="m", kind="count", best=2.0, verdict="single", **counts | cells
    )


def test_the_small_dataset_keeps_every_rule(tables: Tables) -> None:
    assert check_tables(tables) == []


def test_tables_without_rows_keep_every_rule(tables: Tables) -> None:
    assert check_tables(dict.fromkeys(tables, ())) == []


def numbered_article() -> Article:
    """An article with a number that no row accounts for."""
    text = "It is 7 o'clock."
    return Article(article_id="late", text=text, text_sha256=sha256(text.encode()).hexdigest(), word_count=4)


DIRECT, INDIRECT, SCARE, MIXED = range(4)


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        pytest.param("OR-Q101", change("quotes", DIRECT, text="We have agreed on a haven,"), id="text_of_span"),
        pytest.param("OR-G101", change("agreements", 0, start=146), id="text_of_span_of_agreement"),
        pytest.param("OR-V101", change("coverage", 0, text="Other words.", items=()), id="text_of_span_of_coverage"),
        pytest.param("OR-Q102", change("quotes", DIRECT, start=62, end=34), id="start_after_end"),
        pytest.param("OR-I102", change("indicators", 0, end=10_000), id="end_after_the_text"),
        pytest.param("OR-Q103", change("quotes", INDIRECT, quote_id="q-6b86b273ff34fce1"), id="id_twice"),
        pytest.param("OR-Q104", change("quotes", DIRECT, speaker_id="nobody"), id="unknown_speaker"),
        pytest.param("OR-Q104", change("quotes", SCARE, article_id="elsewhere"), id="unknown_article"),
        pytest.param("OR-I104", change("indicators", 0, subject=("aurelia", "nowhere")), id="unknown_subject"),
        pytest.param("OR-Q107", change("quotes", INDIRECT, text=" work would begin in May", start=119), id="untrimmed"),
        pytest.param("OR-Q108", change("quotes", DIRECT, origin="added"), id="added_by_a_rule"),
        pytest.param("OR-I108", change("indicators", 1, rule=None), id="extracted_by_no_rule"),
        pytest.param("OR-Q109", change("quotes", DIRECT, speaker_text="Anna Prado"), id="speaker_not_in_text"),
        pytest.param("OR-A110", change("articles", 0, text_sha256="0" * 64), id="hash_of_another_text"),
        pytest.param("OR-A111", change("articles", 0, word_count=3), id="words_miscounted"),
        pytest.param("OR-A112", change("articles", 1, raw_path=None), id="raw_hash_without_path"),
        pytest.param("OR-E110", change("entities", 1, wikidata="Q4947029"), id="wikidata_twice"),
        pytest.param("OR-E111", change("entities", 1, country=None), id="country_without_code"),
        pytest.param("OR-E112", change("entities", 1, name="borduria"), id="name_twice"),
        pytest.param(
            "OR-E113", add("entities", Entity(entity_id="idle", name="Idle", kind="person")), id="entity_unused"
        ),
        pytest.param("OR-Q110", change("quotes", SCARE, cue="called"), id="scare_with_a_cue"),
        pytest.param(
            "OR-Q111",
            change("quotes", INDIRECT, text="agreed on a harbour", start=42, end=61),
            id="indirect_over_direct",
        ),
        pytest.param(
            "OR-Q112",
            change("quotes", INDIRECT, utterance=1, speaker_id="aurelia", speaker_kind="country"),
            id="two_speakers",
        ),
        pytest.param("OR-Q113", change("quotes", SCARE, text="“big splash”", start=211, end=223), id="marks_in_text"),
        pytest.param("OR-G110", change("agreements", 0, unit=None), id="amount_without_unit"),
        pytest.param("OR-G112", change("agreement_parties", 0, position=3), id="gap_in_the_parties"),
        pytest.param("OR-I110", change("indicators", 1, qualifier="exact"), id="range_that_is_exact"),
        pytest.param("OR-I110", change("indicators", 0, qualifier="between"), id="between_one_value"),
        pytest.param("OR-I111", change("indicators", 1, value_high=10.0), id="range_without_width"),
        pytest.param("OR-I112", change("indicators", 0, unit="m"), id="money_in_metres"),
        pytest.param("OR-I113", change("indicators", 0, value=float("nan")), id="value_is_no_number"),
        pytest.param("OR-I114", change("indicators", 0, subject=("borduria", "aurelia")), id="subjects_unsorted"),
        pytest.param("OR-L110", change("statements", 0, mentions=2), id="mentions_miscounted"),
        pytest.param("OR-L111", add("series", series(low=3.0)), id="low_above_best"),
        pytest.param("OR-L112", change("statements", 0, last_report="2030"), id="last_before_first"),
        pytest.param("OR-A113", add("articles", numbered_article()), id="number_in_no_row"),
        pytest.param("OR-V110", change("coverage", 0, items=("two", "Tuesday")), id="item_of_another_sentence"),
    ],
)
def test_what_breaks_a_rule_is_found_and_nothing_else(tables: Tables, code: str, wrong: Change) -> None:
    wrong(tables)
    assert set(codes(tables)) == {code}


def test_an_agreement_without_parties_is_warned_of(tables: Tables) -> None:
    tables["agreement_parties"] = []
    assert [(finding.code, finding.level) for finding in check_tables(tables)] == [("OR-G111", "warning")]


def test_the_amounts_of_an_accord_are_in_order(tables: Tables) -> None:
    accord = Accord.model_construct(accord_id="c-" + "0" * 16, amount_low=2.0, amount_high=1.0, mentions=0, articles=0)
    tables["accords"] = [accord]
    assert codes(tables) == ["OR-L111"]


def test_words_of_another_person_within_a_quote_may_be_a_row_of_their_own(tables: Tables) -> None:
    other = {"speaker_id": "aurelia", "speaker_kind": "country"}
    change("quotes", INDIRECT, text="agreed on a harbour", start=42, end=61, **other)(tables)
    assert codes(tables) == []


def test_an_inner_quotation_at_either_end_is_not_taken_for_the_marks_around(tables: Tables) -> None:
    text = "“Yes” or “no”, he said."
    article = tables["articles"][0]
    assert isinstance(article, Article)
    quote = Quote.model_construct(
        quote_id="q-" + "0" * 16, article_id="odd", kind="direct", text="“Yes” or “no”", start=0, end=13, utterance=1,
        origin="extracted", rule="sample",
    )  # fmt: skip
    findings = check_tables(
        {"articles": [article.model_copy(update={"article_id": "odd", "text": text})], "quotes": [quote]}
    )
    assert "OR-Q113" not in [finding.code for finding in findings]


def test_percentages_are_measured_in_percent_and_counts_in_ones(tables: Tables) -> None:
    for kind, unit in (
        ("percent", "%"),
        ("count", "1"),
        ("count", "1/d"),
        ("count", "/a"),
        ("duration", "mo"),
        ("length", "km"),
    ):
        change("indicators", 1, kind=kind, unit=unit)(tables)
        assert codes(tables) == [], (kind, unit)


def test_a_finding_says_which_row_of_which_article_it_is_about(tables: Tables) -> None:
    change("quotes", DIRECT, speaker_id="nobody")(tables)
    (finding,) = check_tables(tables)
    assert str(finding) == (
        "data/quotes:1 OR-Q104 q-6b86b273ff34fce1 (harbour, 'We have agreed on a harbour,'): "
        "speaker_id 'nobody' is not in entities"
    )


def test_findings_come_by_table_and_row(tables: Tables) -> None:
    change("quotes", SCARE, cue="called")(tables)
    change("quotes", DIRECT, speaker_id="nobody")(tables)
    change("articles", 1, word_count=1)(tables)
    assert codes(tables) == ["OR-A111", "OR-Q104", "OR-Q110"]


def test_tables_that_are_not_there_are_not_missed_where_nothing_points_at_them(tables: Tables) -> None:
    agreement, indicator = tables["agreements"][0], tables["indicators"][0]
    assert isinstance(agreement, Agreement)
    assert isinstance(indicator, Indicator)
    kept = {table: tables[table] for table in ("articles", "entities", "agreements", "agreement_parties", "indicators")}
    assert [code for code in codes(kept) if code != "OR-E113"] == []
