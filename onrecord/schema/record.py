"""What a table is: a pydantic model whose fields are the columns, each described once.

Everything that tells of a column elsewhere (Arrow schema, Table Schema, JSON Schema, data dictionary, Croissant, hub
card) is generated from `Record.columns()`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel, ConfigDict, Field

from onrecord.errors import WithheldError
from onrecord.schema.vocabulary import Vocabulary

__all__ = ["LIST_DELIMITER", "Column", "ColumnType", "ForeignKey", "Record", "Words", "column", "rows_of", "shown"]

LIST_DELIMITER = ";"
"""What separates the items of a list column, which Parquet and CSV hold as one string."""

ColumnType = Literal["string", "integer", "number", "boolean", "date", "list"]
"""The types that columns have, under the names of Table Schema; a list is one of strings."""

_TYPES: dict[Any, ColumnType] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    date: "date",
    tuple[str, ...]: "list",
}


Words = Literal["capped", "kept"]
"""What the public edition does with a column of the article's own words: `capped` ones are withheld beyond a share of
the article, `kept` ones (names, cues, headlines) always stay, and count towards that share."""


class ForeignKey(NamedTuple):
    """The values of `column` are among those of `table`.`reference`."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column, with all that is known of it."""

    name: str
    type: ColumnType
    nullable: bool
    description: str
    example: Any
    unit: str | None = None
    """What a number counts: 'code points', 'words'; None where the row itself says it or nothing is counted."""
    vocabulary: Vocabulary | None = None
    pattern: str | None = None
    minimum: int | None = None
    words: Words | None = None
    """Whether it holds words of an article, and what the public edition does with them."""

    @property
    def meaning(self) -> str:
        """The description, with the unit and the vocabulary, in sentences."""
        parts = [self.description]
        if self.unit:
            parts.append(f"In {self.unit}.")
        if self.vocabulary:
            parts.append(f"One of {', '.join(self.vocabulary.values)}.")
        return " ".join(parts)


def column(
    description: str,
    *,
    example: Any,
    unit: str | None = None,
    pattern: str | None = None,
    minimum: int | None = None,
    words: Words | None = None,
    default: Any = ...,
) -> Any:
    """A column of a record: a pydantic field with a description and an example, and what else there is to say.

    A column whose annotation admits None may be left out (`default=None`). A pattern is a regular expression that the
    whole value matches. A column that holds words of an article says so in `words`.
    """
    extra = {name: value for name, value in (("unit", unit), ("words", words)) if value}
    return Field(
        default,
        description=description,
        examples=[example],
        pattern=pattern,
        ge=minimum,
        json_schema_extra=dict(extra) or None,
    )


def shown(text: str | None, table: str, key: str) -> str:
    """A text that an edition may withhold, for those who cannot do without it.

    Raises:
        WithheldError: it is None.
    """
    if text is None:
        raise WithheldError(table, key)
    return text


