"""What a number is to a change: by how much something rose, the level it reached or came from, or just a level."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.indicators.counted_noun import noun_phrase
from onrecord.extraction.indicators.ranges import changes

__all__ = ["Role", "role_of"]


class Role(NamedTuple):
    """What a number is to a change: the "change" itself, the level it goes "to" or comes "from", or just a "level"."""

    name: str = "level"
    way: str = ""
    verb: int = -1
    """Where the word of change stands."""
    object: tuple[str, ...] = ()
    """What the verb changes: "raised its key rate by 5 points"."""


_ARTICLES = frozenset({"a", "an", "the", "its", "their", "record"})
# "Make up 46 percent" is a share, and no rise.
_MAKES = frozenset({"make", "makes", "made", "making"})
_TRANSITIVE = frozenset({"raise", "raised", "raising", "added", "extended", "brought", "bringing", "took", "taking"})
_PREPOSITIONS = {"by": "change", "in": "change", "to": "to", "at": "to", "from": "from"}
_NOUN_AFTER = re.compile(r"[ -](?P<noun>[a-z]+)")
# "Rose to a record of nearly $5bn" names the level as "rose to nearly $5bn" does.
_RECORD = re.compile(r"\b(?:an? |the )?(?:new |fresh |all-time )?(?:record|high|low|peak|total)(?: high| low)? of $")
_LIMIT = re.compile(r"(?:just |well |slightly )?(?:above|below|past|beneath|through)\b")
# Verbs that change their object: the number behind "by" or "to" is the object's.
_CHANGES_IT = re.compile(
    r"\b(?P<verb>(?:cut|rais|lower|reduc|increas|boost|slash|hik|lift|expand|bring|push|widen|narrow|trim|curb|driv"
    r"|upgrad|downgrad|revis|adjust|cap|limit)(?:e|es|ed|s|ting|ing|d|ped)?|brought|drove|took|takes?)[ ]"
    r"(?P<object>(?:(?!to |by |from |that |which |and )[\w’'%-]+ ){1,6}?)(?P<how>by|to|from|at) $"
)


def role_of(text: str, start: int, end: int, begin: int) -> Role:
    """What a number from `start` to `end` is to the change that the words beside it tell of.

    >>> def role(text): return role_of(text, text.index("5"), text.index("5") + 2, 0)
    >>> [(role(t).name, role(t).way) for t in ("trade fell by 5%", "rose to 5%", "up from 5%", "a 5% drop", "has 5%")]
    [('change', 'down'), ('to', 'up'), ('from', 'up'), ('change', 'down'), ('level', '')]
    >>> role("It cut its oil exports by 5%"), role("It was told to come by 5")
    (Role(name='change', way='down', verb=3, object=('oil', 'exports')), Role(name='level', way='', verb=-1, object=()))

    A limit that was passed is a level: "rose above 5%".

    >>> text = "rose above 5%"
    >>> role_of(text, 5, 13, 0).name
    'to'
    """
    record = _RECORD.search(text, max(begin, start - 40), start) if text.endswith(" of ", begin, start) else None
    place = record.start() if record is not None else start
    before = text[max(begin, place - 40) : place].split(" ")
    if len(before) > 1 and not before.pop():
        while len(before) > 1 and before[-1] in _ARTICLES:
            before.pop()
        preposition = before.pop() if before[-1] in _PREPOSITIONS and len(before) > 1 else ""
        if len(before) > 1 and (before[-1].endswith("ly") or before[-1] in ("again", "further")):
            before.pop()
        if before[-1] == "up" and len(before) > 1 and before[-2].lower() in _MAKES:
            return Role()
        way = changes().get(before[-1].lower()) if before[-1].lower() != "growth" or preposition == "by" else None
        if way is not None:
            name = _PREPOSITIONS.get(preposition, "change")
            if not preposition and _LIMIT.match(text, start, end):
                return Role("to", way, text.rindex(before[-1], max(begin, start - 40), start))
            # Who raises $5 million or cuts 5 jobs without "by" does not tell of a level that changed.
            if name == "change" and not preposition and before[-1].lower() in _TRANSITIVE:
                return Role()
            verb = text.rindex(before[-1], max(begin, start - 40), start)
            return Role(name if way != "any" or name != "change" else "level", way, verb)
        changed = _of_an_object(text, start, begin) if preposition else None
        if changed is not None:
            return changed
        if preposition == "from":
            return Role("from")
    after = _NOUN_AFTER.match(text, end)
    if (
        after is not None
        and changes().get(after["noun"], "any") != "any"
        and after["noun"] not in ("higher", "lower", "up", "down")
    ):
        return Role("change", changes()[after["noun"]], -1)
    if after is not None and after["noun"] in ("higher", "lower", "more", "less"):
        return Role("change", "up" if after["noun"] in ("higher", "more") else "down", -1)
    return Role()


def _of_an_object(text: str, start: int, begin: int) -> Role | None:
    """The role of a number behind a verb and its object: "raised its key rate by 5 points to 7 percent"."""
    match = _CHANGES_IT.search(text, max(begin, start - 80), start)
    if match is None:
        return None
    noun = noun_phrase(text, match.start("object"), match.end("object"))
    if noun is None:
        return None
    way = changes().get(match["verb"].lower(), "any")
    name = _PREPOSITIONS[match["how"]]
    return Role(name if way != "any" or name != "change" else "level", way, match.start("verb"), noun.words)
