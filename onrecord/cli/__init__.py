"""The `onrecord` command: one module a command, each only translating between the command line and the library."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from onrecord.cli import (
    build,
    check,
    cite,
    compare,
    correct,
    diff,
    explain,
    extract,
    hydrate,
    init,
    new,
    publish,
    read,
    schema,
    show,
)

__all__ = ["app", "main"]

app = typer.Typer(
    name="onrecord",
    help="News coverage of a diplomatic event as tables in which every value points at the words that state it.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS = (
    init,
    build,
    check,
    explain,
    new,
    correct,
    diff,
    show,
    compare,
    extract,
    read,
    schema,
    publish,
    hydrate,
    cite,
)
for module in _COMMANDS:
    app.command(module.__name__.rpartition(".")[2])(module.command)


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord import __version__

        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """News coverage of a diplomatic event as tables in which every value points at the words that state it."""


def main() -> None:
    """Runs the command; what `onrecord` on the command line calls."""
    for stream in (sys.stdout, sys.stderr):
        # A console or a pipe in a code page that lacks a character shows it escaped, rather than ending in a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="onrecord")
