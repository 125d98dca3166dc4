"""The tables as checks see them: typed rows with their numbers, and the texts of the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from onrecord.check.findings import Finding
from onrecord.check.rules import finding
from onrecord.prose import clip
from onrecord.schema import TABLES, Anchored, Article, LinedUp, Record, Reported, records_of

__all__ = ["Check", "Numbered", "View"]

_R = TypeVar("_R", bound=Record)


class Numbered(NamedTuple):
    """A row and its number in its table, from 1."""

    number: int
    row: Record

    def finding(self, rule: str, what: str) -> Finding:
        """A finding about the row. `rule` is the number of the rule; its letter is that of the table.

        >>> from onrecord.schema import Entity
        >>> print(Numbered(3, Entity(entity_id="ada", name="Ada", kind="person")).finding("103", "stands twice"))
        data/entities:3 OR-E103 ada: stands twice
        """
        code = f"OR-{self.row.codes}{rule}"
        return finding(code, f"{self.name}: {what}", file=f"data/{self.row.table}", line=self.number)

    @property
    def name(self) -> str:
        """The row's key, and for an anchored row where and of which words it is."""
        key = " ".join(map(str, self.row.key))
        if not isinstance(self.row, Reported):
            return key
        if (text := self.row.text) is None:
            return f"{key} ({self.row.article_id}, {self.row.start} to {self.row.end})"
        return f"{key} ({self.row.article_id}, {clip(text, 40)!r})"


class View:
    """The tables of a dataset, whatever of them there is."""

    def __init__(self, tables: Mapping[str, Sequence[Record]]) -> None:
        self._tables = tables

    @property
    def tables(self) -> list[str]:
        """The tables that are there, in the order of the schema."""
        return [table for table in TABLES if table in self._tables]

    def numbered(self, table: str) -> Iterator[Numbered]:
        """The rows of a table with their numbers; none where there is no such table."""
        return (Numbered(number, row) for number, row in enumerate(self._tables.get(table, ()), start=1))

    def rows(self, record: type[_R]) -> Iterator[tuple[Numbered, _R]]:
        """The rows of the table of a record, each with its number and under its type."""
        return (
            (numbered, numbered.row) for numbered in self.numbered(record.table) if isinstance(numbered.row, record)
        )

    def of_kind(self, kind: type[_R]) -> Iterator[tuple[Numbered, _R]]:
        """The rows of all tables whose records are of a kind."""
        for record in records_of(kind).values():
            yield from self.rows(record)

    def anchored(self) -> Iterator[tuple[Numbered, Anchored]]:
        """The rows of all tables that point at words."""
        return self.of_kind(Anchored)

    def reported(self) -> Iterator[tuple[Numbered, Reported]]:
        """The rows of all tables that say what an article reports."""
        return self.of_kind(Reported)

    def lined_up(self) -> Iterator[tuple[Numbered, LinedUp]]:
        """The rows of all tables that line reports up across articles."""
        return self.of_kind(LinedUp)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article by its id, but for those that the edition withholds."""
        return {article.article_id: article.text for _, article in self.rows(Article) if article.text is not None}

    def values(self, table: str, column: str) -> frozenset[Any]:
        """All values of a column; none where there is no such table."""
        if (table, column) not in self._values:
            self._values[table, column] = frozenset(getattr(row, column) for row in self._tables.get(table, ()))
        return self._values[table, column]

    @cached_property
    def _values(self) -> dict[tuple[str, str], frozenset[Any]]:
        return {}


Check = Callable[[View], Iterator[Finding]]
"""A check is a function named by the property that it checks; it yields a finding wherever that does not hold."""
