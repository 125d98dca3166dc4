"""The word lists of agreements, in the shapes in which the rules ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.language.lexicon.lists import table

__all__ = ["Cue", "Head", "Known", "cues", "grammar", "heads", "known_names", "moods", "status_adjectives"]


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

    >>> cues()["signed"].status, cues()["expires"].before
    ('signed', False)
    """
    found: dict[str, Cue] = {}
    for row in table("agreement_statuses"):
        if row["place"] == "inside":
            continue
        before, after = row["place"] in ("before", "both"), row["place"] in ("after", "both")
        for form in row["forms"].split(";"):
            old = found.get(form)
            if old is None:
                found[form] = Cue(row["status"], before, after)
            elif old.status == row["status"]:
                found[form] = Cue(old.status, old.before or before, old.after or after)
    return found


@cache
def status_adjectives() -> dict[str, str]:
    """Adjectives inside the phrase that tell its status.

    >>> status_adjectives()["draft"]
    'prepared'
    """
    rows = (row for row in table("agreement_statuses") if row["place"] == "inside")
    return {form: row["status"] for row in rows for form in row["forms"].split(";")}


@cache
def moods() -> dict[str, str]:
    """Words that govern the verb of an agreement, with the status that they give it.

    >>> moods()["refused"], moods()["urged"]
    ('rejected', 'demanded')
    """
    return {word: row["status"] for row in table("agreement_moods") for word in row["words"].split(";")}
