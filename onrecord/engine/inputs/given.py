"""What is given to be read, how it is to be read, and what becomes of that which cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["PASSED_OVER", "InputError", "Options", "Rejected"]

PASSED_OVER = "OR-X007"
"""The code of a file of a kind that is not read."""


class InputError(ValueError):
    """What was given cannot be read as articles at all."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that gives no rows, and why."""

    place: str
    """The file, and for rows the line or row number: `docs.jsonl:3`."""
    article_id: str | None
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    """Which columns of rows are what, where their names do not tell."""

    text_field: str | None = None
    id_field: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    """The column of the rows for a column of `articles`: `{"title": "headline"}`."""

    def column(self, name: str) -> str | None:
        """The column that is named for a column of `articles`.

        >>> Options(text_field="body", mapping={"title": "head"}).column("title")
        'head'
        """
        if name == "text" and self.text_field:
            return self.text_field
        return self.id_field if name == "article_id" and self.id_field else self.mapping.get(name)
