"""A page of HTML: its main text, and what it states of the article in its head, its linked data and its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from onrecord.errors import MissingLibraryError
from onrecord.language.lexicon.lists import words as word_list
from onrecord.source.errors import SourceError
from onrecord.source.linked_data import linked_statements
from onrecord.source.names import agency_named, language_named, outlet_named, split_names, without_masthead
from onrecord.source.page_top import headline, marked, one_line, seen_above, words_of
from onrecord.source.reader import read
from onrecord.source.rules.bylines import byline
from onrecord.source.rules.dates import one_date
from onrecord.source.shape import plain

__all__ = ["PageReading", "Statement", "is_html", "main_text", "page_statements", "read_page", "stated_day"]

_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "author": "authors",
    "article:author": "authors",
    "parsely-author": "authors",
    "sailthru.author": "authors",
    "dc.creator": "authors",
    "citation_author": "authors",
    "article:published_time": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "dc.date.issued": "published",
    "dcterms.date": "published",
    "dcterms.issued": "published",
    "dc.date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "article.published": "published",
    "citation_publication_date": "published",
    "date": "published",
    "og:url": "url",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "dc.publisher": "outlet",
    "dcterms.publisher": "outlet",
    "article:section": "category",
    "parsely-section": "category",
    "og:locale": "language",
    "content-language": "language",
    "dc.language": "language",
    "dcterms.language": "language",
    "copyright": "rights",
    "dcterms.rights": "rights",
    "dc.rights": "rights",
}
"""What a `meta` element of that name, property, itemprop or http-equiv states; the plainest of each first."""
_NOTICE = re.compile(r"©|\bcopyright\s+(?:\(c\)|\d{4})", re.IGNORECASE)
_LONGEST_NOTICE = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMPACT_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|T|$)")
_MODIFIED = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_TITLE_MARK = re.compile(r"\s+[|–—·»-]\s+")
_LONGEST = 400
_NOBODY = word_list("source_no_people")
_CAPTIONED = re.compile(
    r"(?:^|[\s_-])(?:(?:image-|photo-)?caption|wp-caption-text|figcaption)(?:$|[\s_-])", re.IGNORECASE
)
_OUTSIDE = frozenset({"nav", "aside", "footer", "form"})
_CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<terms>[a-z-]+)|(?P<zero>publicdomain/zero))/(?P<version>[\d.]+)"
)
_VISIBLE = ("authors", "published", "agency", "outlet", "subtitle", "category")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a page states of the article, and the markup that states it."""

    value: str | date | tuple[str, ...]
    markup: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page as it was read: the headline and main text as a raw text, what the page states, and where it is at odds
    with itself.
    """

    text: str
    statements: dict[str, Statement]
    conflicts: tuple[str, ...]


def is_html(raw: bytes) -> bool:
    """Whether the bytes open as a page of HTML does.

    >>> is_html(b"<!DOCTYPE html><html>"), is_html(b"<p> is a tag, said the minister.")
    (True, False)
    """
    return _HTML.match(raw[:4096]) is not None


def read_page(page: bytes) -> PageReading:
    """The article of a page with what the page states of it; the text is empty where no main text can be told.

    Where statements differ, that of the linked data counts more than that of the head, this more than that of marked
    elements, and all of them more than what is read from the lines above the article.

    Raises:
        MissingLibraryError: trafilatura is not installed.
    """
    trafilatura = _trafilatura()
    tree = trafilatura.load_html(page)
    if tree is None:
        return PageReading("", {}, ())
    text = _main_text(trafilatura, page)
    found: dict[str, list[Statement]] = {}
    for name, words, markup in _stated(tree):
        value = _value(name, words)
        if value:
            found.setdefault(name, []).append(Statement(value, markup))
    head = headline(tree)
    _settle_title(tree, head, found)
    title = found["title"][0].value if found.get("title") else None
    for name, statement in _seen(tree, head, str(title or ""), text):
        found.setdefault(name, []).append(statement)
    _settle_outlet(tree, found)
    conflicts = tuple(_conflicts(found))
    statements = {name: each[0] for name, each in found.items() if each}
    if text and title and plain(text.split("\n", 1)[0]) != plain(str(title)):
        text = f"{title}\n\n{text}"
    return PageReading(text, statements, conflicts)


def main_text(page: bytes) -> str:
    """The article of a page with its captions, without menus, notices and comments; empty where there is none. A
    paragraph is a line.

    Raises:
        MissingLibraryError: trafilatura is not installed.
    """
    return _main_text(_trafilatura(), page)


def page_statements(page: bytes) -> dict[str, Statement]:
    """What a page states of its article: title, outlet, authors, published, category, language, url, rights …; only
    what it does.

    >>> page = b'<html><head><meta property="og:title" content="Talks open"><title>x</title></head><body></body></html>'
    >>> page_statements(page)["title"]
    Statement(value='Talks open', markup='<meta property="og:title" content="Talks open">')

    Raises:
        MissingLibraryError: trafilatura is not installed.
    """
    return read_page(page).statements


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ImportError:
        raise MissingLibraryError("trafilatura", "html") from None
    return trafilatura


def _main_text(trafilatura: Any, page: bytes) -> str:
    tree = trafilatura.load_html(page)
    if tree is None:
        return ""
    _captions_as_paragraphs(tree)
    text: str = trafilatura.extract(tree, include_comments=False, include_tables=False) or ""
    return text


def _captions_as_paragraphs(tree: Any) -> None:
    """Puts a paragraph in the place of each picture that has a caption, since pictures are left out of the main text.

    Pictures of a teaser, which lead elsewhere, keep theirs out.
    """
    captions = [*tree.iter("figcaption")]
    captions += [
        element
        for element in tree.iter("p", "div", "span")
        if _CAPTIONED.search(str(element.get("class") or "")) and len(element) < 8
    ]
    for caption in captions:
        above = [each for each in caption.iterancestors() if isinstance(each.tag, str)]
        words = words_of(caption)
        if len(words.split()) < 4 or any(each.tag in _OUTSIDE or each.tag == "a" for each in above):
            continue
        figure = next((each for each in above if each.tag == "figure"), caption)
        parent = figure.getparent()
        if parent is None or caption.tag not in ("figcaption", "p", "div", "span"):
            continue
        paragraph = figure.makeelement("p")
        paragraph.text = words
        paragraph.tail = figure.tail
        parent.replace(figure, paragraph)


def _stated(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Field, words and markup of each statement, the surest first."""
    scripts = [script.text or "" for script in tree.iter("script") if _is_linked_data(script)]
    yield from linked_statements(scripts)
    metas = [(_key(meta), meta.get("content") or "", meta) for meta in tree.iter("meta")]
    for key, name in _META.items():
        stated = [(content, _markup(meta)) for known, content, meta in metas if known == key]
        if name == "authors" and stated:  # each author may have an element of their own
            stated = [("; ".join(content for content, _ in stated), " ".join(markup for _, markup in stated))]
        yield from ((name, content, markup) for content, markup in stated)
    for link in tree.iter("link"):
        if link.get("rel") == "canonical":
            yield "url", link.get("href") or "", _markup(link)
    yield from _marked(tree)
    yield from _times(tree)
    yield from _rights(tree)
    for root in tree.iter("html"):
        yield "language", root.get("lang") or root.get("xml:lang") or "", f'<html lang="{root.get("lang")}">'


