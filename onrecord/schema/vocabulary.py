"""Controlled vocabularies: the words that a column may hold, each with a definition and an example.

A vocabulary is a CSV file in `vocabularies/` beside this module: `value,definition,example` and, where the field has
one, a crosswalk to another scheme in further columns. The file is the only place where the words stand: the models,
the Table Schemas and the data dictionary all read it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

__all__ = ["Term", "Vocabulary", "one_of", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary."""

    value: str
    definition: str
    example: str
    crosswalk: dict[str, str] = field(default_factory=dict)
    """Codes of the same thing in other schemes, by scheme; only those that exist."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words that a column may hold, in the order in which they are taught.

    As the metadata of an annotation it makes pydantic accept these words alone:

    >>> from typing import Annotated
    >>> from pydantic import TypeAdapter, ValidationError
    >>> kind = TypeAdapter(Annotated[str, vocabulary("quote_kind")])
    >>> kind.validate_python("scare")
    'scare'
    >>> kind.validate_python("shouted")
    Traceback (most recent call last):
    pydantic_core._pydantic_core.ValidationError: ...
    """

    name: str
    terms: tuple[Term, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(term.value for term in self.terms)

    def __contains__(self, value: object) -> bool:
        return value in self.values

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(self.values))


def one_of(values: Iterable[str]) -> Vocabulary:
    """Words that need no definition, such as the names of tables, as an annotation that accepts these alone.

    >>> from typing import Annotated
    >>> from pydantic import TypeAdapter
    >>> TypeAdapter(Annotated[str, one_of(["quotes"])]).json_schema()
    {'const': 'quotes', 'type': 'string'}
    """
    return Vocabulary("", tuple(Term(value, "", "") for value in values))


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary that `vocabularies/NAME.csv` holds.

    >>> vocabulary("quote_kind").values
    ('direct', 'mixed', 'indirect', 'scare')

    Raises:
        FileNotFoundError: there is no such vocabulary.
    """
    path = files(__package__).joinpath("vocabularies", f"{name}.csv")
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return Vocabulary(
        name,
        tuple(
            Term(
                value=row.pop("value"),
                definition=row.pop("definition"),
                example=row.pop("example"),
                crosswalk={scheme: code for scheme, code in row.items() if code},
            )
            for row in rows
        ),
    )
