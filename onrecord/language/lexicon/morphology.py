"""What a noun looks like, as far as its letters tell: plurals, and their singular."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.language.lexicon.lists import table, words

__all__ = ["looks_plural", "plural", "singular"]

_ENDS = re.compile(r"(?:[^su'’]s|[^aeiou]us|eaus|menus|[^l]?oes|people|men|folk)$")


@cache
def _irregular() -> dict[str, str]:
    """Irregular plurals, and nouns that are one and many."""
    return {row["plural"]: row["singular"] for row in table("number_nouns")}


@lru_cache(maxsize=1 << 14)
def looks_plural(word: str) -> bool:
    """Whether a word may be a noun in the plural.

    >>> [looks_plural(w) for w in ("troops", "people", "women", "staff", "aircraft", "crises")]
    [True, True, True, True, True, True]
    >>> [looks_plural(w) for w in ("is", "has", "this", "across", "gas", "virus", "says", "percent", "less")]
    [False, False, False, False, False, False, False, False, False]
    """
    word = word.lower()
    if word in _irregular():
        return True
    return len(word) > 3 and word not in words("number_not_plurals") and _ENDS.search(word) is not None


def plural(word: str) -> str:
    """The plural of a singular, by rule.

    >>> plural("page"), plural("party"), plural("box"), plural("day"), plural("person")
    ('pages', 'parties', 'boxes', 'days', 'people')
    """
    known = next((many for many, one in _irregular().items() if one == word), None)
    if known is not None:
        return known
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def singular(word: str) -> str:
    """The singular of a plural; a word that is none comes back as it is.

    >>> [singular(w) for w in ("troops", "countries", "people", "boxes", "lives", "gas", "buses")]
    ['troop', 'country', 'person', 'box', 'life', 'gas', 'bus']
    """
    lower = word.lower()
    if lower in _irregular():
        return _irregular()[lower]
    if not looks_plural(lower):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("men"):
        return lower[:-2] + "an"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    return lower.removesuffix("s")
