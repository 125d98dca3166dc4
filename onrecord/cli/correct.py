"""`onrecord correct`."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from onrecord.cli.console import fail, print_findings, print_json, print_lines, require_corpus
from onrecord.cli.options import JsonOption, RootOption
from onrecord.prose import clip

if TYPE_CHECKING:
    from onrecord.corpus.contribute.correct import Change, Why

__all__ = ["command"]


def command(
    row_id: Annotated[
        str | None, typer.Argument(metavar="ROW_ID", help="The row, or how its id begins: q-…, a-… or i-…")
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="COLUMN=VALUE", help='A cell as it should be; COLUMN="" makes it null.'),
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="WHY", help="Why, so that a reader can judge it.")] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who answers for it.", show_default="git config user.name")
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="The row is none: take it out.")] = False,
    add: Annotated[str | None, typer.Option(metavar="TABLE", help="Add a row that no rule found.")] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="With --add: the article.")] = None,
    at: Annotated[str | None, typer.Option(metavar="WORDS", help="With --add: the row's exact words.")] = None,
    within: Annotated[
        str | None, typer.Option(metavar="WORDS", help="With --add: longer words, where --at stands twice.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the correction, and write nothing.")] = False,
    root: RootOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Correct a row: write what, why, and what was there, to build/corrections/.

    A list has its items between semicolons. An entity is given by its id or its
    name; `speaker`, `via`, `source` and `party` are short for `speaker_id`,
    `via_id`, `source_id` and `parties`: --set speaker="Wang Yi" sets who speaks,
    and leaves `speaker_text`, the words that name them. A row that was corrected
    before keeps one entry, with both reasons.

    Exit status: 0 written, 1 the correction does not fit, 2 the call cannot be
    carried out.
    """
    from onrecord.corpus.contribute.correct import Why, write
    from onrecord.corpus.contribute.errors import ContributionError
    from onrecord.errors import MissingLibraryError

    require_corpus(root)
    if reason is None:
        fail("a correction needs its reason", 'Give --reason "…": what the text shows, and where.')
    try:
        why = Why(reason, reviewer or _git_name(root))
        change = _change(root, row_id, given or [], why, drop=drop, add=add, article=article, at=at, within=within)
        if not dry_run:
            write(root, change)
    except ContributionError as error:
        print_findings(error.findings)
        fail(str(error), error.advice, status=1)
    except (MissingLibraryError, OSError) as error:
        fail(str(error))
    if as_json:
        print_json(_as_json(change, written=not dry_run))
        return
    print_findings(change.warnings)
    print_lines(*_lines(change, dry_run))


def _change(
    root: Path,
    row_id: str | None,
    given: list[str],
    why: Why,
    *,
    drop: bool,
    add: str | None,
    article: str | None,
    at: str | None,
    within: str | None,
) -> Change:
    from onrecord.corpus.contribute.correct import add_row, correct_row, drop_row
    from onrecord.schema.corrected import CORRECTED_TABLES

    if add is None:
        if row_id is None:
            fail("which row?", "Give its id (`onrecord show quotes --columns quote_id,text`), or add one with --add.")
        if article or at or within:
            fail("--article, --at and --within belong to --add")
        if drop == bool(given):
            fail("give one of --set and --drop", 'Such as --set kind=mixed, or --set speaker="Wang Yi".')
        return drop_row(root, row_id, why) if drop else correct_row(root, row_id, given, why)
    if row_id is not None or drop:
        fail("--add makes a row of its own: it takes no ROW_ID and no --drop")
    if add not in CORRECTED_TABLES:
        fail(f"no rows are added to {add!r}", f"Tables: {', '.join(CORRECTED_TABLES)}")
    if article is None or at is None:
        fail("--add needs --article and --at", "The exact words of the row, as they stand in the article's text.")
    return add_row(root, add, article, at, within, given, why)


def _git_name(root: Path) -> str:
    try:
        done = subprocess.run(
            ["git", "config", "user.name"], cwd=root, capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _lines(change: Change, dry_run: bool) -> list[str]:
    lines = [f"[bold]{change.table} {change.row_id or change.new_id}[/]  {escape(change.article_id)}"]
    lines.append(f"  {escape(clip(change.words, 100))}")
    if change.new_id is None:
        lines.append("  is no row any more")
    for name, (old, new) in change.cells.items():
        lines.append(f"  {name}: " + ("" if old is None else f"{escape(_said(old))} → ") + escape(_said(new)))
    if change.row_id and change.new_id and change.new_id != change.row_id:
        lines.append(f"  Its words change, and its id with them: {change.new_id}")
    lines.append("")
    if dry_run:
        return [*lines, f"{change.file}:{change.line} would be:", "", escape(change.entry)]
    how = "The entry is changed:" if change.is_merged else "Written to"
    return [*lines, f"{how} {change.file}:{change.line}", "Next: onrecord build"]


def _said(cell: Any) -> str:
    if isinstance(cell, list):
        return "; ".join(cell) or "none"
    return "null" if cell == "" else str(cell).lower() if isinstance(cell, bool) else str(cell)


def _as_json(change: Change, *, written: bool) -> dict[str, Any]:
    from onrecord.check.report import as_json as findings_as_json

    return {
        "table": change.table,
        "article_id": change.article_id,
        "row_id": change.row_id,
        "new_id": change.new_id,
        "cells": {name: {"from": old, "to": new} for name, (old, new) in change.cells.items()},
        "file": change.file,
        "line": change.line,
        "written": written,
        "entry": change.entry,
        "findings": findings_as_json(change.warnings),
    }