class Record(BaseModel):
    """One row. Subclasses say which table they are a row of; rows are immutable and know no other columns."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    table: ClassVar[str]
    """The name of the table, which is that of its folder in data/."""
    codes: ClassVar[str]
    """The letter of the rules that rows of the table must keep: Q in OR-Q101. Tables may share one."""
    primary_key: ClassVar[tuple[str, ...]]
    foreign_keys: ClassVar[tuple[ForeignKey, ...]] = ()
    list_keys: ClassVar[tuple[ForeignKey, ...]] = ()
    """What the items of list columns are among; a foreign key of Table Schema cannot say so."""
    order: ClassVar[tuple[str, ...]]
    """The columns by which the rows of the table are sorted."""
    headline: ClassVar[str]
    """The column by which a reader knows a row: its words, or its name."""
    telling: ClassVar[tuple[str, ...]] = ()
    """The columns that tell most of a row beside its headline."""
    sample: ClassVar[tuple[str, ...]] = ()
    """The columns of the example rows on the dataset card; a table without any has no examples there."""
    computed: ClassVar[bool] = False
    """Whether all rows follow from those of other tables, so that nobody writes or corrects them."""
    to_change: ClassVar[str] = ""
    """Where a person changes a row for good, in a sentence."""

    @property
    def key(self) -> tuple[Any, ...]:
        """The values of the primary key."""
        return tuple(getattr(self, column) for column in self.primary_key)

    @property
    def is_sample(self) -> bool:
        """Whether the row makes a good example: all cells of `sample` are filled."""
        return all(getattr(self, column, "") is not None for column in self.sample)

    @classmethod
    @cache
    def references(cls) -> tuple[ForeignKey, ...]:
        """All that the row points at, also from within lists.

        >>> from onrecord.schema import Indicator
        >>> [key.column for key in Indicator.references() if key.table == "entities"]
        ['source_id', 'subject']
        """
        return (*cls.foreign_keys, *cls.list_keys)

    @classmethod
    @cache
    def columns_of_words(cls, words: Words) -> tuple[str, ...]:
        """The columns that hold words of an article with which the public edition does that.

        >>> from onrecord.schema import Quote
        >>> Quote.columns_of_words("kept")
        ('speaker_text', 'cue', 'via_text')
        """
        return tuple(column.name for column in cls.columns() if column.words == words)

    @classmethod
    @cache
    def columns(cls) -> tuple[Column, ...]:
        """The columns, in order.

        >>> from onrecord.schema import Quote
        >>> [column.name for column in Quote.columns()][:4]
        ['quote_id', 'article_id', 'kind', 'text']
        """
        hints = get_type_hints(cls, include_extras=True)
        return tuple(_column(cls, name, hints[name]) for name in cls.model_fields)

    @classmethod
    def summary(cls) -> str:
        """What one row is, in a sentence.

        >>> from onrecord.schema import Accord
        >>> Accord.summary()
        'One agreement, in however many articles it is reported.'
        """
        return (cls.__doc__ or "").strip().partition("\n")[0]

    def as_row(self) -> dict[str, Any]:
        """The values as they stand in a table: a list as one string, its items joined by `;`."""
        row = self.model_dump()
        for name, value in row.items():
            if isinstance(value, tuple):
                row[name] = LIST_DELIMITER.join(value) if value else None
        return row

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """The record that a table's row stands for; the opposite of `as_row`.

        Raises:
            pydantic.ValidationError: a value is not of its column's type or vocabulary, or a column is unknown.
        """
        lists = {c.name for c in cls.columns() if c.type == "list"}
        return cls(**{name: _split(value) if name in lists else value for name, value in row.items()})


_R = TypeVar("_R", bound=Record)


def rows_of(tables: Mapping[str, Sequence[Record]], record: type[_R]) -> list[_R]:
    """The rows of the table of a record, under their type; none where there is no such table."""
    return [row for row in tables.get(record.table, ()) if isinstance(row, record)]


def _split(value: str | None) -> tuple[str, ...]:
    return tuple(value.split(LIST_DELIMITER)) if value else ()


def _column(record: type[Record], name: str, hint: Any) -> Column:
    field = record.model_fields[name]
    nullable, kind, words = _unwrap(hint)
    known: dict[str, Any] = dict(field.json_schema_extra) if isinstance(field.json_schema_extra, dict) else {}
    limits = {
        limit: getattr(item, limit) for item in field.metadata for limit in ("pattern", "ge") if hasattr(item, limit)
    }
    if not field.description or not field.examples:
        raise TypeError(f"{record.__name__}.{name} has no description or no example")
    return Column(
        name=name,
        type=_TYPES[kind],
        # An empty list is stored as null: Table Schema knows no empty list.
        nullable=nullable or kind == tuple[str, ...],
        description=field.description,
        example=field.examples[0],
        unit=known.get("unit"),
        vocabulary=words,
        pattern=limits.get("pattern"),
        minimum=limits.get("ge"),
        words=known.get("words"),
    )


def _unwrap(hint: Any) -> tuple[bool, Any, Vocabulary | None]:
    """Whether None is allowed, the bare type, and the vocabulary, of an annotation."""
    nullable, words = False, None
    while True:
        origin = get_origin(hint)
        if origin is Annotated:
            words = next((item for item in hint.__metadata__ if isinstance(item, Vocabulary)), words)
            hint = hint.__origin__
        elif origin in (Union, types.UnionType):
            nullable = True
            (hint,) = (arm for arm in get_args(hint) if arm is not type(None))
        else:
            return nullable, hint, words
