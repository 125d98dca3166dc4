"""The states of the world, and the words that lead to them: 'Russia', 'Russians', 'Moscow', 'the Kremlin'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.language.lexicon.lists import table

__all__ = ["Country", "Reading", "Sense", "countries", "country_of", "readings"]

Sense = Literal["name", "adjective", "people", "capital", "seat"]
"""How a word leads to its country: Russia, Russian, Russians, Moscow, the Kremlin."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of ISO 3166-1, with the words that news in English has for it."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    """Only those that stand for the state when they act: 'Moscow rejects this'."""
    seats: tuple[str, ...] = ()
    """Houses that speak for the government; each is an organisation of its own."""
    wikidata: str | None = None
    """Only where it has been checked."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word says of a country."""

    country: Country
    sense: Sense


@cache
def countries() -> tuple[Country, ...]:
    """All of them, in the order of their codes.

    >>> len(countries()), countries()[0].name
    (249, 'Andorra')
    """
    return tuple(
        Country(
            code=row["code"],
            name=row["name"],
            aliases=_listed(row["aliases"]),
            adjectives=_listed(row["adjectives"]),
            people=_listed(row["people"]),
            capitals=_listed(row["capitals"]),
            seats=_listed(row["seats"]),
            wikidata=row["wikidata"] or None,
        )
        for row in table("countries")
    )


@cache
def readings() -> dict[str, Reading]:
    """Every word of the table with what it says, as the table writes it.

    >>> readings()["Warsaw"].sense, readings()["Poles"].sense
    ('capital', 'people')
    """
    found: dict[str, Reading] = {}
    for country in countries():
        by_sense: tuple[tuple[Sense, tuple[str, ...]], ...] = (
            ("name", (country.name, *country.aliases)),
            ("adjective", country.adjectives),
            ("people", country.people),
            ("capital", country.capitals),
            ("seat", country.seats),
        )
        for sense, entries in by_sense:
            for entry in entries:
                # The first sense wins where one word has two: 'Chinese' is the adjective before it is the people.
                found.setdefault(entry, Reading(country, sense))
    return found


def country_of(word: str) -> Country | None:
    """The country for which a word stands, whichever way it leads there; None for any other word.

    An article and a possessive ending are looked through. Case counts: 'us' is a pronoun, 'polish' a verb.

    >>> [country_of(word).code for word in ("Russia's", "Russians", "Moscow", "the Kremlin", "the U.S.", "UK")]
    ['RU', 'RU', 'RU', 'RU', 'US', 'GB']
    >>> country_of("us") is None and country_of("polish") is None and country_of("Atlantis") is None
    True
    """
    reading = readings().get(_bare(word))
    return reading.country if reading else None


def _bare(word: str) -> str:
    word = word.strip()
    if word[:4] in ("the ", "The "):
        word = word[4:]
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
