"""What is left is the article: its paragraphs, where it was sent from, and which agency signs it off."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.lexicon import alternation, words
from onrecord.source.names import agency_named
from onrecord.source.page import Block, Page
from onrecord.source.rules.dates import dates_in
from onrecord.source.shape import goes_on, is_prose

__all__ = ["Dateline", "claim_paragraphs", "dateline", "joins"]

_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,3}"
_REGION = r"(?:,\s[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20})?)?"
_MONTH = alternation(words("months"))
_PART_DATE = rf"(?:,\s(?:{_MONTH}\.?\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}\.?)(?:,?\s(?:19|20)\d\d)?)?\.?"
_DATELINE = re.compile(
    rf"""(?P<city>{_CITY}){_REGION}(?P<date>(?i:{_PART_DATE}))
         (?:\s?(?:[(/](?P<agency>[A-Za-z][\w .-]{{1,30}})[)/])\s?(?:[-–—]{{1,2}}|\.)?|\s?[-–—]{{1,2}})\s""",
    re.VERBOSE,
)
_AGENCY_FIRST = re.compile(r"\((?P<agency>[A-Za-z][\w .-]{1,30})\)\s?[-–—]{1,2}\s")
_SIGN_OFF = re.compile(r"\s?(?:[(/]\s?(?P<agency>[\w .-]{2,30}?)\s?[)/]|[-–—]\s?(?P<bare>[A-Z]{2,10}))$")
_SHORTEST_BROKEN = 40


class Dateline(NamedTuple):
    """The opening of a first paragraph that says whence it was sent: where it ends, and the agency in it."""

    end: int
    agency: str | None


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


def dateline(text: str) -> Dateline | None:
    """The dateline with which a first paragraph opens.

    >>> text = "RIGA, Feb 4 (Reuters) - Two envoys met."
    >>> text[dateline(text).end :], dateline(text).agency
    ('Two envoys met.', 'Reuters')
    >>> dateline("MOSCOW, February 4. /TASS/. Two envoys met.").agency, dateline("RIGA (AP) — Two envoys met.").agency
    ('TASS', 'AP')
    >>> dateline("RIGA – Two envoys met."), dateline("NATO (an alliance) met."), dateline("Two envoys met.")
    (Dateline(end=7, agency=None), None, None)
    """
    match = _DATELINE.match(text[:160]) or _AGENCY_FIRST.match(text[:60])
    if match is None:
        return None
    agency = agency_named(match["agency"]) if match["agency"] else None
    return None if match["agency"] and agency is None else Dateline(match.end(), agency)


def _show_dateline(page: Page, block: Block, found: Dateline) -> None:
    if found.agency is not None:
        page.show("agency", found.agency, block, "dateline", rank=2)
    for mention in dates_in(block.text[: found.end]):
        if mention.value is not None:
            page.show("published", mention.value, block, "dateline", rank=4)
