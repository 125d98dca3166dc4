"""The commands as a person calls them: what they print, what they leave behind, how they exit."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200", "NO_COLOR": "1"})


def test_without_a_command_the_help_lists_them_all() -> None:
    result = run()
    for command in app.registered_commands:
        assert f" {command.name} " in result.output


@pytest.mark.parametrize("command", sorted(command.name or "" for command in app.registered_commands))
def test_every_command_explains_itself_and_its_exit_status(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Exit status: 0" in " ".join(result.output.split())


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").output.startswith("onrecord 0.")


def test_build_writes_the_dataset_and_says_what_it_holds(corpus: Path) -> None:
    result = run("build", "--root", corpus)
    assert result.exit_code == 0, result.output
    assert (corpus / "datapackage.json").exists()
    assert (corpus / "data" / "quotes" / "train-00000-of-00001.parquet").exists()
    assert "data version 0.1.0, content sha256:" in result.output


def test_build_for_a_machine_prints_json_alone(corpus: Path) -> None:
    printed = json.loads(run("build", "--root", corpus, "--json").stdout)
    assert printed["rows"]["articles"] == 2
    assert printed["counts"]["quotes"]["corrected"] == 0


def test_a_failing_build_names_the_place_and_writes_nothing(corpus: Path) -> None:
    (corpus / "raw" / "river.txt").write_bytes(b"")
    result = run("build", "--root", corpus)
    assert result.exit_code == 1
    assert "raw/river.txt:1:1 OR-R003" in result.output
    assert not (corpus / "data").exists()
    assert not (corpus / "datapackage.json").exists()


def test_a_failing_build_keeps_the_data_of_the_one_before(corpus: Path) -> None:
    run("build", "--root", corpus)
    before = {path: path.read_bytes() for path in (corpus / "data").rglob("*.parquet")}
    (corpus / "raw" / "river.txt").write_bytes(b"")
    assert run("build", "--root", corpus).exit_code == 1
    assert {path: path.read_bytes() for path in (corpus / "data").rglob("*.parquet")} == before


def test_a_build_that_finds_no_room_is_told_in_words(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.dataset.write.write", full)
    result = run("build", "--root", corpus)
    assert result.exit_code == 2
    assert "No space left on device" in result.output


def test_check_finds_nothing_wrong_with_what_build_wrote(corpus: Path) -> None:
    run("build", "--root", corpus)
    run("schema", "--out", corpus / "schema")
    result = run("check", "--root", corpus)
    assert result.exit_code == 0, result.output
    assert "nothing is wrong" in result.output


def test_check_tells_that_the_data_are_not_those_of_the_texts(corpus: Path) -> None:
    run("build", "--root", corpus)
    run("schema", "--out", corpus / "schema")
    text = corpus / "raw" / "river.txt"
    text.write_text(text.read_text("utf-8").replace("not ours", "all ours"), "utf-8")
    result = run("check", "--root", corpus)
    assert result.exit_code == 1
    assert "raw/river.txt:7:15 OR-R019 error: this is not the text that the tables were made from;" in result.output


def test_check_tells_that_a_file_of_the_contract_was_edited(corpus: Path) -> None:
    run("build", "--root", corpus)
    run("schema", "--out", corpus / "schema")
    (corpus / "schema" / "quotes.json").write_text("{}")
    result = run("check", "--root", corpus)
    assert result.exit_code == 1
    assert "quotes.json:1 OR-D010" in result.output


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_that_is_no_corpus_is_said(tmp_path: Path, command: str) -> None:
    result = run(command, "--root", tmp_path)
    assert result.exit_code == 2
    assert "has no folder raw/" in result.output


def test_schema_check_fails_until_the_files_are_written(tmp_path: Path) -> None:
    assert run("schema", "--out", tmp_path, "--check").exit_code == 1
    run("schema", "--out", tmp_path)
    assert run("schema", "--out", tmp_path, "--check").exit_code == 0


def test_read_shows_each_line_with_its_role(corpus: Path) -> None:
    result = run("read", corpus / "raw" / "river.txt")
    assert result.exit_code == 0
    assert "paragraph" in result.output
    assert "Norway says no to dam" in result.output


def test_read_tells_why_a_text_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    result = run("read", tmp_path / "a.txt")
    assert result.exit_code == 1
    assert "OR-R001" in result.output


@pytest.fixture
def extracted(corpus: Path, tmp_path: Path) -> Path:
    """A folder that `extract` wrote."""
    out = tmp_path / "out"
    result = run("extract", corpus / "raw", "--out", out)
    assert result.exit_code == 0, result.output
    return out


def test_extract_says_how_many_rows_each_table_has(corpus: Path, tmp_path: Path) -> None:
    printed = json.loads(run("extract", corpus / "raw", "--out", tmp_path / "o", "--json").stdout)
    assert (printed["documents"], printed["rejected"]) == (2, 0)
    assert printed["rows"]["articles"] == 2


def test_extract_says_how_many_documents_gave_no_rows(tmp_path: Path) -> None:
    (tmp_path / "[in]").mkdir()
    (tmp_path / "[in]" / "empty.txt").write_bytes(b"")
    result = run("extract", tmp_path / "[in]", "--out", tmp_path / "[out]")
    assert "1 document was not read: see " in result.output
    assert "[out]/quarantine.jsonl" in result.output


def test_extract_of_nothing_is_a_wrong_call(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "missing", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "does not exist" in result.output


def test_show_prints_the_rows_of_a_table(extracted: Path) -> None:
    result = run("show", "quotes", "--data", extracted)
    assert result.exit_code == 0, result.output
    assert "The river is not ours," in result.output


def test_show_gives_each_row_lines_of_its_own_where_a_table_would_break_words(extracted: Path) -> None:
    narrow = {"COLUMNS": "60", "NO_COLOR": "1"}
    shown = CliRunner().invoke(app, ["show", "quotes", "--data", str(extracted), "--limit", "2"], env=narrow).stdout
    assert all(len(line) <= 60 for line in shown.splitlines())
    assert [line.split() for line in shown.splitlines() if line.startswith("origin")] == [["origin", "extracted"]] * 2


def test_compare_shows_what_extraction_has_lined_up(extracted: Path) -> None:
    assert run("compare", "quotes", "--data", extracted).exit_code == 0


def test_compare_says_that_nothing_was_lined_up(corpus: Path, tmp_path: Path) -> None:
    run("extract", corpus / "raw", "--out", tmp_path / "out", "--no-reconcile")
    result = run("compare", "quotes", "--data", tmp_path / "out")
    assert result.exit_code == 2
    assert "`onrecord build` writes it" in result.output


def test_show_prints_only_what_was_asked_for(extracted: Path) -> None:
    result = run("show", "quotes", "--data", extracted, "--article", "river", "--columns", "text,cue", "--json")
    rows = json.loads(result.stdout)
    assert all(set(row) == {"text", "cue"} for row in rows)
    assert "We are close to a pact on grain," not in {row["text"] for row in rows}


def test_show_says_which_tables_there_are(extracted: Path) -> None:
    result = run("show", "qotes", "--data", extracted)
    assert result.exit_code == 2
    assert "quotes" in result.output


def test_show_says_in_words_why_a_file_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied", "quotes.parquet")

    monkeypatch.setattr("onrecord.api.load.load", refused)
    result = run("show", "quotes")
    assert result.exit_code == 2
    assert "Permission denied: 'quotes.parquet'" in result.output


def test_show_says_which_columns_there_are(extracted: Path) -> None:
    result = run("show", "quotes", "--data", extracted, "--columns", "speaker")
    assert result.exit_code == 2
    assert "speaker_text" in result.output


def test_show_says_which_articles_there_are(extracted: Path) -> None:
    result = run("show", "quotes", "--data", extracted, "--article", "rivr")
    assert result.exit_code == 2
    assert "did you mean 'river'?" in result.output


def test_check_tells_of_a_file_that_no_build_wrote(corpus: Path) -> None:
    run("build", "--root", corpus)
    run("schema", "--out", corpus / "schema")
    (corpus / "data" / "quotes" / "more.parquet").write_bytes(b"")
    result = run("check", "--root", corpus)
    assert result.exit_code == 1
    assert "data/quotes/more.parquet" in result.output


def test_show_says_how_many_rows_it_left_out(extracted: Path) -> None:
    assert "1 of " in run("show", "quotes", "--data", extracted, "--limit", "1").output


def test_build_loses_no_file_that_stands_among_the_tables(corpus: Path) -> None:
    (corpus / "data").mkdir()
    (corpus / "data" / "notes.odt").write_text("mine", "utf-8")
    result = run("build", "--root", corpus)
    assert result.exit_code == 2
    assert "notes.odt" in result.output
    assert (corpus / "data" / "notes.odt").read_text("utf-8") == "mine"


def test_a_contract_that_was_never_written_is_told_once(tmp_path: Path) -> None:
    result = run("schema", "--out", tmp_path / "schema", "--check")
    assert result.exit_code == 1
    assert result.output.count("OR-D010") == 2  # the finding, and where to read more
    assert "the folder is missing" in result.output


def test_the_package_runs_as_a_module_too() -> None:
    result = subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, text=True, check=True)
    assert "Usage: onrecord" in result.stdout
