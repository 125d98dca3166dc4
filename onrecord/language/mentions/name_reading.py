"""The names of a text as its words tell them, each with the kind that the whole text shows it to have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.language.lexicon.roles import given_name_gender, role_head
from onrecord.language.mentions.actors import ActorKind
from onrecord.language.mentions.name_evidence import acts, kind_of_name
from onrecord.language.mentions.name_phrases import Phrase, read_chain
from onrecord.language.mentions.named_entity import folded
from onrecord.language.mentions.names import chains, opens_sentence
from onrecord.language.text.small_words import SmallWords

__all__ = ["read_names"]

_SELDOM_NAMES = frozenset(("adjective", "place", "thing", "role"))
_OFFICE_TO = re.compile(r"\b([A-Za-z]+)[ \u00a0](?:to|for|of|in)[ \u00a0](?:the[ \u00a0])?$")


def read_names(text: str, small_words: SmallWords) -> Iterator[tuple[int, Phrase]]:
    """The phrases that name somebody, and adjectives of peoples, each with the place at which its chain begins.

    >>> text = "Tarno Vesk spoke. Vesk left."
    >>> [(phrase.name, phrase.kind) for _, phrase in read_names(text, SmallWords(text))]
    [('Tarno Vesk', 'person'), ('Vesk', 'word')]
    """
    read = list(_phrases(text, small_words))
    settled = _settled(text, read)
    for base, phrase in read:
        if phrase.kind != "word":
            yield base, phrase
        else:
            yield from ((base, one) for one in _as_settled(phrase, settled))


def _phrases(text: str, small_words: SmallWords) -> Iterator[tuple[int, Phrase]]:
    for match in chains(text):
        base = match.start()
        chain = match.group()
        if opens_sentence(text, base):
            base, phrases = _opening(base, chain, small_words)
        else:
            phrases = read_chain(chain)
        for phrase in phrases:
            if phrase.kind == "person" and phrase.role is None and _closes_office(text, base, phrase):
                yield from ((base, one) for one in read_chain(chain[: phrase.name_start - 1]))
                yield base, replace(phrase, start=phrase.name_start, country=None)
            elif phrase.kind not in _SELDOM_NAMES or phrase.kind == "adjective":
                yield base, phrase


def _closes_office(text: str, base: int, phrase: Phrase) -> bool:
    """Whether the state before a name belongs to an office: 'ambassador to Germany Ida Moe'."""
    if phrase.start == phrase.name_start or phrase.start > 0:
        return False
    found = _OFFICE_TO.search(text, max(0, base - 30), base)
    return found is not None and role_head(found.group(1))


def _settled(text: str, read: list[tuple[int, Phrase]]) -> dict[str, ActorKind]:
    """What the names are of which the words alone do not tell."""
    places: dict[str, list[tuple[int, int]]] = {}
    ambiguous: set[str] = set()
    single: list[tuple[int, Phrase]] = []
    for base, phrase in read:
        if phrase.kind == "word" and " " in phrase.name:
            places.setdefault(phrase.name, []).append((base + phrase.name_start, base + phrase.end))
            if phrase.otherwise is not None:
                ambiguous.add(phrase.name)
        elif phrase.kind in ("word", "person"):
            single.append((base, phrase))
    if not places:
        return {}
    sought = {folded(name.rpartition(" ")[2]) for name in places}
    alone: set[str] = set()
    for base, phrase in single:
        name = folded(phrase.name)
        if name not in sought or name in alone:
            continue
        if phrase.kind == "person" or acts(text, base + phrase.start, base + phrase.end):
            alone.add(name)
    settled: dict[str, ActorKind] = {}
    for name, where in places.items():
        kind = kind_of_name(text, name, where, alone, ambiguous=name in ambiguous)
        if kind is not None:
            settled[name] = kind
    return settled


def _as_settled(phrase: Phrase, settled: dict[str, ActorKind]) -> Sequence[Phrase]:
    """The phrase with the kind that the text shows; what it says otherwise, where it shows none."""
    if phrase.kind != "word" or " " not in phrase.name:
        return (phrase,)
    kind = settled.get(phrase.name)
    if kind == "person":
        return (replace(phrase, kind="person", gender=phrase.gender or given_name_gender(phrase.name.split()[0])),)
    if kind == "organization":
        return (replace(phrase, kind="organization"),)
    if phrase.otherwise is not None:
        return [one for one in phrase.otherwise if one.kind not in _SELDOM_NAMES]
    return (phrase,)


def _opening(base: int, chain: str, small_words: SmallWords) -> tuple[int, tuple[Phrase, ...]]:
    """Read a chain whose first word may owe its capital to its place alone."""
    phrases = read_chain(chain, True)
    if not phrases or phrases[0].start > 0 or phrases[0].sure:
        return base, phrases
    first, _, rest = chain.partition(" ")
    if first.lower() not in small_words:
        return base, phrases
    if not rest:
        return base, ()
    return base + len(first) + 1, read_chain(rest)
