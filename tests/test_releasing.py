"""RELEASING.md names commands that there are, with options that they have."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from onrecord.cli import app

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "RELEASING.md").read_text("utf-8")
SHELL = [line.strip() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def words(tool: str) -> list[list[str]]:
    """The arguments of each command of the page that runs a tool."""
    split = (shlex.split(line, comments=True) for line in SHELL if line)
    return [arguments for command, *arguments in split if Path(command).name == tool]


@pytest.mark.parametrize("arguments", words("make"), ids=" ".join)
def test_each_target_of_make_is_there(arguments: list[str]) -> None:
    target, *variables = arguments
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    for variable in variables:
        name = variable.partition("=")[0]
        assert re.search(rf"\$\((?:or \$\(|value )?{name}\)", makefile)


@pytest.mark.parametrize("arguments", words("onrecord"), ids=" ".join)
def test_each_command_is_there_with_its_options(arguments: list[str]) -> None:
    command = get_command(app).commands[arguments[0]]  # type: ignore[attr-defined]
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in arguments if word.startswith("--")} <= known


def test_each_file_that_is_linked_is_there() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)", PAGE)
    assert linked
    assert [name for name in linked if not (ROOT / name).exists()] == []


def test_the_page_is_of_this_release_script() -> None:
    assert "ready for v0.2.0" in PAGE
    assert "ready${tag:+ for $tag}" in (ROOT / ".ci" / "release").read_text("utf-8")


def test_the_scripts_are_right_as_shell() -> None:
    for script in (ROOT / ".ci").iterdir():
        done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
