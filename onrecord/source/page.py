"""A raw text while its rules are at work: blocks of lines, what each was claimed as, and what the text has shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.source.errors import Problem
from onrecord.source.lines import KEPT, Role
from onrecord.source.markup import markup_in, visible
from onrecord.source.shape import ends_sentence

__all__ = ["FIELDS", "Block", "Field", "Page", "RawLine"]

FIELDS: Final = (
    "title",
    "subtitle",
    "outlet",
    "agency",
    "authors",
    "published",
    "url",
    "language",
    "category",
    "translated_from",
)
"""What a text can show of its article; the same names as the columns of `articles`."""

_WIDEST = 120
_NARROWEST = 40
_KEY = re.compile(r"\s*[A-Za-z][\w /-]{0,38}:\s")
_UNBREAKABLE = re.compile(r"\S{40}")
_ITEM = re.compile(r"(?:[-*•]\s{1,4}|\d{1,3}[.)]\s{1,4})(?=\S)")


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the text shows, with its evidence: the line that shows it and the rule that read it there."""

    value: object
    line: int
    rule: str


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line that is not blank: `number` from 1, `start` and `end` without the white space and markup around.

    `pieces` are the stretches between them that are no markup, `width` what the line takes up with it.
    """

    number: int
    line_start: int
    line_end: int
    pieces: tuple[tuple[int, int], ...]
    width: int

    @property
    def start(self) -> int:
        """Where what can be seen of it starts."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where what can be seen of it ends."""
        return self.pieces[-1][1]

    def text(self, source: str) -> str:
        """What can be seen of it."""
        return "".join(source[start:end] for start, end in self.pieces)


class Block:
    """One line, or several that a fixed line width has broken; `text` is theirs, joined by single spaces.

    `role` and `rule` are None until a rule claims the block; `keep` is the stretch of `text` that the article keeps.
    """

    __slots__ = ("_starts", "index", "keep", "lines", "role", "rule", "text")

    def __init__(self, index: int, lines: list[RawLine], source: str) -> None:
        self.index = index
        self.lines = lines
        texts = [line.text(source) for line in lines]
        self.text = " ".join(texts)
        self.role: Role | None = None
        self.rule = ""
        self.keep = (0, 0)
        self._starts = [0]
        for text in texts[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)

    @property
    def number(self) -> int:
        """The number of its first line."""
        return self.lines[0].number

    def number_at(self, offset: int) -> int:
        """The number of the line on which a character of `text` stands."""
        return self.lines[bisect_right(self._starts, offset) - 1].number

    def kept_of(self, position: int) -> list[tuple[int, int]]:
        """The stretches, in the source, that are kept of its line number `position` (from 0), parted by markup."""
        offset = self._starts[position]
        kept = []
        for start, end in self.lines[position].pieces:
            first = start + min(max(self.keep[0] - offset, 0), end - start)
            last = start + min(max(self.keep[1] - offset, 0), end - start)
            if first < last:
                kept.append((first, last))
            offset += end - start
        return kept


