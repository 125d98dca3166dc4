"""The word lists of agreements, in the shapes in which the rules ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.language.lexicon.governing_words import inflected
from onrecord.language.lexicon.lists import table

__all__ = ["Cue", "Head", "Known", "cues", "grammar", "heads", "known_names", "senses", "status_adjectives"]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: 'treaty', 'memoranda of understanding'."""

    singular: str
    """In lower case."""
    kind: str
    strength: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Known:
    """An agreement that goes by a name without a head noun: 'AUKUS'."""

    name: str
    kind: str
    subject: str
    full: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells how firm an agreement is; `place` says on which side of the mention it may stand."""

    status: str
    before: bool
    after: bool
    force: str = "loose"
    """bind: only agreements are so treated; loose: other things too; weak: it says little of the status."""


@cache
def grammar(name: str) -> frozenset[str]:
    """One closed class of words, in lower case.

    >>> "their" in grammar("determiner")
    True

    Raises:
        KeyError: there is no such class.
    """
    return {row["class"]: frozenset(row["words"].split(";")) for row in table("agreement_grammar")}[name]


@cache
def heads() -> dict[str, Head]:
    """Head nouns by their form, in lower case.

    >>> heads()["treaties"].kind, heads()["treaties"].plural
    ('treaty', True)
    """
    found: dict[str, Head] = {}
    for row in table("agreement_nouns"):
        for form, plural in ((row["singular"], False), (row["plural"], True)):
            found.setdefault(form.lower(), Head(row["singular"].lower(), row["kind"], row["class"], plural))
    return found


@cache
def known_names() -> dict[str, Known]:
    """Names of agreements that hold no head noun, as they are written.

    >>> known_names()["AUKUS"].kind
    'pact'
    """
    return {
        row["name"]: Known(row["name"], row["kind"], row["subject"], row["full"]) for row in table("agreement_names")
    }


@cache
def cues() -> dict[str, Cue]:
    """What tells the status, by the words in lower case.

    >>> cues()["signed"].status, cues()["expired"].before, cues()["under"].force
    ('signed', False, 'weak')
    """
    found: dict[str, Cue] = {}
    for row in table("agreement_verbs"):
        before, after = row["place"] in ("before", "both"), row["place"] in ("after", "both")
        given = row["past"], row["participle"], row["gerund"]
        for form in inflected(row["lemma"], *given) if row["class"] == "verb" else [row["lemma"]]:
            found.setdefault(form, Cue(row["status"], before, after, row["force"]))
    return found


@cache
def status_adjectives() -> dict[str, str]:
    """Adjectives inside the phrase that tell its status.

    >>> status_adjectives()["draft"]
    'prepared'
    """
    return {form: row["status"] for row in table("agreement_adjectives") for form in row["words"].split(";")}


@cache
def senses() -> dict[str, dict[str, frozenset[str]]]:
    """In what company nouns of many meanings name an agreement, by noun and column.

    >>> "joint" in senses()["statement"]["with"]
    True
    """
    return {
        row["noun"]: {name: frozenset(cell.split()) for name, cell in row.items() if name != "noun"}
        for row in table("agreement_senses")
    }
