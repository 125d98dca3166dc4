"""Every rule by its code: how grave it is to break it, what it means, and what to do then.

A code is `OR-`, a letter for what it is about, and three digits; it never changes its meaning and is never used again.
`PARTS` says what the letters stand for.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from onrecord.check.findings import Finding
from onrecord.check.rulebook import tables
from onrecord.check.rulebook.decisions import CORRECTIONS, REGISTRIES
from onrecord.check.rulebook.hub import HUB
from onrecord.check.rulebook.package import INPUTS, PACKAGE
from onrecord.check.rulebook.rule import Part, Rule
from onrecord.check.rulebook.texts import READ, SIDECAR
from onrecord.check.rulebook.versions import VERSIONS
from onrecord.source.errors import Problem, SourceError

__all__ = [
    "PARTS",
    "RULEBOOK",
    "RULES",
    "Part",
    "Rule",
    "did_you_mean",
    "finding",
    "from_problem",
    "from_source_error",
    "rule",
]

RULEBOOK: tuple[Rule, ...] = (
    *READ,
    *SIDECAR,
    *CORRECTIONS,
    *REGISTRIES,
    *tables.TABLES,
    *PACKAGE,
    *INPUTS,
    *VERSIONS,
    *HUB,
)

RULES: dict[str, Rule] = {rule.code: rule for rule in RULEBOOK}
"""Every rule by its code."""

PARTS: dict[str, Part] = {
    part.letter: part
    for part in (
        Part("R", "Raw texts", "raw/*.txt, as they are read"),
        Part("S", "The .toml beside a text", "raw/*.toml, as they are read and compared with their texts"),
        Part("C", "Corrections", "build/corrections/*.toml, as they are applied to the rows of their article"),
        tables.PARTS["E"],
        Part("M", "Measures", "build/measures.toml"),
        Part("B", "The description of the dataset", "build/dataset.toml"),
        *(part for letter, part in tables.PARTS.items() if letter != "E"),
        Part("D", "The files of the dataset", "data/, datapackage.json and schema/, also by Frictionless"),
        Part("X", "Documents to extract from", "the input of `onrecord extract`; documents go to quarantine.jsonl"),
        Part("P", "Versions and changelog", "`onrecord diff --check-version`"),
        Part("H", "The hub", "`onrecord publish`, `onrecord cite` and `onrecord.load(version=…)`"),
    )
}
"""What the letters of the codes stand for, in the order in which the parts are checked."""


def rule(code: str) -> Rule:
    """The rule of that code.

    >>> rule("OR-S003").level
    'error'

    Raises:
        KeyError: there is no such rule.
    """
    return RULES[code]


def finding(
    code: str,
    message: str,
    *,
    file: str | None = None,
    line: int | None = None,
    column: int | None = None,
    advice: str | None = None,
) -> Finding:
    """A finding under the rule of that code, with the rule's level, and its advice unless there is a better one.

    >>> print(finding("OR-C005", "“we will never” is not in the text", file="build/corrections/a.toml", line=7))
    build/corrections/a.toml:7 OR-C005 “we will never” is not in the text

    Raises:
        KeyError: there is no such rule.
    """
    broken = RULES[code]
    return Finding(code, broken.level, message, file, line, column, advice or broken.advice)


def from_source_error(error: SourceError, file: str) -> Finding:
    """The finding that an unreadable raw text gives.

    >>> print(from_source_error(SourceError("OR-R002", "a NUL byte", line=2, column=5), "raw/a.txt"))
    raw/a.txt:2:5 OR-R002 a NUL byte
    """
    return finding(
        error.code, error.message, file=file, line=error.line, column=error.column, advice=error.advice or None
    )


def from_problem(problem: Problem, file: str) -> Finding:
    """The finding that an untidiness of a raw text gives.

    >>> print(from_problem(Problem("OR-R010", "'see below' is no URL", line=3), "raw/a.txt"))
    raw/a.txt:3 OR-R010 'see below' is no URL
    """
    return finding(problem.code, problem.message, file=file, line=problem.line, column=problem.column)


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Advice for a name that is none: the nearest of the right ones, and all of them.

    >>> did_you_mean("titel", ["title", "outlet"])
    "Did you mean 'title'? Known: outlet, title."
    """
    known = sorted(right)
    near = difflib.get_close_matches(wrong, known, n=1)
    return (f"Did you mean {near[0]!r}? " if near else "") + f"Known: {', '.join(known) or 'none'}."
