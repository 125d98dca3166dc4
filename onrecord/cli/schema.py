"""`onrecord schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import out, print_findings

__all__ = ["command"]


def command(
    folder: Annotated[Path, typer.Option("--out", help="Where the files go.", file_okay=False)] = Path("schema"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail where a file is not current.")] = False,
) -> None:
    """Write the contract: Table Schemas, JSON Schemas of the .toml files, and the data dictionary.

    Exit status: 0 the files are written or current, 1 `--check` found one that is not.
    """
    from onrecord.check.contract import check_contract
    from onrecord.schema.generate import contract_files

    if check:
        findings = check_contract(folder)
        print_findings(findings)
        if findings:
            raise typer.Exit(1)
        return
    folder.mkdir(parents=True, exist_ok=True)
    files = contract_files()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    out.print(f"{len(files)} files in {folder}")
