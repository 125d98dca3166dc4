"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["JsonOption", "RepoOption", "RootOption", "VersionOption"]

RootOption = Annotated[
    Path,
    typer.Option(
        "--root",
        help="The folder with raw/ and build/.",
        exists=True,
        file_okay=False,
        show_default="this folder",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for a machine to read.")]
VersionOption = Annotated[
    str | None,
    typer.Option("--version", metavar="VERSION", help="A version that was released, from the hub or the cache."),
]
RepoOption = Annotated[
    str | None, typer.Option("--repo", metavar="ORG/NAME", help="The repository on the hub of that version.")
]
