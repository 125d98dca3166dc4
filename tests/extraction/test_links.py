"""Which cells follow from other rows: the kind of a speaker, the quote around a row, the agreement of a figure."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from reconciled_rows import agreement, article, entity, indicator, quote

from onrecord.extraction.links import agreements_of, enclosing, linked, speaker_kinds
from onrecord.schema import Agreement, Indicator

KNOWN = {row.entity_id: row for row in (entity("ada-lund"), entity("oslo-board", "organization"))}

TEXT = (
    "Norway and Latvia signed a grain contract worth 40 million crowns for five years, with three ships a month. "
    "It was the third contract. In five years the ministers will meet again. The 40 million crowns come from Oslo."
)


def at(make: Any, words: str, *cells: Any, **others: Any) -> Any:
    start = TEXT.index(words)
    return make("a", words, *cells, start=start, end=start + len(words), **others)


def figure(words: str, value: float, unit: str, kind: str, after: str = "") -> Indicator:
    start = TEXT.index(words, TEXT.index(after))
    return indicator("a", words, value, unit=unit, kind=kind, start=start, end=start + len(words))


CONTRACT: Agreement = at(agreement, "a grain contract worth 40 million crowns", amount=4e7, unit="NOK", term="P5Y")


def of(*figures: Indicator, agreements: tuple[Agreement, ...] = (CONTRACT,)) -> list[str | None]:
    return agreements_of(figures, agreements, TEXT)


def test_a_speaker_is_what_the_entity_is() -> None:
    quotes = [quote("a", "Yes."), quote("a", "No.", "oslo-board", utterance=2)]
    assert speaker_kinds(quotes, KNOWN) == ["person", "organization"]


def test_a_speaker_who_is_told_and_not_known_is_unnamed_in_all_that_was_said_in_one_go() -> None:
    quotes = [quote("a", "Yes.", None, speaker_text="a diplomat"), quote("a", "No.", None)]
    assert speaker_kinds(quotes, KNOWN) == ["unnamed", "unnamed"]


def test_where_nobody_is_shown_there_is_no_kind() -> None:
    quotes = [quote("a", "Yes.", None), quote("a", "peace", None, kind="scare", speaker_text="odd", utterance=2)]
    assert speaker_kinds(quotes, KNOWN) == [None, None]


def test_of_quotes_within_quotes_the_shortest_counts() -> None:
    quotes = [quote("a", "x" * 50, start=0, end=50), quote("a", "x" * 20, start=10, end=30)]
    rows = [indicator("a", "12", 12, start=start, end=start + 2) for start in (12, 40, 29, 60)]
    assert list(enclosing(rows, quotes)) == [quotes[1], quotes[0], quotes[0], None]


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)))


@given(PLACES, PLACES)
def test_the_sweep_finds_what_looking_at_each_finds(others: list[tuple[int, int]], rows: list[tuple[int, int]]) -> None:
    quotes = [quote("a", "x" * size, start=start, end=start + size) for start, size in others]
    figures = [indicator("a", "x" * size, 1, start=start, end=start + size) for start, size in rows]
    for row, found in zip(figures, enclosing(figures, quotes), strict=True):
        around = [each for each in quotes if each.start <= row.start and row.end <= each.end]
        assert (found is None) == (not around)
        assert found is None or found.end - found.start == min(each.end - each.start for each in around)


def test_a_figure_in_the_words_of_an_agreement_is_its_own() -> None:
    assert of(figure("40 million crowns", 4e7, "NOK", "money")) == [CONTRACT.agreement_id]


def test_the_amount_is_known_again_elsewhere_in_the_article() -> None:
    assert of(figure("40 million crowns", 4e7, "NOK", "money", "The 40")) == [CONTRACT.agreement_id]


def test_the_amount_of_two_agreements_tells_neither() -> None:
    other = at(agreement, "the third contract", amount=4e7, unit="NOK")
    assert of(figure("40 million crowns", 4e7, "NOK", "money", "The 40"), agreements=(CONTRACT, other)) == [None]


def test_the_term_is_known_in_the_sentence_alone() -> None:
    assert of(figure("five years", 5, "a", "duration")) == [CONTRACT.agreement_id]
    assert of(figure("five years", 5, "a", "duration", "In five")) == [None]


def test_what_the_sentence_tells_of_something_else_is_none_of_it() -> None:
    assert of(figure("three ships", 3, "1", "count")) == [None]


def test_the_number_of_agreements_and_an_ordinal_are_no_term() -> None:
    start = TEXT.index("third")
    ordinal = indicator("a", "third", 3, kind="ordinal", start=start, end=start + 5)
    bundle = at(agreement, "three ships a month", count=3)
    assert of(ordinal, agreements=(at(agreement, "the third contract"),)) == [None]
    assert of(figure("three ships", 3, "1", "count"), agreements=(bundle,)) == [None]


def test_what_a_person_has_decided_stays() -> None:
    row = figure("40 million crowns", 4e7, "NOK", "money")
    tables = {"agreements": [CONTRACT], "indicators": [row]}
    found = linked(tables, article("a", TEXT), {}, decided=[row.indicator_id])
    assert found["indicators"] == (row,)
    assert linked(tables, article("a", TEXT), {})["indicators"] != (row,)
