"""The line model: each line of a raw text has one role, and the name of the rule that gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["KEPT", "ROLES", "Line", "Role"]

Role = Literal[
    "header",
    "section",
    "title",
    "subtitle",
    "byline",
    "date",
    "place",
    "url",
    "paragraph",
    "heading",
    "caption",
    "post",
    "repeat",
    "credit",
    "embed",
    "author_note",
    "contact",
    "copyright",
    "furniture",
]

ROLES: dict[Role, str] = {
    "header": "a field of the header block (`Author: …`)",
    "section": "the section of the outlet, above the title",
    "title": "the headline",
    "subtitle": "the standfirst: what stands between the headline and the article",
    "byline": "who wrote or reported it, and for which agency",
    "date": "when it was published or updated",
    "place": "where it was given, signed or sent from",
    "url": "where it was published",
    "paragraph": "a paragraph of the article, or a part of one",
    "heading": "a sub-heading within the article",
    "caption": "what a picture shows",
    "post": "a social-media post in the article's own language",
    "repeat": "words that the line before has already given",
    "credit": "who took the picture",
    "embed": "a social-media post in another language, or the mark of an embedded one",
    "author_note": "who the author is, whose views these are, who translated",
    "contact": "an address to write to",
    "copyright": "who owns the text, and who distributes it",
    "furniture": "a part of the page, not of the article: menus, advertising, share links, newsletters",
}
"""Each role with what it means."""

KEPT: frozenset[Role] = frozenset({"paragraph", "heading", "caption", "post"})
"""The roles of the lines that make up the article's text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a raw text that is not blank: `number` from 1, `start` and `end` in code points of the decoded text.

    `keep_start` and `keep_end`, in the same count, are the stretch that went into the article's text; they are equal
    where nothing did. A caption loses the photographer at its end this way, a first paragraph its dateline. `cuts` are
    stretches of markup between the two that did not go into it either.
    """

    number: int
    start: int
    end: int
    text: str
    role: Role
    rule: str
    keep_start: int
    keep_end: int
    cuts: tuple[tuple[int, int], ...] = ()

    @property
    def kept(self) -> str:
        """The words of the line that are in the article's text; empty where none is.

        >>> Line(1, 0, 19, "FILE: A gas field. ", "caption", "caption_label", 6, 18).kept
        'A gas field.'
        """
        places = [self.keep_start, *(place for cut in self.cuts for place in cut), self.keep_end]
        stretches = zip(places[::2], places[1::2], strict=True)
        return "".join(self.text[start - self.start : end - self.start] for start, end in stretches)
