"""Where in an article the words of a correction stand, and what to tell the person whose words are not there."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.corpus.places import TextPlaces
from onrecord.language.text.spans import Span
from onrecord.schema.decisions import Cell, Correction

__all__ = ["Anchors", "Refused", "nearest_words", "second_for_one_row"]

_SAME = str.maketrans("“”„‟«»‘’‚‛`´–—−\u00a0\u2009\u202f\n", "\"\"\"\"\"\"''''''---    ")
"""Marks, dashes and spaces that people take for one another; one for one, so that offsets stay."""
_LEAST = 60
"""How alike words must be to be suggested, of 100."""
_LISTED = 5


class Refused(Exception):  # noqa: N818 (not an error of the program)
    """A correction that does not fit the text or the rows; `key` is the path of what is wrong within it."""

    def __init__(self, code: str, message: str, *key: str, advice: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.key, self.advice = code, message, key, advice


class Anchors:
    """The words of one article, as corrections point at them."""

    def __init__(self, text: str, places: TextPlaces | None = None) -> None:
        self.text = text
        self.places = places

    def place_of(self, correction: Correction, made_of: Sequence[Span]) -> Span:
        """The one place where the words of a correction stand; `made_of` are the rows that are made of just them.

        Raises:
            Refused: the text does not have the words (OR-C005), or has them more than once (OR-C006).
        """
        words = correction.within or correction.at
        key = "within" if correction.within else "at"
        found = self._occurrences(words)
        if not found:
            said = f"the article's text does not have these words: {words!r}"
            raise Refused("OR-C005", said, key, advice=self._instead(words))
        if correction.within is None and correction.action != "add":
            # Where words stand more than once, the one row that is made of them tells which are meant.
            there = [span for span in found if span in made_of]
            found = there if len(there) == 1 else found
        if len(found) > 1:
            raise Refused("OR-C006", f"the article's text has these words {self._times(found)}: {words!r}", key)
        inner = found[0].start + words.find(correction.at)
        return Span(inner, inner + len(correction.at))

    def beside(self, words: str, place: Span) -> Span:
        """The occurrence of `words` that overlaps the row they are to replace.

        Raises:
            Refused: there is none (OR-C005).
        """
        start = max(0, place.start - len(words))
        while (start := self.text.find(words, start, place.end + len(words))) >= 0:
            if place.overlaps((start, start + len(words))):
                return Span(start, start + len(words))
            start += 1
        said = f"these words do not overlap those of the row: {words!r}"
        raise Refused("OR-C005", said, "set", "text", advice=None if words in self.text else self._instead(words))

    def _occurrences(self, words: str) -> list[Span]:
        found = []
        start = self.text.find(words)
        while start >= 0:
            found.append(Span(start, start + len(words)))
            start = self.text.find(words, start + 1)
        return found

    def _times(self, found: Sequence[Span]) -> str:
        times = f"{len(found)} times"
        if self.places is None:
            return times
        lines = sorted({self.places.line(span.start) for span in found})
        listed = ", ".join(map(str, lines[:_LISTED])) + (" …" if len(lines) > _LISTED else "")
        return f"{times} (line{'s' * (len(lines) > 1)} {listed} of {self.places.path})"

    def _instead(self, words: str) -> str | None:
        """Where the words stand outside the article's text, or the nearest words within it."""
        if self.places is not None and (outside := self.places.line_outside(words)):
            number, role = outside
            where = f"line {number} of {self.places.path}"
            return f"They stand in {where}, which is no part of the article: it was read as its {role}."
        near = nearest_words(words, self.text)
        if near is None:
            return None
        where = f" (line {self.places.line(near.start)} of {self.places.path})" if self.places is not None else ""
        return f"Nearest in the text{where}: {near.of(self.text)!r}. Copy the words from there, marks and all."


def nearest_words(words: str, text: str) -> Span | None:
    """The whole words of a text that are most like the given ones, if any are much like them.

    >>> text = "“We are close to a pact,” said Ana Roig."
    >>> nearest_words('"We were close to a pact,"', text).of(text)
    '“We are close to a pact,”'
    >>> nearest_words("We were close to a pact", text).of(text)
    'We are close to a pact'
    >>> nearest_words("grain prices", text)
    """
    try:
        from rapidfuzz.fuzz import partial_ratio_alignment
    except ImportError:  # only a suggestion is lost
        return None
    found = partial_ratio_alignment(_plain(words), _plain(text), score_cutoff=_LEAST)
    if found is None or found.dest_start >= found.dest_end:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end - 1].isspace():
        end += 1
    # Marks and spaces around the words belong to them only where they do so in the words that were given.
    while start < end and words[0].isalnum() and not text[start].isalnum():
        start += 1
    while start < end and words[-1].isalnum() and not text[end - 1].isalnum():
        end -= 1
    span = Span(start, end).trimmed(text)
    return span if span.start < span.end else None


def second_for_one_row(correction: Correction, other: Correction, line: int) -> Refused:
    """What to say of a correction for a row that another one, which starts at `line`, is for: the same, or not."""
    if correction.action == other.action and correction.set == other.set:
        return Refused("OR-C017", f"the correction of line {line} says just the same of this row")
    if correction.action != other.action:
        said = f"the correction of line {line} says `{other.action}` of this row, and this one `{correction.action}`"
        return Refused("OR-C016", said, "action")
    for name, cell in correction.set.items():
        if name in other.set and other.set[name] != cell:
            there, here = _shown(other.set[name]), _shown(cell)
            said = f"the correction of line {line} sets `{name}` to {there}, and this one to {here}"
            return Refused("OR-C016", said, "set", name)
    return Refused("OR-C008", f"the correction of line {line} is for the same row")


def _shown(cell: Cell) -> str:
    return "null" if cell == "" else repr(cell)


def _plain(text: str) -> str:
    plain = text.translate(_SAME)
    small = plain.lower()
    return small if len(small) == len(text) else plain
