"""Findings as machines and web pages read them: JSON, the annotations of GitHub Actions, and a Markdown summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import quote

from onrecord.check.findings import Finding, counted
from onrecord.check.rules import RULES

__all__ = ["Links", "as_github", "as_json", "as_markdown"]

_RULES_PAGE = "docs/rules.md"
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
"""The workflow command of each level."""
_MARKS = {"error": "❌", "warning": "⚠️", "note": "✅"}
"""What stands before the count: that of the gravest level."""
_CODE = re.compile(r"(`[^`]+`)")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {mark: f"\\{mark}" for mark in "\\`*_[]|~#"}


@dataclass(frozen=True, slots=True)
class Links:
    """What the links of a summary start with: nothing in a checkout, the address of the commit on a forge's page."""

    base: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The links of a run of GitHub Actions, whose job summary knows no relative ones; else those of a checkout.

        >>> variables = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "0f1e"}
        >>> Links.from_environment(variables).to("raw/a.toml", 3)
        'https://github.com/a/b/blob/0f1e/raw/a.toml#L3'
        """
        parts = [environment.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
        return cls(f"{parts[0]}/{parts[1]}/blob/{parts[2]}/" if all(parts) else "")

    def to(self, file: str, line: int | None = None) -> str:
        """The address of a file, at a line of it.

        >>> Links().to("raw/a b.toml")
        'raw/a%20b.toml'
        """
        safe = quote(file, safe="/", errors="surrogateescape")
        return f"{self.base}{safe}" + (f"#L{line}" if line else "")

    def to_rule(self, code: str) -> str:
        """The address of a rule's explanation.

        >>> Links().to_rule("OR-S003")
        'docs/rules.md#or-s003'
        """
        return f"{self.base}{_RULES_PAGE}#{code.lower()}"


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings ready for `json.dumps`, each with the explanation of its rule.

    >>> (found,) = as_json([Finding("OR-S003", "error", "unknown key", file="raw/a.toml", line=4, column=1)])
    >>> list(found)
    ['code', 'level', 'message', 'file', 'line', 'column', 'advice', 'explanation']
    """
    return [{**asdict(finding), "explanation": RULES[finding.code].explanation} for finding in findings]


def as_github(findings: Iterable[Finding]) -> list[str]:
    """A workflow command for each finding, which GitHub Actions shows at the line of the file.

    >>> print(*as_github([Finding("OR-S003", "error", "50% wrong", file="raw/a,b.toml", line=4, column=1)]))
    ::error file=raw/a%2Cb.toml,line=4,col=1,title=OR-S003::50%25 wrong
    """
    return [_command(finding) for finding in findings]


def as_markdown(findings: Iterable[Finding], links: Links | None = None) -> str:
    r"""A heading that counts, and a table of the findings whose codes and places are links; for a job summary.

    >>> print(as_markdown([Finding("OR-S003", "error", "`a|b` is no key", file="raw/a.toml", line=4)]))
    ### ❌ onrecord check: 1 error in 1 file
    <BLANKLINE>
    | | Where | What | What to do |
    |---|---|---|---|
    | error [OR-S003](docs/rules.md#or-s003) | [raw/a.toml:4](raw/a.toml#L4) | `a\|b` is no key |  |
    <BLANKLINE>
    """
    found = list(findings)
    links = links or Links()
    mark = next((mark for level, mark in _MARKS.items() if any(each.level == level for each in found)), "✅")
    lines = [f"### {mark} onrecord check: {counted(found)}", ""]
    if found:
        lines += ["| | Where | What | What to do |", "|---|---|---|---|"]
        lines += (_line(finding, links) for finding in found)
        lines.append("")
    return "\n".join(lines)


def _command(finding: Finding) -> str:
    place = {"file": finding.file, "line": finding.line, "col": finding.column, "title": finding.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value is not None)
    text = finding.message if finding.advice is None else f"{finding.message}\n{finding.advice}"
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _line(finding: Finding, links: Links) -> str:
    place = _cell(finding.place)
    if finding.file:
        place = f"[{place}]({links.to(finding.file, finding.line)})"
    rule = f"{finding.level} [{finding.code}]({links.to_rule(finding.code)})"
    return f"| {rule} | {place} | {_cell(finding.message)} | {_cell(finding.advice or '')} |"


def _cell(text: str) -> str:
    """A text that Markdown shows as it stands, on one line of a table; what stands between backticks stays code."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part.replace("|", "\\|") if index % 2 else _plain(part) for index, part in enumerate(parts))


def _plain(text: str) -> str:
    return "".join(_ESCAPES.get(mark, mark) for mark in text)
