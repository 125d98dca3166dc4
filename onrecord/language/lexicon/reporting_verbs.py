"""Verbs and nouns that report words, in all their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import table, words

__all__ = ["Verb", "noun_cues", "speech_verbs", "verb_forms"]


_FINITE = frozenset("bsp")


class Verb(NamedTuple):
    """A form of a reporting verb.

    `kinds` are those of `words/speech_verbs.tsv`: say, tell, urge, judge, hold, show. `forms` holds one letter for each
    form that the word can be: b base, s third person, p past, n participle, g gerund.
    """

    lemma: str
    kinds: frozenset[str]
    forms: str

    @property
    def finite(self) -> bool:
        """Whether the form can be the verb of a clause with a subject in the third person, singular or not."""
        return not _FINITE.isdisjoint(self.forms)

    @property
    def communicates(self) -> bool:
        """Whether it reports words that were said or written, not a thought and not a rating."""
        return not self.kinds.isdisjoint(("say", "tell", "urge"))


@cache
def speech_verbs() -> dict[str, Verb]:
    """Every form of every reporting verb.

    >>> verb = speech_verbs()["warned"]
    >>> verb.lemma, verb.forms, sorted(verb.kinds)
    ('warn', 'pn', ['judge', 'say', 'show', 'tell', 'urge'])
    >>> "walked" in speech_verbs()
    False
    """
    found: dict[str, Verb] = {}
    for row in table("speech_verbs"):
        kinds = frozenset(row["kinds"].split())
        for word, form in verb_forms(row["lemma"], row["past"], row["participle"], row["gerund"]):
            known = found.get(word)
            if known is None:
                found[word] = Verb(row["lemma"], kinds, form)
            elif known.lemma == row["lemma"]:
                found[word] = Verb(known.lemma, known.kinds, known.forms + form)
            else:
                found[word] = Verb(known.lemma, known.kinds | kinds, "".join(sorted({*known.forms, form})))
    return found


def verb_forms(lemma: str, past: str = "", participle: str = "", gerund: str = "") -> list[tuple[str, str]]:
    """The forms of an English verb, each with its letter; what is given wins over the rule.

    >>> verb_forms("deny")
    [('deny', 'b'), ('denies', 's'), ('denied', 'p'), ('denied', 'n'), ('denying', 'g')]
    >>> verb_forms("write", "wrote", "written")
    [('write', 'b'), ('writes', 's'), ('wrote', 'p'), ('written', 'n'), ('writing', 'g')]
    """
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        third, regular = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        regular = stem + "ed"
    if not gerund:
        gerund = (lemma if lemma.endswith(("ee", "oe", "ye")) else stem) + "ing"
    past = past or regular
    return [(lemma, "b"), (third, "s"), (past, "p"), (participle or past, "n"), (gerund, "g")]


@cache
def noun_cues() -> frozenset[str]:
    """Nouns for what somebody says, singular and plural.

    >>> {"warning", "warnings", "replies"} <= noun_cues()
    True
    """
    singular = words("speech_nouns")
    plural = {noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeou" else noun + "s" for noun in singular}
    return singular | plural
