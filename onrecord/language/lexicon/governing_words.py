"""Words that govern an act, by what they do to it: 'denied signing', 'a threat to sign', 'likely to sign'."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import table
from onrecord.language.lexicon.morphology import plural
from onrecord.language.lexicon.reporting_verbs import verb_forms

__all__ = ["LONGEST", "Governor", "governing_words", "inflected"]

LONGEST = 4
"""How many words a governing expression can have."""


class Governor(NamedTuple):
    """A governing word: `sense` is what it makes of the act; `unreal` tells that it does so under a modal alone."""

    sense: str
    unreal: bool
    word_class: str
    """verb, noun, adjective or phrase."""


@cache
def governing_words() -> dict[str, tuple[Governor, ...]]:
    """What each form can be: 'plans' is a verb and a noun.

    >>> [governor.sense for governor in governing_words()["ruled out"]]
    ['refused']
    >>> [governor.word_class for governor in governing_words()["threats"]], "signed" in governing_words()
    (['noun'], False)
    """
    found: dict[str, tuple[Governor, ...]] = {}
    for row in table("governing_verbs"):
        sense, _, condition = row["sense"].partition(" ")
        governor = Governor(sense, bool(condition), row["class"])
        for form in sorted(_forms(row)):
            found[form] = (*found.get(form, ()), governor)
    return found


def _forms(row: dict[str, str]) -> set[str]:
    if row["class"] == "verb":
        return set(inflected(row["lemma"], row["past"], row["participle"], row["gerund"]))
    return {row["lemma"], plural(row["lemma"])} if row["class"] == "noun" else {row["lemma"]}


def inflected(lemma: str, past: str = "", participle: str = "", gerund: str = "") -> list[str]:
    """All forms of a verb, with its particle; what is irregular is given, several forms parted by a semicolon.

    >>> inflected("call off")
    ['call off', 'calls off', 'called off', 'calling off']
    >>> inflected("tear up", "tore up", "torn up")
    ['tear up', 'tears up', 'tore up', 'torn up', 'tearing up']
    """
    verb, _, particle = lemma.partition(" ")
    tail = " " + particle if particle else ""

    def bare(forms: str) -> list[str]:
        return [form.removesuffix(tail) if tail else form for form in forms.split(";")]

    found = []
    for at, one in enumerate(bare(past)):
        participles, gerunds = bare(participle), bare(gerund)
        given = one, participles[min(at, len(participles) - 1)], gerunds[min(at, len(gerunds) - 1)]
        found += [form + tail for form, _ in verb_forms(verb, *given)]
    return list(dict.fromkeys(found))
