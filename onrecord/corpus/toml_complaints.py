"""What is wrong with a .toml file, in words for the person who wrote it: by key, counted from 1, without jargon."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.check.in_words import described, in_words, nearest
from onrecord.check.rules import did_you_mean
from onrecord.corpus.toml_places import Path
from onrecord.prose import clip

__all__ = ["Complaint", "complaints"]

_LABELS = ("id", "name", "at", "title")
"""What tells the entries of an array apart, by the key that has it."""
_ONE_OF_THESE_TYPES = "text in quotation marks, a number, true, false or a list of texts"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: the number of its rule, where, in words, and what to do if that is known."""

    rule: str
    path: Path
    message: str
    advice: str | None = None
    meant: str | None = None
    """The key that a mistyped one stands for."""


def complaints(error: ValidationError, data: Mapping[str, Any], model: type[BaseModel]) -> list[Complaint]:
    """What is wrong with `data`, each mistake once.

    >>> from onrecord.schema.decisions import EntityFile
    >>> data = {"entity": [{"id": "bo-lind", "nam": "Bo Lind", "kind": "human"}]}
    >>> try:
    ...     EntityFile.model_validate(data)
    ... except ValidationError as error:
    ...     for complaint in complaints(error, data, EntityFile):
    ...         print(complaint.message)
    `kind` in entity 1 (bo-lind) is 'human', and must be one of: person, organization, country, document, outlet, group
    `nam` in entity 1 (bo-lind) is no key of this file
    """
    found: dict[tuple[str, Path], Complaint] = {}
    for details in error.errors():
        complaint = _complaint(details, data, model)
        found.setdefault((complaint.rule, complaint.path), complaint)
    # A key that is missing only because it is mistyped is not missing too.
    meant = {(*each.path[:-1], each.meant) for each in found.values() if each.meant}
    return [each for each in found.values() if each.rule != "002" or each.path not in meant]


def _complaint(details: ErrorDetails, data: Mapping[str, Any], model: type[BaseModel]) -> Complaint:
    kind = details["type"]
    path = details["loc"] if kind == "missing" else _existing(details["loc"], data)
    named = _named(path, data)
    if kind == "missing":
        return Complaint("002", path, f"{named} is missing")
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        key = str(path[-1])
        near = difflib.get_close_matches(key, known, n=1)
        return Complaint("003", path, f"{named} is no key of this file", did_you_mean(key, known), *near)
    if kind == "incomplete":
        meaning = (model.model_fields[str(path[0])].description or "").rstrip(".")
        return Complaint("014", path, f"{named} is still to be completed: {meaning[:1].lower()}{meaning[1:]}")
    if kind == "value_error":
        return Complaint("004", path, f"{named}: {details['msg'].removeprefix('Value error, ')}")
    if details["loc"] != path:
        said = f"is {described(details['input'])}, and must be {_ONE_OF_THESE_TYPES}"
        return Complaint("004", path, f"{named} {said}")
    return Complaint("004", path, f"{named} {in_words(details)}", nearest(details))


def _existing(path: Path, data: Any) -> Path:
    """As much of a path as there is in the data: pydantic adds the types that it tried."""
    held: list[str | int] = []
    for part in path:
        if isinstance(data, Mapping) and part in data:
            data = data[str(part)]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            break
        held.append(part)
    return tuple(held)


def _named(path: Path, data: Mapping[str, Any]) -> str:
    """A key with the entry that it is in.

    >>> _named(("entity", 1, "aliases", 0), {"entity": [{}, {"id": "bo-lind"}]})
    'item 1 of `aliases` in entity 2 (bo-lind)'
    >>> _named(("outlet", "value"), {}), _named((), {})
    ('`outlet.value`', 'the file')
    """
    match path:
        case ():
            return "the file"
        case (str() as array, int() as number, *rest):
            entry = f"{array} {number + 1}{_label(data, array, number)}"
            return f"{_key(rest)} in {entry}" if rest else entry
        case _:
            return _key(path)


def _key(path: Path | list[str | int]) -> str:
    *keys, last = path
    if isinstance(last, int):
        return f"item {last + 1} of {_key(keys)}"
    return f"`{'.'.join(str(part) for part in path)}`"


def _label(data: Mapping[str, Any], array: str, number: int) -> str:
    entries = data.get(array)
    entry = entries[number] if isinstance(entries, list) and number < len(entries) else None
    if not isinstance(entry, Mapping):
        return ""
    words = next((entry[key] for key in _LABELS if isinstance(entry.get(key), str)), None)
    return f" ({clip(words, 40)})" if words else ""


def _keys_at(model: type[BaseModel], place: Path) -> list[str]:
    """The keys that are allowed at a place of the file."""
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for part in place:
        node = _resolve(schema, node)
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return sorted(_resolve(schema, node).get("properties", {}))


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for option in _options_of(node):
        if isinstance(reference := option.get("$ref"), str):
            resolved: dict[str, Any] = schema["$defs"][reference.rsplit("/", 1)[-1]]
            return resolved
    return node


def _options_of(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    yield from node.get("anyOf", [])
