"""`onrecord diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.console import fail, out
from onrecord.cli.options import RootOption

__all__ = ["command"]


def command(
    base: Annotated[
        str,
        typer.Argument(
            metavar="BASE",
            help="A git revision, a folder with data, or a datapackage.json. `main...` is where this branch left main.",
        ),
    ],
    head: Annotated[
        str | None, typer.Argument(metavar="[HEAD]", help="The same; without it, the folder as it is now.")
    ] = None,
    root: RootOption = Path(),
    table: Annotated[str | None, typer.Option(help="Only this table.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="At most so many rows a table; 0 for all.", min=0)] = 20,
    full: Annotated[bool, typer.Option("--full", help="Cut no cell, and leave no row out.")] = False,
    form: Annotated[Literal["text"], typer.Option("--format", help="For people.")] = "text",
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 where there are differences.")] = False,
) -> None:
    """Show what changed in the data, row by row, and which version that means.

    Exit status: 0 compared, 1 there are differences and `--exit-code` was given, 2 the two cannot be compared.
    """
    from onrecord.changes.compare import diff_sides
    from onrecord.changes.errors import CannotCompareError
    from onrecord.changes.places import Place, Places
    from onrecord.changes.rows import Entry
    from onrecord.changes.source import open_sides
    from onrecord.changes.terminal import rendered
    from onrecord.changes.version import meaning
    from onrecord.errors import UnknownNameError

    try:
        old, new = open_sides(base, head, root)
        whole = diff_sides(old, new)
        shown = whole if table is None else whole.only(table)
    except CannotCompareError as error:
        fail(str(error), error.advice)
    except (UnknownNameError, OSError) as error:
        fail(str(error.args[0]) if isinstance(error, UnknownNameError) else str(error))
    before, now = Places(old), Places(new)

    def place(entry: Entry) -> Place | None:
        return (before if entry.mark == "-" else now).of(entry.row)

    for part in rendered(shown, meaning(shown), width=out.width, limit=0 if full else limit, full=full, place=place):
        out.print(part)
    if exit_code and shown:
        raise typer.Exit(1)
