"""Lists of links: what a page offers to read besides, within an article and below it."""

from __future__ import annotations

from onrecord.language.lexicon.lists import words
from onrecord.source.page import Block, Page
from onrecord.source.shape import LONG, is_prose, plain

__all__ = ["claim_link_lists"]

_HEADINGS = words("source_list_headings")
_ENTRY_WORDS = 40


def claim_link_lists(page: Page) -> None:
    """What stands below "See also", "Related stories" or "Sources". Below the last paragraph that is all to the end, as
    long as no line is longer than a headline with its date; elsewhere it is the lines right below, down to the next
    blank line.
    """
    blocks = page.blocks
    for heading in blocks:
        if heading.role not in (None, "furniture") or plain(heading.text) not in _HEADINGS:
            continue
        below = blocks[heading.index + 1 :]
        if _ends_the_page(below):
            entries = [block for block in below if block.role is None]
        else:
            entries = _touching(page, heading, below)
        if heading.role is None and entries:
            page.claim(heading, "furniture", "list_heading")
        for block in entries:
            page.claim(block, "furniture", "link_list")


def _ends_the_page(below: list[Block]) -> bool:
    """Whether nothing but entries of a list follows: no second sentence in a row, and no long line."""
    after_prose = False
    for block in below:
        if block.role is not None:
            continue
        if len(block.text) > LONG or len(block.text.split()) > _ENTRY_WORDS:
            return False
        prose = is_prose(block.text)
        if prose and after_prose:
            return False
        after_prose = prose
    return True


def _touching(page: Page, heading: Block, below: list[Block]) -> list[Block]:
    entries: list[Block] = []
    above = heading
    for block in below:
        if block.role is not None or is_prose(block.text) or not page.adjacent(above, block):
            return entries
        entries.append(block)
        above = block
    return entries
