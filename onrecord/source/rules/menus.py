"""The menu above an article: names of sections and of the site's own pages, on one line or on several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.language.lexicon.lists import words
from onrecord.source.names import outlet_shaped
from onrecord.source.page import Block, Page
from onrecord.source.rules.dates import is_date_line
from onrecord.source.rules.furniture import furniture_rule
from onrecord.source.shape import LONG, is_prose, plain

__all__ = ["claim_menus", "menu_line"]

_SECTIONS = words("source_sections")
_SEPARATOR = re.compile(r"\s*[|·•»›]\s*|\s{3,}")
_MENU_WORDS = 3
_FEWEST = 3


def claim_menus(page: Page) -> None:
    """Above the first sentence: lines of at least three short entries that are known for sections or pages of a site,
    and runs of three or more lines right below each other of which half are. The last line of a run stays where it
    names a section, for it may be that of the article.
    """
    top = []
    for block in page.blocks:
        if is_prose(block.text):
            break
        top.append(block)
    for block in top:
        if block.role is None and menu_line(block.text):
            page.claim(block, "furniture", "menu_line")
    for run in _runs(page, top):
        known = [block for block in run if _is_known(block.text)]
        if len(run) >= _FEWEST and len(known) * 2 >= len(run):
            last = run[-1]
            for block in run[:-1] if plain(last.text) in _SECTIONS else run:
                page.claim(block, "furniture", "menu")


def menu_line(text: str) -> bool:
    """Whether a line is a row of sections and pages.

    >>> menu_line("Markets  |  Opinion  |  Sign in"), menu_line("Sport · World · Our gardens")
    (True, True)
    >>> menu_line("World | Reuters | 4 May 2031"), menu_line("Talks | What we know")
    (False, False)
    """
    if len(text) > LONG:
        return False
    parts = [part for part in _SEPARATOR.split(text) if part]
    if len(parts) < _FEWEST or any(len(part.split()) > _MENU_WORDS or is_date_line(part) for part in parts):
        return False
    return 2 * sum(map(_is_known, parts)) >= len(parts)


def _runs(page: Page, top: list[Block]) -> Iterator[list[Block]]:
    """Lines of a few words that stand right below each other."""
    run: list[Block] = []
    for block in top:
        short = len(block.text.split()) <= _MENU_WORDS and len(block.text) < LONG // 4 and block.role is None
        if run and not (short and page.adjacent(run[-1], block)):
            yield run
            run = []
        if short and not is_date_line(block.text) and not outlet_shaped(block.text):
            run.append(block)
    if run:
        yield run


def _is_known(text: str) -> bool:
    return plain(text) in _SECTIONS or furniture_rule(text) is not None
