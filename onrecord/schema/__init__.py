"""The records: one model a table, the single source of names, types, units, keys and vocabularies.

>>> list(TABLES)
['articles', 'entities', 'quotes', 'agreements', 'agreement_parties', 'indicators', 'statements', 'accords', 'series',
 'coverage']
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from onrecord.schema.agreements import Agreement, AgreementParty
from onrecord.schema.anchored import Anchored, LinedUp, Member, Reported, Worded
from onrecord.schema.articles import Article, Entity
from onrecord.schema.coverage import Coverage
from onrecord.schema.indicators import Indicator
from onrecord.schema.quotes import Quote
from onrecord.schema.reconciled import Accord, Series, Statement
from onrecord.schema.record import LIST_DELIMITER, Column, ForeignKey, Record, rows_of
from onrecord.schema.vocabulary import Term, Vocabulary, vocabulary

__all__ = [
    "LIST_DELIMITER",
    "TABLES",
    "Accord",
    "Agreement",
    "AgreementParty",
    "Anchored",
    "Article",
    "Column",
    "Coverage",
    "Entity",
    "ForeignKey",
    "Indicator",
    "LinedUp",
    "Member",
    "Quote",
    "Record",
    "Reported",
    "Series",
    "Statement",
    "Term",
    "Vocabulary",
    "Worded",
    "in_order",
    "records_of",
    "rows_of",
    "vocabulary",
]

_R = TypeVar("_R", bound=Record)

TABLES: dict[str, type[Record]] = {
    record.table: record
    for record in (
        Article,
        Entity,
        Quote,
        Agreement,
        AgreementParty,
        Indicator,
        Statement,
        Accord,
        Series,
        Coverage,
    )
}
"""Every table by name, in the order in which a reader meets them."""


def records_of(kind: type[_R]) -> dict[str, type[_R]]:
    """The tables whose records are of a kind, in the order of the schema.

    >>> list(records_of(Anchored)), list(records_of(LinedUp))
    (['quotes', 'agreements', 'indicators', 'coverage'], ['statements', 'accords', 'series'])
    """
    return {table: record for table, record in TABLES.items() if issubclass(record, kind)}


def in_order(tables: Iterable[str]) -> list[str]:
    """The names of tables, each once, in the order of the schema; any that it does not know come last.

    >>> in_order(["shells", "quotes", "articles", "quotes"])
    ['articles', 'quotes', 'shells']
    """
    places = {table: place for place, table in enumerate(TABLES)}
    return sorted(set(tables), key=lambda table: (places.get(table, len(places)), table))
