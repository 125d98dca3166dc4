"""Whether one who bears a name may be called by a noun: by a role, a party, a country, a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import called_again_by, role_head, role_of
from onrecord.language.mentions.definite_descriptions import Description
from onrecord.language.mentions.named_entity import Bearer

__all__ = ["fits", "is_called", "is_from_elsewhere", "is_relational", "may_be", "may_be_of", "parties_in"]

_RELATIONAL = words("relational_nouns")
_CHANGING = frozenset(("president", "prime minister", "premier", "chancellor", "leader"))
"""Offices whose former holder is another than the one who is called by it."""
_ANYBODY = frozenset(
    ("official", "aide", "adviser", "advisor", "expert", "analyst", "insider", "source", "member", "man", "woman")
)
"""Nouns for so many that only one who has been called so is called so again."""
_CORE = re.compile(r" (?:for|at|from|in|with|on|to|who)\b|(?<!head)(?<!chief)(?<!ecretary) of\b")
_PARTIES = {"republican": "R", "gop": "R", "democratic": "D", "democrat": "D", "libertarian": "L"}


def is_relational(role: str) -> bool:
    """Whether the role is what somebody is to another: 'counterpart', 'wife of the mayor'.

    >>> is_relational("wife of the mayor"), is_relational("mayor")
    (True, False)
    """
    return _CORE.split(role, maxsplit=1)[0].rpartition(" ")[2].lower() in _RELATIONAL


def parties_in(told: Iterable[str]) -> set[str]:
    """The parties that words in lower case name.

    >>> parties_in(("leading", "republican"))
    {'R'}
    """
    return {party for word in told if (party := _PARTIES.get(word))}


def _core(role: str) -> str:
    """The role without its complement; a name within it may have one of its own: 'Bank of Ghana governor'."""
    core = _CORE.split(role, maxsplit=1)[0]
    return core if role_head(core.rpartition(" ")[2]) else role


@lru_cache(maxsize=1 << 12)
def is_called(role: str, noun: str) -> bool:
    """Whether one with this role may be called by this noun: a president is a leader.

    >>> is_called("President of Chad", "leader"), is_called("envoy", "leader")
    (True, False)
    """
    core = _core(role)
    held = role_of(core)
    if noun in _PARTIES:
        return noun in role.lower().split()
    return noun in called_again_by(held.noun) if held else core.lower().endswith(noun)


def fits(bearer: Bearer, description: Description) -> bool:
    """Whether no modifier of the description speaks against the bearer: a finance minister is no foreign one."""
    told = " ".join((*bearer.roles, *bearer.places)).lower() + " gop"
    return all(word in told for word in description.modifiers if word.isalpha() and word not in ("former", "then"))


def may_be(bearer: Bearer, description: Description, parties: set[str]) -> bool:
    """Whether neither gender nor country nor office speaks against it, nor a party that the description names."""
    if bearer.gender and description.gender not in ("", bearer.gender):
        return False
    if description.country and bearer.country not in (None, description.country):
        return False
    if parties:
        told = parties_in(word for role in bearer.roles for word in role.lower().split())
        if not parties & told:
            return False
    if description.country is None and not has_complement(bearer, description):
        return False
    noun = description.noun
    if (
        noun in _CHANGING
        and "former" in description.modifiers
        and not any("former" in role.lower() for role in bearer.roles)
    ):
        return False
    if noun in _ANYBODY:
        return any(role.lower().endswith(noun) or f"{noun} " in role.lower() for role in bearer.roles)
    if description.country and bearer.country is None:
        # An office in something else is none in the state: 'the Chadian leader' is no president of a club.
        return any(is_called(role, noun) and _core(role) == role for role in bearer.roles)
    return any(is_called(role, noun) for role in bearer.roles)


def has_complement(bearer: Bearer, description: Description) -> bool:
    """Whether the text tells of the bearer the names in the complement: 'the chief minister of West Harbour'."""
    named = [word.lower() for word in description.complement.split() if word[:1].isupper()]
    told = " ".join((*bearer.roles, *bearer.places)).lower()
    return all(word.strip(".,") in told for word in named)


def is_from_elsewhere(bearer: Bearer, description: Description) -> bool:
    """Whether the description says a place that the text does not tell of the bearer, or another."""
    if bearer.places:
        return not bearer.places.intersection(description.modifiers)
    told = " ".join(bearer.roles).lower()
    return any(word in _places() and word not in told for word in description.modifiers)


@cache
def _places() -> frozenset[str]:
    return frozenset(place.lower() for place in words("places"))


def may_be_of(bearer: Bearer, country: str) -> bool:
    """Whether somebody of whom no country is told may belong to this one: a name with the family in front is Asian."""
    return bearer.family_first == (country in ("CN", "TW", "HK", "KR", "KP", "VN", "SG", "MO"))
