"""Social-media posts printed within an article: left out in another language, kept in the article's own."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.language.lexicon.lists import words
from onrecord.source.page import Block, Page
from onrecord.source.rules.dates import dates_in
from onrecord.source.rules.links import url_in
from onrecord.source.shape import LONG, plain
from onrecord.source.tongue import script_of, tongue

__all__ = ["claim_embeds", "is_signature"]

_MARKERS = words("source_embed_markers")
_HANDLE = re.compile(r"\(@\w{1,40}\)")
_PICTURE_LINK = re.compile(r"\b(?:pic\.twitter\.com|t\.co|pic\.x\.com)/\w+")
_LINK = re.compile(r"(?:https?://|pic\.|t\.co/)\S+|@\w+")
_REACH = 6
_SAMPLE = 20_000


class _Own(NamedTuple):
    """The script and the language of the article itself."""

    script: str | None
    language: str | None


def claim_embeds(page: Page) -> None:
    """Posts by their signature (`— Name (@handle) date`) or by a marker line ("Embed:") above them."""
    markers = [block for block in page.open() if plain(block.text) in _MARKERS]
    signatures = [block for block in page.open() if is_signature(block.text)]
    own = _own(page, markers, signatures)
    for marker in markers:
        page.claim(marker, "embed", "embed_marker")
    for marker in markers:
        _claim_marked(page, marker, own)
    for signature in signatures:
        if signature.role is None:
            _claim_signed(page, signature, own)
    for block in page.open():
        if len(block.text) <= 2 * LONG and _PICTURE_LINK.search(block.text) and _foreign(block.text, own):
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


def _claim_marked(page: Page, marker: Block, own: _Own) -> None:
    below = page.blocks[marker.index + 1 : marker.index + 1 + _REACH]
    signature = next((place for place, block in enumerate(below) if is_signature(block.text)), None)
    if signature is not None:
        return
    for block in below:
        if block.role is not None or not (_foreign(block.text, own) or url_in(block.text)):
            return
        page.claim(block, "embed", "foreign_post")


def _claim_signed(page: Page, signature: Block, own: _Own) -> None:
    """The post reaches up to its marker; without one it is the line above, if that is in another language or links its
    picture.
    """
    above = page.blocks[max(0, signature.index - _REACH) : signature.index]
    marked = [place for place, block in enumerate(above) if block.rule == "embed_marker"]
    post = above[marked[-1] + 1 :] if marked else above[-1:]
    post = [block for block in post if block.role is None]
    foreign = any(_foreign(block.text, own) for block in post)
    if not marked and not foreign and not any(_PICTURE_LINK.search(block.text) for block in post):
        post = []
    for block in post:
        page.claim(block, "embed" if foreign else "post", "foreign_post" if foreign else "post")
    page.claim(signature, "embed" if foreign or not post else "post", "post_signature")


def _own(page: Page, markers: list[Block], signatures: list[Block]) -> _Own:
    """Told from all lines but those that may be of a post."""
    near = {block.index - step for block in signatures for step in (0, 1)}
    for marker in markers:
        reach = range(marker.index, marker.index + _REACH + 1)
        end = next((index for index in reach if index in near), marker.index + 1)
        near |= set(range(marker.index, end + 1))
    parts: list[str] = []
    length = 0
    for block in page.blocks:
        if block.index not in near and length < _SAMPLE:
            parts.append(block.text[:_SAMPLE])
            length += len(parts[-1])
    rest = " ".join(parts)
    return _Own(script_of(rest), tongue(rest))


def _foreign(text: str, own: _Own) -> bool:
    text = _LINK.sub(" ", text)
    script = script_of(text)
    if script is not None and own.script is not None and script != own.script:
        return True
    language = tongue(text, least=3)
    return language is not None and own.language is not None and language != own.language
