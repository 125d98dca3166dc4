"""`onrecord read`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import err, fail, out, print_findings, print_json, table
from onrecord.cli.options import JsonOption
from onrecord.prose import clip

__all__ = ["command"]


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A raw text or a page.", exists=True, dir_okay=False)],
    as_json: JsonOption = False,
) -> None:
    """Show how a raw text or a page is read: each line with its role and rule, each field with what states it.

    Exit status: 0 the text was read, 1 it cannot be.
    """
    from onrecord.check.rules import from_source_error
    from onrecord.errors import MissingLibraryError
    from onrecord.source import SourceError, read
    from onrecord.source.html import PageReading, is_html, read_page

    page: PageReading | None = None
    try:
        raw = file.read_bytes()
        if is_html(raw) or file.suffix.lower() in (".html", ".htm", ".xhtml"):
            page = read_page(raw)
            raw = page.text.encode()
        reading = read(raw)
    except SourceError as error:
        print_findings([from_source_error(error, str(file))])
        raise typer.Exit(1) from None
    except (MissingLibraryError, OSError) as error:
        fail(str(error))
    lines = [line for line in reading.lines if line.text.strip()]
    stated = {} if page is None else {name: (each.value, each.markup) for name, each in page.statements.items()}
    if as_json:
        fields = {name: {"value": f.value, "line": f.line, "rule": f.rule} for name, f in reading.fields.items()}
        fields |= {name: {"value": value, "stated": markup} for name, (value, markup) in stated.items()}
        print_json(
            {
                "fields": fields,
                "conflicts": [] if page is None else list(page.conflicts),
                "lines": [{"number": ln.number, "role": ln.role, "rule": ln.rule, "text": ln.text} for ln in lines],
            }
        )
        return
    rows = ([ln.number, ln.role, ln.rule, clip(ln.text, 100)] for ln in lines)
    out.print(table(["line", "role", "rule", "text"], rows, right=["line"]))
    out.print()
    shown = {n: [n, f.value, f.line, f.rule] for n, f in reading.fields.items()}
    if page is None:
        out.print(table(["field", "value", "line", "rule"], shown.values()))
        return
    told = [[name, _said(value), clip(markup, 100)] for name, (value, markup) in stated.items()]
    told += [[n, _said(row[1]), f"line {row[2]}, by {row[3]}"] for n, row in shown.items() if n not in stated]
    out.print(table(["field", "value", "stated by"], told))
    for conflict in page.conflicts:
        err.print(f"The page is at odds with itself: {conflict}", style="yellow", markup=False, soft_wrap=True)


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
