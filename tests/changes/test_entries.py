"""What is shown of a row, so that a reader knows it without its id."""

from typing import Any

import pytest

from onrecord.changes.entries import about, cells, entries, folds, heading, words
from onrecord.changes.model import RowChange, TableDiff


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"value": 40.0, "unit": "%", "measure": "share"}, "40 % · share"),
        ({"value": 3e9, "value_high": 4e9, "unit": "USD"}, "3,000,000,000–4,000,000,000 USD"),
        ({"value": 5.0, "unit": "1", "measure": "members"}, "5 · members"),
    ],
)
def test_a_figure_stands_with_its_other_end_and_its_unit(row: dict[str, Any], expected: str) -> None:
    assert about("indicators", row) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(5.0, 5.0, "5"), (5.0, 7.0, "5–7"), (None, 5.0, "at most 5"), (5.0, None, "at least 5"), (None, None, "")],
)
def test_a_series_of_which_only_one_end_is_known_says_which(
    low: float | None, high: float | None, expected: str
) -> None:
    assert about("series", {"low": low, "high": high}) == expected


def test_a_row_of_an_unknown_table_says_all_that_it_has() -> None:
    assert about("ships", {"name": "Ada", "crew": 4, "flag": None}) == "name: Ada · crew: 4"


def test_rows_are_shown_by_text_and_in_the_order_of_their_words() -> None:
    rows = [{"quote_id": f"q-{start}", "article_id": article, "start": start} for article, start in AT]
    diff = TableDiff("quotes", ("quote_id",), (0, 4), tuple(rows[:2]), tuple(rows[2:]))
    assert [(entry.article, entry.row["start"], entry.mark) for entry in entries(diff)] == [
        ("river", 9, "-"),
        ("river", 100, "+"),
        ("talks", 5, "-"),
        ("talks", 40, "+"),
    ]


AT = [("talks", 40), ("river", 100), ("river", 9), ("talks", 5)]


def test_a_row_that_links_others_is_shown_with_the_words_and_the_text_of_what_it_belongs_to() -> None:
    agreement = {"agreement_id": "a-1", "article_id": "talks", "start": 7, "text": "a pact"}
    party = {"agreement_id": "a-1", "entity_id": "norway", "position": 1}
    diff = TableDiff(
        "agreement_parties", ("agreement_id", "entity_id"), (0, 1), (party,), context={("a-1",): agreement}
    )
    (entry,) = entries(diff)
    assert (entry.article, words("agreement_parties", entry), entry.anchor["start"]) == ("talks", "a pact", 7)


def change(old: dict[str, Any], new: dict[str, Any]) -> RowChange:
    key = {"quote_id": "q-1"}
    return RowChange(("q-1",), ("q-1",), key | old, key | new)


def test_where_words_begin_and_end_is_one_cell() -> None:
    moved = change({"start": 4, "end": 9, "cue": "said"}, {"start": 4, "end": 12, "cue": "warned"})
    assert [tuple(cell) for cell in cells(moved, ["quote_id"])] == [
        ("start–end", "4–9", "4–12"),
        ("cue", "said", "warned"),
    ]


def test_what_only_follows_from_other_changes_is_counted_by_why() -> None:
    along = change({"start": 4, "end": 9}, {"start": 6, "end": 11})
    follows = change({"statement_id": "s-1"}, {"statement_id": "s-2"})
    longer = change({"start": 4, "end": 9}, {"start": 4, "end": 11})
    diff = TableDiff("quotes", ("quote_id",), (4, 4), changed=(along, along, follows, longer))
    single, lines = folds(entries(diff), diff, {"s-1": "s-2"})
    assert [entry.change for entry in single] == [longer]
    assert sorted(lines) == [
        ("1 row changed only by the new id of another row", 1),
        ("2 rows moved along with the text, by +2 characters", 2),
    ]


def test_a_table_that_came_or_went_says_so() -> None:
    assert heading(TableDiff("ships", ("name",), (None, 2))) == "the table is new, 2 rows"
    assert heading(TableDiff("ships", ("name",), (1, None))) == "the table is gone, 1 row"
