"""Ids that are made from content, so that adding a row never renumbers another."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.language.text.spans import Span

__all__ = ["number_repeats", "row_id", "slug"]

_INSIDE_WORDS = str.maketrans("", "", ".'’")
"""Marks that part no words: U.S., People's."""

_CONTEXT = 32
"""How many characters on either side tell apart the same words at two places of an article."""


def row_id(letter: str, article_id: str, text: str, span: Span, repeat: int = 0) -> str:
    """The id of the row that is anchored at `span` of the article's text.

    It depends on the words, on those just around them, and on nothing else: not on the rule, the kind or the place, so
    it survives a correction of the other cells and a change elsewhere in the article. `repeat` tells apart rows whose
    words and surroundings are the same.

    >>> row_id("q", "a1", 'He said "yes" twice.', Span(9, 12))
    'q-620cab3d2694fd84'
    """
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    parts = [article_id, span.of(text), before, after, str(repeat)]
    # A surrogate can stand in a text that was given as JSON; it must not make the row impossible.
    key = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{letter}-{hashlib.sha256(key).hexdigest()[:16]}"


def number_repeats(letter: str, article_id: str, text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The ids of the rows of one table and article, in the order given; all are different.

    >>> len(set(number_repeats("q", "a1", "no", [Span(0, 2), Span(0, 2)])))
    2
    """
    seen: dict[str, int] = {}
    for span in spans:
        first = row_id(letter, article_id, text, span)
        repeat = seen.get(first, 0)
        seen[first] = repeat + 1
        yield row_id(letter, article_id, text, span, repeat) if repeat else first


def slug(name: str) -> str:
    """A readable id for a name: lower case, no accents, hyphens between words. Other scripts stay as they are.

    >>> slug("Mohamed Bin Salmán"), slug("U.S. Congress"), slug("The Farmers’ Post"), slug("Ван И")
    ('mohamed-bin-salman', 'us-congress', 'the-farmers-post', 'ван-и')
    """
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_INSIDE_WORDS)
    letters = (character for character in plain if not unicodedata.combining(character))
    words = "".join(character if character.isalnum() else " " for character in letters).split()
    if words:
        return "-".join(words)
    return "entity-" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
