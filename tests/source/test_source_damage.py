"""Damage that a text took before it came here, and what it very likely was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.source.damage import find_mojibake, likely_meant
from onrecord.source.decode import decode


def garbled(text: str) -> list[tuple[str, str]]:
    return [(text[damage.start : damage.end], damage.meant) for damage in find_mojibake(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("â€œWe agree", [("â€œ", "“")]),
        ("they donâ€™t", [("â€™", "’")]),
        ("the ministerâ€™s cafÃ©", [("â€™", "’"), ("Ã©", "é")]),
        ("the end.â€\x9d", [("â€\x9d", "”")]),
        ("the end.â€ he said", [("â€", "”")]),
        ("Ã¢â‚¬Å“Twice over", [("Ã¢â‚¬Å“", "“")]),
        ("a hors dâ€™Å“uvre", [("â€™Å“", "’œ")]),
        ("ÐŸÑƒÑ‚Ð¸Ð½ left", [("ÐŸÑƒÑ‚Ð¸Ð½", "Путин")]),
        ("at 20 Â°C", [("Â°", "°")]),
    ],
)
def test_what_was_read_in_the_wrong_encoding_is_found_with_what_was_meant(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert garbled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "“We agree,” she said — at the café in Zürich.",
        "“VISIT NESTLÉ” read the sign; “CAFÉ…” the other.",
        "Il vient à « Paris », en été…",
        "SÃO PAULO, MÜNCHEN, ÅRE and Ærø",
        "Путин прибыл в Пекин.",
        "二人は会った。",
    ],
)
def test_sound_text_in_any_tongue_is_left_alone(text: str) -> None:
    assert garbled(text) == []


@given(st.lists(st.sampled_from("“”’–…éüñß€"), min_size=1, max_size=6), st.sampled_from(["cp1252", "latin-1"]))
def test_what_one_wrong_reading_makes_is_told_for_any_such_characters(marks: list[str], encoding: str) -> None:
    meant = "".join(marks)
    wrong = "".join(bytes([byte]).decode(encoding, "replace").replace("\ufffd", chr(byte)) for byte in meant.encode())
    assert garbled(f"x {wrong} y") == [(wrong, meant)]


@given(st.text())
def test_any_text_is_searched_and_what_is_found_lies_within_it(text: str) -> None:
    for damage in find_mojibake(text):
        assert 0 <= damage.start < damage.end <= len(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("don\ufffdt", "’"),
        ("\ufffdWe agree", "“"),
        ("said: \ufffdWe", "“"),
        ("agree.\ufffd", "”"),
        ("agree,\ufffd she", "”"),
        ("talks \ufffd and", "–"),
        ("caf\ufffd, he", None),
        ("\ufffd\ufffd", None),
    ],
)
def test_a_lost_character_is_guessed_only_where_its_neighbours_tell(text: str, meant: str | None) -> None:
    assert likely_meant(text, text.index("\ufffd")) == meant


def test_a_damaged_text_is_read_and_the_damage_reported_at_its_first_place() -> None:
    text = "A sound line.\n\nâ€œWe agree,â€\x9d Ana Roig said.\n\nThey donâ€™t.\n"
    (problem,) = decode(text.encode()).problems
    assert (problem.code, problem.level, problem.line, problem.column) == ("OR-R015", "warning", 3, 1)
    assert problem.message == "'â€œ' was very likely “; 2 more of the kind in lines 3, 5"
