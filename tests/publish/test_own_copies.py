"""How a person's own file is read, and what is said of one that is not quite the article."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from conftest import HARBOUR, article, at
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.own_copies import Copy, Reading, difference, files_in, own_copy

SPANS = [
    (int(cut["start"]), int(cut["end"]), words)
    for words in ("We have agreed on a harbour,", "work would begin in May", "a contract worth 40 million euros")
    for cut in [at(HARBOUR, words)]
]


def differs(text: str) -> str:
    copy = Copy(Path("mine.txt"), "", (Reading(text, ""),))
    return difference(article("harbour", HARBOUR), copy, SPANS)[1]


def test_a_page_is_read_with_and_without_its_header(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"A harbour\n\n{HARBOUR}", "utf-8")
    texts = [reading.text for reading in own_copy(tmp_path / "page.txt").readings]
    assert any(text.startswith("A harbour\n") for text in texts)
    assert any(text.startswith("The two ministers") for text in texts)


def test_the_hash_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"One.\r\n")
    assert own_copy(tmp_path / "a").sha256 == hashlib.sha256(b"One.\r\n").hexdigest()


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("a.txt", ".git/b.txt", ".c.txt", "deep/er/d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("One.")
    assert [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)] == ["a.txt", "deep/er/d"]


@given(st.binary(max_size=200))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(raw)
    copy = own_copy(path)
    assert copy.readings or copy.problem


@given(st.text(max_size=80))
def test_a_difference_can_be_told_of_any_text(text: str) -> None:
    assert differs(text)


def test_a_file_without_words_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    copy = own_copy(tmp_path / "empty.txt")
    assert difference(article("harbour", HARBOUR), copy, SPANS) == (0, "the file is empty")


def test_one_word_more_is_counted_and_the_spans_behind_it_have_moved() -> None:
    said = differs(HARBOUR.replace("ministers met", "ministers finally met"))
    assert said == "42 words, the article has 41; 3 of 3 spans stand elsewhere, the first 8 characters later"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("harbour,", "harbour,", "the spans that are published stand in it, so it differs elsewhere"),
        (
            "work would begin",
            "work\u00a0would begin",
            "other spaces in 1 of its spans, as in “work would begin in May”",
        ),
        ("in May", "in MAY", "other spacing, capitals or marks in 1, as in “work would begin in May”"),
        ("begin in May", "start in Mai", "1 of 3 spans are not in it, such as “work would begin in May”"),
    ],
)
def test_what_is_other_about_a_span_is_told(old: str, new: str, said: str) -> None:
    assert differs(HARBOUR.replace(old, new)).startswith(said)
