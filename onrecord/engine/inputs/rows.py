"""Rows of tables and of JSON: which of their columns is what, and the article that a row gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from pydantic import ValidationError

from onrecord.check.in_words import in_words
from onrecord.engine.inputs.given import Options, Rejected
from onrecord.language.lexicon.lists import table
from onrecord.schema import Article
from onrecord.source.errors import SourceError
from onrecord.source.html import is_html, stated_day
from onrecord.source.names import agency_named, language_named, split_names
from onrecord.source.page import FIELDS
from onrecord.source.records import article_from_page, article_from_text

__all__ = ["Columns", "article_of_row", "said"]

_TEXT = tuple(row["column"] for row in table("input_columns") if row["field"] == "text")
_ID = tuple(row["column"] for row in table("input_columns") if row["field"] == "article_id")
_GIVEN = (*FIELDS, "event", "rights")
_KEYS = {row["key"]: row["field"] for row in table("source_header_keys") if row["field"] not in ("text", "ignored")}
_SEPARATED = re.compile(r"\s*[;|]\s*")
_NOTHING = frozenset({"", "nan", "none", "null", "n/a", "na", "nat", "-"})
_LATEST = 4_102_444_800
"""Seconds since 1970 that no stamp of an article exceeds: the year 2100."""


class Columns:
    """Which column of the rows is what: as the options say, else by the name.

    >>> columns = Columns(["ID", "Headline", "Body", "Pub Date", "views"], Options())
    >>> columns.of
    {'article_id': 'ID', 'text': 'Body', 'title': 'Headline', 'published': 'Pub Date'}
    >>> Columns(["a", "b"], Options()).of
    {}
    """

    def __init__(self, names: Iterable[str], options: Options) -> None:
        self.names = list(names)
        by_name: dict[str, str] = {}
        for name in self.names:
            by_name.setdefault(_plain(name), name)
        self.of: dict[str, str] = {}
        for field, known in (("article_id", _ID), ("text", _TEXT)):
            named = options.column(field)
            found = named if named is not None else next((by_name[each] for each in known if each in by_name), None)
            if found is not None:
                self.of[field] = found
        for field in _GIVEN:
            named = options.column(field) or by_name.get(_plain(field))
            if named is not None:
                self.of[field] = named
        for name, original in by_name.items():
            field = _KEYS.get(name, "")
            if field and field not in self.of and original not in self.of.values():
                self.of[field] = original

    def missing(self) -> str:
        """Why rows with these columns give no text, and what to do."""
        seen = ", ".join(self.names[:20]) or "none"
        wanted = self.of.get("text")
        if wanted is not None:
            return f"there is no column {wanted}; the columns are: {seen}"
        return f"no column is known for the text: name it with --text-field. The columns are: {seen}"


def article_of_row(place: str, row: Mapping[str, Any], columns: Columns, fallback: str) -> Article | Rejected:
    """The article of a row; its id is `fallback` where the row has none."""
    given = {field: row.get(column) for field, column in columns.of.items()}
    text, article_id = given.pop("text", None), _id(given.pop("article_id", None)) or fallback
    if not isinstance(text, str) or not text.strip():
        reason = "the row has no text" if columns.of.get("text") in columns.names else columns.missing()
        return Rejected(place, article_id, "OR-X002", reason)
    try:
        values = {field: value for field, each in given.items() if (value := _value(field, each)) not in (None, ())}
        if (source := values.pop("source", None)) is not None:
            field = (
                "url"
                if str(source).startswith(("http://", "https://"))
                else "agency"
                if agency_named(source)
                else "outlet"
            )
            values.setdefault(field, source)
        if is_html(text[:4096].encode("utf-8", "replace")):
            article, _ = article_from_page(article_id, text.encode())
            return Article(**(article.model_dump() | values))
        return article_from_text(article_id, text, **values)
    except SourceError as error:
        return Rejected(place, article_id, error.code, error.message)
    except (ValidationError, ValueError) as error:
        return Rejected(place, article_id, "OR-X004", said(error))


def said(error: Exception) -> str:
    """What is wrong with a value, in words."""
    if isinstance(error, ValidationError):
        return "; ".join(f"`{'.'.join(map(str, e['loc']))}` {in_words(e)}" for e in error.errors())
    return str(error)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[_.-]", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).casefold().split())


def _id(value: Any) -> str | None:
    """An id as it is written, whole numbers without a fraction.

    >>> _id(12), _id(12.0), _id(" a1 "), _id(None), _id("nan")
    ('12', '12', 'a1', None, None)
    """
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
    text = "" if value is None or isinstance(value, dict | list) else str(value).strip()
    return None if text.casefold() in _NOTHING else " ".join(text.split())


def _value(field: str, value: Any) -> Any:
    if field == "authors":
        return _authors(value)
    if value is None or (isinstance(value, str) and value.strip().casefold() in _NOTHING) or value != value:
        return None
    if field == "published":
        return _day(value)
    text = value if isinstance(value, str) else str(value)
    if field == "language":
        return language_named(text) or text
    return text.strip()


def _authors(value: Any) -> tuple[str, ...]:
    """The authors of a cell: a list, names parted by semicolons, or a byline.

    >>> _authors(["Ana Roig", "Li Wei"]), _authors("Ana Roig; Roig, Jo"), _authors("Ana Roig and Li Wei"), _authors("")
    (('Ana Roig', 'Li Wei'), ('Ana Roig', 'Roig, Jo'), ('Ana Roig', 'Li Wei'), ())
    """
    if isinstance(value, list | tuple):
        names = [each.get("name") if isinstance(each, dict) else each for each in value]
    elif isinstance(value, str) and value.strip().casefold() not in _NOTHING:
        if value.lstrip().startswith("["):
            value = value.strip().strip("[]").replace("'", "").replace('"', "").replace(", ", "; ")
        names = list(_SEPARATED.split(value)) if _SEPARATED.search(value) else list(split_names(value) or (value,))
    else:
        return ()
    return tuple(" ".join(name.split()) for name in names if isinstance(name, str) and name.strip())


def _day(value: Any) -> date:
    """The day of a date, a time stamp, or words in any common form.

    >>> [str(_day(value)) for value in ("2031-05-04T10:00Z", "4 May 2031", "May 4, 2031", "20310504", 1_935_792_000)]
    ['2031-05-04', '2031-05-04', '2031-05-04', '2031-05-04', '2031-05-06']
    >>> _day("soon")
    Traceback (most recent call last):
    ValueError: published: 'soon' is no date, or could be one of two
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 100_000_000:
        seconds = value / 1000 if value > _LATEST else value
        return datetime.fromtimestamp(seconds, UTC).date()
    found = stated_day(str(value).strip())
    if found is None:
        raise ValueError(f"published: {value!r} is no date, or could be one of two")
    return found
