"""Bearers of names, and how the forms of one name are told to belong together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.language.lexicon.lists import words
from onrecord.language.lexicon.roles import Gender, is_given_name
from onrecord.language.mentions.actors import ActorKind
from onrecord.language.mentions.name_phrases import read_chain
from onrecord.language.mentions.names import PARTICLES

__all__ = [
    "ROLES_KEPT",
    "SUFFIX",
    "Bearer",
    "bare_organization",
    "folded",
    "goes_by",
    "head_noun",
    "initials",
    "is_family_first",
    "person_key",
]

_FAMILY_NAMES = words("family_names_first")
SUFFIX = re.compile(r",? (?:Jr|Sr)\.?$| I{2,3}$| IV$")
ROLES_KEPT = 4
"""How many of somebody's roles are remembered."""


@dataclass(slots=True, eq=False)
class Bearer:
    """One who bears a name in this text; grows while the text is read."""

    name: str
    kind: ActorKind
    country: str | None = None
    gender: Gender = ""
    roles: list[str] = field(default_factory=list)
    """As the text puts them, in the order in which it does."""
    places: set[str] = field(default_factory=set)
    """Whence the text says that a person comes, lower case: 'vermont'."""
    family_first: bool = False
    count: int = 0
    """How often the text names it."""

    @property
    def short(self) -> str:
        """The family name."""
        tokens = SUFFIX.sub("", self.name).split()
        return tokens[0] if self.family_first else " ".join(tokens[_family_start(tokens) :])

    def learn(self, role: str | None, country: str | None, gender: Gender) -> None:
        """Take in what one more mention says; what came first stays."""
        if role and role not in self.roles and len(self.roles) < ROLES_KEPT:
            self.roles.append(role)
        self.country = self.country or country
        self.gender = self.gender or gender


def is_family_first(name: str) -> bool:
    """Whether the family name stands in front, as in Xi Jinping and Kim Yong-ho, but not in Kim Novak."""
    first, _, rest = name.partition(" ")
    return first in _FAMILY_NAMES and (not is_given_name(first) or "-" in rest)


def _family_start(tokens: list[str]) -> int:
    """Where the family name begins, with its particles: 'van der Berg'."""
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1] in PARTICLES:
        at -= 1
    return at


def goes_by(bearer: Bearer, name: str) -> bool:
    """Whether a short form is the one by which the press calls somebody: the family name, wherever it stands."""
    tokens = SUFFIX.sub("", bearer.name)
    if bearer.family_first:
        return folded(tokens.partition(" ")[0]) == folded(name)
    return folded(tokens).endswith(" " + folded(name))


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name without case and accents.

    >>> folded("Søren Åberg"), folded("O’Neil")
    ('søren aberg', "o'neil")
    """
    plain = name.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return plain.replace("’", "'")


@lru_cache(maxsize=1 << 14)
def person_key(name: str) -> tuple[str, str]:
    """First and last word: 'Ann B. Lee' and 'Ann Lee' are one, 'Ann Lee Jr.' is another.

    >>> person_key("Ann B. Lee"), person_key("Ann Lee Jr.")
    (('ann', 'lee'), ('ann', 'leeJr'))
    """
    suffix = SUFFIX.search(name)
    tokens = folded(SUFFIX.sub("", name)).split()
    return tokens[0], tokens[-1] + (suffix.group().strip(" ,.") if suffix else "")


@lru_cache(maxsize=1 << 12)
def bare_organization(name: str) -> str:
    """An organisation's name without the adjective of its country in front.

    >>> bare_organization("Kenyan Trade Ministry"), bare_organization("Harbour Bank")
    ('Trade Ministry', 'Harbour Bank')
    """
    phrases = read_chain(name.split(" ", 1)[0])
    if " " in name and len(phrases) == 1 and phrases[0].kind == "adjective":
        return name.split(" ", 1)[1]
    return name


def head_noun(name: str) -> str:
    """The last word of a body's name before its complement.

    >>> head_noun("Kenyan Observatory for Human Rights"), head_noun("Harbour Bank")
    ('Observatory', 'Bank')
    """
    parts = name.split()
    return next((parts[at - 1] for at in range(1, len(parts)) if parts[at] in ("of", "for", "on", "in")), parts[-1])


def initials(name: str) -> str:
    """The capitals with which the words of a name begin.

    >>> initials("Bank of Northern Harbours")
    'BNH'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())
