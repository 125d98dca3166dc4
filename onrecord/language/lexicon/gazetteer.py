"""The names that are known beforehand: states and their capitals, organisations, news outlets, places, days.

>>> known_name(("Atlantic", "Alliance")).name, known_name(("Moscow",)).name
('NATO', 'Russia')
>>> known_name(("Moscow",)).kind, known_name(("Kremlin",)).kind, known_name(("Siberia",)).kind
('country', 'organization', 'place')
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.language.lexicon.geography import readings
from onrecord.language.lexicon.lists import table, words

__all__ = ["Known", "KnownKind", "known_name", "longest_known"]

KnownKind = Literal["country", "adjective", "people", "organization", "outlet", "place", "plain"]
"""What a known name stands for; `plain` words are capitalised and name nobody (days, faiths)."""

_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the lists: under which name its bearer goes, and the country to which it belongs."""

    name: str
    kind: KnownKind
    country: str | None = None


def known_name(tokens: tuple[str, ...]) -> Known | None:
    """What the words name, taken together.

    >>> known_name(("Saudi", "Arabia")).country
    'SA'
    >>> known_name(("Saudi", "Zebra")) is None
    True
    """
    return _entries().get(" ".join(tokens))


def longest_known(tokens: tuple[str, ...], start: int) -> tuple[int, Known] | None:
    """The longest known name that begins at token `start`: the token after its end, and what it names.

    >>> longest_known(("the", "New", "York", "Times", "editor"), 1)[0]
    4
    >>> longest_known(("Nobody", "Knows"), 0) is None
    True
    """
    longest = _lengths().get(tokens[start], 0)
    for end in range(min(start + longest, len(tokens)), start, -1):
        known = known_name(tokens[start:end])
        if known is not None:
            return end, known
    return None


@cache
def _entries() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for word, reading in readings().items():
        country = reading.country
        match reading.sense:
            case "name" | "capital":
                found[word] = Known(country.name, "country", country.code)
            case "adjective":
                found[word] = Known(country.name, "adjective", country.code)
            case "people":
                found[word] = Known(country.name, "people", country.code)
            case "seat":
                found[word] = Known(word, "organization", country.code)
    for row in table("organizations"):
        entry = Known(row["name"], "organization", row["country"] or None)
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            found[name] = entry
    for row in table("outlets"):
        entry = Known(row["name"], "outlet", row["country"] or None)
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            found.setdefault(name, entry)
    for name in words("places"):
        found.setdefault(name, Known(name, "place"))
    for name in words("calendar_words"):
        found.setdefault(name, Known(name, "plain"))
    return found


@cache
def _lengths() -> dict[str, int]:
    """For every first word, how many words the longest entry has that begins with it."""
    lengths: dict[str, int] = {}
    for entry in _entries():
        tokens = entry.split()
        if len(tokens) <= _LONGEST:
            lengths[tokens[0]] = max(lengths.get(tokens[0], 0), len(tokens))
    return lengths
