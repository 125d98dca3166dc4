"""What a governing word does to the verb that it governs: whether what the verb says holds, is denied, or did not happen.

"Peru denied that it had signed", "stopped short of signing", "postponed the signing", "threatened to suspend", "had Peru
signed": the same verb stands in all of them, and in none does it tell what happened. The words are in
`words/governing_words.tsv`; the sentence is read as its words in lower case, without a parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from onrecord.language.lexicon.lists import alternation, table
from onrecord.language.lexicon.reporting_verbs import verb_forms

__all__ = ["Standing", "standing_of"]

_REACH = 18
"""How many words before the verb are read."""
_IRREGULAR = {
    "fall": ("fell", "fallen"),
    "stop": ("stopped", "stopped", "stopping"),
    "defer": ("deferred", "deferred", "deferring"),
}


class Standing(StrEnum):
    """What holds of a verb's content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    STOPPED = "stopped"
    POSTPONED = "postponed"
    THREATENED = "threatened"
    UNREAL = "unreal"


def standing_of(words: Sequence[str], verb: int) -> Standing:
    """The standing of the word number `verb`, by the words before it; all in lower case.

    >>> standing_of("peru denied reports that it had signed a pact".split(), 6)
    <Standing.DENIED: 'denied'>
    >>> standing_of("peru stopped short of signing a pact".split(), 4)
    <Standing.STOPPED: 'stopped'>
    >>> standing_of("peru postponed the signing of a pact".split(), 3)
    <Standing.POSTPONED: 'postponed'>
    >>> standing_of("peru is considering leaving the pact".split(), 3)
    <Standing.THREATENED: 'threatened'>
    >>> standing_of("had peru signed the pact , troops would have left".split(), 2)
    <Standing.UNREAL: 'unreal'>
    >>> standing_of("peru denied the rumours and signed the pact".split(), 5)
    <Standing.ASSERTED: 'asserted'>
    """
    start = max(0, verb - _REACH)
    for place in range(verb - 1, start - 1, -1):
        if words[place] in (";", ".", "but", "while", "and"):
            start = place + 1
            break
    before = " ".join(words[start:verb]) + " "
    for sense, pattern in _patterns():
        if pattern.search(before) is not None:
            return sense
    inverted = start == 0 and words[:1] == ["had"] and 1 < verb <= 6
    return Standing.UNREAL if inverted else Standing.ASSERTED


@cache
def _patterns() -> tuple[tuple[Standing, re.Pattern[str]], ...]:
    """In order: a clause that is denied is so whatever it says of stopping or of threats."""
    denying, rejecting = _group("denied", "verb"), _group("rejecting", "verb")
    reports = _group("report", "noun")
    clause = r"(?:that|having|ever|it|they|he|she|the|its|their|any|\w+ing|\w+ed) "
    denied = (
        rf"\b(?:{denying}|{_group('denied', 'noun')}) (?:\S+ ){{0,3}}?(?:{clause})?(?:\S+ ){{0,5}}$"
        rf"|\b{rejecting} (?:\S+ ){{0,3}}?{reports} (?:that|of) (?:\S+ ){{0,6}}$"
        r"|\b(?:not|n't|isn't|wasn't|hardly|untrue|false) (?:true |the case |so )?that (?:\S+ ){0,6}$"
    )
    return (
        (Standing.DENIED, re.compile(denied)),
        (
            Standing.STOPPED,
            re.compile(rf"\b{_group('stopped', 'verb')} (?:just |well |far )?(?:short of|from) (?:\w+ly |actually )?$"),
        ),
        (
            Standing.POSTPONED,
            re.compile(
                rf"\b(?:{_group('postponed', 'verb')}|put off|puts off|push(?:es|ed) back) (?:the |its |their |a )?(?:\w+ )?$"
            ),
        ),
        (
            Standing.THREATENED,
            re.compile(
                rf"\b(?:{_group('threatened', 'verb')}|rul(?:e|es|ed|ing) out) "
                r"(?:to |of |about |against |(?:that )?(?:it|they|he|she) (?:would|will|could|may|might) )?"
                r"(?:\w+ly )?$"
                rf"|\b{_group('threatened', 'noun')} (?:to|of) (?:\w+ly )?$"
            ),
        ),
    )


def _group(sense: str, part: str) -> str:
    found: set[str] = set()
    for row in table("governing_words"):
        if (row["sense"], row["part"]) == (sense, part):
            for lemma in row["words"].split(";"):
                forms = (
                    [form for form, _ in verb_forms(lemma, *_IRREGULAR.get(lemma, ()))] if part == "verb" else [lemma]
                )
                found.update(forms)
    return alternation(found)
