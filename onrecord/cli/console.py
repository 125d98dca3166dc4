"""What the commands share in speaking to a person: the two consoles, tables, findings, a progress bar."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.measure import Measurement
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from onrecord.check.findings import Finding, counted, tidy

__all__ = [
    "STYLES",
    "err",
    "fail",
    "out",
    "print_findings",
    "print_json",
    "print_lines",
    "progress_bar",
    "require_corpus",
    "rows_view",
    "table",
]

out = Console(highlight=False)
"""Results go to standard output."""

err = Console(stderr=True, highlight=False)
"""Complaints and progress go to standard error, so that a result can be piped."""

STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def table(header: Sequence[str], rows: Iterable[Sequence[Any]], right: Iterable[str] = ()) -> Table:
    """A table of text; the columns named in `right` are set flush right."""
    made = Table(header_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in header:
        made.add_column(name, justify="right" if name in set(right) else "left", overflow="fold")
    for row in rows:
        made.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    return made


def rows_view(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> RenderableType:
    """Rows as a table; where its words would have to be broken to fit, each row as lines of its own.

    >>> wide = rows_view(["id", "text"], [["q-1", "nobody asked"], ["q-2", ""]], width=80)
    >>> Console(width=80).print(wide)
    id   text
    q-1  nobody asked
    q-2
    >>> narrow = rows_view(["id", "text"], [["q-1", "nobody asked"], ["q-2", ""]], width=9)
    >>> Console(width=14).print(narrow)
    id    q-1
    text  nobody
          asked
    <BLANKLINE>
    id    q-2
    """
    whole = table(header, rows)
    room = out.width if width is None else width
    if Measurement.get(out, out.options.update(width=10_000), whole).minimum <= room:
        return whole
    names = max(len(name) for name in header)
    made: list[RenderableType] = []
    for row in rows:
        lines = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        lines.add_column(style="bold", min_width=names, no_wrap=True)
        lines.add_column(overflow="fold")
        for name, cell in zip(header, row, strict=True):
            if cell:
                lines.add_row(name, escape(cell))
        made.extend(["", lines] if made else [lines])
    return Group(*made)


def print_findings(findings: Iterable[Finding], console: Console = err) -> None:
    """Each finding at its place with its advice, file by file, and a line that counts them; nothing where none is.

    A terminal gets them wrapped to its width; a file or a pipe gets one line each, and one for the advice.
    """
    found = tidy(findings)
    file: str | None = None
    for finding in found:
        if console.is_terminal and file is not None and finding.file != file:
            console.print()
        file = finding.file or ""
        style = STYLES[finding.level]
        head = f"[bold]{escape(finding.place)}[/] {finding.code} [{style}]{finding.level}[/]".lstrip()
        if console.is_terminal:
            console.print(head, soft_wrap=True)
            console.print(Padding(escape(finding.message), (0, 0, 0, 2), expand=False))
            if finding.advice:
                console.print(Padding(escape(finding.advice), (0, 0, 0, 2), expand=False), style="dim")
        else:
            console.print(f"{head}: {escape(finding.message)}", soft_wrap=True)
            if finding.advice:
                console.print(f"    {escape(finding.advice)}", soft_wrap=True)
    if found:
        code = next((each.code for each in found if each.level == "error"), found[0].code)
        console.print(f"{counted(found)}; `onrecord explain {code}` says more about a code", soft_wrap=True)


def print_json(value: Any) -> None:
    """A value as JSON, for machines."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_lines(*lines: str) -> None:
    """Lines of markup that are never broken, so that a path or a command in them can be copied."""
    for line in lines:
        out.print(line, soft_wrap=True)


def progress_bar(task: str, total: int | None) -> Progress:
    """A bar on standard error that goes when the work is done; nothing where that is no terminal."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    )
    bar.add_task(task, total=total)
    return bar


def fail(message: str, advice: str | None = None, status: int = 2) -> NoReturn:
    """Leaves with a message; status 2 is for a call that cannot be carried out, 1 for findings."""
    err.print(f"[bold red]onrecord:[/] {escape(message)}", soft_wrap=True)
    if advice:
        err.print(escape(advice), style="dim", soft_wrap=True)
    raise typer.Exit(status)


def require_corpus(root: Path) -> None:
    """Leaves where `root` is the root of no corpus."""
    if not (root / "raw").is_dir():
        fail(
            f"{root.resolve()} has no folder raw/",
            "Run this in a corpus, name it with --root, or begin one: `onrecord init DIR`.",
        )
