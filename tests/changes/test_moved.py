"""Rows that are the same under another key."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.changes.model import Row, TableDiff
from onrecord.changes.moved import with_moved


def quote(quote_id: str, start: int, end: int, text: str, **cells: Any) -> Row:
    return {"quote_id": quote_id, "article_id": "talks", "start": start, "end": end, "text": text, **cells}


def quotes(removed: list[Row], added: list[Row]) -> TableDiff:
    return TableDiff("quotes", ("quote_id",), (9, 9), tuple(added), tuple(removed))


def test_words_that_end_later_are_the_same_row_with_another_id() -> None:
    (found,) = with_moved([quotes([quote("q-1", 10, 30, "we are close")], [quote("q-2", 10, 38, "we are close now")])])
    assert (found.added, found.removed) == ((), ())
    assert [(row.old_key, row.new_key) for row in found.moved] == [(("q-1",), ("q-2",))]


def test_words_that_share_less_than_half_are_two_rows() -> None:
    (found,) = with_moved([quotes([quote("q-1", 10, 30, "a")], [quote("q-2", 25, 60, "b")])])
    assert found.moved == ()
    assert (len(found.added), len(found.removed)) == (1, 1)


def test_each_row_is_paired_once_and_with_what_it_shares_most() -> None:
    removed = [quote("q-1", 0, 10, "a"), quote("q-2", 10, 20, "b")]
    added = [quote("q-3", 2, 12, "c"), quote("q-4", 10, 19, "d")]
    (found,) = with_moved([quotes(removed, added)])
    assert [(row.old_key[0], row.new_key[0]) for row in found.moved] == [("q-1", "q-3"), ("q-2", "q-4")]


def test_the_same_words_elsewhere_in_the_article_are_the_same_row() -> None:
    (found,) = with_moved([quotes([quote("q-1", 10, 16, "for us")], [quote("q-2", 110, 116, "for us")])])
    assert [row.new_key for row in found.moved] == [("q-2",)]


def test_rows_of_two_articles_are_never_the_same() -> None:
    other = {**quote("q-2", 10, 16, "for us"), "article_id": "river"}
    (found,) = with_moved([quotes([quote("q-1", 10, 16, "for us")], [other])])
    assert found.moved == ()


def test_rows_of_an_article_that_was_renamed_are_known_again() -> None:
    text = {"text": "It is for us.", "raw_sha256": None}
    articles = TableDiff(
        "articles", ("article_id",), (1, 1), ({"article_id": "river", **text},), ({"article_id": "talks", **text},)
    )
    other = {**quote("q-2", 6, 12, "for us"), "article_id": "river"}
    found = with_moved([articles, quotes([quote("q-1", 6, 12, "for us")], [other])])
    assert [len(diff.moved) for diff in found] == [1, 1]


def test_an_entity_under_another_id_is_known_by_its_name() -> None:
    moen = {"name": "Kari Moen", "kind": "person"}
    old, new = {"entity_id": "moen", **moen}, {"entity_id": "kari-moen", **moen}
    (found,) = with_moved([TableDiff("entities", ("entity_id",), (1, 1), (new,), (old,))])
    assert [row.new_key for row in found.moved] == [("kari-moen",)]


def test_a_statement_whose_earliest_quote_has_another_id_is_the_same_statement() -> None:
    old = quote("q-1", 10, 30, "we are close", statement_id="s-1")
    new = quote("q-2", 10, 38, "we are close now", statement_id="s-2")
    statements = TableDiff(
        "statements", ("statement_id",), (1, 1), ({"statement_id": "s-2"},), ({"statement_id": "s-1"},)
    )
    found = with_moved([quotes([old], [new]), statements])
    assert [(row.old_key, row.new_key) for row in found[1].moved] == [(("s-1",), ("s-2",))]


def test_the_parties_of_an_agreement_follow_its_new_id_and_count_as_changed() -> None:
    anchor = {"article_id": "talks", "start": 3, "text": "a pact"}
    agreements = TableDiff(
        "agreements",
        ("agreement_id",),
        (1, 1),
        ({"agreement_id": "a-2", **anchor, "end": 19},),
        ({"agreement_id": "a-1", **anchor, "end": 12},),
    )
    parties = TableDiff(
        "agreement_parties",
        ("agreement_id", "entity_id"),
        (1, 1),
        ({"agreement_id": "a-2", "entity_id": "norway", "position": 1},),
        ({"agreement_id": "a-1", "entity_id": "norway", "position": 1},),
    )
    found = with_moved([agreements, parties])[1]
    assert (found.added, found.removed, found.moved) == ((), (), ())
    assert [[cell.column for cell in row.cells] for row in found.changed] == [["agreement_id"]]


def test_a_sentence_of_the_ledger_that_gets_another_reason_is_one_row_that_changed() -> None:
    row = {"article_id": "talks", "start": 3, "end": 40, "text": "They met twice."}
    key = ("article_id", "start", "end", "reason")
    (found,) = with_moved(
        [TableDiff("coverage", key, (1, 1), ({**row, "reason": "date"},), ({**row, "reason": "bare"},))]
    )
    assert [[cell.column for cell in change.cells] for change in found.changed] == [["reason"]]


def test_of_two_sentences_with_the_same_words_each_keeps_the_reason_that_still_holds() -> None:
    row = {"article_id": "talks", "text": "They met twice."}
    old = [{**row, "start": 3, "end": 18, "reason": "bare"}, {**row, "start": 3, "end": 18, "reason": "unattributed"}]
    new = [{**row, "start": 9, "end": 24, "reason": "date"}, {**row, "start": 9, "end": 24, "reason": "unattributed"}]
    key = ("article_id", "start", "end", "reason")
    (found,) = with_moved([TableDiff("coverage", key, (2, 2), tuple(new), tuple(old))])
    assert (found.added, found.removed) == ((), ())
    assert [(change.old["reason"], change.new["reason"]) for change in found.changed] == [
        ("bare", "date"),
        ("unattributed", "unattributed"),
    ]


def rows(letter: str) -> st.SearchStrategy[list[Row]]:
    """Quotes at places of their own in two articles, with few different words."""
    places = st.tuples(st.sampled_from(["river", "talks"]), st.integers(0, 30), st.integers(1, 12))
    return st.lists(st.tuples(places, st.sampled_from("abc")), max_size=8, unique=True).map(
        lambda found: [
            {**quote(f"q-{letter}{number}", start, start + length, text), "article_id": article}
            for number, ((article, start, length), text) in enumerate(found)
        ]
    )


def ids(found: list[Row]) -> list[str]:
    return sorted(row["quote_id"] for row in found)


@given(rows("o"), rows("n"))
def test_pairing_loses_no_row_and_pairs_none_twice(old: list[Row], new: list[Row]) -> None:
    (found,) = with_moved([quotes(old, new)])
    assert ids([*found.removed, *(change.old for change in found.moved)]) == ids(old)
    assert ids([*found.added, *(change.new for change in found.moved)]) == ids(new)
    assert all(change.old["article_id"] == change.new["article_id"] for change in found.moved)


@given(rows("o"), rows("n"))
def test_as_many_rows_are_paired_from_new_to_old_as_from_old_to_new(old: list[Row], new: list[Row]) -> None:
    (there,), (back,) = with_moved([quotes(old, new)]), with_moved([quotes(new, old)])
    assert len(there.moved) == len(back.moved)
