"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["JsonOption", "RootOption"]

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
