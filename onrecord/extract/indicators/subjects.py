"""Whom a number is about: the grammatical subject of its clause, as far as names and prepositions show it."""

from __future__ import annotations

import re

from onrecord.extract.drafts import QuoteDraft
from onrecord.language.actors import Actor
from onrecord.language.cast import Mention
from onrecord.language.document import Document
from onrecord.language.spans import Span

__all__ = ["subject_of"]

_KINDS = frozenset({"country", "organization", "person", "group"})
_PREPOSITION = re.compile(
    r"\b(?:of|in|with|on|to|for|from|by|at|near|against|over|since|into|about|after|before|under|toward|towards)"
    r"(?: (?:a|an|the|its|their|his|her))? $",
    re.IGNORECASE,
)
_JOINED = frozenset({" and ", ", ", ", and ", " and the "})
# A clause that these open shares the subject of the one before it: "Moscow seeks help after its deployment of …".
_DEPENDENT = re.compile(r"(?:after|before|while|when|by|up from|down from)\b")


def subject_of(
    document: Document, clause: Span, sentence: Span, start: int, end: int, quote: QuoteDraft | None
) -> tuple[Actor, ...]:
    """The actors whom a number from `start` to `end` is about; nobody where its clause names none.

    Those named in its own words come first; then the last one before it that no preposition governs, with whoever is
    joined to it by "and"; then the first one before it. A speaker is not the subject of what is said: inside a quote
    only the quote is searched.
    """
    first, last = clause
    if quote is not None:
        first, last = max(first, quote.start), min(last, quote.end)
    mentions = [m for m in document.cast.mentions_in(first, max(first, last)) if m.actor.kind in _KINDS]
    inside = [m for m in mentions if m.start >= start and m.end <= end]
    if inside:
        return tuple(dict.fromkeys(m.actor for m in inside))
    before = [m for m in mentions if m.end <= start]
    if before:
        return _subject(document.text, before, first)
    if not _DEPENDENT.match(document.text, clause.start):
        return ()
    first = max(sentence.start if quote is None else max(sentence.start, quote.start), clause.start - 300)
    earlier = [m for m in document.cast.mentions_in(first, max(first, clause.start)) if m.actor.kind in _KINDS]
    return (earlier[-1].actor,) if earlier else ()


def _subject(text: str, before: list[Mention], begin: int) -> tuple[Actor, ...]:
    free = [i for i, m in enumerate(before) if not _PREPOSITION.search(text, max(begin, m.start - 16), m.start)]
    at = free[-1] if free else 0
    group = [before[at]]
    while at > 0 and text[before[at - 1].end : before[at].start] in _JOINED:
        at -= 1
        group.insert(0, before[at])
    if not free:
        for mention in before[1:]:
            if text[group[-1].end : mention.start] not in _JOINED:
                break
            group.append(mention)
    return tuple(dict.fromkeys(mention.actor for mention in group))
