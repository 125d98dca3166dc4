"""`onrecord diff` as a person calls it."""

from pathlib import Path

import pytest
from datasets_that_differ import TEXT, article, commit, dataset, quote
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
    assert lines[16:] == ["This means a minor version:", "  quotes: rows 1 added, 1 removed, 1 changed"]


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
    assert "~ 2 rows only moved along with the text, +7 characters" in shown
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
