"""Writes anew what the pages show: the output of their `$ onrecord …` commands and of their Python examples.

    python docs/pages.py    # README.md, CONTRIBUTING.md and docs/*.md; `make pages` does the same

The commands of a page run one after the other in a copy of the corpus, 120 columns wide and without colour, so that
nothing of the project changes but the pages. A page that tells its reader to complete a .toml says so in a comment
before the tables, `<!-- complete raw/….toml -->`, and they take the place of those of the same names there.
What is loaded from the hub comes from a double of it on this machine, on which the copy was published.
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from typer.testing import CliRunner

os.environ.pop("COLUMNS", None)  # the consoles look there first when they are made, before any command runs
from onrecord.cli import app

__all__ = ["PAGES", "ROOT", "copy_of_the_corpus", "output_of", "with_console_output", "with_python_output"]

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(
    r"(?P<fence>^```console\n)(?P<body>.*?)(?=^```)|^<!-- complete (?P<file>\S+) -->\n+```toml\n(?P<tables>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
_TABLE = re.compile(r"^\[(?P<name>\w+)\].*\n(?:(?!\[).*\n?)*", re.MULTILINE)
_COMMAND = re.compile(r"^\$ (?P<command>onrecord .*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_COMMIT = re.compile(r"\([0-9a-f]{7,40}\)")
_PRACTICE = "harbourpost-2031-06-12-ferry-deal"
_PLAIN = {"COLUMNS": "120", "NO_COLOR": "1", "TERM": "dumb"}


def with_console_output(page: str) -> str:
    """The page with what its `$ onrecord …` commands print now, in the working directory."""

    def block(found: re.Match[str]) -> str:
        if found["file"]:
            _complete(Path(found["file"]), found["tables"])
            return found[0]
        return found["fence"] + _COMMAND.sub(command, found["body"])

    def command(found: re.Match[str]) -> str:
        return f"$ {found['command']}\n{output_of(found['command'])}\n"

    return _BLOCK.sub(block, page)


def output_of(command: str) -> str:
    """What an `onrecord …` command prints, without the spaces that fill a table up.

    The name of a commit is another in each copy, so `…` stands for it.
    """
    result = CliRunner().invoke(app, shlex.split(command)[1:], env=_PLAIN)
    return "\n".join(_COMMIT.sub("(…)", line.rstrip()) for line in result.output.strip("\n").splitlines())


def _complete(path: Path, tables: str) -> None:
    """Does what a page tells its reader: puts tables in the place of those that are to be completed."""
    text = path.read_text("utf-8")
    given = {found["name"]: found[0].rstrip("\n") + "\n\n" for found in _TABLE.finditer(tables)}
    there = {found["name"] for found in _TABLE.finditer(text)}
    if missing := given.keys() - there:
        raise ValueError(f"{path} has no tables {', '.join(sorted(missing))}")
    path.write_text(_TABLE.sub(lambda found: given.get(found["name"], found[0]), text).rstrip("\n") + "\n", "utf-8")


def with_python_output(page: str, name: str = "page") -> str:
    r"""The page with what its Python examples print now; an example that is right as it stands stays as it is.

    >>> print(with_python_output(">>> 1 + 1\n3\n"), end="")
    >>> 1 + 1
    2

    Raises:
        doctest.UnexpectedException: an example fails with an error.
    """
    test = doctest.DocTestParser().get_doctest(page, {"__name__": "__main__"}, name, None, 0)
    lines = page.splitlines(keepends=True)
    changed: list[tuple[doctest.Example, str]] = []

    class Runner(doctest.DocTestRunner):
        def report_failure(self, out: object, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
            changed.append((example, got))

        def report_unexpected_exception(
            self, out: object, test: doctest.DocTest, example: doctest.Example, exc_info: Any
        ) -> NoReturn:
            raise doctest.UnexpectedException(test, example, exc_info)

    with contextlib.redirect_stdout(io.StringIO()):
        Runner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS).run(test)
    for example, got in reversed(changed):
        first = example.lineno + example.source.count("\n")
        indent = " " * example.indent
        lines[first : first + example.want.count("\n")] = [indent + line for line in got.splitlines(keepends=True)]
    return "".join(lines)


@contextlib.contextmanager
def copy_of_the_corpus() -> Iterator[Path]:
    """A copy of the corpus as the working directory, committed on `main` and published on a hub of its own.

    No command changes the project itself. The text that CONTRIBUTING.md practises on is left out, so that its page is
    right in the branch of a reader who follows it, too.
    """
    from hub_double.clients import released_on_a_double

    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        for name in ("raw", "build", "schema", "data", "docs/examples"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copyfile(ROOT / "datapackage.json", Path(folder) / "datapackage.json")
        if practised := list(Path(folder).glob(f"*/**/{_PRACTICE}.*")):
            for path in practised:
                path.unlink()
            with contextlib.chdir(folder):
                output_of("onrecord build")
        with released_on_a_double(Path(folder), Path(scratch)), contextlib.chdir(folder):
            for arguments in (["init", "-b", "main"], ["config", "user.name", "Your Name"], ["add", "."]):
                subprocess.run(["git", *arguments], check=True, capture_output=True)
            mail = ["-c", "user.email=you@example.org", "-c", "commit.gpgsign=false"]
            subprocess.run(["git", *mail, "commit", "--message", "The corpus"], check=True, capture_output=True)
            yield Path(folder)


def main() -> None:
    """Write every page anew where it differs."""
    argparse.ArgumentParser(description="Writes anew what README.md, CONTRIBUTING.md and docs/ show.").parse_args()
    for page in PAGES:
        old = page.read_text("utf-8")
        with copy_of_the_corpus():
            new = with_python_output(with_console_output(old), page.name)
        if new != old:
            page.write_text(new, "utf-8")
            print(f"wrote {page.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.path.append(str(ROOT / "tests"))  # where the double of the hub is
    main()
