"""From a raw text to an article: every line with its role, the article's text, and what the text shows of itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from onrecord.source.decode import decode, normalise
from onrecord.source.errors import Problem
from onrecord.source.lines import KEPT, Line
from onrecord.source.page import Block, Field, Page
from onrecord.source.rules.bylines import claim_bylines
from onrecord.source.rules.dates import claim_date_lines
from onrecord.source.rules.embeds import claim_embeds
from onrecord.source.rules.furniture import claim_furniture, claim_page_tail
from onrecord.source.rules.header import claim_header
from onrecord.source.rules.headings import claim_headings, claim_title
from onrecord.source.rules.imprints import claim_imprints
from onrecord.source.rules.labelled import claim_labelled_lines
from onrecord.source.rules.links import claim_contacts, claim_urls, show_outlet_of_url
from onrecord.source.rules.lists import claim_link_lists
from onrecord.source.rules.mastheads import claim_mastheads
from onrecord.source.rules.menus import claim_menus
from onrecord.source.rules.notes import claim_notes, find_holder, show_holder
from onrecord.source.rules.paragraphs import claim_paragraphs
from onrecord.source.rules.pictures import claim_pictures, claim_repeats
from onrecord.source.rules.places import claim_places
from onrecord.source.tongue import tongue

__all__ = ["RULES", "Piece", "Reading", "read"]

RULES: tuple[Callable[[Page], None], ...] = (
    find_holder,
    claim_header,  # first of those that claim: its keys look like many other things
    claim_embeds,  # before dates and credits, which posts have too
    claim_repeats,  # before all rules that would take the first of two equal lines for something else than the second
    claim_contacts,
    claim_menus,  # before furniture: a name among the entries of a menu is none of it
    claim_furniture,
    claim_urls,  # after furniture, so that a URL below a menu is still at the top
    claim_bylines,
    claim_notes,  # after bylines: a note may open with the author's name
    claim_imprints,  # before pictures, whose credits they may hold
    claim_pictures,  # after copyright lines, which also have the sign
    claim_labelled_lines,
    claim_link_lists,  # before dates, which the entries of a list have
    claim_date_lines,  # after all furniture, so that the first paragraph is known
    claim_places,  # after dates, beside which they stand
    claim_mastheads,
    claim_title,
    claim_page_tail,  # before headings, which a list of tags looks like
    claim_headings,
    claim_paragraphs,  # last: what is left
    show_outlet_of_url,
    show_holder,
)
"""The rules in the order in which they read a page; what one has claimed is not shown to the next."""


class Piece(NamedTuple):
    """A stretch of the article's text that stands unbroken in the raw text: where in each it starts, and how long."""

    start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the article's `text`, each line with its role, and the fields the text shows, with evidence.

    `source` is the decoded raw text in which `Line.start` counts. `text` joins the kept lines by a blank line, and the
    halves of a broken sentence by a space; no character of them is changed.
    """

    source: str
    text: str
    lines: tuple[Line, ...]
    fields: Mapping[str, Field]
    problems: tuple[Problem, ...]
    pieces: tuple[Piece, ...] = field(repr=False)

    def origin(self, offset: int) -> tuple[int, int]:
        r"""Line and column in the raw text, both from 1, of the character at an offset of `text`.

        >>> reading = read("Menu\n\nTwo envoys met in Riga.\nThey agreed on grain.")
        >>> reading.origin(reading.text.index("grain"))
        (4, 16)

        Raises:
            IndexError: the offset is not within the text.
        """
        if not 0 <= offset < max(len(self.text), 1) or not self.pieces:
            raise IndexError(f"offset {offset} is not within a text of {len(self.text)} characters")
        piece = self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1]
        place = piece.source_start + min(offset - piece.start, piece.length - 1)
        line = self.lines[bisect_right(self.lines, place, key=lambda line: line.start) - 1]
        return line.number, place - line.start + 1

    def value(self, name: str) -> object | None:
        """The value of a field, or None where the text does not show it."""
        found = self.fields.get(name)
        return None if found is None else found.value


def read(raw: bytes | str) -> Reading:
    r"""Read a raw text.

    >>> reading = read("Grain talks open\n\nBy Ana Roig for AFP\n\nTwo envoys met in Riga.\n\nShare this article")
    >>> [(line.number, line.role, line.rule) for line in reading.lines][1:]
    [(3, 'byline', 'byline'), (5, 'paragraph', 'paragraph'), (7, 'furniture', 'furniture_phrase')]
    >>> reading.text, reading.value("agency"), reading.fields["authors"].line
    ('Two envoys met in Riga.', 'AFP', 3)

    Raises:
        SourceError: the bytes are no text; its code is one of OR-R001 to OR-R004.
    """
    decoded = decode(raw) if isinstance(raw, bytes) else normalise(raw)
    page = Page(decoded.text)
    for rule in RULES:
        rule(page)
    text, pieces = _assemble(page)
    problems = [*decoded.problems, *page.problems]
    if not text:
        problems.append(Problem("OR-R008", "no line is a paragraph"))
    _show_language(page, text)
    lines = [line for block in page.blocks for line in _lines(page, block)]
    for number, start, end in page.markup:
        lines.append(Line(number, start, end, page.source[start:end], "furniture", "markup", start, start))
    lines.sort(key=lambda line: line.start)
    fields = MappingProxyType(page.fields)
    return Reading(decoded.text, text, tuple(lines), fields, tuple(problems), pieces)


def _assemble(page: Page) -> tuple[str, tuple[Piece, ...]]:
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for block in page.blocks:
        for position in range(len(block.lines)):
            for number, (start, end) in enumerate(block.kept_of(position)):
                if pieces and number == 0:
                    parts.append(" " if position or block.rule == "broken_sentence" else "\n\n")
                    length += len(parts[-1])
                pieces.append(Piece(length, start, end - start))
                parts.append(page.source[start:end])
                length += end - start
    return "".join(parts), tuple(pieces)


def _show_language(page: Page, text: str) -> None:
    code = tongue(text)
    block = next((block for block in page.blocks if block.role == "paragraph"), None)
    if code is not None and block is not None:
        page.show("language", code, block, "small_words", rank=2)


def _lines(page: Page, block: Block) -> Iterator[Line]:
    """The lines of a block, which have its role; one of which nothing is kept has that of what was cut off."""
    assert block.role is not None
    for position, line in enumerate(block.lines):
        kept = block.kept_of(position) or [(line.start, line.start)]
        start, end = kept[0][0], kept[-1][1]
        role = block.role
        if start == end and role in KEPT:
            role = "credit" if role == "caption" else "byline"
        text = page.source[line.line_start : line.line_end]
        cuts = tuple((above[1], below[0]) for above, below in pairwise(kept))
        yield Line(line.number, line.line_start, line.line_end, text, role, block.rule, start, end, cuts)
