"""Whether the committed files of schema/ are those that the records give."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.schema.generate import contract_files

__all__ = ["check_contract"]


def check_contract(folder: Path) -> list[Finding]:
    """A finding for each file of the contract that is not current in `folder`, and for each that is none of it."""
    if not folder.is_dir():
        return [finding("OR-D010", "the folder is missing", file=folder.as_posix())]
    files = contract_files()
    found = []
    for name, text in files.items():
        path = folder / name
        if not path.exists():
            found.append(finding("OR-D010", "the file is missing", file=path.as_posix()))
        elif (there := path.read_bytes().decode("utf-8", "replace")) != text:
            line = _first_difference(there.split("\n"), text.split("\n"))
            said = "the file is not what the records give, from this line on"
            found.append(finding("OR-D010", said, file=path.as_posix(), line=line))
    strangers = {path.name for path in folder.glob("*")} - set(files)
    return found + [
        finding("OR-D010", "no such file is generated", file=(folder / name).as_posix()) for name in sorted(strangers)
    ]


def _first_difference(there: Sequence[str], right: Sequence[str]) -> int:
    """The number of the first line of `there` that is another in `right`."""
    pairs = enumerate(zip(there, right, strict=False), start=1)
    return next((number for number, (one, other) in pairs if one != other), min(len(there), len(right)))
