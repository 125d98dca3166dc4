"""A tiny example for each rule that breaks it: a file of tests/rules/, which travel with the package.

An example starts from something sound and says what is done to it: to the files of a small corpus, to the cells of a
small dataset, or to documents to extract from. The tests do just that, and expect to find `found`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["BASES", "Example", "example_of"]

BASES = {
    "corpus": "In a corpus that is sound otherwise:",
    "committed": "In a corpus that was built, and is sound otherwise:",
    "tables": "In tables that are sound otherwise:",
    "dataset": "In a dataset that is sound otherwise:",
    "documents": "Given to `onrecord extract`:",
    "test": "No file alone breaks this rule; a test does:",
}
"""What an example starts from, in words."""

_PACKAGE = Path(__file__).resolve().parents[1]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Replaced(_Part):
    """Words of a file that become other words."""

    file: str
    old: str
    new: str


class Cells(_Part):
    """Cells of one row, from 1, that become others; the empty string stands for null."""

    table: str
    row: int
    set: dict[str, Any]


class Rows(_Part):
    """A row that is put in."""

    table: str
    set: dict[str, Any]


class Example(_Part):
    """One way to break a rule."""

    base: Literal["corpus", "committed", "tables", "dataset", "documents", "test"]
    """What it starts from: a corpus, the same with what was built from it, tables, a dataset on disk, nothing but
    documents; or a test, for what no file alone can break."""
    files: dict[str, str] = Field(default_factory=dict)
    """Files that are written, by path."""
    bytes: dict[str, str] = Field(default_factory=dict)
    """Files that are no text, as hexadecimal digits."""
    repeated: dict[str, int] = Field(default_factory=dict)
    """How often the text of a file of `files` is repeated."""
    removed: list[str] = Field(default_factory=list)
    copied: dict[str, str] = Field(default_factory=dict)
    """Files that are copies of others: what is written, and of what."""
    replaced: list[Replaced] = Field(default_factory=list)
    cells: list[Cells] = Field(default_factory=list)
    added: list[Rows] = Field(default_factory=list)
    without: list[str] = Field(default_factory=list)
    """Tables that lose their rows."""
    rewritten: list[str] = Field(default_factory=list)
    """Tables whose file another program writes anew, with the same rows."""
    upside_down: list[str] = Field(default_factory=list)
    """Tables whose rows stand in the opposite order."""
    by: str | None = None
    """The test that breaks the rule."""
    found: list[str] = Field(default_factory=list)
    """The errors, and what else is found by the code of this rule, as `onrecord check` prints them."""

    def lines(self) -> list[str]:
        """What is done, a line each, as people read it."""
        return [*self._of_files(), *self._of_tables(), *([self.by] if self.by else [])]

    def _of_files(self) -> Iterator[str]:
        for path, text in self.files.items():
            times = f", {self.repeated[path]:,} times over" if path in self.repeated else ""
            yield f"{path}{' is empty' if not text else ''}{times}"
            yield from (f"    {line}" for line in text.splitlines())
        for path, digits in self.bytes.items():
            yield f"{path}, in hexadecimal digits"
            yield f"    {digits}"
        for path in self.removed:
            yield f"{path} is removed"
        for path, source in self.copied.items():
            yield f"{path} is a copy of {source}"
        for change in self.replaced:
            yield change.file
            yield from (f"  - {line}" for line in change.old.splitlines())
            yield from (f"  + {line}" for line in change.new.splitlines())

    def _of_tables(self) -> Iterator[str]:
        for cells in self.cells:
            yield f"{cells.table}, row {cells.row}"
            yield from _assigned(cells.set)
        for row in self.added:
            yield f"{row.table}, a row more"
            yield from _assigned(row.set)
        for table in self.without:
            yield f"{table} has no rows"
        for table in self.rewritten:
            yield f"the file of {table} is written anew by another program, with the same rows"
        for table in self.upside_down:
            yield f"{table}, its rows in the opposite order"


def example_of(code: str) -> Example | None:
    r"""The example that breaks the rule of that code; None where the package is installed without them.

    >>> example = example_of("OR-E111")
    >>> print(*example.lines(), *example.found, sep="\n")
    entities, row 2
        country = null
    data/entities:2 OR-E111 aurelia: kind country, without a code
    """
    path = _folder() / f"{code}.toml"
    if not path.is_file():
        # What many tables must keep has the same number in each, but for those from 110 to 129: one table shows it for
        # another that has no example of its own.
        shared = (each for each in sorted(_folder().glob(f"OR-?{code[4:]}.toml")) if not "110" <= code[4:] < "130")
        path = next(shared, path)
    return Example.model_validate(tomllib.loads(path.read_text("utf-8"))) if path.is_file() else None


@cache
def _folder() -> Path:
    # An installed package has the examples within it, a checkout among the tests.
    installed = _PACKAGE / "check" / "rulebook" / "examples"
    return installed if installed.is_dir() else _PACKAGE.parent / "tests" / "rules"


def _assigned(cells: dict[str, Any]) -> Iterator[str]:
    for name, value in cells.items():
        yield f"    {name} = {'null' if value == '' else repr(value)}"
