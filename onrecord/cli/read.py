"""`onrecord read`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import fail, out, print_findings, print_json, table
from onrecord.cli.options import JsonOption
from onrecord.prose import clip

__all__ = ["command"]


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A raw text.", exists=True, dir_okay=False)],
    as_json: JsonOption = False,
) -> None:
    """Show each line of a raw text with the role it was given and the rule that gave it.

    Exit status: 0 the text was read, 1 it cannot be.
    """
    from onrecord.check.rules import from_source_error
    from onrecord.source import SourceError, read

    try:
        reading = read(file.read_bytes())
    except SourceError as error:
        print_findings([from_source_error(error, str(file))])
        raise typer.Exit(1) from None
    except OSError as error:
        fail(str(error))
    lines = [line for line in reading.lines if line.text.strip()]
    if as_json:
        print_json(
            {
                "fields": {
                    name: {"value": f.value, "line": f.line, "rule": f.rule} for name, f in reading.fields.items()
                },
                "lines": [{"number": ln.number, "role": ln.role, "rule": ln.rule, "text": ln.text} for ln in lines],
            }
        )
        return
    rows = ([ln.number, ln.role, ln.rule, clip(ln.text, 100)] for ln in lines)
    out.print(table(["line", "role", "rule", "text"], rows, right=["line"]))
    out.print()
    out.print(
        table(["field", "value", "line", "rule"], ([n, f.value, f.line, f.rule] for n, f in reading.fields.items()))
    )
