"""The name of an outlet, or of an office of state, on a line of its own above the headline."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import words
from onrecord.source.names import in_its_spelling, outlet_named, outlet_shaped
from onrecord.source.page import Block, Page
from onrecord.source.shape import is_headline, is_names, is_prose, plain

__all__ = ["claim_mastheads", "is_office"]

_SECTIONS = words("source_sections")
_OFFICE = re.compile(
    r"(?:the\s)?(?:(?:federal|royal|u\.?s\.?|state|foreign|cabinet)\s)?(?:president|prime\sminister|chancellor|government"
    r"|ministry|department|office|embassy|parliament|senate|white\shouse|kremlin|council|commission|secretariat"
    r"|delegation|mission|presidency|permanent\smission)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?<=\s)(?:of|the|and|for|to|in|on|&|by)\s|^the\s", re.IGNORECASE)
_LONGEST = 8
_HEADLINE = 4


def claim_mastheads(page: Page) -> None:
    """A name above the headline that is a known outlet's, is the copyright line's, is shaped like an outlet's ("Harbour
    Gazette"), or is that of an office ("Ministry of Foreign Affairs of Latvia"); the last two only as the first line,
    with a longer headline below.
    """
    top = []
    for block in page.open():
        if is_prose(block.text):
            break
        top.append(block)
    for place, block in enumerate(top):
        if len(block.text.split()) > _LONGEST or plain(block.text) in _SECTIONS:
            continue
        known = outlet_named(block.text) or in_its_spelling(block.text, page.holder)
        if known is None and not (place == 0 and _is_masthead(block, top[1:])):
            continue
        page.claim(block, "furniture", "masthead")
        page.show("outlet", known or block.text, block, "masthead", rank=3)


def is_office(text: str) -> bool:
    """Whether a line is nothing but the name of an office of state.

    >>> is_office("Prime Minister of Canada"), is_office("The White House"), is_office("U.S. Department of State")
    (True, True, True)
    >>> is_office("President meets envoys"), is_office("Government of the people falls")
    (False, False)
    """
    return _OFFICE.match(text) is not None and is_names(_SMALL.sub("", text))


def _is_masthead(block: Block, below: list[Block]) -> bool:
    """Whether the first line is shaped as the name of an outlet or office, and a longer headline is below it."""
    if not (outlet_shaped(block.text) or is_office(block.text)):
        return False
    title = next((each.text for each in below if plain(each.text) not in _SECTIONS), "")
    return len(title.split()) >= max(_HEADLINE, len(block.text.split())) and is_headline(title)
