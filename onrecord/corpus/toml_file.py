"""The .toml files that people write: read into a model, with every complaint at its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.corpus.toml_complaints import Complaint, complaints
from onrecord.corpus.toml_places import Path, Place, place_of, places

__all__ = ["TomlFile", "read_toml"]

_M = TypeVar("_M", bound=BaseModel)

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")

_CURLY = "“”„‘’‚«»"


@dataclass(frozen=True)
class TomlFile(Generic[_M]):
    """A file that was read: what it says, and where it says it."""

    path: str
    text: str
    content: _M
    whole: bool = True
    """Whether `content` is all that was meant: false where an entry of the file is wrong, and so left out."""
    _kept: Mapping[str, list[int]] = field(default_factory=dict)
    """Of each array that lost entries, the numbers that the others have in the file."""

    def line_of(self, *path: str | int) -> int:
        r"""The line on which a key stands, from 1; that of what holds it where it has none of its own.

        >>> from onrecord.schema.decisions import EntityFile
        >>> file = TomlFile("x.toml", 'a = 1\n[[row]]\nb = 2\n[[row]]\nb = 3\n', EntityFile())
        >>> file.line_of("row", 1, "b"), file.line_of("row", 1), file.line_of("row", 1, "missing")
        (5, 4, 4)
        """
        return self.place_of(*path)[0]

    def place_of(self, *path: str | int) -> Place:
        """Line and column, from 1, of a key; that of what holds it where it has none of its own."""
        match path:
            case (str() as name, int() as number, *rest) if name in self._kept:
                path = (name, self._kept[name][number], *rest)
        return place_of(self._places, path)

    @cached_property
    def _places(self) -> dict[Path, Place]:
        return places(self.text)


def read_toml(path: str, text: str, model: type[_M], letter: str) -> tuple[TomlFile[_M] | None, list[Finding]]:
    """Reads a .toml file's text; `path` is the name under which findings report it, `letter` that of its rules.

    Returns the file, and all that is wrong with it: what is no TOML (001), missing keys (002), unknown keys with the
    nearest right one (003), and values that are not allowed (004). The file is None where nothing of it can be used;
    a mistyped key is taken for the one that was meant, and a wrong entry of an array is left out.
    """
    try:
        data = tomllib.loads(text)
    # tomllib lets pass what Python says of a number of very many digits, and of brackets within brackets without end.
    except (ValueError, RecursionError) as error:
        return None, [_no_toml(path, text, letter, str(error))]
    try:
        return TomlFile(path, text, model.model_validate(data)), []
    except ValidationError as error:
        known = places(text)
        found = complaints(error, data, model)
        findings = [_finding(path, letter, known, complaint) for complaint in found]
        return _salvaged(path, text, model, data, found), findings


def _no_toml(path: str, text: str, letter: str, said: str) -> Finding:
    place = _PLACE.search(said)
    lines = text.split("\n")
    line, column = (int(place[1]), int(place[2])) if place and place[1] else (len(lines), len(lines[-1]) + 1)
    there = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    advice = 'Write straight quotation marks around text: "…", not “…”.' if there in _CURLY and there else None
    message = _PLACE.sub("", said).strip().replace("Invalid value", "what stands here is no value that TOML knows")
    return finding(f"OR-{letter}001", message, file=path, line=line, column=column, advice=advice)


def _finding(path: str, letter: str, known: Mapping[Path, Place], complaint: Complaint) -> Finding:
    line, column = place_of(known, complaint.path)
    code = f"OR-{letter}{complaint.rule}"
    return finding(code, complaint.message, file=path, line=line, column=column, advice=complaint.advice)


def _salvaged(
    path: str, text: str, model: type[_M], data: Mapping[str, Any], found: list[Complaint]
) -> TomlFile[_M] | None:
    """The file without what is wrong with it, so that one mistake does not hide or cause others."""
    mended = deepcopy(dict(data))
    wrong: dict[str, set[int]] = {}
    whole = True
    for complaint in found:
        if complaint.rule == "003":
            _rename(mended, complaint)
            whole &= complaint.meant is not None
            continue
        match complaint.path:
            case (str() as name, int() as number, *_) if isinstance(mended.get(name), list):
                wrong.setdefault(name, set()).add(number)
            case _:
                return None
    kept = {name: [n for n in range(len(mended[name])) if n not in numbers] for name, numbers in wrong.items()}
    for name, numbers in kept.items():
        mended[name] = [mended[name][number] for number in numbers]
    try:
        return TomlFile(path, text, model.model_validate(mended), whole and not wrong, kept)
    except ValidationError:
        return None


def _rename(data: dict[str, Any], complaint: Complaint) -> None:
    """Gives an unknown key the name that was meant, or takes it out."""
    *path, key = complaint.path
    holder: Any = data
    for part in path:
        holder = holder[part]
    value = holder.pop(key)
    if complaint.meant is not None:
        holder.setdefault(complaint.meant, value)
