"""`onrecord diff`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.console import fail, out, print_json
from onrecord.cli.options import RootOption

if TYPE_CHECKING:
    from onrecord.changes.places import Place
    from onrecord.changes.rows import Entry
    from onrecord.changes.source import Side

__all__ = ["command"]

_LIMIT = 20


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
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", help="At most so many rows a table; 0 for all.", min=0, show_default="20; in Markdown all"
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Cut no cell, and leave no row out.")] = False,
    form: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help="For people, for a pull request, for a machine."),
    ] = "text",
    cap: Annotated[
        int, typer.Option(help="At most so many bytes of Markdown; 1048576 for a job summary.", min=1)
    ] = 65_536,
    repository: Annotated[
        str | None, typer.Option(metavar="URL", help="Link Markdown to the raw texts in this repository on the web.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 where there are differences.")] = False,
) -> None:
    """Show what changed in the data, row by row, and which version that means.

    Exit status: 0 compared, 1 there are differences and `--exit-code` was given, 2 the two cannot be compared.
    """
    from onrecord.changes.as_json import as_dict
    from onrecord.changes.compare import diff_sides
    from onrecord.changes.errors import CannotCompareError
    from onrecord.changes.markdown import link, rendered_markdown
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
    place = _places(old, new)

    def linked(entry: Entry) -> tuple[Place, str | None] | None:
        if (found := place(entry)) is None:
            return None
        commit = (old if entry.mark == "-" else new).commit
        return found, link(repository, commit, found.path) if repository and commit else None

    rows = (_LIMIT if form == "text" else 0) if limit is None else limit
    if form == "json":
        print_json(as_dict(shown))
    elif form == "markdown":
        typer.echo(
            rendered_markdown(
                shown, meaning(shown), cap=cap, limit=rows, full=full, place=linked, new_ids=whole.new_ids
            ),
            nl=False,
        )
    else:
        rows = 0 if full else rows
        for part in rendered(
            shown, meaning(shown), width=out.width, limit=rows, full=full, place=place, new_ids=whole.new_ids
        ):
            out.print(part)
    if exit_code and shown:
        raise typer.Exit(1)


def _places(old: Side, new: Side) -> Callable[[Entry], Place | None]:
    """What finds the line of a row: of one that was removed in the old text, of any other in the new."""
    from onrecord.changes.places import Places

    before, now = Places(old), Places(new)
    return lambda entry: (before if entry.mark == "-" else now).of(entry.row)
