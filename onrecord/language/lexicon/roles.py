"""What people are: titles before a name, role nouns, and the more general nouns that call the same person again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.language.lexicon.lists import table, words

__all__ = [
    "Gender",
    "Role",
    "Title",
    "called_again_by",
    "given_name_gender",
    "is_given_name",
    "role_head",
    "role_of",
    "roles",
    "title",
]

Gender = Literal["m", "f", ""]
"""The pronoun by which somebody goes: he, she, or not known."""


_PERSON_NOUNS = words("person_nouns")


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for what a person is or does."""

    noun: str
    also: frozenset[str] = frozenset()
    gender: Gender = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A word that stands before a name."""

    office: str
    gender: Gender = ""


@cache
def roles() -> dict[str, Role]:
    """All role nouns, lower case.

    >>> "leader" in roles()["president"].also
    True
    """
    return {
        row["role"]: Role(row["role"], frozenset(filter(None, row["also"].split(";"))), _gender(row["gender"]))
        for row in table("roles")
    }


@cache
def _titles() -> dict[str, Title]:
    return {row["title"]: Title(row["office"], _gender(row["gender"])) for row in table("titles")}


def title(token: str) -> Title | None:
    """The title that is written so.

    >>> title("Sen.").office, title("Mrs").gender, title("Table") is None
    ('senator', 'f', True)
    """
    return _titles().get(token)


@cache
def _role_heads() -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in roles())


def role_head(word: str) -> bool:
    """Whether a role noun can end in this word, in any case and in the singular.

    >>> role_head("minister"), role_head("Minister"), role_head("table"), role_head("Auditor-General")
    (True, True, False, True)
    """
    if word in _PERSON_NOUNS:
        return True  # in small letters only: Boxer and Miller are family names too
    low = word.lower()
    return low in _role_heads() or ("-" in low and _is_compound(low))


def _is_compound(word: str) -> bool:
    """Whether a hyphen joins two words of an office: 'auditor-general', 'vice-chancellor'."""
    first, _, last = word.partition("-")
    heads = _role_heads()
    return (last in heads and (first in heads or first in _RANKS)) or (
        first in heads and last in ("elect", "designate")
    )


_RANKS = frozenset(("vice", "deputy", "co", "under", "ex", "arch", "sub"))


def role_of(phrase: str) -> Role | None:
    """The longest role noun with which a phrase ends; that of its office, where it ends in a title.

    >>> role_of("former Vermont lieutenant governor").noun, role_of("Texas Sen.").noun, role_of("a wet stone") is None
    ('lieutenant governor', 'senator', True)
    """
    tokens = phrase.split()
    for count in (4, 3, 2, 1):
        known = roles().get(" ".join(tokens[-count:]).lower()) if len(tokens) >= count else None
        if known is not None:
            return known
    if tokens and (tokens[-1] in _PERSON_NOUNS or ("-" in tokens[-1] and _is_compound(tokens[-1].lower()))):
        return Role(tokens[-1].lower())
    held = title(tokens[-1]) if tokens else None
    return roles().get(held.office) if held and held.office else None


@cache
def called_again_by(noun: str) -> frozenset[str]:
    """The nouns by which one who is `noun` may be called again, `noun` itself among them.

    >>> sorted(called_again_by("senator"))
    ['lawmaker', 'legislator', 'politician', 'senator']
    """
    known = roles().get(noun)
    return (known.also if known else frozenset()) | {noun}


@cache
def _given_names() -> dict[str, Gender]:
    return {row["name"]: _gender(row["gender"]) for row in table("first_names")}


def is_given_name(token: str) -> bool:
    """Whether the word is known as a given name; of a hyphenated one, its first part counts.

    >>> is_given_name("Olga"), is_given_name("Jean-Paul"), is_given_name("Table")
    (True, True, False)
    """
    names = _given_names()
    return token in names or ("-" in token and token.partition("-")[0] in names)


def given_name_gender(token: str) -> Gender:
    """The pronoun that bearers of a given name go by; empty where both are common or the name is not known.

    >>> given_name_gender("Olga"), given_name_gender("Robin")
    ('f', '')
    """
    names = _given_names()
    return names.get(token) or names.get(token.partition("-")[0], "")


def _gender(cell: str) -> Gender:
    return "m" if cell == "m" else "f" if cell == "f" else ""
