"""Social-media posts printed within an article: left out in another language, kept in the article's own."""

from __future__ import annotations

import re

from onrecord.language.lexicon import words
from onrecord.source.page import Block, Page
from onrecord.source.rules.dates import dates_in
from onrecord.source.rules.links import url_in
from onrecord.source.shape import LONG, plain
from onrecord.source.tongue import script_of, tongue

__all__ = ["claim_embeds", "is_signature"]

_MARKERS = words("source_embed_markers")
_HANDLE = re.compile(r"\(@\w{1,40}\)")
_PICTURE_LINK = re.compile(r"\b(?:pic\.twitter\.com|t\.co|pic\.x\.com)/\w+")
_REACH = 6


def claim_embeds(page: Page) -> None:
    """Posts by their signature (`— Name (@handle) date`) or by a marker line ("Embed:") above them."""
    language = tongue(page.source)
    script = script_of(page.source)
    for block in page.blocks:
        if block.role is None and plain(block.text) in _MARKERS:
            _claim_marked(page, block, script, language)
    for block in page.blocks:
        if block.role is None and is_signature(block.text):
            _claim_signed(page, block, script, language)
    for block in page.open():
        if len(block.text) <= 2 * LONG and _PICTURE_LINK.search(block.text) and _foreign(block.text, script, language):
            page.claim(block, "embed", "foreign_post")


def is_signature(text: str) -> bool:
    """Whether a line signs a post: a dash, a name, a handle, a date.

    >>> is_signature("— Harbour Post (@harbourpost) February 4, 2022")
    True
    >>> is_signature("— as he wrote (@jo) in a post of 4 February 2022, she agreed.")
    False
    """
    if len(text) > LONG or not text.startswith(("—", "–", "-", "―")):
        return False
    handle = _HANDLE.search(text)
    if handle is None:
        return False
    dates = dates_in(text[handle.end() :])
    return not text[handle.end() :].strip() or (len(dates) == 1 and not text[handle.end() + dates[0].end :].strip(" ."))


def _claim_marked(page: Page, marker: Block, script: str | None, language: str | None) -> None:
    page.claim(marker, "embed", "embed_marker")
    below = page.blocks[marker.index + 1 : marker.index + 1 + _REACH]
    signature = next((place for place, block in enumerate(below) if is_signature(block.text)), None)
    if signature is not None:
        return
    for block in below:
        if block.role is not None or not (_foreign(block.text, script, language) or url_in(block.text)):
            return
        page.claim(block, "embed", "foreign_post")


def _claim_signed(page: Page, signature: Block, script: str | None, language: str | None) -> None:
    """The post reaches up to its marker; without one it is the line above, if that is in another language or links its
    picture.
    """
    above = page.blocks[max(0, signature.index - _REACH) : signature.index]
    marked = [place for place, block in enumerate(above) if block.rule == "embed_marker"]
    post = above[marked[-1] + 1 :] if marked else above[-1:]
    post = [block for block in post if block.role is None]
    foreign = any(_foreign(block.text, script, language) for block in post)
    if not marked and not foreign and not any(_PICTURE_LINK.search(block.text) for block in post):
        post = []
    for block in post:
        page.claim(block, "embed" if foreign else "post", "foreign_post" if foreign else "post")
    page.claim(signature, "embed" if foreign or not post else "post", "post_signature")


def _foreign(text: str, script: str | None, language: str | None) -> bool:
    own = script_of(text)
    if own is not None and script is not None and own != script:
        return True
    other = tongue(text, least=3)
    return other is not None and language is not None and other != language
