"""A page of HTML: its main text, and what its head states of the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.errors import MissingLibraryError
from onrecord.source.names import split_names, without_masthead

__all__ = ["Statement", "is_html", "main_text", "page_statements"]

_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "author": "authors",
    "article:author": "authors",
    "parsely-author": "authors",
    "article:published_time": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "dc.date.issued": "published",
    "pubdate": "published",
    "og:url": "url",
    "og:site_name": "outlet",
}
"""What a `meta` element of that name, property or itemprop states; the plainest of each first."""
_LINKED_DATA = {"headline": "title", "author": "authors", "datePublished": "published", "publisher": "outlet"}
"""What a key of a JSON-LD article states."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Statement:
    """What a page states of the article, and the markup that states it."""

    value: str | date | tuple[str, ...]
    markup: str


def is_html(raw: bytes) -> bool:
    """Whether the bytes open as a page of HTML does.

    >>> is_html(b"<!DOCTYPE html><html>"), is_html(b"<p> is a tag, said the minister.")
    (True, False)
    """
    return _HTML.match(raw[:4096]) is not None


def main_text(page: bytes) -> str:
    """The article of a page, without menus, notices and comments; empty where there is none. A paragraph is a line.

    Raises:
        MissingLibraryError: trafilatura is not installed.
    """
    return _trafilatura().extract(page, include_comments=False) or ""


def page_statements(page: bytes) -> dict[str, Statement]:
    """What the head of a page and its linked data state: title, outlet, authors, published, url; only what they do.

    >>> page = b'<html><head><meta property="og:title" content="Talks open"><title>x</title></head><body></body></html>'
    >>> page_statements(page)["title"]
    Statement(value='Talks open', markup='<meta property="og:title" content="Talks open">')

    Raises:
        MissingLibraryError: trafilatura is not installed.
    """
    tree = _trafilatura().load_html(page)
    found: dict[str, Statement] = {}
    if tree is not None:
        for name, text, markup in _stated(tree):
            value = _value(name, text)
            if value and name not in found:
                found[name] = Statement(value, markup)
    return found


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError:
        raise MissingLibraryError("trafilatura", "html") from None
    return trafilatura


def _stated(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Field, words and markup of each statement, the plainest first."""
    metas = [(_key(meta), meta.get("content") or "", meta) for meta in tree.iter("meta")]
    for key, name in _META.items():
        stated = [(content, _markup(meta)) for known, content, meta in metas if known == key]
        if name == "authors" and stated:  # each author may have an element of their own
            stated = [("; ".join(content for content, _ in stated), " ".join(markup for _, markup in stated))]
        yield from ((name, content, markup) for content, markup in stated)
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _linked(script.text or "")
    for link in tree.iter("link"):
        if link.get("rel") == "canonical":
            yield "url", link.get("href") or "", _markup(link)
    for title in tree.iter("title"):
        yield "title", without_masthead(title.text or "")[0], f"<title>{_one_line(title.text or '')}</title>"
        break


def _key(meta: Any) -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()


def _markup(element: Any) -> str:
    attributes = (f'{name}="{value}"' for name, value in element.attrib.items())
    return f"<{_one_line(' '.join([element.tag, *attributes]))}>"


def _linked(text: str) -> Iterator[tuple[str, str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    waiting = data if isinstance(data, list) else [data]
    for item in waiting:
        if not isinstance(item, dict):
            continue
        if isinstance(graph := item.get("@graph"), list):
            waiting += graph
        if "headline" not in item:
            continue
        for key, name in _LINKED_DATA.items():
            if words := "; ".join(_names(item.get(key))):
                yield name, words, _one_line(f'"{key}": {json.dumps(item[key], ensure_ascii=False)} in its JSON-LD')


def _names(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("name")
        if isinstance(each, str):
            yield each


def _value(name: str, text: str) -> str | date | tuple[str, ...] | None:
    """The words as a value of that field; None where they are none, such as an author who is a web address."""
    words = _one_line(text)
    is_address = words.startswith(("http://", "https://"))
    if not words or len(words) > _LONGEST or is_address != (name == "url"):
        return None
    if name == "published":
        return _day(words)
    if name == "authors":
        return split_names(words)
    return words


def _day(words: str) -> date | None:
    match = _DAY.match(words)
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
