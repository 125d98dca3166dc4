"""Descriptions: nouns that call somebody again, or several at once: 'the Russian leader', 'the two countries'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.language.lexicon.geography import Reading, readings
from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import Gender, role_head, role_of, roles
from onrecord.language.lexicon.tries import trie_pattern

__all__ = ["Description", "DescriptionKind", "describe", "descriptions", "opening_description"]

DescriptionKind = Literal[
    "person", "people", "states", "bodies", "organization", "document", "spokesperson", "state", "words", "national"
]
"""`people`, `states` and `bodies` are several at once; a `state` is one by its government ('the Chinese side') or its
people ('the French'); `words` are somebody's own ('the ministry's account'); a `national` is one by his country alone
('the Norwegian')."""

_DOCUMENTS = words("document_nouns")
_COLLECTIVES = words("collective_nouns") | (words("company_nouns") - {"major", "app", "platform"})
_STATE_PLURALS = words("state_plurals")
_PEOPLE_PLURALS = words("people_plurals")
_BODY_PLURALS = words("body_plurals")
_GOVERNMENTS = words("government_nouns")
_SPOKESPEOPLE = frozenset(("spokesman", "spokeswoman", "spokesperson", "spokespeople", "representative", "spox"))
_SPEECH_ACTS = words("speech_act_nouns") | words("data_nouns") | words("message_nouns")
_MESSAGES = words("message_nouns")
_PEOPLES_LIKE_ADJECTIVES = ("ch", "sh", "ese", "ss")
"""What an adjective ends in that also names a whole people: 'the French', 'the Chinese'."""
_DETERMINERS = frozenset(
    ("the", "this", "that", "these", "those", "both", "a", "an", "his", "her", "its", "their", "one")
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_NUMBERS = frozenset(("two", "both"))
_COMPLEMENT = re.compile(r"[ \u00a0](of|for|at|from|in|with|on|to|by)[ \u00a0]")
_WORD = re.compile(r"[^\s\u00a0]+")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun phrase without a name says of the one it stands for."""

    kind: DescriptionKind
    noun: str
    """The head, lower case: 'prime minister', 'statement'."""
    definite: bool
    country: str | None = None
    gender: Gender = ""
    modifiers: tuple[str, ...] = ()
    """The words before the head, in lower case, without determiners."""
    title: str = ""
    """Head and modifiers as the text writes them: 'joint statement'."""
    complement: str = ""
    """What follows the head's first preposition, as the text writes it."""
    complement_at: int = 0
    """Where the complement begins, counted from the start of the phrase."""
    possessed: bool = False
    """Whether a possessive pronoun is the determiner: 'his counterpart'."""
    authored: bool = False
    """Whether the complement says whose work it is: 'an article by …', 'a letter from …'."""
    count: int | None = None


@lru_cache(maxsize=1 << 13)
def describe(phrase: str) -> Description | None:
    """What a noun phrase says, from its determiner to its head and complement; None where its head is no such noun.

    >>> found = describe("the Russian leader")
    >>> found.kind, found.noun, found.country, found.definite
    ('person', 'leader', 'RU', True)
    >>> describe("the two countries").kind, describe("both nations").count
    ('states', 2)
    >>> describe("the Norwegian").kind, describe("the French").kind
    ('national', 'state')
    >>> describe("a joint statement").kind, describe("a joint statement").title, describe("a joint statement").definite
    ('document', 'joint statement', False)
    >>> describe("the wet stone") is None
    True
    """
    core, complement, link = phrase, "", ""
    cut = _COMPLEMENT.search(phrase)
    if cut is not None:
        core, complement, link = phrase[: cut.start()], phrase[cut.end() :], cut.group(1)
    whole = core.split()
    tokens = _without_participle(whole)
    determiner = tokens[0].lower() if tokens and tokens[0].lower() in _DETERMINERS else ""
    body = tokens[1:] if determiner else tokens
    count = 2 if determiner == "both" else None
    if len(body) == 1 and body[0].lower() == "two" and determiner == "the":
        return Description("people", "two", True, title="two", count=2)
    while body and body[0].lower() in _NUMBERS:
        body, count = body[1:], 2
    owned = any(_POSSESSIVE.search(token) for token in body[:-1])
    if not body or len(body) > 8 or body[0].lower() in _BREAKS:
        return None
    if len(body) == 1 and determiner == "the" and (reading := readings().get(body[0])) is not None:
        return _national(body[0], reading)
    known = _kind(body, count)
    if known is None:
        return None
    kind, noun, gender = known
    size = len(noun.split())
    modifiers = body[:-size]
    return Description(
        kind=kind,
        noun=noun,
        definite=(determiner in _DEFINITE and not _sets_apart(modifiers)) or owned,
        country=_country(modifiers, complement),
        gender=gender,
        modifiers=tuple(word.lower() for word in modifiers),
        title=" ".join(body),
        complement=complement,
        possessed=determiner in _POSSESSIVES,
        complement_at=cut.end() if cut is not None else 0,
        authored=link in ("by", "from") and (tokens is whole or whole[len(tokens)].lower() in _AUTHORING),
        count=count,
    )


