"""`onrecord check`."""

from __future__ import annotations

from pathlib import Path

import typer

from onrecord.cli.console import fail, out, print_findings, print_json, progress_bar
from onrecord.cli.options import JsonOption, RootOption

__all__ = ["command"]


def command(root: RootOption = Path(), as_json: JsonOption = False) -> None:
    """Check the raw texts, the decisions, the tables, and that data/ and schema/ are current.

    Exit status: 0 nothing is wrong, 1 there are errors, 2 there is no corpus here.
    """
    from onrecord.check.findings import failed
    from onrecord.corpus.current import check_corpus
    from onrecord.errors import MissingLibraryError

    if not (root / "raw").is_dir():
        fail(f"{root.resolve()} has no folder raw/", "Run this in the project's root, or name it with --root.")
    try:
        with progress_bar("checking", len(list((root / "raw").glob("*.txt")))) as bar:
            findings = check_corpus(root, lambda article_id: bar.advance(bar.task_ids[0]))
    except MissingLibraryError as error:
        fail(str(error))
    if as_json:
        print_json([finding.as_dict() for finding in findings])
    else:
        print_findings(findings)
        if not failed(findings):
            out.print("[green]nothing is wrong[/]")
    if failed(findings):
        raise typer.Exit(1)
