"""One line that tells outlet, writer, place and day together: `Harbour Post / Riga - 4 May 2031 - 21:14 CEST`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.source.names import (
    agency_named,
    given_name,
    in_its_spelling,
    job_named,
    outlet_named,
    outlet_shaped,
    split_names,
)
from onrecord.source.page import Block, Page
from onrecord.source.rules.dates import dates_in, is_date_line, without_dates
from onrecord.source.rules.labelled import details
from onrecord.source.shape import LONG, is_names, is_prose

__all__ = ["claim_imprints"]

_SENTENCE = re.compile(r"(?<=[\w)])\.\s+(?=[A-Z])")
_SEPARATOR = re.compile(r"\s*[|·•/;,]\s*|\s+[-–—]\s+|\s{3,}")
_LABEL = re.compile(
    r"(?P<what>words|text|story|report|reporting|by|author|photos?|pictures?|images?|video|graphics?|illustrations?"
    r"|editing|editor|translation|topic|section|category|camera|producer)\s?:\s*(?P<value>\S.{0,120})",
    re.IGNORECASE,
)
_WRITTEN = frozenset({"words", "text", "story", "report", "reporting", "by", "author"})
_SECTION = frozenset({"topic", "section", "category"})
_POSTED = re.compile(r"(?:posted|published|uploaded|filed)\sby\s(?P<who>.{2,60})", re.IGNORECASE)
_TAIL = 3


class _Said(NamedTuple):
    field: str
    value: str


def claim_imprints(page: Page) -> None:
    """Lines above the first paragraph or right below the last that give a full date, or a label such as "Words:", and
    besides nothing but names; a name is an outlet's where it is known, shaped or owned so, a writer's where it opens
    with a given name.
    """
    prose = [block.index for block in page.open() if is_prose(block.text) and not _said(page, block.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(page.blocks), len(page.blocks))
    for block in list(page.open()):
        if first < block.index <= last or block.index > last + _TAIL:
            continue
        if is_date_line(block.text) or details(block.text):
            continue
        if said := _said(page, block.text):
            page.claim(block, "byline", "imprint")
            _show(page, block, said)


def _said(page: Page, text: str) -> list[_Said]:
    """What the line says; empty where it is no such line."""
    if len(text) > LONG:
        return []
    found: list[_Said] = []
    founded = False
    for sentence in _SENTENCE.split(text.rstrip(". ")):
        label = _LABEL.fullmatch(sentence.strip())
        if label is not None:
            what = label["what"].casefold()
            field = "authors" if what in _WRITTEN else "category" if what in _SECTION else "ignored"
            if field == "authors" and not split_names(label["value"]):
                return []
            found.append(_Said(field, label["value"]))
            founded = True
            continue
        dates = [mention.value for mention in dates_in(sentence)]
        rest = without_dates(sentence).strip(" ,-–—|·.")
        posted = _POSTED.fullmatch(rest)
        parts = [posted["who"]] if posted else [part for part in _SEPARATOR.split(rest) if part]
        if not dates and not posted:
            return []
        known = list(_names(page, parts, posted=posted is not None))
        if len(known) != len(parts):
            return []
        # A lone name beside a date is a dateline's place or whatever; it must not stand for an outlet.
        founded = founded or any(field != "ignored" for field, _ in known) or (len(parts) == 1 and bool(dates))
        found += known
        if len(set(dates)) == 1 and dates[0] is not None:
            found.append(_Said("published", dates[0].isoformat()))
    return found if founded else []


def _names(page: Page, parts: list[str], *, posted: bool) -> Iterator[_Said]:
    for part in parts:
        if agency := agency_named(part):
            yield _Said("agency", agency)
        elif outlet := outlet_named(part) or in_its_spelling(part, page.holder):
            yield _Said("outlet", outlet)
        elif not is_names(part) or len(part.split()) > 5:
            return
        elif outlet_shaped(part):
            yield _Said("outlet", part)
        elif job_named(part):
            yield _Said("ignored", part)
        elif " " in part and (posted or given_name(part.split()[0])) and split_names(part):
            yield _Said("authors", part)
        else:
            yield _Said("outlet" if posted else "ignored", part)


def _show(page: Page, block: Block, said: list[_Said]) -> None:
    authors = tuple(dict.fromkeys(name for field, value in said if field == "authors" for name in split_names(value)))
    if authors:
        page.show("authors", authors, block, "imprint", rank=2)
    for field, value in said:
        if field == "published":
            day = dates_in(value)[0].value
            page.show("published", day, block, "imprint", rank=2)
        elif field in ("outlet", "agency", "category"):
            page.show(field, value, block, "imprint", rank=3)