def _is_linked_data(script: Any) -> bool:
    return str(script.get("type") or "").split(";")[0].strip().casefold() == "application/ld+json"


def _marked(tree: Any) -> Iterator[tuple[str, str, str]]:
    authors: list[tuple[str, str]] = []
    for name, element in marked(tree):
        words = element.get("content") or words_of(element)
        if name == "authors":
            found = byline(words if words.casefold().startswith("by") else f"By {words}")
            if found is not None and found.authors and len(words) <= _LONGEST:
                authors += [(each, _markup(element)) for each in found.authors]
        elif name == "published":
            yield name, element.get("datetime") or words, _markup(element)
        else:
            yield name, words, _markup(element)
    names = dict(authors)
    if names:
        yield "authors", "; ".join(names), next(iter(names.values()))


def _times(tree: Any) -> Iterator[tuple[str, str, str]]:
    """The first `time` element outside asides that does not speak of a change; below it one that does."""
    later = []
    for element in tree.iter("time"):
        above = list(element.iterancestors())
        if not element.get("datetime") or any(each.tag in _OUTSIDE for each in above):
            continue
        around = " ".join(str(each.get("class") or "") for each in [element, *above[:1]])
        said = f"{around} {above[0].text or '' if above else ''}"
        statement = ("published", element.get("datetime"), _markup(element))
        if _MODIFIED.search(said):
            later.append(statement)
        else:
            yield statement
            return
    yield from later[:1]


