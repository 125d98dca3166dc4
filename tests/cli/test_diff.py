"""`onrecord diff` as a person calls it."""

import json
from pathlib import Path

import pytest
from datasets_that_differ import RAW, TEXT, article, commit, dataset, git, quote
from typer.testing import CliRunner, Result

from onrecord.cli import app

OLD = {"articles": [article()], "quotes": [quote(1), quote(2, "Not yet", speaker_text="Moen")]}
NEW = {
    "articles": [article()],
    "quotes": [quote(1, cue="warned", speaker_text=None), quote(3, "The envoys met in Riga", kind="indirect")],
}


def run(*arguments: str | Path, width: int = 80) -> Result:
    return CliRunner().invoke(
        app, ["diff", *map(str, arguments)], env={"COLUMNS": str(width), "NO_COLOR": "1", "TERM": "dumb"}
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A clone in which something was changed and not yet committed."""
    dataset(tmp_path, OLD)
    commit(tmp_path, "Build")
    return dataset(tmp_path, NEW)


def test_it_shows_each_row_with_its_words_its_line_and_the_cells_that_changed(root: Path) -> None:
    lines = run("HEAD", "--root", root).stdout.partition("\n\n")[2].splitlines()
    assert lines[:2] == [
        "table   rows  added  removed  changed  new id",
        "quotes     2      1        1        1       ·",
    ]
    assert lines[3:16] == [
        "quotes",
        "  raw/talks.txt",
        "    + q-0000000000000003  line 3",
        "      The envoys met in Riga",
        "      indirect · speaker unknown",
        "    ~ q-0000000000000001  line 5",
        "      We are close",
        "      speaker_text: Lind → null",
        "      cue: said → warned",
        "    - q-0000000000000002  line 7",
        "      Not yet",
        "      direct · speaker unknown",
        "",
    ]
    assert lines[16:] == [
        "This means a minor version: rows or values were added, corrected or taken out",
        "(0.1.0 → 0.2.0 at least).",
    ]


def test_where_nothing_changed_it_says_so(root: Path) -> None:
    result = run(root, root)
    assert result.exit_code == 0
    assert "no difference: the tables say the same" in result.stdout


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_in_spaces(root: Path, width: int) -> None:
    lines = run("HEAD", "--root", root, width=width).stdout.splitlines()
    assert [line for line in lines if len(line) > width or line != line.rstrip()] == []


def test_only_so_many_rows_are_shown_and_the_rest_is_counted(root: Path) -> None:
    assert "… and 2 more: --limit 0 shows all" in run("HEAD", "--root", root, "--limit", "1").stdout
    assert "more: --limit" not in run("HEAD", "--root", root, "--limit", "0").stdout


def test_rows_that_only_moved_along_are_counted_unless_all_is_asked_for(root: Path) -> None:
    longer = "Again. " + TEXT
    dataset(root, {"articles": [article(longer)], "quotes": [quote(1, text=longer), quote(2, "Not yet", longer)]})
    dataset(root.parent / "old", {**OLD, "quotes": [quote(1), quote(2, "Not yet")]})
    shown = run(root.parent / "old", root, "--table", "quotes").stdout
    assert "~ 2 rows moved along with the text, by +7 characters" in shown
    assert "start–end: 26–38 → 33–45" in run(root.parent / "old", root, "--full").stdout


def test_one_table_alone_can_be_asked_for(root: Path) -> None:
    assert "no difference" in run("HEAD", "--root", root, "--table", "articles").stdout
    result = run("HEAD", "--root", root, "--table", "quote")
    assert result.exit_code == 2
    assert "did you mean 'quotes'?" in result.stderr


def test_it_can_tell_a_script_whether_there_are_differences(root: Path) -> None:
    assert run("HEAD", "--root", root, "--exit-code").exit_code == 1
    assert run(root, root, "--exit-code").exit_code == 0


def test_what_cannot_be_compared_is_said_with_what_to_do(root: Path) -> None:
    result = run("mian", "--root", root)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == "onrecord: git knows no revision 'mian'"
    assert "Did you mean 'main'?" in result.stderr


def test_for_a_machine_it_prints_json_alone(root: Path) -> None:
    printed = json.loads(run("HEAD", "--root", root, "--format", "json").stdout)
    assert printed["format"] == 1
    assert printed["version"] == {"bump": "minor", "reasons": ["quotes: rows 1 added, 1 removed, 1 changed"]}
    assert printed["same"] == ["articles"]
    quotes = printed["tables"]["quotes"]
    assert [row["quote_id"] for row in quotes["added"]] == ["q-0000000000000003"]
    assert quotes["changed"] == [
        {
            "old_key": ["q-0000000000000001"],
            "new_key": ["q-0000000000000001"],
            "cells": [
                {"column": "speaker_text", "old": "Lind", "new": None},
                {"column": "cue", "old": "said", "new": "warned"},
            ],
        }
    ]


def test_for_a_pull_request_it_prints_markdown_that_links_to_the_texts(root: Path) -> None:
    commit(root, "Correct")
    printed = run(
        "HEAD~1", "HEAD", "--root", root, "--format", "markdown", "--repository", "https://example.org/a"
    ).stdout
    assert printed.startswith("### The data change: 1 row added, 1 row removed, 1 row changed\n")
    was, now = (git(root, "rev-parse", name).strip() for name in ("HEAD~1", "HEAD"))
    assert f"[5](https://example.org/a/blob/{now}/raw/talks.txt?plain=1#L5)" in printed
    assert f"[7](https://example.org/a/blob/{was}/raw/talks.txt?plain=1#L7)" in printed


def test_in_a_run_of_actions_the_links_are_to_its_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "ada/talks")
    monkeypatch.setenv("GITHUB_SHA", "0f1e")
    printed = run("HEAD", "--root", root, "--format", "markdown").stdout
    assert "https://github.com/ada/talks/blob/0f1e/raw/talks.txt" in printed


def test_the_versions_are_checked_when_that_is_asked_for(root: Path) -> None:
    result = run("HEAD", "--root", root, "--check-version")
    assert result.exit_code == 1
    assert "CHANGELOG.md OR-P001 error: there is no changelog" in result.stderr


def test_what_is_wrong_with_the_versions_is_annotated_or_part_of_the_report(root: Path) -> None:
    annotations = run("HEAD", "--root", root, "--check-version", "--format", "github")
    assert annotations.exit_code == 1
    assert annotations.stdout.startswith("::error file=CHANGELOG.md")
    report = run("HEAD", "--root", root, "--check-version", "--format", "markdown").stdout
    assert "OR-P001" in report
    assert report.count("### The data change") == 1


def test_annotations_alone_make_no_sense_without_the_check(root: Path) -> None:
    result = run("HEAD", "--root", root, "--format", "github")
    assert result.exit_code == 2
    assert "--check-version" in result.stderr


PAGE = (Path(__file__).parents[2] / "docs" / "diff.md").read_text("utf-8")


def test_the_page_on_it_shows_what_it_really_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    longer = "The envoys met in Riga on Friday"
    text, raw = (before.replace("Riga.", "Riga on Friday, and parted late.") for before in (TEXT, RAW))
    before = {"articles": [article(text)], "quotes": [quote(1, text=text), quote(2, "The envoys met in Riga", text)]}
    after = {
        "articles": [article(text)],
        "quotes": [quote(1, text=text, cue="warned"), quote(3, longer, text), quote(4, "Not yet", text)],
    }
    dataset(tmp_path / "before", before, raw)
    dataset(tmp_path / "after", after, raw)
    monkeypatch.chdir(tmp_path)
    assert f"$ onrecord diff before after\n{run('before', 'after').stdout}```\n" in PAGE


def test_the_page_on_it_names_every_key_of_the_json(root: Path) -> None:
    printed = json.loads(run("HEAD", "--root", root, "--format", "json", "--check-version").stdout)
    tables = printed.pop("tables")
    for key in (*printed, "tables", *tables["quotes"], *tables["quotes"]["changed"][0]):
        assert f"`{key}`" in PAGE
