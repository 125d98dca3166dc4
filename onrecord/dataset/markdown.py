"""Small pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

__all__ = ["BESIDE", "cell", "code", "fenced", "percent", "plain", "table"]

BESIDE = "\u00a0"
"""Stands between a figure and its unit, which a line end must not part."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Collection[int] = ()) -> str:
    """A table; the columns whose numbers are in `right` are set flush right.

    >>> print(table(("word", "times"), [("said", "3")], right=(1,)))
    | word | times |
    |---|--:|
    | said | 3 |
    """
    marks = "|".join("--:" if number in right else "---" for number in range(len(heads)))
    lines = [f"| {' | '.join(heads)} |", f"|{marks}|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


def cell(text: str) -> str:
    r"""A text for a cell, in which a bar or a line end would end it.

    >>> cell("a|b")
    'a\\|b'
    """
    return " ".join(text.replace("|", "\\|").split())


def plain(text: str) -> str:
    r"""Words that mean nothing to Markdown, whatever marks they have.

    >>> plain("*so* [they] said")
    '\\*so\\* \\[they\\] said'
    """
    return " ".join(_SPECIAL.sub(r"\\\1", text).split())


def code(value: str) -> str:
    """A name as it stands in the data.

    >>> code("quotes")
    '`quotes`'
    """
    return f"`{value}`"


def fenced(language: str, text: str) -> str:
    """A block of code in some language."""
    return f"```{language}\n{text}\n```"


def percent(share: float | None) -> str:
    """A share in per cent, with one decimal; a dash where there is none.

    >>> percent(0.9886).replace(BESIDE, " "), percent(1.0).replace(BESIDE, " "), percent(None)
    ('98.9 %', '100 %', '–')
    """
    if share is None:
        return "–"
    return (f"{share:.0%}" if share in (0, 1) else f"{share:.1%}").replace("%", f"{BESIDE}%")
