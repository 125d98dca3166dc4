"""`onrecord correct`: a correction is written as a person would write it, and the build accepts it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.api.load import load
from onrecord.cli import app
from onrecord.corpus.build import build

PACT = """\
Title: Norway and Latvia sign
Published Time: 2031-05-04
Author: Ana Roig

Norway and Latvia signed an agreement on fishing in Riga on Friday, Bo Lind said.

“Yes,” said Bo Lind. Asked again in the evening, Kari Moen shook her head. “Yes,” said Kari Moen.

Between 10 and 12 boats will sail.
"""
REASON = "The sentence says so itself."


def run(*arguments: str | Path) -> Result:
    environment = {"COLUMNS": "200", "NO_COLOR": "1"}
    return CliRunner().invoke(app, [str(each) for each in arguments], env=environment)


@pytest.fixture
def built(corpus: Path) -> Path:
    """The root of a corpus that is built, with a row in each table that can be corrected."""
    (corpus / "raw" / "pact.txt").write_text(PACT, "utf-8")
    (corpus / "raw" / "pact.toml").write_bytes((corpus / "raw" / "river.toml").read_bytes())
    assert run("build", "--root", corpus).exit_code == 0
    return corpus


def rows(root: Path, table: str, article: str | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(table, data=root).to_pylist()
    return [row for row in found if article in (None, row.get("article_id"))]


def row_id(root: Path, table: str, words: str, number: int = 0) -> str:
    key = f"{table[:-1]}_id"
    return str([row for row in rows(root, table) if row["text"].startswith(words)][number][key])


def correct(root: Path, *arguments: str, reason: str = REASON) -> Result:
    return run("correct", *arguments, "--reason", reason, "--reviewer", "Ana Roig", "--root", root)


def rebuilt(root: Path) -> None:
    """Builds again, which must find nothing wrong."""
    assert [each for each in build(root).findings if each.level != "note"] == []
    assert run("build", "--root", root).exit_code == 0


def entries(root: Path, article: str) -> list[dict[str, Any]]:
    path = root / "build" / "corrections" / f"{article}.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["correction"]
    return found


@pytest.mark.parametrize(
    ("table", "words", "cells", "expected"),
    [
        ("quotes", "We are close", ["cue=told"], {"cue": "told"}),
        ("quotes", "We are close", ["speaker=Bo Lind", "speaker_text="], {"speaker_text": None}),
        ("quotes", "We are close", ["kind=mixed", "utterance=7"], {"kind": "mixed", "utterance": 7}),
        ("agreements", "an agreement", ["negated=yes", "kind=treaty", "count=2"], {"negated": True, "count": 2}),
        ("agreements", "an agreement", ["parties=latvia; norway"], {}),
        ("indicators", "$3.5", ["value=3.6e9", "qualifier=nearly"], {"value": 3.6e9, "qualifier": "nearly"}),
        ("indicators", "$3.5", ["subject=bo-lind", "source=Bo Lind"], {"subject": "bo-lind", "source_id": "bo-lind"}),
    ],
)
def test_the_build_accepts_a_correction_of_any_table(
    built: Path, table: str, words: str, cells: list[str], expected: dict[str, object]
) -> None:
    row = row_id(built, table, words)
    result = correct(built, row, *(part for cell in cells for part in ("--set", cell)))
    assert result.exit_code == 0, result.output
    rebuilt(built)
    (now,) = (each for each in rows(built, table) if each[f"{table[:-1]}_id"] == row)
    assert now["origin"] == "corrected"
    assert {name: now[name] for name in expected} == expected


def test_the_entry_says_what_was_there_why_and_who(built: Path) -> None:
    result = correct(built, row_id(built, "quotes", "We are close"), "--set", "cue=told")
    assert "build/corrections/harbour.toml:4" in result.output
    text = (built / "build" / "corrections" / "harbour.toml").read_text("utf-8")
    assert text == (
        "#:schema ../../schema/corrections.json\n"
        "# What people changed in the rows of this article. The empty string stands for null.\n"
        "\n"
        "[[correction]]\n"
        'table = "quotes"\n'
        'action = "edit"\n'
        'at = "We are close to a pact on grain,"\n'
        'expect = {cue = "said"}\n'
        'set = {cue = "told"}\n'
        f'reason = "{REASON}"\n'
        'reviewer = "Ana Roig"\n'
    )


def test_words_that_stand_twice_are_told_apart_by_words_around_them(built: Path) -> None:
    second = row_id(built, "quotes", "Yes,", 1)
    assert correct(built, second, "--set", "cue=said again").exit_code == 0
    assert "within" in entries(built, "pact")[0]
    rebuilt(built)
    cues = {row["quote_id"]: row["cue"] for row in rows(built, "quotes", "pact")}
    assert cues[second] == "said again"
    assert "said again" not in {cue for each, cue in cues.items() if each != second}


def test_a_row_that_was_corrected_keeps_one_entry(built: Path) -> None:
    row = row_id(built, "quotes", "We are close")
    correct(built, row, "--set", "cue=told")
    path = built / "build" / "corrections" / "harbour.toml"
    path.write_text(path.read_text("utf-8").replace('"told"}', '"told"} # see the video'), "utf-8")
    result = correct(built, row, "--set", "kind=mixed", reason="It is a part of a sentence.")
    assert result.exit_code == 0, result.output
    (entry,) = entries(built, "harbour")
    assert entry["expect"] == {"cue": "said", "kind": "direct"}
    assert entry["set"] == {"cue": "told", "kind": "mixed"}
    assert entry["reason"] == f"{REASON} It is a part of a sentence."
    assert "# see the video\n" in path.read_text("utf-8")
    rebuilt(built)


def test_what_stands_in_the_file_is_not_touched(built: Path) -> None:
    correct(built, row_id(built, "quotes", "We are close"), "--set", "cue=told")
    path = built / "build" / "corrections" / "harbour.toml"
    odd = (
        path.read_text("utf-8").replace('set = {cue = "told"}', 'set   = { cue="told" }   # odd').replace("\n", "\r\n")
    )
    path.write_bytes(odd.encode())
    assert correct(built, row_id(built, "indicators", "$3.5"), "--set", "value=4e9").exit_code == 0
    now = path.read_bytes().decode()
    assert now.startswith(odd)
    assert "\n" not in now.replace("\r\n", "")


def test_a_cell_that_is_set_back_needs_no_correction_any_more(built: Path) -> None:
    row = row_id(built, "quotes", "We are close")
    correct(built, row, "--set", "cue=told", "--set", "kind=mixed")
    rebuilt(built)
    assert correct(built, row, "--set", "cue=said", reason="Said was right after all.").exit_code == 0
    (entry,) = entries(built, "harbour")
    assert (entry["set"], entry["expect"]) == ({"kind": "mixed"}, {"kind": "direct"})
    rebuilt(built)
    result = correct(built, row, "--set", "kind=direct", reason="Direct was right after all.")
    assert result.exit_code == 1
    assert "undoes the whole correction: build/corrections/harbour.toml:4" in result.output


def test_a_row_moves_to_other_words_and_gets_another_id(built: Path) -> None:
    row = row_id(built, "indicators", "$3.5")
    result = correct(built, row, "--set", "text=$3.5 billion last year")
    assert result.exit_code == 0, result.output
    rebuilt(built)
    moved = row_id(built, "indicators", "$3.5 billion last year")
    assert moved != row
    assert moved in result.output
    assert correct(built, moved, "--set", "qualifier=nearly", reason="Nearly, says the ministry.").exit_code == 0
    assert len(entries(built, "harbour")) == 1
    rebuilt(built)


def test_a_row_that_is_none_is_dropped(built: Path) -> None:
    row = row_id(built, "quotes", "Trade between")
    result = correct(built, row, "--drop")
    assert result.exit_code == 0, result.output
    assert "is no row any more" in result.output
    rebuilt(built)
    assert row not in {each["quote_id"] for each in rows(built, "quotes")}


def test_a_row_that_was_corrected_is_dropped_by_the_same_entry(built: Path) -> None:
    row = row_id(built, "quotes", "Trade between")
    correct(built, row, "--set", "cue=said")
    rebuilt(built)
    assert correct(built, row, "--drop", reason="It is a figure, not a quote.").exit_code == 0
    (entry,) = entries(built, "harbour")
    assert (entry["action"], "set" in entry) == ("drop", False)
    rebuilt(built)


ADDED = ("--add", "quotes", "--article", "pact", "--at", "shook her head")


def test_a_row_that_no_rule_found_is_added(built: Path) -> None:
    result = correct(built, *ADDED, "--set", "kind=indirect", "--set", "speaker=Kari Moen")
    assert result.exit_code == 0, result.output
    rebuilt(built)
    (added,) = (row for row in rows(built, "quotes") if row["origin"] == "added")
    assert (added["text"], added["speaker_id"]) == ("shook her head", "kari-moen")
    others = [row["utterance"] for row in rows(built, "quotes", "pact") if row["origin"] == "extracted"]
    assert added["utterance"] == max(others) + 1


def test_an_added_row_is_edited_where_it_was_added(built: Path) -> None:
    correct(built, *ADDED, "--set", "kind=indirect")
    rebuilt(built)
    row = row_id(built, "quotes", "shook her head")
    assert correct(built, row, "--set", "speaker=Kari Moen", reason="She shook it.").exit_code == 0
    (entry,) = entries(built, "pact")
    assert entry["action"] == "add"
    assert entry["set"]["speaker_id"] == "kari-moen"
    rebuilt(built)
    result = correct(built, row, "--drop", reason="It is no quote at all.")
    assert result.exit_code == 1
    assert "a person added this row: build/corrections/pact.toml:4" in result.output


CLOSE = "We are close"
REFUSED = {
    "a column that is none": (("--set", "speakr=x"), "did you mean 'speaker_"),
    "a column that follows from others": (("--set", "start=3"), "no column of quotes to correct 'start'"),
    "a word that is not in the vocabulary": (("--set", "kind=direkt"), "did you mean 'direct'?"),
    "an entity that nobody knows": (("--set", "speaker=Bo Lnd"), "did you mean 'bo-lind'?"),
    "a number that is none": (("--set", "utterance=two"), "utterance is a whole number, not 'two'"),
    "a number that is too small": (("--set", "utterance=0"), "OR-C011"),
    "null where none may be": (("--set", "kind="), "kind cannot be null"),
    "a cell that is right already": (("--set", "cue=said"), 'is like this already: cue is "said"'),
    "a cell set twice": (("--set", "speaker=Bo Lind", "--set", "speaker_id=bo-lind"), "speaker_id is set twice"),
    "no equals sign": (("--set", "cue"), "'cue' sets nothing"),
    "words that are elsewhere": (("--set", "text=The river"), "OR-C005"),
    "a row that would break a rule": (("--set", "kind=scare"), "OR-Q110"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_correction_that_does_not_fit_is_refused_and_nothing_is_written(built: Path, case: str) -> None:
    arguments, said = REFUSED[case]
    result = correct(built, row_id(built, "quotes", CLOSE), *arguments)
    assert (result.exit_code, said in result.output) == (1, True), result.output
    assert list((built / "build" / "corrections").iterdir()) == []


ADDITIONS = {
    "words that are not there": (("--at", "no such words", "--set", "kind=mixed"), "OR-C005"),
    "words that stand twice": (("--at", "Kari Moen", "--set", "kind=mixed"), "OR-C006"),
    "a row that is there": (("--at", "Yes,", "--within", "“Yes,” said Bo", "--set", "kind=mixed"), "OR-C013"),
    "a missing cell": (("--at", "shook"), "also needs kind (direct, mixed, indirect, scare)"),
    "an article that is not there": (("--at", "x", "--article", "pct", "--set", "kind=mixed"), "did you mean 'pact'?"),
}


@pytest.mark.parametrize("case", ADDITIONS)
def test_an_addition_that_does_not_fit_is_refused(built: Path, case: str) -> None:
    arguments, said = ADDITIONS[case]
    result = correct(built, "--add", "quotes", "--article", "pact", *arguments)
    assert (result.exit_code, said in result.output) == (1, True), result.output
    assert list((built / "build" / "corrections").iterdir()) == []


def test_the_beginning_of_an_id_will_do_where_one_row_has_it(built: Path) -> None:
    row = row_id(built, "quotes", CLOSE)
    assert correct(built, row[:10], "--set", "cue=told", "--dry-run").exit_code == 0
    assert "rows have an id that begins with 'q-'" in correct(built, "q-", "--set", "cue=told").output


def test_an_id_that_is_none_is_said_with_the_nearest(built: Path) -> None:
    row = row_id(built, "quotes", CLOSE)
    wrong = row[:-1] + ("0" if row[-1] != "0" else "1")
    assert f"did you mean '{row}'?" in correct(built, wrong, "--set", "cue=told").output


def test_of_a_row_that_is_lined_up_its_parts_are_named(built: Path) -> None:
    statement = rows(built, "statements")[0]["statement_id"]
    output = correct(built, statement, "--set", "cue=told").output
    assert "is made of rows of quotes" in output
    assert "q-" in output


def test_a_dry_run_shows_the_entry_and_writes_nothing(built: Path) -> None:
    result = correct(built, row_id(built, "quotes", CLOSE), "--set", "cue=told", "--dry-run")
    assert 'set = {cue = "told"}' in result.output
    assert list((built / "build" / "corrections").iterdir()) == []


def test_before_the_first_build_it_says_to_build(corpus: Path) -> None:
    assert "onrecord build" in correct(corpus, "q-1", "--set", "cue=told").output


def test_data_that_are_not_current_are_said(built: Path) -> None:
    row = row_id(built, "quotes", "The river")
    path = built / "raw" / "river.txt"
    path.write_text(path.read_text("utf-8").replace("not ours", "all ours"), "utf-8")
    result = correct(built, row, "--set", "cue=told")
    assert result.exit_code == 1
    assert "give no such row any more" in result.output


def test_corrections_that_are_broken_are_mended_first(built: Path) -> None:
    (built / "build" / "corrections" / "harbour.toml").write_text("[[correction]]\ntabel = 1\n", "utf-8")
    result = correct(built, row_id(built, "quotes", CLOSE), "--set", "cue=told")
    assert result.exit_code == 1
    assert "has to be mended first" in result.output
    assert "OR-C003" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "which row?"),
        (("q-1",), "one of --set and --drop"),
        (("q-1", "--drop", "--set", "cue=x"), "one of --set and --drop"),
        (("q-1", "--drop", "--at", "x"), "belong to --add"),
        (("q-1", "--add", "quotes"), "takes no ROW_ID"),
        (("--add", "articles"), "no rows are added to 'articles'"),
        (("--add", "quotes"), "needs --article and --at"),
    ],
)
def test_a_call_that_makes_no_sense_is_said(built: Path, arguments: tuple[str, ...], said: str) -> None:
    result = correct(built, *arguments)
    assert (result.exit_code, said in result.output) == (2, True), result.output


def test_a_reason_is_needed_that_a_reader_can_judge(built: Path) -> None:
    row = row_id(built, "quotes", CLOSE)
    assert "too short" in correct(built, row, "--set", "cue=told", reason="wrong").output
    assert "needs its reason" in run("correct", row, "--set", "cue=told", "--root", built).output


def test_the_reviewer_is_the_name_that_git_knows(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = built / "gitconfig"
    config.write_text("[user]\n\tname = Jo van Dam\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    arguments = ("correct", row_id(built, "quotes", CLOSE), "--set", "cue=told", "--reason", REASON, "--root", built)
    assert run(*arguments).exit_code == 0
    assert entries(built, "harbour")[0]["reviewer"] == "Jo van Dam"


def test_without_any_name_it_asks_for_one(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(built.parent))
    result = run("correct", row_id(built, "quotes", CLOSE), "--set", "cue=told", "--reason", REASON, "--root", built)
    assert result.exit_code == 1
    assert "--reviewer" in result.output


def test_a_machine_reads_what_was_written(built: Path) -> None:
    row = row_id(built, "quotes", CLOSE)
    printed = json.loads(correct(built, row, "--set", "cue=told", "--json").stdout)
    assert printed["cells"] == {"cue": {"from": "said", "to": "told"}}
    assert (printed["file"], printed["line"], printed["written"]) == ("build/corrections/harbour.toml", 4, True)
