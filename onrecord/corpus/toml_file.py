"""The .toml files that people write: read into a model, with every complaint at its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.check.findings import Finding
from onrecord.check.rules import did_you_mean, finding

__all__ = ["TomlFile", "read_toml"]

_M = TypeVar("_M", bound=BaseModel)
_Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?")
_KEY = re.compile(r"""^\s*("[^"]*"|'[^']*'|[\w-]+(?:\s*\.\s*[\w-]+)*)\s*=""")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class TomlFile(Generic[_M]):
    """A file that was read: what it says, and where it says it."""

    path: str
    text: str
    content: _M

    def line_of(self, *path: str | int) -> int:
        r"""The line on which a key stands, from 1; that of what holds it where the key is inside an inline table.

        >>> from onrecord.schema.decisions import EntityFile
        >>> file = TomlFile("x.toml", 'a = 1\n[[row]]\nb = 2\n[[row]]\nb = 3\n', EntityFile())
        >>> file.line_of("row", 1, "b"), file.line_of("row", 1), file.line_of("row", 1, "missing")
        (5, 4, 4)
        """
        return _line_of(self._lines, path)

    @cached_property
    def _lines(self) -> dict[_Path, int]:
        return _key_lines(self.text)


def read_toml(path: str, text: str, model: type[_M], letter: str) -> tuple[TomlFile[_M] | None, list[Finding]]:
    """Reads a .toml file's text; `path` is the name under which findings report it, `letter` that of its rules.

    Returns the file and no findings, or None and all that is wrong with it: what is no TOML (001), missing keys (002),
    unknown keys with the nearest right one (003), and values that are not allowed (004).
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (len(text.splitlines()) or 1, 1)
        return None, [
            finding(f"OR-{letter}001", _PLACE.sub("", str(error)).strip(), file=path, line=line, column=column)
        ]
    try:
        return TomlFile(path, text, model.model_validate(data)), []
    except ValidationError as error:
        lines = _key_lines(text)
        return None, [_complaint(path, lines, model, letter, details) for details in error.errors()]


def _complaint(
    path: str, lines: Mapping[_Path, int], model: type[BaseModel], letter: str, details: ErrorDetails
) -> Finding:
    place = details["loc"]
    name = ".".join(str(part) for part in place)
    line = _line_of(lines, place)
    match details["type"]:
        case "extra_forbidden":
            advice = did_you_mean(str(place[-1]), _keys_at(model, place[:-1]))
            return finding(f"OR-{letter}003", f"`{name}` is no key of this file", file=path, line=line, advice=advice)
        case "missing":
            return finding(f"OR-{letter}002", f"`{name}` is missing", file=path, line=line)
        case "incomplete":
            meaning = (model.model_fields[str(place[0])].description or "").rstrip(".")
            said = f"`{name}` is still to be completed: {meaning[:1].lower()}{meaning[1:]}"
            return finding(f"OR-{letter}014", said, file=path, line=line)
        case _:
            said = details["msg"].removeprefix("Value error, ")
            return finding(f"OR-{letter}004", f"`{name}`: {said}" if name else said, file=path, line=line)


def _keys_at(model: type[BaseModel], place: _Path) -> list[str]:
    """The keys that are allowed at a place of the file."""
    schema = model.model_json_schema()
    node = schema
    for part in place:
        node = _resolve(schema, node)
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return sorted(_resolve(schema, node).get("properties", {}))


def _resolve(schema: dict[str, object], node: dict[str, object]) -> dict[str, dict[str, dict[str, object]]]:
    for option in (node, *node.get("anyOf", [])):  # type: ignore[misc]
        if isinstance(option, dict) and isinstance(reference := option.get("$ref"), str):
            return schema["$defs"][reference.rsplit("/", 1)[-1]]  # type: ignore[index,no-any-return]
    return node  # type: ignore[return-value]


def _line_of(lines: Mapping[_Path, int], path: Sequence[str | int]) -> int:
    """The line of the longest part of the path that has one."""
    for end in range(len(path), 0, -1):
        if line := lines.get(tuple(path[:end])):
            return line
    return 1


def _key_lines(text: str) -> dict[_Path, int]:
    """The line of every table header and of every key that starts a line."""
    found: dict[_Path, int] = {}
    counts: dict[str, int] = {}
    table: _Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            brackets, name = header.groups()
            if brackets == "[[":
                counts[name] = counts.get(name, -1) + 1
            table = _path(name, counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            keys = tuple(part.strip().strip("\"'") for part in key[1].split("."))
            found.setdefault(table + keys, number)
    return found


def _path(name: str, counts: Mapping[str, int]) -> _Path:
    """A header's name as a path, with the number of each array's current item."""
    path: list[str | int] = []
    dotted = ""
    for part in (part.strip().strip("\"'") for part in name.split(".")):
        dotted = f"{dotted}.{part}" if dotted else part
        path.append(part)
        if dotted in counts:
            path.append(counts[dotted])
    return tuple(path)
