"""What the commands share in speaking to a person: the two consoles, tables, findings, a progress bar."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from onrecord.check.findings import LEVELS, Finding

__all__ = ["fail", "out", "print_findings", "print_json", "print_lines", "progress_bar", "table"]

out = Console(highlight=False)
"""Results go to standard output."""

err = Console(stderr=True, highlight=False)
"""Complaints and progress go to standard error, so that a result can be piped."""

_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def table(header: Sequence[str], rows: Iterable[Sequence[Any]], right: Iterable[str] = ()) -> Table:
    """A table of text; the columns named in `right` are set flush right."""
    made = Table(header_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in header:
        made.add_column(name, justify="right" if name in set(right) else "left", overflow="fold")
    for row in rows:
        made.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    return made


def print_findings(findings: Sequence[Finding]) -> None:
    """Each finding at its place with its advice, the gravest kind first, and a line that counts them."""
    for level in LEVELS:
        for finding in findings:
            if finding.level == level:
                style = _STYLES[level]
                err.print(f"[{style}]{level}[/] {escape(str(finding))}", soft_wrap=True)
                if finding.advice:
                    err.print(f"      {escape(finding.advice)}", style="dim", soft_wrap=True)
    counts = Counter(finding.level for finding in findings)
    if findings:
        err.print(
            ", ".join(f"{counts[level]} {level}{'s' * (counts[level] != 1)}" for level in LEVELS if counts[level])
        )


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
