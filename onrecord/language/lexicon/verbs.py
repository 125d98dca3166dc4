"""Forms of the verbs of English, and how likely each is a noun or an adjective instead."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import table
from onrecord.language.lexicon.reporting_verbs import verb_forms

__all__ = ["VerbForm", "verb_form"]


class VerbForm(NamedTuple):
    """A word that can be a verb.

    `forms` holds a letter for each form that it can be: b base, s third person, p past, n participle, g gerund. `noun`
    is empty for a word that is nothing but a verb, "n" where it is a noun or an adjective too, and "N" where that is
    the commoner reading.
    """

    lemma: str
    forms: str
    noun: str


@cache
def _forms() -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}
    for row in table("verbs"):
        for word, form in verb_forms(row["lemma"], row["past"], row["participle"], row["gerund"]):
            noun = {"b": row["base"], "s": row["third"]}.get(form, "")
            known = found.get(word)
            if known is None:
                found[word] = VerbForm(row["lemma"], form, noun)
            elif form not in known.forms:
                found[word] = VerbForm(known.lemma, known.forms + form, known.noun or noun)
    return found


def verb_form(word: str) -> VerbForm | None:
    """What form of which verb a word can be, given in lower case.

    >>> verb_form("depends"), verb_form("works").noun, verb_form("treaty")
    (VerbForm(lemma='depend', forms='s', noun=''), 'N', None)
    """
    return _forms().get(word)
