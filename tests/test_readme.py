"""What the README shows is what comes out."""

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def console_commands() -> list[tuple[str, str, str]]:
    """Page, command and shown output of every `$ onrecord …` in a console block."""
    found = []
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text("utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                if command.startswith("onrecord "):
                    found.append((page.name, command, output))
    return found


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the corpus to run commands in, so that none of them changes the project."""
    for name in ("raw", "build", "schema", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "datapackage.json", tmp_path / "datapackage.json")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plain(text: str) -> list[str]:
    """The lines without the spaces that fill a table up."""
    return [line.rstrip() for line in text.strip("\n").splitlines()]


@pytest.mark.parametrize(("page", "command", "output"), console_commands())
def test_a_command_prints_what_the_page_shows(page: str, command: str, output: str, checkout: Path) -> None:
    arguments = shlex.split(command)[1:]
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "120", "NO_COLOR": "1", "TERM": "dumb"})
    assert plain(result.output) == plain(output)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs_as_shown(page: Path) -> None:
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, _ = doctest.testfile(str(page), module_relative=False, optionflags=flags, encoding="utf-8")
    assert failed == 0


def test_the_readme_opens_with_the_two_commands() -> None:
    head = (ROOT / "README.md").read_text("utf-8").split("\n## ")[0]
    assert "make build" in head
    assert "make test" in head


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_to_a_file_of_the_project_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []
