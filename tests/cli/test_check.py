"""`onrecord check`: who reads what it finds, and how it exits."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app


def run(*arguments: str | Path, **environment: str) -> Result:
    variables = {"COLUMNS": "80", "NO_COLOR": "1", "GITHUB_SHA": ""} | environment
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=variables)


@pytest.fixture
def built(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small corpus with its tables and its contract, as the folder in which the command is given."""
    monkeypatch.chdir(corpus)
    assert run("build").exit_code == 0
    assert run("schema").exit_code == 0
    return corpus


@pytest.fixture
def broken(built: Path) -> Path:
    """The same, with a mistyped key."""
    sidecar = built / "raw" / "river.toml"
    sidecar.write_text(sidecar.read_text("utf-8").replace("[outlet]", "[outlt]"), "utf-8")
    return built


def test_a_person_gets_the_place_the_code_and_what_to_do(broken: Path) -> None:
    printed = run("check").output
    assert "raw/river.toml:2" in printed
    assert "OR-S003 error" in printed
    assert "Did you mean 'outlet'?" in printed
    assert "`onrecord explain OR-S003` says more about a code" in printed


def test_a_folder_may_be_named_and_files_are_then_named_from_here(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken.parent)
    assert f"{broken.name}/raw/river.toml:2" in run("check", broken.name).output


def test_a_program_gets_a_list_of_findings(broken: Path) -> None:
    result = run("check", "--format", "json")
    (first, *_) = json.loads(result.stdout)
    assert (first["code"], first["file"], first["line"]) == ("OR-S003", "raw/river.toml", 2)
    assert json.loads(run("check", "--json").stdout) == json.loads(result.stdout)


def test_a_program_gets_an_empty_list_where_nothing_is_wrong(built: Path) -> None:
    assert json.loads(run("check", "--format", "json").stdout) == []


def test_github_gets_annotations_and_nothing_else(broken: Path) -> None:
    lines = run("check", "--format", "github").stdout.splitlines()
    assert lines
    assert all(line.startswith("::") for line in lines)
    assert run("check", "--format", "github").exit_code == 1


def test_a_job_summary_is_a_table_with_links(broken: Path) -> None:
    variables = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "12ab"}
    printed = run("check", "--format", "markdown", **variables).stdout
    assert printed.startswith("### ❌ onrecord check: ")
    assert "(https://github.com/a/b/blob/12ab/raw/river.toml#L2)" in printed


def test_a_form_that_there_is_not_is_a_wrong_call(built: Path) -> None:
    assert run("check", "--format", "xml").exit_code == 2


def test_a_warning_fails_only_a_strict_check(built: Path) -> None:
    river = built / "raw" / "river.txt"
    river.write_text(f"{river.read_text('utf-8')}\n“We shall not pay for it,” Norway said.\n", "utf-8")
    entities = built / "build" / "entities.toml"
    entities.write_text('[[entity]]\nid = "norway"\nname = "Norway"\nkind = "country"\n', "utf-8")
    assert run("build").exit_code == 0
    result = run("check")
    assert "OR-E111 warning" in result.output
    assert result.exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_a_dataset_without_its_texts_is_checked_as_far_as_it_goes(built: Path, tmp_path: Path) -> None:
    (built / "raw").rename(built / "texts")
    assert run("check").output == "nothing is wrong\n"
    (built / "data" / "quotes" / "train-00000-of-00001.parquet").write_bytes(b"")
    assert "OR-D003" in run("check").output
