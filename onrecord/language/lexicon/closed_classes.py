"""The closed classes: prepositions, determiners, conjunctions, pronouns, auxiliaries and words of time.

One table for everybody, keyed by language. A word can belong to several classes; as one of them it is read where
nothing around it tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.language.lexicon.lists import table

__all__ = ["closed_class", "usual_classes"]

ENGLISH = "en"


@cache
def closed_class(name: str, language: str = ENGLISH) -> frozenset[str]:
    """All words of a class, in lower case; an abbreviation stands without its full stop.

    >>> {"amid", "to", "since"} <= closed_class("preposition"), "signed" in closed_class("preposition")
    (True, False)
    >>> {"sat", "tues", "thurs", "monday"} <= closed_class("weekday")
    True

    Raises:
        KeyError: the language has no such class.
    """
    for row in table("closed_classes"):
        if row["language"] == language and row["class"] == name:
            return frozenset((*row["words"].split(), *row["also"].split()))
    raise KeyError(f"no closed class {name!r} in {language!r}")


@cache
def usual_classes(language: str = ENGLISH) -> Mapping[str, str]:
    """The class as which each word is read where nothing else is known.

    >>> usual_classes()["since"], usual_classes()["that"], usual_classes().get("treaty")
    ('subordinator', 'subordinator', None)
    """
    found: dict[str, str] = {}
    for row in table("closed_classes"):
        if row["language"] == language:
            for word in row["words"].split():
                if word in found:
                    raise ValueError(f"{word!r} is read as {found[word]} and as {row['class']}: move one to `also`")
                found[word] = row["class"]
    return found