class Page:
    r"""A text cut into blocks. Rules claim blocks and show fields; a claimed block is never claimed again.

    >>> page = Page("Grain talks open\n\nEnvoys met in Riga.\n")
    >>> [(block.number, block.text) for block in page.blocks]
    [(1, 'Grain talks open'), (3, 'Envoys met in Riga.')]
    """

    def __init__(self, source: str) -> None:
        self.source = source
        lines, self.markup = _raw_lines(source)
        self.blocks = [Block(index, group, source) for index, group in enumerate(_unwrapped(lines, source))]
        self.problems: list[Problem] = []
        self.holder: str | None = None
        """Who owns the text, by its copyright line: what a masthead or a byline may name once more."""
        self._shown: dict[str, tuple[int, Field]] = {}

    @property
    def fields(self) -> dict[str, Field]:
        """The fields that the text has shown, each by its plainest evidence, in the order of `FIELDS`."""
        return {name: self._shown[name][1] for name in FIELDS if name in self._shown}

    def open(self) -> Iterator[Block]:
        """The blocks that no rule has claimed yet."""
        return (block for block in self.blocks if block.role is None)

    def claim(self, block: Block, role: Role, rule: str, keep: tuple[int, int] | None = None) -> None:
        """Give a block its role; `keep` is the stretch the article keeps, by default all of a kept role."""
        if block.role is not None:
            raise ValueError(f"line {block.number} has a role already: {block.role} by {block.rule}")
        block.role = role
        block.rule = rule
        start, end = keep if keep is not None else ((0, len(block.text)) if role in KEPT else (0, 0))
        while start < end and block.text[start].isspace():
            start += 1
        while end > start and block.text[end - 1].isspace():
            end -= 1
        block.keep = (start, end)

    def show(self, name: str, value: object, block: Block, rule: str, *, rank: int = 1, offset: int = 0) -> None:
        """Record what a block shows. Of several values the one of the lowest `rank` stands, of equals the first."""
        if name not in self._shown or rank < self._shown[name][0]:
            self._shown[name] = (rank, Field(value, block.number_at(offset), rule))

    def shows(self, name: str) -> bool:
        """Whether the text has shown this field."""
        return name in self._shown

    def follower(self, block: Block) -> Block | None:
        """The block below, whatever its role."""
        return self.blocks[block.index + 1] if block.index + 1 < len(self.blocks) else None

    def leader(self, block: Block) -> Block | None:
        """The block above, whatever its role."""
        return self.blocks[block.index - 1] if block.index else None

    def touches(self, block: Block) -> bool:
        """Whether a line stands right above the block or right below it, with no blank line between."""
        above, below = self.leader(block), self.follower(block)
        return (above is not None and self.adjacent(above, block)) or (
            below is not None and self.adjacent(block, below)
        )

    @staticmethod
    def adjacent(above: Block, below: Block) -> bool:
        """Whether no blank line stands between two blocks."""
        return above.lines[-1].number + 1 == below.lines[0].number


def _raw_lines(source: str) -> tuple[list[RawLine], list[tuple[int, int, int]]]:
    """The lines that hold words, and number, start and end of those that hold nothing but markup."""
    cuts = markup_in(source)
    ends = [end for _, end in cuts]
    lines, markup = [], []
    start = 0
    for number, line in enumerate(source.split("\n"), 1):
        stripped = line.strip()
        if stripped:
            inner = start + len(line) - len(line.lstrip())
            whole = (inner, inner + len(stripped))
            pieces = _trimmed(visible(*whole, cuts, ends), source) if cuts else (whole,)
            if pieces:
                lines.append(RawLine(number, start, start + len(line), pieces, len(line.rstrip())))
            else:
                markup.append((number, start, start + len(line)))
        start += len(line) + 1
    return lines, markup


def _trimmed(pieces: list[tuple[int, int]], source: str) -> tuple[tuple[int, int], ...]:
    """The pieces of a line without white space at its two ends."""
    while pieces and source[slice(*pieces[0])].isspace():
        pieces.pop(0)
    while pieces and source[slice(*pieces[-1])].isspace():
        pieces.pop()
    if pieces:
        first, last = source[slice(*pieces[0])], source[slice(*pieces[-1])]
        pieces[0] = (pieces[0][0] + len(first) - len(first.lstrip()), pieces[0][1])
        pieces[-1] = (pieces[-1][0], pieces[-1][1] - len(last) + len(last.rstrip()))
    return tuple(pieces)


def _unwrapped(lines: list[RawLine], source: str) -> Iterator[list[RawLine]]:
    """Lines grouped where a fixed width broke them: the next word would not have fitted on the line.

    A text is taken for one of fixed width only when no line is wider than 120, but for those with a link that could not
    be broken, and a third of the lines that stand right above another stop in mid-sentence; otherwise each line is a
    group of its own.
    """
    width = max((line.width for line in lines if not _UNBREAKABLE.search(source, line.start, line.line_end)), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if a.number + 1 == b.number]
    broken = 0
    if _NARROWEST <= width <= _WIDEST:
        for above, below in pairs:
            if _full(above, below, source, width) and not ends_sentence(above.text(source)):
                broken += 1
    if broken < 3 or broken * 3 < len(pairs):
        yield from ([line] for line in lines)
        return
    group: list[RawLine] = []
    for line in lines:
        if group and not (group[-1].number + 1 == line.number and _full(group[-1], line, source, width)):
            yield group
            group = []
        group.append(line)
    yield group


def _full(above: RawLine, below: RawLine, source: str, width: int) -> bool:
    first_word = source[below.line_start : below.line_end].split(None, 1)[0]
    if above.width + 1 + len(first_word) <= width or _ITEM.match(source, below.start, below.end):
        return False
    return _KEY.match(source, below.start, below.end) is None
