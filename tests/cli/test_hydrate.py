"""`onrecord hydrate` as a person types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.publish.editions import write_edition

ROOT = Path(__file__).parents[2]
FIRST = "bloomberg-putin-courts-xi"


def run(*arguments: object) -> Result:
    wide = {"COLUMNS": "140", "NO_COLOR": "1", "TERM": "dumb"}
    return CliRunner().invoke(app, ["hydrate", *map(str, arguments)], env=wide)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("public")
    write_edition(ROOT, out)
    return out


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "raw", tmp_path / "mine", ignore=shutil.ignore_patterns("*.toml"))
    return tmp_path / "mine"


def test_it_lists_what_became_of_each_article_and_gives_the_hash(public: Path, copies: Path, tmp_path: Path) -> None:
    result = run(public, "--raw", copies, "--out", tmp_path / "full")
    assert result.exit_code == 0, result.output
    assert f"{FIRST}.txt" in result.output
    texts = len(list(copies.glob("*.txt")))
    assert f"{texts} of {texts} articles found" in result.output
    package = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    assert f"every span fits, content {package['contentHash']}" in result.output


def test_with_an_article_missing_it_fails_and_writes_nothing(public: Path, copies: Path, tmp_path: Path) -> None:
    (copies / f"{FIRST}.txt").unlink()
    result = run(public, "--raw", copies, "--out", tmp_path / "full")
    assert result.exit_code == 1
    assert "missing" in result.output
    assert "nothing was written; --partial writes what was found" in result.output
    assert not (tmp_path / "full").exists()


def test_in_part_it_writes_what_was_found_and_still_fails(public: Path, copies: Path, tmp_path: Path) -> None:
    (copies / f"{FIRST}.txt").unlink()
    result = run(public, "--raw", copies, "--out", tmp_path / "some", "--partial")
    assert result.exit_code == 1
    assert "the rest is withheld still" in result.output
    assert (tmp_path / "some" / "datapackage.json").exists()


def test_for_machines_it_prints_json(public: Path, copies: Path, tmp_path: Path) -> None:
    told = json.loads(run(public, "--raw", copies, "--out", tmp_path / "full", "--json").output)
    assert told["complete"]
    assert {report["status"] for report in told["reports"]} == {"found"}


def test_a_folder_without_a_package_is_told_with_what_to_do(copies: Path, tmp_path: Path) -> None:
    result = run(tmp_path, "--raw", copies, "--out", tmp_path / "full")
    assert result.exit_code == 2
    assert "holds no datapackage.json" in result.output


def test_the_full_edition_needs_nothing(copies: Path, tmp_path: Path) -> None:
    result = run(ROOT, "--raw", copies, "--out", tmp_path / "full")
    assert result.exit_code == 2
    assert "is the full edition already" in result.output


def test_files_of_other_people_are_never_lost(public: Path, copies: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# My thesis\n")
    result = run(public, "--raw", copies, "--out", tmp_path)
    assert result.exit_code == 2
    assert (tmp_path / "README.md").read_text() == "# My thesis\n"
