"""`onrecord new`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import err, fail, print_findings, print_json, print_lines, require_corpus
from onrecord.cli.options import JsonOption, RootOption

__all__ = ["command"]

_PAGES = (".html", ".htm", ".xhtml")


def command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A .txt in UTF-8, or a page (.html); - for standard input.")
    ],
    article_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The article id, if not the proposed one.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Its language, where its words would mislead: en, en-GB.")
    ] = None,
    although_alike: Annotated[
        bool,
        typer.Option("--although-alike", help="Add it though a text much like it is there: a story carried twice."),
    ] = False,
    root: RootOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Add a text to raw/, with a .toml that says what was read from it and what is left to complete.

    The text is copied byte for byte; of a page its main text is taken. Nothing that is there is changed.
    Exit status: 0 added, 1 the text is no text or is there already, 2 the call cannot be carried out.
    """
    from onrecord.check.report import as_json as findings_as_json
    from onrecord.check.rules import from_source_error
    from onrecord.corpus.contribute.errors import ContributionError
    from onrecord.corpus.contribute.new import propose, write
    from onrecord.errors import MissingLibraryError
    from onrecord.source import SourceError

    name = None if file == "-" else Path(file).name
    require_corpus(root)
    raw, html = _read(file)
    try:
        new = propose(
            root,
            raw,
            html=html,
            article_id=article_id,
            name=name,
            language=language,
            although_alike=although_alike,
        )
        text, beside = write(root, new)
    except SourceError as error:
        print_findings([from_source_error(error, name or "standard input")])
        raise typer.Exit(1) from None
    except ContributionError as error:
        print_findings(error.findings)
        fail(str(error), error.advice, status=1)
    except (MissingLibraryError, OSError) as error:
        fail(str(error))
    sidecar = new.sidecar
    if as_json:
        print_json(
            {
                "article_id": new.article_id,
                "files": [path.relative_to(root).as_posix() for path in (text, beside)],
                "filled": sidecar.filled,
                "to_complete": sidecar.open,
                "findings": findings_as_json(new.findings),
            }
        )
        return
    print_findings(new.findings)
    how = "the main text of the page" if new.is_main_text else "byte for byte"
    shown = beside.relative_to(root).as_posix()
    source = "the page" if new.is_main_text else "the text"
    print_lines(
        f"[bold]{text.relative_to(root).as_posix()}[/]",
        f"  {len(new.raw):,} bytes, {how}",
        f"[bold]{shown}[/]",
        f"  read from {source}: {', '.join(sidecar.filled) or 'nothing'}",
        f"  for you to complete: {', '.join(sidecar.open)}",
        "",
        "Next:",
        f"  onrecord read {text.relative_to(root).as_posix()}    # is each line what it is taken for?",
        f"  complete {shown}, from line {min(sidecar.open.values())}" if sidecar.open else "  look the .toml over",
        "  onrecord build",
        f"  onrecord show quotes --data {root} --article {new.article_id}",
    )


def _read(file: str) -> tuple[bytes, bool]:
    """The bytes that were given, and whether they are a page."""
    from onrecord.source.html import is_html

    if file == "-":
        if sys.stdin.isatty():
            err.print("Paste the text, and end with Ctrl-D on a line of its own.", style="dim")
        raw = sys.stdin.buffer.read()
        return raw, is_html(raw)
    path = Path(file)
    if path.is_dir():
        fail(f"{file} is a folder", "Name one text: `onrecord new FOLDER/article.txt`.")
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        fail(f"{file} does not exist")
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")
    html = path.suffix.lower() in _PAGES
    if is_html(raw) and not html:
        fail(f"{file} is a page of HTML", "Give it a name that ends in .html: its main text is then taken.")
    return raw, html
