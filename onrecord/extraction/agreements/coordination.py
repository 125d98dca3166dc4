"""What stands beside a name: the fellows it is joined to, and whose name it is rather than the state's."""

from __future__ import annotations

import re

from onrecord.extraction.agreements.actors import PartyMention
from onrecord.extraction.agreements.cues import grammar
from onrecord.extraction.agreements.tokens import Scope
from onrecord.language.mentions.actors import Actor

__all__ = ["JOINED", "fellows", "is_object", "is_private", "unknown_fellow"]

_TITLES = re.compile(r"\s+(?:(?!(?:and|or)\b)[a-z-]+\s+){0,4}")
JOINED = re.compile(
    r"(?:\s*(?:of|from)\s+[^,;.]{1,40})?\s*"
    r"(?:,\s*and|,|\band\b|&|\bas well as\b|\balong with\b|\btogether with\b|/|-|–)\s*"
    r"(?:(?!and\b)[\w'’.-]+\s+){0,6}$"
)
"""What stands between two names that are joined: a conjunction or a comma, and titles."""
_FELLOW = re.compile(
    r"(?:^|(?<=[.,;:’'\"“(] )|(?<=[’']s )|(?<=\bbetween )|(?<![.\w] ))"
    r"(?P<name>[A-Z][\w-]+(?:[ \u00a0][A-Z][\w-]+){0,3})\s+(?:and|&)\s+(?:[A-Z][\w-]+['’]s\s+|the\s+)?$"
)


def is_private(scope: Scope, index: int) -> bool:
    """'Chinese companies', 'a Russian oil giant': who is of a state and not the state."""
    return any(scope.lower(place) in grammar("private") for place in range(index, index + 3))


def is_object(scope: Scope, index: int) -> bool:
    """Whether a verb right before makes the name its object: 'joined the league and signed'."""
    while index > 0 and (scope.lower(index - 1) in grammar("determiner") or scope.tokens[index - 1].is_capitalised):
        index -= 1
        if index > 1 and scope.lower(index - 1) in ("and", "of") and scope.tokens[index - 2].is_capitalised:
            # 'joined the Belt and Road Initiative': one name.
            index -= 1
    before = scope.lower(index - 1)
    if before == "(":
        return True
    if scope.lower(index - 2) in grammar("determiner"):
        # 'a united Germany': a participle in place of an adjective.
        return False
    return (
        before not in grammar("reporting") and before.isalpha() and (before in grammar("verb") or before.endswith("ed"))
    )


def fellows(scope: Scope, left: list[PartyMention], number: int) -> list[PartyMention]:
    """The mention of that number and those joined to it: 'Chad's Ali and Mali's Sidi', 'Li and his Thai guest Prem'."""
    group = [left[number]]
    start = left[number].start
    while number > 0:
        before = left[number - 1]
        between = scope.text[before.end : start]
        if between in ("'s ", "’s ") or (before.sense == "adjective" and _TITLES.fullmatch(between)):
            # A possessor or an adjective before the name belongs to it and is no fellow.
            start = before.start
        elif JOINED.fullmatch(scope.text, before.end, start):
            start = before.start
            group.insert(0, before)
        else:
            break
        number -= 1
    return group


def unknown_fellow(scope: Scope, first: PartyMention) -> list[PartyMention]:
    """A name joined to the first of a group, of which the text says nothing else: it is of its fellow's kind."""
    found = _FELLOW.search(scope.text, max(scope.span.start, first.start - 80), first.start)
    if found is None or found["name"].lower() in grammar("determiner") | grammar("preposition") | grammar(
        "conjunction"
    ):
        return []
    actor = Actor(found["name"], first.actor.kind)
    return [PartyMention(found.start("name"), found.end("name"), actor, "actor")]
