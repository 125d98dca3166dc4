"""`onrecord check`."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.check.findings import Finding
from onrecord.cli.console import fail, out, print_findings, print_json, progress_bar
from onrecord.cli.options import JsonOption

__all__ = ["command"]


class Format(StrEnum):
    """Who reads the findings."""

    text = "text"
    json = "json"
    github = "github"
    markdown = "markdown"


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]",
            help="A corpus (with raw/ and build/), or a dataset (with data/).",
            exists=True,
            file_okay=False,
            show_default="this folder",
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format", help="text for people, json for programs, github for annotations, markdown for a summary."
        ),
    ] = Format.text,
    as_json: JsonOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    root: Annotated[Path, typer.Option("--root", hidden=True, exists=True, file_okay=False)] = Path(),
) -> None:
    """Check a corpus: its texts, decisions and tables, and that data/, schema/ and docs/rules.md are current.

    All that is wrong is reported in one run, each at the place to edit. A dataset without its texts is checked as far
    as it goes. `onrecord explain` tells what each code means.
    Exit status: 0 no errors, 1 there are errors (with --strict: or warnings), 2 there is nothing here to check.
    """
    from onrecord.check.findings import counted, tidy
    from onrecord.check.report import Links, as_github, as_markdown
    from onrecord.check.report import as_json as findings_as_json
    from onrecord.errors import MissingLibraryError

    folder = folder or root
    try:
        findings = tidy(_named_from_here(finding, folder) for finding in _check(folder))
    except MissingLibraryError as error:
        fail(str(error))
    match Format.json if as_json else form:
        case Format.json:
            print_json(findings_as_json(findings))
        case Format.github:
            for line in as_github(findings):
                typer.echo(line)
        case Format.markdown:
            typer.echo(as_markdown(findings, Links.from_environment(os.environ)))
        case Format.text if findings:
            print_findings(findings, out)
        case Format.text:
            out.print(f"[green]{counted(findings)}[/]")
    if any(finding.level == "error" or (strict and finding.level == "warning") for finding in findings):
        raise typer.Exit(1)


def _check(folder: Path) -> list[Finding]:
    from onrecord.check.folder import check_folder
    from onrecord.corpus.check import check_corpus

    if (folder / "raw").is_dir():
        with progress_bar("checking", len(list((folder / "raw").glob("*.txt")))) as bar:
            return check_corpus(folder, lambda article_id: bar.advance(bar.task_ids[0]))
    if (folder / "datapackage.json").exists() or (folder / "data").is_dir():
        return check_folder(folder)
    return fail(
        f"{folder.resolve()} has no folder raw/ and no dataset",
        "Run this in the project's root, or name the folder: `onrecord check FOLDER`.",
    )


def _named_from_here(finding: Finding, folder: Path) -> Finding:
    """The finding with its file as it is called from where the command was given."""
    return replace(finding, file=(folder / finding.file).as_posix()) if finding.file else finding
