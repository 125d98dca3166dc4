"""The data package on disk: the files that it names, and what Frictionless finds in them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow.parquet import read_schema

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.errors import MissingLibraryError
from onrecord.schema import TABLES
from onrecord.schema.arrow import arrow_schema

if TYPE_CHECKING:
    from frictionless import Error, Report

__all__ = ["check_package"]

_DESCRIPTOR = "datapackage.json"

_ROW = re.compile(r"the row at position (\d+)")
"""Frictionless counts a header as the first row, which Parquet does not have."""

_CODES = {
    "error": "OR-D002",
    "metadata-error": "OR-D002",
    "scheme-error": "OR-D003",
    "format-error": "OR-D003",
    "source-error": "OR-D003",
    "encoding-error": "OR-D003",
    "compression-error": "OR-D003",
    "file-error": "OR-D004",
    "row-count": "OR-D004",
    "table-dimensions": "OR-D004",
    "header-error": "OR-D005",
    "field-count": "OR-D005",
    "data-error": "OR-D006",
    "unique-error": "OR-D007",
    "primary-key": "OR-D007",
    "foreign-key": "OR-D007",
}
"""The rule that is broken, by the type that Frictionless gives an error; one that is not here is of a kind that is."""


def check_package(folder: Path) -> list[Finding]:
    """What is wrong with the data package in `folder`.

    The files are compared with their sizes, hashes and Arrow schemas, which Frictionless leaves out for Parquet; then
    Frictionless checks types, constraints, keys and foreign keys.

    Raises:
        MissingLibraryError: Frictionless is not installed.
    """
    try:
        import frictionless
    except ModuleNotFoundError as error:
        raise MissingLibraryError("frictionless", "build") from error

    path = folder / _DESCRIPTOR
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        resources = [_Resource(resource) for resource in descriptor["resources"]]
    except FileNotFoundError:
        return [finding("OR-D001", f"there is no {_DESCRIPTOR}", file=_DESCRIPTOR)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [finding("OR-D002", f"{type(error).__name__}: {error}", file=_DESCRIPTOR)]
    files = [found for resource in resources for found in resource.check(folder)]
    if any(found.code == "OR-D003" for found in files):
        return files  # Frictionless would stop at the first of them
    # Of a file without its columns Frictionless would name every one of them once more.
    without = {found.file for found in files if found.code == "OR-D005"}
    report = frictionless.validate(str(path))
    return files + [found for found in _translated(report) if found.file not in without]


class _Resource:
    """A file as the descriptor describes it."""

    def __init__(self, resource: Mapping[str, Any]) -> None:
        self.table = str(resource["name"])
        self.path = str(resource["path"])
        self.size = resource.get("byteSize")
        self.hash = resource.get("hash")

    def check(self, folder: Path) -> Iterator[Finding]:
        try:
            content = (folder / self.path).read_bytes()
            schema = read_schema(pa.BufferReader(content))
        except (OSError, pa.ArrowException) as error:
            yield finding("OR-D003", str(error), file=self.path)
            return
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        differ = [
            name
            for name, stated, found in (("size", self.size, len(content)), ("hash", self.hash, digest))
            if stated not in (None, found)
        ]
        if differ:
            said = f"its {' and '.join(differ)} {'is' if len(differ) == 1 else 'are'} not what {_DESCRIPTOR} says"
            yield finding("OR-D004", said, file=self.path)
        if self.table in TABLES and not schema.equals(expected := arrow_schema(TABLES[self.table])):
            yield finding("OR-D005", _difference(schema, expected), file=self.path)


def _difference(schema: pa.Schema, expected: pa.Schema) -> str:
    if schema.names != expected.names:
        missing = [name for name in expected.names if name not in schema.names]
        unknown = [name for name in schema.names if name not in expected.names]
        return f"missing columns: {missing}, unknown: {unknown}" if missing or unknown else "columns in another order"
    wrong = [f"{field} should be {expected.field(field.name)}" for field in schema if field not in list(expected)]
    return "; ".join(str(each).replace("pyarrow.Field", "") for each in wrong)


def _code(error: Error) -> str:
    """The rule for an error of Frictionless, by its type or by the nearest kind of errors that it belongs to."""
    kinds = (getattr(kind, "type", "") for kind in type(error).__mro__)
    return next(_CODES[kind] for kind in kinds if kind in _CODES)


def _translated(report: Report) -> Iterator[Finding]:
    for error in report.errors:
        yield finding(_code(error), error.message, file=_DESCRIPTOR)
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None)
            name = getattr(error, "field_name", "")
            message = ": ".join(part for part in (name, error.note) if part) or error.message
            yield finding(
                _code(error),
                _ROW.sub(lambda place: f"row {int(place[1]) - 1}", message),
                file=task.place,
                line=row - 1 if row else None,
            )
