"""One mention of an agreement, with all that its own sentence tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extraction.agreements.cues import grammar, heads
from onrecord.extraction.agreements.status import Standing
from onrecord.language.lexicon.geography import country_of
from onrecord.language.mentions.actors import Actor
from onrecord.language.text.spans import Span

__all__ = ["Mention", "content_of"]

_WORD = re.compile(r"[^\W\d_][\w.'’-]*\w|\d{4}")


@dataclass(slots=True)
class Mention:
    """One mention, as its sentence shows it."""

    start: int
    end: int
    noun: str
    """The head noun in the singular, lower case; the name of a known agreement; or the rule of a verb."""
    kind: str
    strength: str
    """strong, plain, name, anaphor or act."""
    determiner: str | None
    described: bool
    """Whether it has modifiers or complements of its own."""
    plural: bool
    standing: Standing
    subject: str
    title: str | None
    parties: tuple[Actor, ...]
    count: int | None
    amount: tuple[float, str] | None
    term: str | None
    date: str | None
    member: bool
    """Whether the sentence presents it as one of a bundle named before: 'Among them …'."""
    sentence: int
    """Where its sentence starts."""
    content: frozenset[str]
    """Its words, without closed classes, by which two mentions are compared."""

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def content_of(words: str) -> frozenset[str]:
    """The words that tell one agreement from another: no closed classes, no head nouns; a state for its adjective.

    >>> sorted(content_of("the Iranian nuclear deal")) == sorted(content_of("a nuclear agreement with Iran"))
    True
    """
    closed = grammar("determiner") | grammar("preposition") | grammar("conjunction") | grammar("evaluation")
    found = set()
    for match in _WORD.finditer(words):
        word = match.group()
        country = country_of(word)
        lower = re.sub(r"(?:['’]s|s)$", "", word.lower())
        if country is not None:
            found.add(country.code)
        elif word.lower() not in closed and word.lower() not in heads() and len(lower) > 1:
            found.add(lower)
    return frozenset(found)
