"""The ledger of what gave no row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reconciled_rows import article

from onrecord.extraction.coverage import account, cover, marks, numbers
from onrecord.language.text.spans import Span

MESSY = st.text(alphabet="ab Z.\n“”\"'’«»0179,-%two first 2022 ", max_size=120)


def ledger(text: str, quoted: list[Span] | None = None, stated: list[Span] | None = None) -> list[tuple[str, str]]:
    """What the ledger holds of a text: each item with its reason."""
    return [(item, row.reason) for row in cover(article("a", text), quoted or [], stated or []) for item in row.items]


@pytest.mark.parametrize(
    ("text", "item", "reason"),
    [
        ("The harbour was built in 1987.", "1987", "date"),
        ("They met at 4.30 p.m. on Monday.", "4.30", "date"),
        ("The ship Polar Star 2 left.", "2", "name"),
        ("Covid-19 closed the harbour.", "19", "name"),
        ("It is one of the best harbours.", "one", "pronoun"),
        ("The two leaders met.", "two", "reidentification"),
        ("It was the first visit.", "first", "order"),
        ("It falls under Article 5 of the treaty.", "5", "label"),
        ("© 2022 The Harbour Post", "2022", "furniture"),
        ("The quay is called “Old Lady by sailors.", "“", "stray"),
    ],
)
def test_what_gave_no_row_has_a_reason(text: str, item: str, reason: str) -> None:
    assert (item, reason) in ledger(text)


def test_marks_around_nobodys_words_are_unattributed() -> None:
    assert ledger("The “fog” lifted.") == [("“", "unattributed"), ("”", "unattributed")]


def test_the_marks_around_a_quote_lie_in_its_row() -> None:
    text = "“We shall see,” she said."
    assert ledger(text, quoted=[Span(1, 14)]) == []


def test_a_number_in_a_row_is_not_in_the_ledger() -> None:
    text = "They counted 42 boats in 2021."
    assert ledger(text, stated=[Span(13, 21)]) == [("2021", "date")]


def test_a_number_that_is_only_quoted_is_in_the_ledger() -> None:
    text = "“We left in 2021,” she said."
    assert ledger(text, quoted=[Span(1, 17)]) == [("2021", "date")]


def test_a_sentence_stands_once_for_each_reason() -> None:
    rows = cover(article("a", "The two leaders met in 1999 and in 2001."), [], [])
    assert [(row.reason, row.items) for row in rows] == [("date", ("1999", "2001")), ("reidentification", ("two",))]


@given(MESSY)
def test_every_mark_and_number_lies_in_the_ledger_where_there_are_no_rows(text: str) -> None:
    if text.strip():
        found = account(article("a", text), [], [])
        assert found.in_rows == 0
        assert found.in_ledger == len(marks(text)) + len(numbers(text))


@given(st.text(max_size=200))
def test_any_text_has_a_ledger(text: str) -> None:
    rows = cover(article("a", text), [], [])
    assert all(row.text == text[row.start : row.end] and row.items for row in rows)
