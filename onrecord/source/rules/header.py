"""The header block: `Key: value` lines at the top of a text, put there by whoever collected it."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.lexicon.lists import alternation, table, words
from onrecord.source.errors import Problem
from onrecord.source.names import agency_named, language_named, split_names, without_masthead
from onrecord.source.page import Block, Page
from onrecord.source.rules.dates import one_date
from onrecord.source.rules.links import url_in
from onrecord.source.shape import LONG, ornament

__all__ = ["claim_header", "is_null"]

_KEYS = {row["key"]: row["field"] for row in table("source_header_keys")}
_KEY_SHAPE = r"[A-Za-z][A-Za-z0-9_ /-]{0,38}?"
_ENTRY = re.compile(rf"(?P<key>{_KEY_SHAPE})\s{{0,4}}:(?!//)\s*")
_NEXT_ENTRY = re.compile(rf";\s{{0,4}}(?={alternation(list(_KEYS))}(?:\s?\d{{1,2}})?\s{{0,4}}:)", re.IGNORECASE)
_NUMBERED = re.compile(r"\s?\d{1,2}$")
_NULL = re.compile(r"\b(?:not|un)[ -]?(?:found|available|given|known|specified|provided|stated)[.!]?$", re.IGNORECASE)
_NULL_VALUES = words("source_null_values")
_HIGHEST = 0


class _Entry(NamedTuple):
    field: str | None
    value: str
    offset: int


def claim_header(page: Page) -> None:
    """A block of `Key: value` lines with known keys, at the very top. An unknown key is part of it where a known one
    follows, and so is the line below a key that has no value. One line alone is a header only when its key can be
    nothing else. `Text:` ends the block.
    """
    claimed: list[tuple[Block, list[_Entry]]] = []
    undecided: list[tuple[Block, list[_Entry]]] = []
    for block in page.blocks:
        if ornament(block.text):
            if claimed:
                break
            continue
        entries = _entries(block.text)
        if not entries:
            awaited = claimed[-1][1] if claimed and not undecided else []
            if len(awaited) != 1 or awaited[0].value or awaited[0].field in (None, "ignored", "text"):
                break
            claimed.append((block, [_Entry(awaited[0].field, block.text, 0)]))
            continue
        if entries[0].field is None:
            undecided.append((block, entries))
            continue
        claimed += [*undecided, (block, entries)]
        undecided = []
        if entries[0].field == "text":
            break
    known = [entries[0].field for _, entries in claimed if entries[0].field is not None]
    if len(known) < 2 and known not in (["title"], ["published"], ["url"], ["authors"]):
        return
    for block, entries in claimed:
        _claim(page, block, entries)


def is_null(value: str) -> bool:
    """Whether a value says that there is none.

    >>> is_null("Author details not found"), is_null("N/A"), is_null("Nina Abel")
    (True, True, False)
    """
    return value.strip().casefold() in _NULL_VALUES or _NULL.search(value[-LONG:].rstrip()) is not None


def _entries(text: str) -> list[_Entry]:
    """The entries of one line; empty where it is none.

    >>> [(e.field, e.value) for e in _entries("Section 1: World; Section 2: Asia")]
    [('category', 'World'), ('category', 'Asia')]
    >>> _entries("The minister was clear: no deal."), _entries("https://example.org")
    ([], [])
    """
    first = _ENTRY.match(text)
    if first is None:
        return []
    if _field(first["key"]) == "text":
        return [_Entry("text", text[first.end() :], first.end())]
    if len(text) > 20 * LONG or (_field(first["key"]) is None and (len(text) > LONG or len(first["key"].split()) > 3)):
        return []
    found = []
    start = 0
    for part in _NEXT_ENTRY.split(text):
        entry = _ENTRY.match(part)
        if entry is not None:
            found.append(_Entry(_field(entry["key"]), part[entry.end() :].strip().strip('"'), start + entry.end()))
        start = text.find(part, start) + len(part)
    return found


def _field(key: str) -> str | None:
    name = " ".join(re.sub(r"[_-]", " ", key).casefold().split())
    return _KEYS.get(name) or _KEYS.get(_NUMBERED.sub("", name))


def _claim(page: Page, block: Block, entries: list[_Entry]) -> None:
    if entries[0].field == "text":
        if entries[0].value.strip():
            page.claim(block, "paragraph", "header_text", (entries[0].offset, len(block.text)))
        else:
            page.claim(block, "header", "header_text")
        return
    rule = "header_key" if entries[0].offset else "header_value"
    page.claim(block, "header", rule if entries[0].field is not None else "header_unknown_key")
    values: dict[str, list[str]] = {}
    for entry in entries:
        if entry.field not in (None, "ignored") and entry.value and not is_null(entry.value):
            values.setdefault(str(entry.field), []).append(entry.value)
    for field, given in values.items():
        _show(page, block, field, "; ".join(given))


def _show(page: Page, block: Block, field: str, value: str) -> None:
    if field == "source":
        field = "url" if url_in(value) else "agency" if agency_named(value) else "outlet"
    shown: object = value
    if field == "title":
        shown, outlet = without_masthead(value)
        if outlet is not None:
            page.show("outlet", outlet, block, "masthead", rank=3)
    elif field == "published":
        shown = one_date(value)
        if shown is None:
            page.problems.append(Problem("OR-R009", f"{value!r} is no date, or could be one of two", block.number))
    elif field == "url":
        shown = url_in(value)
        if shown is None:
            page.problems.append(Problem("OR-R010", f"{value!r} is no URL", block.number))
    elif field == "authors":
        shown = split_names(value) or None
    elif field == "agency":
        shown = agency_named(value) or value
    elif field in ("language", "translated_from"):
        shown = language_named(value)
    if shown is not None:
        page.show(field, shown, block, "header_key", rank=_HIGHEST)
