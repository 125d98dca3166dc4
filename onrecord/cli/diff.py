"""`onrecord diff`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.check.findings import Finding
from onrecord.cli.console import fail, out, print_findings, print_json
from onrecord.cli.options import RootOption

if TYPE_CHECKING:
    from onrecord.changes.entries import Entry
    from onrecord.changes.model import Diff
    from onrecord.changes.places import Place
    from onrecord.changes.semver import Meaning
    from onrecord.changes.sides import Side

__all__ = ["command"]

_LIMIT = 20


class Format(StrEnum):
    """Who reads the difference."""

    text = "text"
    markdown = "markdown"
    json = "json"
    github = "github"


def command(
    base: Annotated[
        str,
        typer.Argument(
            metavar="BASE",
            help="A git revision, a folder with data, or a datapackage.json. `main...` is where this branch left main.",
        ),
    ],
    head: Annotated[
        str | None, typer.Argument(metavar="HEAD", help="The same; without it, the folder as it is now.")
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
        Format,
        typer.Option(
            "--format",
            help="text for people, markdown for a pull request, json for programs, github for annotations.",
        ),
    ] = Format.text,
    cap: Annotated[
        int, typer.Option(help="At most so many bytes of Markdown; 1048576 for a job summary.", min=1)
    ] = 65_536,
    repository: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Link Markdown to the raw texts in this repository on the web.",
            show_default="that of the run in GitHub Actions",
        ),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 where there are differences.")] = False,
    check: Annotated[
        bool, typer.Option("--check-version", help="Fail where the versions or the changelog do not say it.")
    ] = False,
    tag: Annotated[
        str | None, typer.Option(metavar="TAG", help="With --check-version: HEAD is to be the release of this tag.")
    ] = None,
) -> None:
    """Show what changed in the data, row by row, and which version that means.

    Exit status: 0 compared; 1 there are differences and `--exit-code` was given, or `--check-version` found something;
    2 the two cannot be compared.
    """
    from onrecord.changes.as_json import as_dict
    from onrecord.changes.dataset import diff_sides
    from onrecord.changes.errors import CannotCompareError
    from onrecord.changes.release import check_version
    from onrecord.changes.semver import meaning
    from onrecord.changes.sides import open_sides
    from onrecord.check.report import as_github, as_json
    from onrecord.errors import UnknownNameError

    if not check and (tag is not None or form == Format.github):
        fail("--tag and --format github need --check-version", "It is what they are about.")
    try:
        old, new = open_sides(base, head, root)
        whole = diff_sides(old, new)
        shown = whole if table is None else whole.only(table)
    except CannotCompareError as error:
        fail(str(error), error.advice)
    except (UnknownNameError, OSError) as error:
        fail(str(error))
    findings = check_version(old, new, whole, tag) if check else []
    report = _Report(shown, old, new, meaning(shown), whole.new_ids, full)
    match form:
        case Format.text:
            report.print(_LIMIT if limit is None else limit)
            print_findings(findings)
        case Format.markdown:
            typer.echo(report.markdown(cap, limit or 0, repository, findings), nl=False)
        case Format.json:
            print_json(as_dict(shown) | ({"findings": as_json(findings)} if check else {}))
        case Format.github:
            for line in as_github(findings):
                typer.echo(line)
    if findings or (exit_code and shown):
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Report:
    """What is to be shown, and all that it takes to show it."""

    diff: Diff
    old: Side
    new: Side
    meaning: Meaning
    new_ids: Mapping[Any, Any]
    full: bool

    def print(self, limit: int) -> None:
        """For people; a row that is gone is at its line of the old text, any other at that of the new."""
        from onrecord.changes.places import Places
        from onrecord.changes.terminal import rendered

        before, now = Places(self.old), Places(self.new)
        for part in rendered(
            self.diff,
            self.meaning,
            width=out.width,
            limit=0 if self.full else limit,
            full=self.full,
            place=lambda entry: (before if entry.mark == "-" else now).of(entry.anchor),
            new_ids=self.new_ids,
            versions=self._versions(),
        ):
            out.print(part)

    def markdown(self, cap: int, limit: int, repository: str | None, findings: Sequence[Finding]) -> str:
        """For a pull request: what was found of the versions, and below it what changed."""
        from onrecord.changes.markdown import link, rendered_markdown
        from onrecord.changes.places import Places
        from onrecord.check.report import Links, as_markdown

        web = [os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY")]
        repository = repository or ("/".join(web) if all(web) else None)
        before, now = Places(self.old), Places(self.new)

        def place(entry: Entry) -> tuple[Place, str | None] | None:
            places, commit = (before, self.old.commit) if entry.mark == "-" else (now, self.new.commit)
            commit = commit or os.environ.get("GITHUB_SHA")
            found = places.of(entry.anchor)
            return found and (found, link(repository, commit, found.path) if repository and commit else None)

        above = as_markdown(findings, Links.from_environment(os.environ)) + "\n" if findings else ""
        return above + rendered_markdown(
            self.diff,
            self.meaning,
            cap=cap - len(above.encode()),
            limit=limit,
            full=self.full,
            place=place,
            new_ids=self.new_ids,
            versions=self._versions(),
        )

    def _versions(self) -> str | None:
        """The version of the data that was, and the lowest that it has to be."""
        from onrecord.changes.release import at_least, data_version

        before = data_version(self.old)
        return f"{before} → {at_least(before, self.meaning.bump)} at least" if before and self.diff else None