def _national(word: str, reading: Reading) -> Description | None:
    """One who is called by the country alone, or its people as a whole: 'the Norwegian', 'the Norwegians'."""
    if reading.sense not in ("adjective", "people"):
        return None
    several = word.endswith("s") or word.endswith(_PEOPLES_LIKE_ADJECTIVES)
    kind: DescriptionKind = "state" if several else "national"
    return Description(kind, word.lower(), True, country=reading.country.code, title=word)


def _without_participle(tokens: list[str]) -> list[str]:
    """The noun phrase without what is told of its head behind it: 'a letter seen', 'the report released Sunday'."""
    for at in range(1, len(tokens) - 1):
        follower = tokens[at + 1].lower()
        if (follower.endswith(("ed", "ing")) or follower in _PARTICIPLES) and _is_head(tokens[at].lower()):
            return tokens[: at + 1]
    return tokens


def _sets_apart(modifiers: list[str]) -> bool:
    """Whether the modifiers single one out of many, so that nobody is called again: 'the first foreign leader'."""
    low = {word.lower() for word in modifiers}
    return not low.isdisjoint(_SINGLING) or any(word.endswith("est") and len(word) > 5 for word in low)


def _kind(body: list[str], count: int | None) -> tuple[DescriptionKind, str, Gender] | None:
    low = [word.lower() for word in body]
    head = low[-1]
    last_two = " ".join(low[-2:])
    if head in _SPOKESPEOPLE and "representative" not in head:
        held = role_of(head)
        return "spokesperson", head, held.gender if held else ""
    if head in _STATE_PLURALS:
        return "states", head, ""
    if head in _PEOPLE_PLURALS or (count == 2 and head.endswith("s") and role_head(head[:-1])):
        return "people", head, ""
    if head in _BODY_PLURALS:
        return "bodies", head, ""
    if head in _MESSAGES:
        return "words", head, ""
    if last_two in _DOCUMENTS:
        return "document", last_two, ""
    if head in _DOCUMENTS:
        return "document", head, ""
    if head in _GOVERNMENTS:
        return "state", head, ""
    if head in _SPEECH_ACTS:
        return "words", head, ""
    if last_two in _COLLECTIVES and len(low) > 1:
        return "organization", last_two, ""
    if role_head(head) and (held := role_of(" ".join(low[-4:]))) is not None:
        return "person", held.noun if low[-1] == held.noun.split()[-1] else head, held.gender
    if head in _COLLECTIVES:
        return "organization", head, ""
    return None


def _country(modifiers: list[str], complement: str) -> str | None:
    for word in modifiers:
        reading = readings().get(_POSSESSIVE.sub("", word))
        if reading is not None:
            return reading.country.code
    of = complement.removeprefix("the ")
    for size in (3, 2, 1):
        reading = readings().get(" ".join(of.split()[:size]))
        if reading is not None:
            return reading.country.code
    return None


