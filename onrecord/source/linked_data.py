"""JSON-LD of a page: the article that it describes, and what it states of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["linked_statements"]

_ARTICLE = re.compile(r"(?:article|posting|report|creativework|webpage|newsitem|press\s?release)$", re.IGNORECASE)
_PLAIN = re.compile(r"(?:webpage|creativework)$", re.IGNORECASE)
_ORGANISATION = re.compile(r"(?:organi[sz]ation|website|corporation|brand)$", re.IGNORECASE)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_FIELDS = {
    "headline": "title",
    "alternativeHeadline": "subtitle",
    "author": "authors",
    "creator": "authors",
    "datePublished": "published",
    "publisher": "outlet",
    "sourceOrganization": "agency",
    "articleSection": "category",
    "inLanguage": "language",
    "url": "url",
    "mainEntityOfPage": "url",
    "copyrightNotice": "rights",
    "license": "rights",
}
"""What a key of an article states, the plainest of each field first."""
_MOST = 2_000


def linked_statements(scripts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Field, words and markup of each statement, those of an article before those of a mere web page.

    An article is known by its type, or where it has none by its headline, or author and day; lists, `@graph` and
    references by `@id` within the page are followed.

    >>> data = '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@id": "#a", "givenName": "Ana"}]}'
    >>> [statement[:2] for statement in linked_statements([data])]
    [('authors', 'Ana')]
    """
    items: list[dict[str, Any]] = []
    for script in scripts:
        items += _items(_parsed(script))
    known = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    articles = [item for item in items if _is_article(item)]
    articles.sort(key=lambda item: any(_PLAIN.search(each) for each in _types(item)))
    for item in articles:
        for key, field in _FIELDS.items():
            value = item.get(key)
            words = "; ".join(_words(value, field, known))
            if words:
                markup = json.dumps(value, ensure_ascii=False)
                yield field, words, " ".join(f'"{key}": {markup} in its JSON-LD'.split())


def _parsed(script: str) -> Any:
    text = _WRAPPING.sub("", script)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(data: Any) -> list[dict[str, Any]]:
    """Every object of the data that could be a thing of its own: in lists, in `@graph`, as the main entity."""
    found: list[dict[str, Any]] = []
    waiting = [data]
    while waiting and len(found) < _MOST:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            found.append(item)
            waiting += [item[key] for key in ("@graph", "mainEntity", "itemListElement", "hasPart") if key in item]
    return found


def _is_article(item: dict[str, Any]) -> bool:
    types = _types(item)
    if types:
        return any(_ARTICLE.search(each) for each in types)
    return "headline" in item or {"author", "datePublished"} <= item.keys()


def _types(item: dict[str, Any]) -> list[str]:
    given = item.get("@type")
    return [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, str)]


def _words(value: Any, field: str, known: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The words of a value: its own, or the name of the thing that it is or refers to."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            reference = known.get(str(each.get("@id")), {})
            thing = {**reference, **{key: part for key, part in each.items() if part}}
            if field == "authors" and any(_ORGANISATION.search(kind) for kind in _types(thing)):
                continue
            each = _name(thing, field)
            yield from [each] if isinstance(each, str) else each if isinstance(each, list) else []
        elif isinstance(each, str):
            yield each
            if field in ("category", "language", "url", "title"):
                return


def _name(thing: dict[str, Any], field: str) -> Any:
    if field == "url":
        return thing.get("@id") or thing.get("url")
    if field == "language":
        return thing.get("alternateName") or thing.get("name")
    if name := thing.get("name"):
        return name
    return " ".join(part for key in ("givenName", "familyName") if isinstance(part := thing.get(key), str))
