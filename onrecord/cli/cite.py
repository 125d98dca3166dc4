"""`onrecord cite`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli.console import fail, out, print_findings
from onrecord.cli.options import RepoOption, RootOption, VersionOption

__all__ = ["command"]


class Style(StrEnum):
    """How a citation is written."""

    bibtex = "bibtex"
    text = "text"
    csl = "csl"


def command(
    style: Annotated[Style, typer.Option(help="csl is JSON, for Zotero and pandoc.")] = Style.bibtex,
    version: VersionOption = None,
    repo: RepoOption = None,
    data: Annotated[Path | None, typer.Option(help="A folder that `build` wrote, not the installed data.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Write CITATION.cff and .zenodo.json anew instead.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only tell whether those two files are current.")] = False,
    root: RootOption = Path(),
) -> None:
    """Print how to cite the data, with their version and the hash of their content.

    With --update or --check it is about the files from which GitHub and Zenodo read that, made of build/dataset.toml.
    Exit status: 0 printed, written or current, 1 `--check` found a file that is not, 2 the call cannot be carried out.
    """
    if update or check:
        _files(root, update=update)
        return
    from onrecord.api.cite import cite

    try:
        citation = cite(version, style=style.value, data=data, repo=repo)
    except (ImportError, LookupError, OSError, ValueError) as error:
        fail(str(error))
    out.print(citation, soft_wrap=True, markup=False)


def _files(root: Path, *, update: bool) -> None:
    from onrecord.publish.citation_files import check_citation_files, citation_files

    release = _release(root / "build" / "dataset.toml")
    files = citation_files(release)
    if update:
        for name, text in files.items():
            (root / name).write_text(text, "utf-8", newline="\n")
        out.print(f"{' and '.join(files)} say what build/dataset.toml says: version {release.version}")
        return
    findings = list(check_citation_files(root, release))
    print_findings(findings)
    if findings:
        raise typer.Exit(1)
    out.print("CITATION.cff and .zenodo.json are current")


def _release(path: Path) -> Any:
    from onrecord.schema.release import Release

    try:
        return Release.read(path)
    except OSError:
        fail(f"there is no {path}", "Run this in the project's root, or name it with --root.")
    except ValueError as error:
        fail(f"{path} cannot be read: {error}", "`onrecord check` says what is wrong with it.")
