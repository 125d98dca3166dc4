"""What stands above an article and heads its parts: section, title, standfirst, sub-headings."""

from __future__ import annotations

import re

from onrecord.language.lexicon.lists import words
from onrecord.source.names import without_masthead
from onrecord.source.page import Block, Page
from onrecord.source.shape import LONG, goes_on, is_headline, is_prose, is_title_case, plain

__all__ = ["claim_headings", "claim_title", "is_heading"]

_SECTIONS = words("source_sections")
_RUBRIC = re.compile(r"\s*[|/>»›•·]\s*")
_LIST_MARK = re.compile(r"(?:[-–—•*▪·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_FULL_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+\s){2,5}[A-ZÀ-Þ][\w’-]+")
_TOP_MATTER = frozenset({"byline", "date"})
_ABOVE_DECK = frozenset({"caption", "credit", "repeat", "furniture", "url"})
_BELOW_DECK = _ABOVE_DECK | _TOP_MATTER
_DECK_WORDS = 5


def claim_title(page: Page) -> None:
    """The section, the title and the standfirst, from the lines above the first paragraph."""
    prose = next((block for block in page.open() if is_prose(block.text) and not _asks(page, block)), None)
    if prose is None:
        return
    given = page.fields.get("title")
    top = [block for block in page.open() if block.index < prose.index]
    candidates = [block for block in top if is_headline(block.text) and not _broken(page, block)]
    while len(candidates) > 1 and _section_of(candidates[0].text):
        _claim_section(page, candidates.pop(0))
    if given is not None:
        again = [block for block in page.open() if plain(block.text) == plain(str(given.value))]
        if again and again[0].index <= prose.index:
            page.claim(again[0], "title", "title_again")
            _claim_subtitle(page, again[0])
        return
    if len(candidates) > 1 and len(candidates[0].text.split()) <= 3 and len(candidates[1].text.split()) >= 5:
        page.claim(candidates.pop(0), "section", "kicker")
    if not candidates:
        return
    title = candidates[0]
    page.claim(title, "title", "headline")
    text, outlet = without_masthead(title.text)
    page.show("title", text, title, "headline")
    if outlet is not None:
        page.show("outlet", outlet, title, "masthead", rank=3)
    for block in top:
        if block.role is None and _RUBRIC.search(block.text) and _section_of(block.text):
            _claim_section(page, block)
    _claim_subtitle(page, title)


def claim_headings(page: Page) -> None:
    """Sub-headings: short lines that end no sentence, with more of the article below them. A question is one only where
    blank lines set it apart, since many texts have no blank lines at all.
    """
    blocks = list(page.open())
    for above, block, below in zip([None, *blocks], blocks, blocks[1:], strict=False):
        if above is not None and above.role is None and goes_on(above.text, block.text):
            continue
        if not is_heading(block.text) or goes_on(block.text, below.text):
            continue
        if block.text.endswith(("?", "!")) and (page.touches(block) or above is None):
            continue
        if is_prose(below.text) or (above is not None and is_headline(below.text)):
            page.claim(block, "heading", "sub_heading")


def is_heading(text: str) -> bool:
    """Whether a line could head a part of an article.

    >>> is_heading("Grain first"), is_heading("What next?"), is_heading("– a longer list"), is_heading("They agreed.")
    (True, True, False, False)
    """
    if len(text) > 100 or len(text.split()) > 14 or _LIST_MARK.match(text):
        return False
    return is_headline(text) and (not is_prose(text) or text.endswith(("?", "!")))


def _claim_section(page: Page, block: Block) -> None:
    page.claim(block, "section", "section_name")
    page.show("category", _section_of(block.text), block, "section_name")


def _section_of(text: str) -> str | None:
    """The section that a line names, alone or before a rubric or a writer.

    >>> _section_of("Foreign Policy"), _section_of("News|Fishing"), _section_of("Cod war | Oslo")
    ('Foreign Policy', 'News', None)
    """
    first = _RUBRIC.split(text[:LONG], maxsplit=1)[0].strip()
    return first if plain(first) in _SECTIONS and len(text) < LONG // 2 else None


def _claim_subtitle(page: Page, title: Block) -> None:
    """A headline below the title is its standfirst; so is one paragraph when byline or date stand below it, or when
    pictures or furniture do and the article starts afresh after them: it names in full someone already named. What
    stands below byline or date is the article.
    """
    deck = next((block for block in page.blocks[title.index + 1 :] if block.role is None), None)
    if deck is None or len(deck.text) > 3 * LONG or _broken(page, deck):
        return
    if any(block.role not in _ABOVE_DECK for block in page.blocks[title.index + 1 : deck.index]):
        return
    rest = page.blocks[deck.index + 1 :]
    start = next((block for block in rest if block.role not in _BELOW_DECK), None)
    if start is None:
        return
    below = {block.role for block in page.blocks[deck.index + 1 : start.index]}
    rule = None
    if is_headline(deck.text) and not is_prose(deck.text):
        if below & _TOP_MATTER or len(deck.text.split()) >= _DECK_WORDS or is_title_case(deck.text):
            rule = "deck_below_title"
    elif below & _TOP_MATTER:
        rule = "standfirst_above_byline"
    elif below and start.role is None and _starts_afresh(deck.text, start.text):
        rule = "standfirst_above_fresh_start"
    if rule is not None:
        page.claim(deck, "subtitle", rule)
        page.show("subtitle", deck.text, deck, rule)


def _starts_afresh(standfirst: str, start: str) -> bool:
    """Whether a paragraph introduces, with office and full name, someone whom the standfirst has named.

    >>> _starts_afresh("Foreign Minister Ana Roig flies to Riga.", "Talks with Latvian President Jo Kalns open Monday.")
    False
    >>> _starts_afresh("Roig meets President Jo Kalns.", "The talks with Latvian President Jo Kalns open on Monday.")
    True
    """
    introduced = (match.group().rsplit(None, 2)[-2:] for match in _FULL_NAME.finditer(start[: 2 * LONG]))
    return any(" ".join(name) in standfirst for name in introduced)


def _asks(page: Page, block: Block) -> bool:
    """Whether a sentence that ends in "?" or "!" could be a headline: short, and set apart by blank lines."""
    return is_headline(block.text) and not page.touches(block)


def _broken(page: Page, block: Block) -> bool:
    below = page.follower(block)
    return below is not None and below.role is None and goes_on(block.text, below.text) and below.text[0].islower()
