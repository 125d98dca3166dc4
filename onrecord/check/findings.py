"""A finding: what a check has to say about one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

__all__ = ["LEVELS", "Finding", "Level", "failed"]

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

    def as_dict(self) -> dict[str, Any]:
        """The finding for machines, ready for `json.dumps`."""
        return asdict(self)


def failed(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error."""
    return any(finding.level == "error" for finding in findings)
