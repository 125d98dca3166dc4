"""Cells cut to what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.changes.excerpt import excerpts, plain, shown


def test_of_a_long_text_only_what_changed_and_the_words_around_it_are_shown() -> None:
    old = "The envoys met. " * 50 + "Trade rose by a third. " + "They parted late. " * 50
    before, after = excerpts(old, old.replace("third", "half"), 60)
    assert plain(before) == "…met. Trade rose by a third. They parted late.…"
    assert plain(after) == "…met. Trade rose by a half. They parted late.…"


def test_words_are_not_cut_in_two() -> None:
    before, after = excerpts("Lind warned Moen", "Lind warmed Moen", 40)
    assert [piece.text for piece in before if piece.changed] == ["warned"]
    assert [piece.text for piece in after if piece.changed] == ["warmed"]


def test_a_value_in_place_of_none_is_shown_whole() -> None:
    assert [plain(side) for side in excerpts(None, "Lind", 40)] == ["null", "Lind"]


def test_a_hash_is_shown_by_its_beginning() -> None:
    assert [plain(side) for side in excerpts("a" * 64, "b" * 64, 40)] == ["aaaaaaaaaaaa…", "bbbbbbbbbbbb…"]


@pytest.mark.parametrize("mark", ["\x1b", "\u202e", "\u2066", "\ud800", "\x07"])
def test_what_a_terminal_would_obey_is_shown_by_its_number(mark: str) -> None:
    assert shown(f"a{mark}b") == f"a⟨U+{ord(mark):04X}⟩b"


cells = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.text("ab. ", max_size=300)


@given(cells, cells)
def test_any_two_cells_are_shown_on_one_line_each_that_is_not_much_longer_than_asked(old: object, new: object) -> None:
    for side in excerpts(old, new, 60):
        assert len(plain(side).splitlines()) <= 1
        assert len(plain(side)) <= 120


@given(st.text("ab. \n", max_size=200), st.text("ab. \n", max_size=200))
def test_two_texts_that_differ_look_different_uncut(old: str, new: str) -> None:
    if " ".join(old.split()) != " ".join(new.split()):
        assert plain(excerpts(old, new)[0]) != plain(excerpts(old, new)[1])