def _rights(tree: Any) -> Iterator[tuple[str, str, str]]:
    for link in tree.iter("a", "link"):
        if "license" in str(link.get("rel") or "").split() and (target := link.get("href")):
            yield "rights", _licence(target), _markup(link)
            break
    for element in tree.iter("footer", "p", "div", "span", "small", "li", "td"):
        own = one_line(element.text or "")
        if len(own) <= _LONGEST_NOTICE and _NOTICE.search(own):
            yield "rights", own, f"<{element.tag}>{own}</{element.tag}>"
            break


def _licence(target: str) -> str:
    """The SPDX identifier of the licence at an address, else the address in words.

    >>> _licence("https://creativecommons.org/licenses/by-sa/4.0/"), _licence("https://gulls.example/terms")
    ('CC-BY-SA-4.0', 'Licence: gulls.example/terms')
    """
    match = _CREATIVE_COMMONS.search(target)
    if match is None:
        return f"Licence: {re.sub('^https?://', '', target)}"
    return f"CC0-{match['version']}" if match["zero"] else f"CC-{match['terms'].upper()}-{match['version']}"


def _settle_title(tree: Any, head: Any | None, found: dict[str, list[Statement]]) -> None:
    """The headline itself counts more than what the head gives, which is shortened, or has the outlet at its end; but
    only where the head has words of it.
    """
    page_title = next((one_line(title.text or "") for title in tree.iter("title")), "")
    given = found.setdefault("title", [])
    for place, statement in enumerate(given):
        text, outlet = without_masthead(str(statement.value))
        if outlet:
            given[place] = Statement(text, statement.markup)
    seen = words_of(head) if head is not None else ""
    if seen and len(seen) <= _LONGEST:
        others = [str(statement.value) for statement in given] or [page_title]
        if any(_alike(seen, other) for other in others) or not any(others):
            given.insert(0, Statement(seen, f"<h1>{seen}</h1>"))
    if page_title:
        text, _ = without_masthead(page_title)
        given.append(
            Statement(_head_of(page_title, [str(each.value) for each in given]) or text, f"<title>{page_title}</title>")
        )


def _alike(one: str, other: str) -> bool:
    """Whether two headlines share half of the words of the shorter."""
    first, second = (set(re.findall(r"\w+", each.casefold())) for each in (one, other))
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))


def _head_of(page_title: str, titles: list[str]) -> str | None:
    return next((title for title in titles if page_title.casefold().startswith(title.casefold())), None)


def _settle_outlet(tree: Any, found: dict[str, list[Statement]]) -> None:
    """The outlet by what follows the headline in the title of the page, where nothing states it."""
    page_title = next((one_line(title.text or "") for title in tree.iter("title")), "")
    titles = [str(each.value) for each in found.get("title", ())]
    head = _head_of(page_title, [title for title in titles if title.casefold() != page_title.casefold()])
    name = None
    if head is not None:
        parts = [part for part in _TITLE_MARK.split(page_title[len(head) :]) if part.strip()]
        name = parts[-1].strip() if parts and len(parts[-1].split()) <= 5 else None
    name = name or without_masthead(page_title)[1]
    if name:
        found.setdefault("outlet", []).append(Statement(outlet_named(name) or name, f"<title>{page_title}</title>"))


