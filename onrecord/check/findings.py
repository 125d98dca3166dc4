"""A finding: what a check has to say about one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.prose import number_of

__all__ = ["LEVELS", "Finding", "Level", "counted", "failed", "tidy"]

Level = Literal["error", "warning", "note"]

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
"""The levels, worst first: an error fails the run, a warning asks for a look, a note only informs."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, and where. The code never changes its meaning, so that people can search for it.

    Made by `onrecord.check.rules.finding`, which fills in level and advice; printed as editors read it:

    >>> print(Finding("OR-S003", "error", "unknown key 'titel'", file="raw/a.toml", line=4, column=1))
    raw/a.toml:4:1 OR-S003 unknown key 'titel'
    """

    code: str
    level: Level
    message: str
    file: str | None = None
    """The file, as the person who runs the check would type it."""
    line: int | None = None
    """From 1; in a table, the number of the row."""
    column: int | None = None
    """In characters, from 1."""
    advice: str | None = None
    """What to do about it."""

    def __str__(self) -> str:
        return f"{self.place} {self.code} {self.message}".lstrip()

    @property
    def place(self) -> str:
        """`file:line:column`, as far as known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


def failed(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error."""
    return any(finding.level == "error" for finding in findings)


def tidy(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, by file, line and column, those on a file as a whole last; at one place the gravest first.

    >>> one, two = Finding("OR-S003", "error", "no key", "b.toml", 2), Finding("OR-S002", "error", "missing", "a.toml")
    >>> [str(finding) for finding in tidy([one, two, one])]
    ['a.toml OR-S002 missing', 'b.toml:2 OR-S003 no key']
    """
    return sorted(dict.fromkeys(findings), key=_place_and_gravity)


def counted(findings: Iterable[Finding]) -> str:
    """How many of each level there are, in words.

    >>> counted([Finding("OR-S003", "error", "no key", "a"), Finding("OR-E113", "note", "unused", "b")])
    '1 error, 1 note in 2 files'
    >>> counted([])
    'nothing is wrong'
    """
    found = list(findings)
    levels = Counter(finding.level for finding in found)
    files = {finding.file for finding in found if finding.file}
    numbers = ", ".join(number_of(levels[level], level) for level in LEVELS if levels[level])
    where = f" in {number_of(len(files), 'file')}" if files else ""
    return f"{numbers}{where}" if numbers else "nothing is wrong"


def _place_and_gravity(finding: Finding) -> tuple[str, bool, int, int, int, str, str]:
    gravity = LEVELS.index(finding.level)
    line, column = finding.line or 0, finding.column or 0
    return finding.file or "", not line, line, column, gravity, finding.code, finding.message
