"""Labelled details below a headline or at the end: `Source: Xinhua | 2022-02-04 | Editor: Li Wei`."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import table
from onrecord.source.names import agency_named, outlet_named, split_names
from onrecord.source.page import Page
from onrecord.source.rules.dates import is_date_line, one_date
from onrecord.source.shape import LONG, is_prose

__all__ = ["claim_labelled_lines", "details"]

_FIELDS = {row["key"]: row["field"] for row in table("source_header_keys") if row["field"] not in ("text", "title")}
_PART = re.compile(r"\s*[|·•]\s*|\s{3,8}")


def claim_labelled_lines(page: Page) -> None:
    """Lines of details outside the header block. Of outlets and agencies only known ones are taken from them."""
    for block in page.open():
        found = details(block.text)
        if not found:
            continue
        page.claim(block, "byline", "labelled_details")
        for field, value in found:
            if field == "authors" and (names := split_names(value)):
                page.show("authors", names, block, "labelled_details", rank=2)
            elif field == "published" and (day := one_date(value)):
                page.show("published", day, block, "labelled_details", rank=2)
            elif field in ("source", "agency") and (agency := agency_named(value)):
                page.show("agency", agency, block, "labelled_details", rank=2)
            elif field in ("source", "outlet") and (outlet := outlet_named(value)):
                page.show("outlet", outlet, block, "labelled_details", rank=3)


def details(text: str) -> list[tuple[str, str]]:
    """The details on a line as field and value; empty unless the whole line is details, one of them with a label or a
    known agency or outlet beside a date.

    >>> details("Source: Xinhua| 2022-02-04 20:11:09|Editor: Li Wei")
    [('source', 'Xinhua'), ('published', '2022-02-04 20:11:09'), ('ignored', 'Li Wei')]
    >>> details("Xinhua | Updated: 2022-02-04 15:36")
    [('source', 'Xinhua'), ('published', 'Updated: 2022-02-04 15:36')]
    >>> details("Source: the minister told nobody about the deal."), details("4 February 2022"), details("Date: Riga")
    ([], [], [('published', 'Riga')])
    """
    if len(text) > LONG or not (":" in text or "|" in text) or is_prose(text):
        return []
    found = []
    labelled = False
    for part in _PART.split(text.strip()):
        key, colon, value = part.partition(":")
        field = _FIELDS.get(" ".join(key.casefold().split()))
        if is_date_line(part):
            found.append(("published", part))
        elif colon and field is not None and len(value.split()) <= 8:
            found.append((field, value.strip()))
            labelled = True
        elif agency_named(part) or outlet_named(part):
            found.append(("source", part))
        else:
            return []
    fields = {field for field, _ in found}
    return found if labelled or {"source", "published"} <= fields else []