def _seen(tree: Any, head: Any | None, title: str, text: str) -> Iterator[tuple[str, Statement]]:
    """What the lines above the article and the article itself show, read as those of a raw text are."""
    lines = [line for line in seen_above(tree, head) if line not in text]
    try:
        reading = read("\n\n".join(part for part in (title, *lines, text) if part))
    except SourceError:
        return
    by_number = {line.number: line for line in reading.lines}
    for name in _VISIBLE:
        field = reading.fields.get(name)
        if field is not None and isinstance(field.value, str | date | tuple):
            yield name, Statement(field.value, f"“{by_number[field.line].text.strip()}”")


def _conflicts(found: dict[str, list[Statement]]) -> Iterator[str]:
    for name in ("title", "outlet", "authors", "published", "url"):
        statements = found.get(name, [])
        for first, other in zip(statements[:1] * len(statements), statements[1:], strict=False):
            if not _agree(name, first.value, other.value):
                yield f"{name}: {_said(first.value)} by {first.markup}, but {_said(other.value)} by {other.markup}"
                break


def _agree(name: str, one: Any, other: Any) -> bool:
    if name in ("title", "outlet"):
        return _alike(str(one), str(other))
    if name == "authors":
        return {plain(each) for each in one} >= {plain(each) for each in other}
    if name == "url":
        return re.sub(r"^https?://(?:www\.|m\.)?|[/?#]*$", "", one) == re.sub(
            r"^https?://(?:www\.|m\.)?|[/?#]*$", "", other
        )
    return bool(one == other)


def _said(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _key(meta: Any) -> str:
    names = (meta.get(name) for name in ("property", "name", "itemprop", "http-equiv"))
    return str(next(filter(None, names), "")).casefold()


def _markup(element: Any) -> str:
    attributes = (f'{name}="{value}"' for name, value in element.attrib.items())
    return f"<{one_line(' '.join([element.tag, *attributes]))[:_LONGEST]}>"


def _value(name: str, text: str) -> str | date | tuple[str, ...] | None:
    """The words as a value of that field; None where they are none, such as an author who is a web address."""
    words = one_line(text)
    is_address = words.startswith(("http://", "https://"))
    if name == "rights" and is_address:
        return _licence(words)
    if not words or len(words) > _LONGEST or is_address != (name == "url"):
        return None
    if name == "published":
        return stated_day(words)
    if name == "authors":
        return _people(words)
    if name == "agency":
        return agency_named(words)
    return language_named(words) if name == "language" else words


def _people(words: str) -> tuple[str, ...]:
    """The people among the names of authors: no feeds, desks and outlets.

    >>> _people("By Ana Roig; Harbour Post Feed; Gull News Staff")
    ('Ana Roig',)
    """
    bare = "; ".join(part.strip().removeprefix("By ").removeprefix("by ") for part in words.split(";"))
    return tuple(
        name
        for name in split_names(bare)
        if not _NOBODY & set(name.casefold().split()) and outlet_named(name) is None and " " in name
    )


def stated_day(words: str) -> date | None:
    """The day that words or a time stamp give, in its own time zone.

    >>> [str(stated_day(words)) for words in ("2031-06-12T23:30:00-05:00", "Thu, 12 Jun 2031 08:30 GMT", "20310612")]
    ['2031-06-12', '2031-06-12', '2031-06-12']
    """
    match = _DAY.match(words)
    compact = _COMPACT_DAY.match(words)
    try:
        if match:
            return date.fromisoformat(match.group())
        if compact:
            return date(*map(int, compact.groups()))
    except ValueError:
        return None
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        return one_date(words)
