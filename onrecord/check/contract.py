"""Whether the committed files of schema/ are those that the records give."""

from __future__ import annotations

from pathlib import Path

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.schema.generate import contract_files

__all__ = ["check_contract"]


def check_contract(folder: Path) -> list[Finding]:
    """A finding for each file of the contract that is not current in `folder`, and for each that is none of it."""
    files = contract_files()
    found = []
    for name, text in files.items():
        path = folder / name
        if not path.exists():
            found.append(finding("OR-D010", "the file is missing", file=path.as_posix()))
        elif path.read_text("utf-8") != text:
            found.append(finding("OR-D010", "the file is not what the records give", file=path.as_posix(), line=1))
    strangers = {path.name for path in folder.glob("*")} - set(files)
    return found + [
        finding("OR-D010", "no such file is generated", file=(folder / name).as_posix()) for name in sorted(strangers)
    ]
