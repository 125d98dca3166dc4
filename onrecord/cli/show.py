"""`onrecord show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.console import err, fail, out, print_json, rows_view
from onrecord.cli.options import JsonOption, RepoOption, VersionOption
from onrecord.prose import clip

__all__ = ["command"]

_HIDDEN = frozenset({"start", "end", "text_sha256", "raw_sha256", "raw_path"})
"""Columns that a person reads last; `--columns` shows them."""


def command(
    name: Annotated[str, typer.Argument(metavar="TABLE", help="quotes, agreements, indicators, articles …")],
    article: Annotated[str | None, typer.Option(help="Only the rows of this article.")] = None,
    columns: Annotated[str | None, typer.Option(help="Only these columns, separated by commas.")] = None,
    join: Annotated[bool, typer.Option("--join", help="Add outlet, agency, date, and the names behind ids.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", help="At most so many rows; 0 for all.", min=0)] = 20,
    data: Annotated[
        Path | None, typer.Option(help="A folder that `build` or `extract` wrote, not the installed data.")
    ] = None,
    version: VersionOption = None,
    repo: RepoOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the rows of a table.

    Exit status: 0 shown, 2 there is no such table, column or folder.
    """
    from onrecord.api.load import load
    from onrecord.errors import UnknownNameError

    try:
        loaded = load(name, join=join, data=data, version=version, repo=repo)
    except (ImportError, LookupError, OSError, ValueError) as error:
        fail(str(error))
    rows: list[dict[str, Any]] = loaded.to_pylist()
    if article is not None:
        known = sorted({row["article_id"] for row in rows if "article_id" in row})
        if article not in known:
            fail(str(UnknownNameError("article", article, known)))
        rows = [row for row in rows if row["article_id"] == article]
    chosen = [column.strip() for column in columns.split(",")] if columns else _readable(name, loaded.column_names)
    for column in chosen:
        if column not in loaded.column_names:
            joins = "" if join or not column.endswith("_name") else "--join adds the names behind ids."
            fail(str(UnknownNameError(f"column of {name}", column, loaded.column_names)), joins or None)
    shown = rows[:limit] if limit else rows
    if as_json:
        print_json([{column: row[column] for column in (chosen if columns else row)} for row in shown])
        return
    out.print(rows_view(chosen, [[_cell(row[column]) for column in chosen] for row in shown]))
    if len(shown) < len(rows):
        err.print(f"{len(shown)} of {len(rows)} rows; --limit 0 shows all", style="dim")


def _readable(table: str, names: list[str]) -> list[str]:
    from onrecord.schema import TABLES, LinedUp, records_of

    record = TABLES.get(table)
    lines_up = {key.column for key in record.foreign_keys if key.table in records_of(LinedUp)} if record else set()
    ids = {name for name in names if name.endswith("_id") and name.replace("_id", "_name") in names}
    return [name for name in names if name not in _HIDDEN | lines_up | ids]


def _cell(value: Any, width: int = 80) -> str:
    text = "" if value is None else str(value).replace("\n", " ")
    return clip(text, width)
