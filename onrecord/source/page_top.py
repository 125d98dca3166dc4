"""What a reader sees above the article on a page: the headline, and the lines between it and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.language.lexicon.lists import words as word_list

__all__ = ["headline", "marked", "one_line", "seen_above", "words_of"]

_BLOCKS = word_list("html_blocks")
_LINES = frozenset({"p", "div", "li", "dd", "dt", "td", "h2", "h3", "h4", "h5", "address", "header", "span", "time"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "button", "select", "option"})
_ASIDE = frozenset({"nav", "aside", "footer", "form"})
_LONGEST = 220
_PARAGRAPH = 160
_MOST = 40
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|writer|reporter|contributors?|author-?name|creator|journalist)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"bio|description|avatar|image|photo|social|related|comment|role|job|twitter|follow", re.IGNORECASE
)
_NAMING = frozenset({"span", "p", "div", "a", "address", "li"})


def one_line(text: str) -> str:
    r"""Text with single spaces.

    >>> one_line(" Talks \n open ")
    'Talks open'
    """
    return " ".join(text.split())


def words_of(element: Any) -> str:
    """What is seen of an element, on one line; blocks within it are parted by a space."""
    parts: list[str] = []
    _collect(element, parts)
    return one_line("".join(parts))


def _collect(element: Any, parts: list[str]) -> None:
    # A stack of its own: pages nest deeper than Python calls may.
    waiting: list[Any] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            parts.append(each)
            continue
        if not isinstance(each.tag, str) or each.tag in _UNSEEN:
            continue
        edge = " " if each.tag in _BLOCKS or each.tag == "br" else ""
        inner: list[Any] = [edge, each.text or ""]
        for child in each:
            inner += [child, child.tail or ""]
        waiting += reversed([*inner, edge])


def headline(tree: Any) -> Any | None:
    """The first h1 of the article, or of the page, that says something and is no name of the site."""
    found = [element for element in tree.iter("h1") if len(words_of(element).split()) >= 3]
    within = [
        element for element in found if any(above.tag in ("article", "main") for above in element.iterancestors())
    ]
    return next(iter(within or found), None)


def seen_above(tree: Any, head: Any | None) -> list[str]:
    """The short lines between the headline and the first paragraph, in the order of the page."""
    lines: list[str] = []
    after = head is None
    for element in tree.iter():
        if element is head:
            after = True
            continue
        if not after or not isinstance(element.tag, str) or element.tag not in _LINES:
            continue
        if any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str)):
            continue
        if any(above is head or above.tag in _ASIDE for above in element.iterancestors()):
            continue
        text = words_of(element)
        if element.tag == "p" and len(text) > _PARAGRAPH:
            break
        if 2 < len(text) <= _LONGEST and not any(text in line for line in lines[-3:]):
            lines.append(text)
        if len(lines) >= _MOST:
            break
    return lines


def marked(tree: Any) -> Iterator[tuple[str, Any]]:
    """The elements that the page itself marks as an author's name or as the time of publication: field and element."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or any(above.tag in _ASIDE for above in element.iterancestors()):
            continue
        prop = str(element.get("itemprop") or "").casefold()
        kind = f"{element.get('class') or ''} {element.get('id') or ''}"
        if prop in ("author", "creator") or element.get("rel") == "author":
            yield "authors", element
        elif prop == "datepublished":
            yield "published", element
        elif prop in ("headline", "alternativeheadline", "articlesection", "publisher", "inlanguage"):
            yield _PROPS[prop], element
        elif _AUTHOR.search(kind) and not _NO_AUTHOR.search(kind) and element.tag in _NAMING:
            yield "authors", element


_PROPS = {
    "headline": "title",
    "alternativeheadline": "subtitle",
    "articlesection": "category",
    "publisher": "outlet",
    "inlanguage": "language",
}
