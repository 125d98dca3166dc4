"""`onrecord hydrate`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import err, fail, out, print_json, table
from onrecord.cli.options import JsonOption

__all__ = ["command"]


def command(
    raw: Annotated[
        Path, typer.Option("--raw", metavar="DIR", help="Your own copies of the articles, under any names.")
    ],
    target: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the full edition goes.", file_okay=False)],
    package: Annotated[
        Path,
        typer.Argument(
            metavar="PACKAGE", help="A public edition: datapackage.json and data/.", show_default="this folder"
        ),
    ] = Path(),
    partial: Annotated[
        bool, typer.Option("--partial", help="Write what could be put back, though articles are missing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Put the text back into a public edition, from your own copies of the articles.

    A copy is known by the hash of its text, whatever its name and line ends. Every span is cut anew and compared, and
    the result has the content hash of the full edition.
    Exit status: 0 every article was found, 1 some are missing or differ, 2 there is no public edition, or no folder.
    """
    from onrecord.errors import DatasetError
    from onrecord.publish.hydrate import hydrate

    try:
        hydrated = hydrate(package, raw, target, partial=partial)
    except FileExistsError as error:
        fail(str(error), "Name a folder that is empty, or one that is not there yet.")
    except (DatasetError, OSError) as error:
        fail(str(error))
    if as_json:
        print_json(asdict(hydrated) | {"whole": hydrated.whole, "complete": hydrated.complete})
    else:
        rows = ([report.article_id, report.status, report.file, report.note] for report in hydrated.reports)
        out.print(table(["article", "text", "file", "note"], rows))
        found = sum(report.status == "found" for report in hydrated.reports)
        out.print(f"{found} of {len(hydrated.reports)} articles found")
        if hydrated.whole:
            out.print(
                f"the full edition is in {target}: every span fits, content {hydrated.content_hash}", soft_wrap=True
            )
        elif hydrated.content_hash:
            out.print(f"what was found is in {target}; the rest is withheld still", soft_wrap=True)
    if not hydrated.complete:
        if hydrated.content_hash is None and not as_json:
            err.print("nothing was written; --partial writes what was found", style="dim")
        raise typer.Exit(1)