def descriptions(text: str) -> Iterator[tuple[int, int, Description]]:
    """The descriptions of a text that can call somebody again, and the documents that it brings in, with their places.

    >>> text = "The Kenyan president left. The two countries agreed to meet the press."
    >>> [(text[start:end], found.kind) for start, end, found in descriptions(text)]
    [('The Kenyan president', 'person'), ('The two countries', 'states')]
    """
    for candidate in _CANDIDATE.finditer(text):
        end = _head_end(candidate.group(1))
        if end:
            stop = candidate.start(1) + end
            found = describe(text[candidate.start() : stop])
            if found is not None and (found.definite or found.kind in _EVEN_INDEFINITE):
                yield candidate.start(), stop, found


def opening_description(text: str, start: int) -> tuple[int, Description] | None:
    """The description of a single person that opens a sentence, whatever its determiner, and where it ends.

    >>> [opening_description(text, 0) is not None for text in ("Chad's envoy left.", "A farmer left.", "Prices fell.")]
    [True, True, False]
    """
    there = _OPENING.match(text, start)
    if there is None or _HEADS.isdisjoint(there.group().split()):
        return None
    first, _, rest = there.group().partition(" ")
    end = _head_end(there.group())
    if first.lower() in _DETERMINERS:
        behind = _head_end(rest)
        end = behind and len(first) + 1 + behind
    found = describe(text[start : start + end]) if end else None
    return (start + end, found) if found is not None and found.kind == "person" else None


def _head_end(following: str) -> int:
    """Where the noun phrase ends that begins with these words, behind its determiner; 0 where it has no such head."""
    end = place = 0
    for word in following.split():
        place = following.find(word, place)
        plain = word.rstrip(".,").lower()
        if plain in _CLOSING or (end and word[0].isupper()):
            break
        if plain in _HEADS and not word.endswith(("'s", "’s", "'", "’")):
            end = place + len(plain)
        elif end:
            break
        if word.endswith((".", ",")) and word.count(".") < 2:
            break
        place += len(word)
    return end


def _is_head(word: str) -> bool:
    """Whether a description can end in this word."""
    return word in _HEADS


_EVEN_INDEFINITE = frozenset(("document", "spokesperson"))
_AGENT_VERBS = words("agent_verbs")
_AUTHORING = frozenset(
    ("written", "issued", "released", "published", "posted", "drafted", "signed", "produced", "sent")
)
_PARTICIPLES = words("participles")
_SINGLING = words("singling_words")
_BREAKS = words("prepositions") | {"and", "or", "that", "who", "which", "is", "a", "an", "the"}

_CLOSING = _BREAKS | _AGENT_VERBS

_HEADS = frozenset(
    head
    for nouns in (_DOCUMENTS, _COLLECTIVES, _STATE_PLURALS, _PEOPLE_PLURALS, _BODY_PLURALS, _GOVERNMENTS, _SPEECH_ACTS)
    for head in (noun.split()[-1] for noun in nouns)
) | {
    head + ending
    for heads in ((role.split()[-1] for role in roles()), words("person_nouns"))
    for head in heads
    for ending in ("", "s")
}
_OPENING = re.compile(r"[A-Z][\w'’.-]*(?:[ \u00a0][\w'’.-]+){1,6}")
_CANDIDATE = re.compile(
    # The first letter alone comes first, so that the search leaps to it.
    r"[TtBbAa](?<!\w[TtBbAa])(?:(?<=[Tt])h(?:is|ese|e)|(?<=[Bb])oth|(?<=[Aa])n?)[ \u00a0]++"
    r"(?=(?:[^\s.,;:]++[ \u00a0]++){0,5}?"
    rf"(?i:{trie_pattern(_HEADS)})\b)"
    r"(?=([\w'’.-]+(?:[ \u00a0]+[\w'’.-]+){0,5}))"
)
"""A determiner with a head in reach; only then are the words between them looked at."""
