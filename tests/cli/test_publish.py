"""`onrecord publish` as a person calls it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hub_double import HubDouble
from hub_double.fixtures import TOKEN, hub
from small_corpus import write_corpus
from typer.testing import CliRunner, Result

from onrecord.cli import app

__all__ = ["hub"]

REPO = "gulls/talks"


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with its tables and its contract, which no test may change."""
    root = tmp_path_factory.mktemp("built")
    write_corpus(root)
    assert run("build", "--root", root).exit_code == 0
    assert run("schema", "--out", root / "schema").exit_code == 0
    return root


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """The same, for a test to change."""
    return shutil.copytree(built_once, tmp_path / "corpus")


def run(*arguments: str | Path, width: int = 200) -> Result:
    environment = {"COLUMNS": str(width), "NO_COLOR": "1"}
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)
    assert TOKEN not in result.output
    return result


def test_it_says_where_the_version_is_and_a_second_run_that_it_is_there(hub: HubDouble, built: Path) -> None:
    first = run("publish", REPO, "--root", built, "--edition", "full")
    assert first.exit_code == 0, first.output
    commit = hub.repositories[REPO].head.id
    for line in (f"url     {hub.url}/datasets/gulls/talks/tree/v0.1.0", f"commit  {commit}", "tag     v0.1.0"):
        assert line in first.output
    assert "private" in first.output
    second = run("publish", REPO, "--root", built, "--edition", "full")
    assert second.exit_code == 0
    assert "gulls/talks has v0.1.0 already, with just these files: nothing to send" in second.output
    assert len(hub.repositories[REPO].history) == 2


def test_for_a_machine_it_prints_json_alone(hub: HubDouble, built: Path) -> None:
    printed = json.loads(run("publish", REPO, "--root", built, "--public", "--json").stdout)
    assert printed["commit"] == hub.repositories[REPO].head.id
    assert (printed["private"], printed["tagged"]) == (False, True)


def test_the_repository_may_stand_in_the_description_of_the_dataset(hub: HubDouble, built: Path) -> None:
    path = built / "build" / "dataset.toml"
    path.write_text(f'hub = "{REPO}"\n' + path.read_text("utf-8"), "utf-8")
    run("build", "--root", built)
    assert run("publish", "--root", built).exit_code == 0
    assert json.loads(hub.repositories[REPO].head.files["datapackage.json"].content)["hub"] == REPO


def test_without_any_name_it_asks_for_one(hub: HubDouble, built: Path) -> None:
    result = run("publish", "--root", built)
    assert result.exit_code == 1
    assert "OR-H004 no repository is named" in result.output


def test_data_that_are_not_right_go_nowhere(hub: HubDouble, built: Path) -> None:
    (built / "data" / "quotes" / "train-00000-of-00001.parquet").write_bytes(b"PAR1")
    result = run("publish", REPO, "--root", built)
    assert result.exit_code == 1
    assert "OR-D0" in result.output
    assert hub.requests == []


def test_a_description_that_cannot_be_read_is_told_with_its_place(hub: HubDouble, built: Path) -> None:
    (built / "build" / "dataset.toml").write_text("name = [", "utf-8")
    result = run("publish", "--root", built)
    assert result.exit_code == 1
    assert "build/dataset.toml:" in result.output
    assert "OR-B001" in result.output


def test_an_error_has_its_code_and_what_to_do(hub: HubDouble, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_TOKEN")
    result = run("publish", REPO, "--root", built)
    assert result.exit_code == 1
    assert result.output.startswith("error OR-H001 no token is set\n      Make one")


def test_a_dry_run_lists_the_files_and_sends_nothing(hub: HubDouble, built: Path) -> None:
    result = run("publish", REPO, "--root", built, "--dry-run")
    assert result.exit_code == 0, result.output
    assert "data/quotes/train-00000-of-00001.parquet" in result.output
    assert "as v0.1.0, content sha256:" in result.output
    assert hub.requests == []


@pytest.mark.parametrize("edition", ["public", "full"])
def test_a_dry_run_writes_the_folder_that_would_go_out(
    edition: str, hub: HubDouble, built: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out" / edition
    assert run("publish", REPO, "--root", built, "--dry-run", "--edition", edition, "--out", folder).exit_code == 0
    assert run("publish", REPO, "--root", built, "--edition", edition).exit_code == 0
    there = {path: file.content for path, file in hub.repositories[REPO].head.files.items() if path[0] != "."}
    assert {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    } == there


def test_a_dry_run_keeps_what_somebody_has_in_the_folder(built: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.tex").write_text("years of work")
    result = run("publish", "--root", built, "--dry-run", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.tex"]


def test_a_folder_is_for_dry_runs(built: Path, tmp_path: Path) -> None:
    assert run("publish", REPO, "--root", built, "--out", tmp_path / "out").exit_code == 2


def test_what_is_no_corpus_is_said_to_be_none(tmp_path: Path) -> None:
    result = run("publish", REPO, "--root", tmp_path)
    assert result.exit_code == 2
    assert "has no folder raw/" in result.output


def test_it_fits_a_narrow_terminal(built: Path) -> None:
    result = run("publish", "--root", built, "--dry-run", width=60)
    table = result.output.split("\n\n")[0].splitlines()[:-2]
    assert max(map(len, table)) <= 60


@pytest.mark.slow
def test_killed_midway_the_same_command_finishes(hub: HubDouble, built: Path, tmp_path: Path) -> None:
    """A process of its own, turned to the hub by HF_ENDPOINT alone."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "publish", REPO, "--root", str(built)]
    environment = {
        **os.environ,
        "HF_ENDPOINT": hub.url,
        "HF_HOME": str(tmp_path / "hf"),
        "HF_HUB_DISABLE_XET": "1",
        "HF_TOKEN": TOKEN,
    }
    fault = hub.fail("POST", "/commit/", held=True)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert fault.reached.wait(60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert hub.repositories[REPO].tags == {}
    sent = hub.calls("PUT", f"/{REPO}/")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert TOKEN not in done.stdout + done.stderr
    assert hub.repositories[REPO].tags == {"v0.1.0": hub.repositories[REPO].head.id}
    assert hub.calls("PUT", f"/{REPO}/") == sent
