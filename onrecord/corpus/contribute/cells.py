"""From `column=value`, as a person types it, to the cell of a correction."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from onrecord.corpus.contribute.errors import ContributionError
from onrecord.errors import UnknownNameError
from onrecord.extraction.ids import slug
from onrecord.schema import Entity, vocabulary
from onrecord.schema.corrected import columns_of_entities, columns_to_correct
from onrecord.schema.decisions import Cell
from onrecord.schema.record import Column

__all__ = ["Names", "parse_cell", "parse_cells"]

_SHORT_NAMES = {"speaker": "speaker_id", "via": "via_id", "source": "source_id", "party": "parties"}
"""What a person may write for a column that holds entities."""

_TRUE, _FALSE = ("true", "yes"), ("false", "no")
_INTEGER = re.compile(r"[+-]?\d+(_\d+)*")


class Names:
    """The entities that a correction may name: those of the registry, and those of the article's own rows.

    >>> names = Names({"bo-lind": Entity(entity_id="bo-lind", name="Bo Lind", kind="person")}, {"lind": "bo-lind"})
    >>> names.find("bo-lind"), names.find("Bo Lind"), names.find("Lind")
    ('bo-lind', 'bo-lind', 'bo-lind')
    """

    def __init__(self, entities: Mapping[str, Entity], aliases: Mapping[str, str]) -> None:
        self._ids = set(entities)
        self._names = {entity.name.casefold(): entity_id for entity_id, entity in entities.items()} | dict(aliases)

    def find(self, given: str) -> str:
        """The id of the entity that has this id or this name.

        Raises:
            ContributionError: no entity has; the message suggests the nearest.
        """
        found = given if given in self._ids else self._names.get(given.casefold())
        if found is not None:
            return found
        near = difflib.get_close_matches(given.casefold(), [*self._ids, *self._names], n=1)
        suggestion = f"; did you mean {self._names.get(near[0], near[0])!r}?" if near else ""
        raise ContributionError(
            f"no entity has the id or the name {given!r}{suggestion}",
            f'One that is new goes into build/entities.toml first: [[entity]] with id = "{slug(given)}", '
            f'name = "{given}" and kind = one of {", ".join(vocabulary("entity_kind").values)}.',
        )


def parse_cells(table: str, given: list[str], names: Names) -> dict[str, Cell]:
    """The cells that `column=value` after `column=value` say, each of its column's type; the empty string is null.

    >>> parse_cells("agreements", ["kind=contract", "count=3", "amount=", "negated=yes"], Names({}, {}))
    {'kind': 'contract', 'count': 3, 'amount': '', 'negated': True}

    Raises:
        ContributionError: there is no such column, or the value is none of its type or vocabulary.
    """
    columns = columns_to_correct(table)
    cells: dict[str, Cell] = {}
    for each in given:
        typed, equals, value = each.partition("=")
        name = typed.strip()
        if not equals:
            raise ContributionError(f"{each!r} sets nothing", 'Write --set column="value"; "" for null.')
        if name not in columns and _SHORT_NAMES.get(name) in columns:
            name = _SHORT_NAMES[name]
        if name not in columns:
            raise ContributionError(str(UnknownNameError(f"column of {table} to correct", name, columns)))
        if name in cells:
            raise ContributionError(f"{name} is set twice")
        known = names if name in columns_of_entities(table) else None
        cells[name] = parse_cell(name, columns[name], value.strip(), known)
    return cells


def parse_cell(name: str, column: Column | None, value: str, names: Names | None = None) -> Cell:
    """One value as a cell of its column, which a list that is a table of its own does not have.

    `names` are those of the entities, for a cell that holds some.

    >>> from onrecord.schema.corrected import columns_to_correct
    >>> columns = columns_to_correct("indicators")
    >>> parse_cell("value", columns["value"], "1.5e9")
    1500000000.0
    >>> parse_cell("qualifier", columns["qualifier"], "twice")
    Traceback (most recent call last):
    onrecord.corpus.contribute.errors.ContributionError: no qualifier 'twice'. There are: exact, ...

    Raises:
        ContributionError: the value is none of the column's type or vocabulary.
    """
    if column is None or column.type == "list":
        parts = [part for each in re.split("[;,]", value) if (part := each.strip())]
        found = [names.find(part) for part in parts] if names else parts
        # A list of subjects stands in alphabetical order, the parties in that of the article.
        return found if column is None else sorted(set(found))
    if value == "":
        if not column.nullable:
            raise ContributionError(f"{name} cannot be null")
        return ""
    if names is not None:
        return names.find(value)
    if column.vocabulary is not None and value not in column.vocabulary:
        raise ContributionError(str(UnknownNameError(name, value, column.vocabulary.values)))
    return _of_type(name, column.type, value)


def _of_type(name: str, kind: str, value: str) -> Cell:
    match kind:
        case "boolean":
            if value.casefold() in (*_TRUE, *_FALSE):
                return value.casefold() in _TRUE
            raise ContributionError(f"{name} is true or false, not {value!r}")
        case "integer":
            if _INTEGER.fullmatch(value):
                return int(value)
            raise ContributionError(f"{name} is a whole number, not {value!r}", "Write it in digits, without commas.")
        case "number":
            return _number(name, value)
    return value


def _number(name: str, value: str) -> float:
    try:
        number: Any = float(value)
    except ValueError:
        number = None
    if number is None or number != number or number in (float("inf"), float("-inf")):
        raise ContributionError(
            f"{name} is a number in base units, not {value!r}",
            "Write it in digits, without commas or words: 3.5 million is 3500000 or 3.5e6.",
        )
    return float(number)
