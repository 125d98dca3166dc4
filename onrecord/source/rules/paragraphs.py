"""What is left is the article: its paragraphs, and the agency that opens or signs them."""

from __future__ import annotations

import re

from onrecord.source.names import agency_named
from onrecord.source.page import Block, Page
from onrecord.source.rules.datelines import Dateline, dateline
from onrecord.source.shape import goes_on, is_prose

__all__ = ["claim_paragraphs", "joins"]

_SIGN_OFF = re.compile(r"\s?(?:[(/]\s?(?P<agency>[\w .-]{2,30}?)\s?[)/]|[-–—]\s?(?P<bare>[A-Z]{2,10}))$")
_SHORTEST_BROKEN = 40


def claim_paragraphs(page: Page) -> None:
    """Every block that is left is a paragraph, whatever it looks like: nothing is lost."""
    first = next((block for block in page.open() if is_prose(block.text)), None)
    remaining = list(page.open())
    last = remaining[-1] if remaining else None
    before: Block | None = None
    for block in remaining:
        start, end = 0, len(block.text)
        rule = "broken_sentence" if before is not None and joins(page, before, block) else "paragraph"
        if len(block.lines) > 1 and rule == "paragraph":
            rule = "wrapped_lines"
        if block is first and (found := dateline(block.text)) is not None:
            start, rule = found.end, "dateline"
            _show_dateline(page, block, found)
        if block is last and (sign := _SIGN_OFF.search(block.text, max(start, end - 40))):
            agency = agency_named(sign["agency"] or sign["bare"])
            if agency is not None and sign.start() > start:
                end = sign.start()
                page.show("agency", agency, block, "sign_off", rank=4, offset=sign.start())
        page.claim(block, "paragraph", rule, (start, end))
        before = block


def joins(page: Page, before: Block, block: Block) -> bool:
    """Whether a block is the second half of the sentence that the paragraph before it leaves open. Only what is left
    out may stand between the two; a start with a capital counts only after a line as long as a sentence.
    """
    between = page.blocks[before.index + 1 : block.index]
    if any(other.role in ("heading", "caption", "post", "title", "subtitle") for other in between):
        return False
    if len(before.text) < _SHORTEST_BROKEN and not block.text[0].islower():
        return False
    return goes_on(before.text, block.text)


def _show_dateline(page: Page, block: Block, found: Dateline) -> None:
    if found.agency is not None:
        page.show("agency", found.agency, block, "dateline", rank=2)
    if found.day is not None:
        page.show("published", found.day, block, "dateline", rank=4)
