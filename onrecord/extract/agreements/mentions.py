"""The mentions of agreements in a text, in order."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.agreements.acts import read_act
from onrecord.extract.agreements.lexis import heads
from onrecord.extract.agreements.model import Mention
from onrecord.extract.agreements.nouns import read_name, read_noun, read_one
from onrecord.extract.agreements.parties import Parties
from onrecord.extract.agreements.tokens import Scope, Scopes
from onrecord.extract.agreements.triggers import Trigger, triggers
from onrecord.language.document import Document

__all__ = ["find_mentions"]


def find_mentions(document: Document) -> Iterator[Mention]:
    """All mentions, in text order; one that lies within another is left out.

    >>> text = "Peru and Chile signed a fisheries treaty on Friday."
    >>> [(m.span.of(text), m.kind, m.standing.status) for m in find_mentions(Document(text))]
    [('a fisheries treaty', 'treaty', 'signed')]
    """
    scopes: Scopes | None = None
    parties = Parties(document)
    last: Mention | None = None
    for trigger in triggers(document.text):
        if last is not None and trigger.start < last.end:
            continue
        scopes = scopes or Scopes(document)
        scope = scopes.at(trigger.start)
        mention = _read(scope, trigger, parties)
        if mention is None or (last is not None and mention.start < last.end):
            continue
        if last is not None and _is_apposed(scope, last, mention):
            _appose(last, mention)
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def _is_apposed(scope: Scope, name: Mention, mention: Mention) -> bool:
    """'AUKUS, the alliance formed by …': a name and what explains it are one mention."""
    return (
        name.strength == "name"
        and mention.noun in heads()
        and mention.determiner in ("the", "a", "an")
        and (scope.text[name.end : mention.start] == ", ")
    )


def _appose(name: Mention, mention: Mention) -> None:
    name.end = mention.end
    name.parties = mention.parties if len(mention.parties) >= len(name.parties) else name.parties
    name.date = name.date or mention.date
    if mention.standing.rule != "default":
        name.standing = mention.standing


def _read(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    match trigger.sort:
        case "head":
            return read_noun(scope, trigger, parties)
        case "name":
            return read_name(scope, trigger, parties)
        case "one":
            return read_one(scope, trigger, parties)
    return read_act(scope, trigger, parties)
