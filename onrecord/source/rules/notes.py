"""Notes around an article: who the author is, whose views these are, who owns, distributes and translated the text."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import alternation, table
from onrecord.source.names import agency_named, language_named, outlet_named
from onrecord.source.page import Page
from onrecord.source.shape import LONG, is_names, is_prose

__all__ = ["claim_notes", "copyright_holder", "find_holder", "show_holder", "translated_from"]

_LANGUAGE = alternation([row["name"] for row in table("source_languages")])
_COPYRIGHT = re.compile(
    r"""(?:copyright\s*(?:©|\(c\)|ⓒ)?|©|ⓒ|\(c\))\s*(?:copyright\s*)?(?P<years>(?:19|20)\d\d(?:\s?[-–,]\s?(?:19|20)\d\d)?)?
        \s*(?:copyright\s*)?(?:by\s|[,|:-]\s*)?(?P<rest>.{0,200})""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_YEARS_AFTER = re.compile(r",?\s*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\b")
_HOLDER_END = re.compile(
    r"(?:\s[-–—]\s|[.,;|]\s*)?(?:all\srights\sreserved|distributed\sby|visit\s|provided\sby|republished\s).*|\.\s.*",
    re.IGNORECASE | re.DOTALL,
)
_COMPANY = re.compile(
    r"[,\s]+(?:L\.?\s?P\.?|L\.?L\.?[CP]\.?|Inc\.?|Ltd\.?|Limited|GmbH|S\.?A\.?|plc|Co\.?|Corp\.?|Company|Pte\.?)$",
    re.IGNORECASE,
)
_DISTRIBUTED = re.compile(r"(?:distributed|syndicated|provided|supplied)\sby\s(?P<who>.{2,80})", re.IGNORECASE)
_AUTHOR_NOTE = re.compile(
    r"""the\s(?:author|writer|columnist|contributor)s?,?\s(?:is|are|was|were|has|teaches|works|writes|can\sbe|and)\b
      | about\sthe\s(?:author|writer)s?\b
      | (?:the\s)?(?:views?|opinions?)\s(?:expressed|presented|here)\b.{0,80}
      | (?:this\s(?:article|column|essay|commentary|op-ed)\s(?:represents|reflects)\sthe)\b.{0,80}""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed\s(?:(?:reporting\s)?to\s(?:this|the)\s(?:report|article|story|column)|reporting)\b"
)
_VIEWS = re.compile(
    r"\b(?:views|opinions)\sexpressed\s(?:here|in\sthis\s(?:article|column|piece|essay))\b", re.IGNORECASE
)
_REPUBLISHED = re.compile(
    r"(?:this\s(?:article|story|piece|column|report|text)|it)\s(?:was\s|has\sbeen\s)?(?:first\s|originally\s)"
    r"(?:published|written|printed|posted|appeared|broadcast)\b.{0,120}",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    rf"\btranslat(?:ed|ion)\s(?:from|of)\s(?:the\s)?(?:original\s)?(?:text\s)?(?:in\s)?(?P<a>{_LANGUAGE})\b"
    rf"|\b(?:originally|first)\s(?:published|written|appeared)\sin\s(?P<b>{_LANGUAGE})\b",
    re.IGNORECASE,
)

_NOTES_AT_END = 3


def claim_notes(page: Page) -> None:
    """Lines of ownership and distribution, and notes on author, views and translation. The holder of a text that
    another company distributes is the agency of the story; the holder otherwise is its outlet.
    """
    prose = [block.index for block in page.open() if is_prose(block.text)]
    tail = prose[-_NOTES_AT_END] if len(prose) > _NOTES_AT_END else 0
    for block in page.open():
        text = block.text
        if len(text) > 2 * LONG:
            continue
        if _DISTRIBUTED.fullmatch(text) and not is_prose(text):
            page.claim(block, "copyright", "distribution_line")
            below_owner = (above := page.leader(block)) is not None and above.rule == "copyright_line"
            match = _DISTRIBUTED.fullmatch(text)
            agency = agency_named(match["who"]) if match and not below_owner else None
            if agency:
                page.show("agency", agency, block, "distribution_line", rank=6)
        elif (holder := copyright_holder(text)) is not None:
            page.claim(block, "copyright", "copyright_line")
            below = page.follower(block)
            distributed = _DISTRIBUTED.search(text) or (below is not None and _DISTRIBUTED.fullmatch(below.text))
            if agency := agency_named(holder):
                page.show("agency", agency, block, "copyright_line", rank=3)
            elif distributed and holder:
                page.show("agency", holder, block, "copyright_line", rank=3)
            elif outlet := outlet_named(holder):
                page.show("outlet", outlet, block, "copyright_line", rank=3)
        elif _is_author_note(text) or (block.index >= tail and _is_about_author(page, text)):
            page.claim(block, "author_note", "author_note")
        elif _REPUBLISHED.match(text) or (len(text) <= LONG and translated_from(text) and len(text.split()) <= 25):
            page.claim(block, "author_note", "publication_note")
        else:
            continue
        if block.role == "author_note" and (code := translated_from(text)):
            page.show("translated_from", code, block, block.rule)


def find_holder(page: Page) -> None:
    """The owner of the text, before any rule claims a line: mastheads and bylines are compared with it."""
    for block in reversed(page.blocks):
        if (holder := copyright_holder(block.text)) and len(holder.split()) <= 6 and agency_named(holder) is None:
            page.holder = holder
            return


def show_holder(page: Page) -> None:
    """Last of all, the owner as the outlet, where nothing plainer names one and nobody else distributes the text."""
    if page.holder is None or page.shows("outlet"):
        return
    for block in page.blocks:
        if block.rule == "copyright_line" and copyright_holder(block.text) == page.holder:
            below = page.follower(block)
            if not _DISTRIBUTED.search(block.text) and (below is None or not _DISTRIBUTED.fullmatch(below.text)):
                page.show("outlet", page.holder, block, "copyright_line", rank=7)
            return


def copyright_holder(text: str) -> str | None:
    """The holder that a copyright line names, '' where it names none, None where the line is none.

    >>> copyright_holder("© 2022 Harbour Media, Inc. All rights reserved."), copyright_holder("(c) Harbour Post 2021")
    ('Harbour Media', 'Harbour Post')
    >>> copyright_holder("Copyright 2022"), copyright_holder("© Ana Roig / Reuters")
    ('', None)
    >>> copyright_holder("Copyright law was reformed in 2022.")
    """
    if len(text) > LONG:
        return None
    match = _COPYRIGHT.fullmatch(text)
    if match is None:
        return None
    rest = match["rest"].strip()
    years_after = _YEARS_AFTER.search(rest)
    if match["years"] is None:
        if years_after is None or "/" in rest or len(rest[: years_after.start()].split()) > 6:
            return None
        rest = rest[: years_after.start()]
    holder = _HOLDER_END.sub("", rest).strip(" .,;|-–—")
    while (shorter := _COMPANY.sub("", holder)) != holder:
        holder = shorter.strip(" .,")
    holder = holder.removeprefix("The ") if agency_named(holder) else holder
    return holder if not holder or is_names(holder.replace("&", "").replace(",", "")) or match["years"] else None


def translated_from(text: str) -> str | None:
    """The BCP 47 code of the language that a note says the text was translated from.

    >>> translated_from("Translated from Spanish by Jo van Dam."), translated_from("It was first published in German.")
    ('es', 'de')
    >>> translated_from("(Automatic translation of the original in Spanish)")
    'es'
    >>> translated_from("He spoke Spanish.")
    """
    match = _TRANSLATED.search(text)
    return language_named(match["a"] or match["b"]) if match else None


def _is_author_note(text: str) -> bool:
    """Whether a line says who helped or whose views these are; nothing in an article reads like that."""
    return len(text.split()) <= 40 and (_CONTRIBUTED.search(text) or _VIEWS.search(text)) is not None


def _is_about_author(page: Page, text: str) -> bool:
    """Whether a line speaks of the author; only at the end, since an article may be about an author."""
    if _AUTHOR_NOTE.match(text.lstrip("(*_ ")):
        return True
    authors = page.fields.get("authors")
    if authors is None or not isinstance(authors.value, tuple):
        return False
    return any(text.startswith(f"{name} {verb} ") for name in authors.value for verb in ("is", "teaches", "writes"))
