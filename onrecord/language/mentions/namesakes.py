"""Family names that are mostly other words: 'Long said', 'Park's plan', 'Israel added', where somebody bears them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.mentions.name_evidence import acts
from onrecord.language.mentions.name_phrases import read_chain
from onrecord.language.mentions.named_entity import Bearer
from onrecord.language.text.named_tuples import maker

__all__ = ["NameMention", "name_mention", "with_namesakes"]

_POSSESSIVES = ("'s ", "’s ")


class NameMention(NamedTuple):
    """A name where it stands, with its titles; `name_start` is where the bare name begins."""

    start: int
    end: int
    bearer: Bearer
    name_start: int


name_mention = maker(NameMention)
"""Makes a mention of a tuple."""


@lru_cache(maxsize=1 << 12)
def _means_something_else(word: str) -> bool:
    """Whether a family name is mostly another word or name: Long, Park, Israel."""
    phrases = read_chain(word, True)
    return [phrase.kind for phrase in phrases] != ["word"]


def with_namesakes(text: str, mentions: list[NameMention]) -> list[NameMention]:
    """The mentions, with those whose word mostly means something else: 'Long said' where Jack Long is spoken of.

    >>> long = Bearer("Jack Long", "person")
    >>> text = "Jack Long came. Long delays followed. Long said no."
    >>> [mention.start for mention in with_namesakes(text, [NameMention(0, 9, long, 0)])]
    [0, 38]
    """
    bearers: dict[str, Bearer] = {}
    first: dict[Bearer, int] = {}
    for mention in mentions:
        first.setdefault(mention.bearer, mention.start)
    for bearer in first:
        word = bearer.short if bearer.kind == "person" and " " in bearer.name else ""
        if word and " " not in word and _means_something_else(word):
            bearers.setdefault(word, bearer)
    if not bearers:
        return mentions
    starts = [mention.start for mention in mentions]
    pattern = re.compile(rf"(?<![\w-])(?:{trie_pattern(bearers)})(?![\w-])")
    for found in pattern.finditer(text):
        start, end = found.span()
        bearer = bearers[found.group()]
        at = bisect_right(starts, start) - 1
        around = mentions[at] if at >= 0 and mentions[at].end >= end else None
        if start <= first[bearer] or not (text.startswith(_POSSESSIVES, end) or acts(text, start, end)):
            continue
        if around is None:
            mentions.append(name_mention((start, end, bearer, start)))
        elif around.start == start and around.end == end:
            mentions[at] = name_mention((start, end, bearer, start))
        bearer.count += 1
    return sorted(mentions, key=lambda mention: mention.start)
