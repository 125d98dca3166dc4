"""The properties that every table has."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.findings import Finding
from onrecord.check.view import Check, View
from onrecord.schema import TABLES, Reported

__all__ = ["COMMON"]


def text_is_what_the_span_cuts(view: View) -> Iterator[Finding]:
    """`text == articles.text[start:end]`, for every row that has a span."""
    for numbered, row in view.anchored():
        article = view.texts.get(row.article_id)
        if article is None or not 0 <= row.start < row.end <= len(article):
            continue  # another finding says so
        if row.text is not None and (cut := article[row.start : row.end]) != row.text:
            yield numbered.finding("101", f"the article has {cut!r} from {row.start} to {row.end}")


def span_lies_in_the_text(view: View) -> Iterator[Finding]:
    """0 <= start < end <= length of the article's text."""
    for numbered, row in view.anchored():
        article = view.texts.get(row.article_id)
        if article is not None and not 0 <= row.start < row.end <= len(article):
            yield numbered.finding("102", f"{row.start} to {row.end}, in a text of {len(article)} code points")


def span_is_trimmed(view: View) -> Iterator[Finding]:
    """No white space at either end of a span."""
    for numbered, row in view.anchored():
        if row.text is not None and row.text != row.text.strip():
            yield numbered.finding("107", "white space at its ends")


def keys_are_unique(view: View) -> Iterator[Finding]:
    """No two rows of a table have the same primary key."""
    for table in view.tables:
        first: dict[tuple[object, ...], int] = {}
        for numbered in view.numbered(table):
            if (other := first.setdefault(numbered.row.key, numbered.number)) != numbered.number:
                yield numbered.finding("103", f"row {other} has this key too")


def references_are_known(view: View) -> Iterator[Finding]:
    """What points at another table points at a row of it."""
    for table in view.tables:
        for key in TABLES[table].foreign_keys:
            known = view.values(key.table, key.reference)
            for numbered in view.numbered(table):
                value = getattr(numbered.row, key.column)
                if value is not None and value not in known:
                    yield numbered.finding("104", f"{key.column} {value!r} is not in {key.table}")


def listed_references_are_known(view: View) -> Iterator[Finding]:
    """The items of a list, which a foreign key cannot reach, are rows of the table that the record names."""
    for table in view.tables:
        for key in TABLES[table].list_keys:
            known = view.values(key.table, key.reference)
            for numbered in view.numbered(table):
                for item in getattr(numbered.row, key.column):
                    if item not in known:
                        yield numbered.finding("104", f"{key.column} {item!r} is not in {key.table}")


def rule_is_named_where_a_rule_found_the_row(view: View) -> Iterator[Finding]:
    """`rule` is null just where `origin` is added."""
    for numbered, row in view.reported():
        if (row.origin == "added") != (row.rule is None):
            yield numbered.finding("108", f"origin {row.origin}, rule {row.rule!r}")


def names_stand_in_the_text(view: View) -> Iterator[Finding]:
    """The words that are said to name a speaker, carrier or source are words of the article."""
    for numbered, row in view.reported():
        article = view.texts.get(row.article_id)
        for column in _names(type(row)):
            words = getattr(row, column)
            if article is not None and words is not None and words not in article:
                yield numbered.finding("109", f"{column} {words!r} is not in the text")


def _names(record: type[Reported]) -> tuple[str, ...]:
    """The columns of words that name somebody: those beside which an id says who that is."""
    return tuple(
        words
        for words in record.columns_of_words("kept")
        if any(key.column == f"{words.removesuffix('_text')}_id" for key in record.foreign_keys)
    )


COMMON: tuple[Check, ...] = (
    text_is_what_the_span_cuts,
    span_lies_in_the_text,
    span_is_trimmed,
    keys_are_unique,
    references_are_known,
    listed_references_are_known,
    rule_is_named_where_a_rule_found_the_row,
    names_stand_in_the_text,
)
