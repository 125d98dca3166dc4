"""JSON Schemas of the .toml files that people write, for editors and for anyone who checks them without Python."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from onrecord.schema.decisions import CorrectionFile, EntityFile, MeasureFile
from onrecord.schema.release import Release
from onrecord.schema.sidecar import SourceFile

__all__ = ["TOML_FILES", "json_schema"]

TOML_FILES: dict[str, type[BaseModel]] = {
    "source": SourceFile,
    "entities": EntityFile,
    "measures": MeasureFile,
    "corrections": CorrectionFile,
    "dataset": Release,
}
"""The kinds of .toml files, by the name of their schema."""


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of .toml file, ready for `json.dump`.

    >>> json_schema(EntityFile)["title"]
    'EntityFile'
    """
    schema: dict[str, Any] = _without_null(model.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _without_null(node: Any) -> Any:
    """The schema without what TOML cannot say, so that an editor does not offer it: a key that is null is left out.

    >>> _without_null({"anyOf": [{"type": "string"}, {"type": "null"}], "default": None, "title": "Url"})
    {'type': 'string', 'title': 'Url'}
    """
    if isinstance(node, list):
        return [_without_null(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _without_null(value) for key, value in node.items() if not (key == "default" and value is None)}
    options = kept.get("anyOf", [])
    if {"type": "null"} not in options:
        return kept
    options = [option for option in options if option != {"type": "null"}]
    rest = {key: value for key, value in kept.items() if key != "anyOf"}
    return {**options[0], **rest} if len(options) == 1 else {"anyOf": options, **rest}
