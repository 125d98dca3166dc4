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
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
