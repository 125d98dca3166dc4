"""The words of a sentence that matters, each with its word class.

Only sentences that hold a quotation mark or a reporting verb are looked at this closely. A marked stretch is one token
of class QUOTE, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from operator import attrgetter

from onrecord.language.lexicon.reporting_verbs import noun_cues
from onrecord.language.syntax.forms import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MODAL,
    NAME,
    NEGATION,
    NOUN,
    OBJECT,
    OTHER_VERB,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    QUOTE_END,
    QUOTE_FILL,
    QUOTE_START,
    REFLEXIVE,
    RELATIVE,
    STANDS_ALONE,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
    Token,
    context,
)
from onrecord.language.text.spans import Span, span_of

__all__ = [
    "ADVERB", "AUXILIARY", "COORDINATOR", "DETERMINER", "MODAL", "NAME", "NEGATION", "NOUN", "OBJECT", "OTHER_VERB",
    "PREPOSITION", "PRONOUN", "PUNCTUATION", "QUOTE", "QUOTE_END", "QUOTE_FILL", "QUOTE_START", "REFLEXIVE", "RELATIVE",
    "STANDS_ALONE", "SUBORDINATOR", "TIME", "TO", "VERB", "Token", "Tokens",
    "tokenise",
]  # fmt: skip

_STRETCH = re.compile(r"\S++\s*+")
_NEVER_NOUNS = frozenset(("say", "tell", "argue", "insist", "believe", "think", "know", "agree", "admit"))
"""Base forms that are verbs whatever stands before them: "police say", "a third say"."""


_WIDTH = attrgetter("width")


class Tokens(list[Token]):
    """The tokens of a stretch of text, in order, with their places."""

    __slots__ = ("_base", "_starts")

    def __init__(self, base: int) -> None:
        super().__init__()
        self._base = base
        self._starts: list[int] = []

    def span(self, first: int, last: int) -> Span:
        """The place of the words from token `first` to token `last`."""
        starts = self._starts
        if not starts:
            # few of all tokens are asked where they stand, and none of many a stretch
            starts.extend(accumulate(map(_WIDTH, self), initial=self._base))
        return span_of((starts[first], starts[last] + self[last].size))

    def parts(self, longest: int) -> Iterator[Tokens]:
        """The tokens in parts that are not longer than that."""
        for first in range(0, len(self), longest):
            part = Tokens(self.span(first, first).start)
            part += self[first : first + longest]
            yield part


def tokenise(masked: str, start: int, end: int, base: int = 0) -> Tokens:
    """The tokens of `masked[start:end]`, classed by their form and their neighbours; `base` is added to their places.

    >>> [(t.low, t.kind) for t in tokenise("Mr. Li said the plan works.", 0, 27)]
    [('mr.', 'N'), ('li', 'N'), ('said', 'V'), ('the', 'D'), ('plan', 'n'), ('works', 'n'), ('.', '.')]
    >>> [t.kind for t in tokenise("the said plan", 0, 13)]
    ['D', 'n', 'n']
    >>> [t.low for t in tokenise("He’ll go to the U.S. with J. Wu", 0, 31)]
    ['he', "'ll", 'go', 'to', 'the', 'u.s.', 'with', 'j.', 'wu']
    """
    while start < end and masked[start].isspace():
        start += 1
    found = Tokens(start + base)
    if start >= end:
        return found
    here = context(False, "")
    *stretches, last = _stretches(masked[start:end])
    for stretch in stretches:
        token = here[stretch]
        found.append(token)
        if token.more:
            found += token.more
        here = token.after
    token = here.closing[last]
    found += (token, *token.more)
    return _settled(found)


def _stretches(text: str) -> list[str]:
    """What stands between white space, each with the white space behind it, unless that is a single one."""
    found = text.split()
    if sum(map(len, found)) + len(found) - 1 == len(text):
        return found
    *found, last = _STRETCH.findall(text)
    return [*(one[:-1] if one[-1] == " " and not one[-2].isspace() else one for one in found), last]


def _settled(tokens: Tokens) -> Tokens:
    """Decides, for words that are a noun as well as a verb form (reports, claim), by the words around them."""
    nouns = noun_cues()
    for index, token in enumerate(tokens):
        if not token.cue or token.kind not in (VERB, OTHER_VERB):
            continue
        verb = token.verb
        owned = not (verb is not None and _never_noun(tokens, index)) and _is_owned(tokens, index)
        if token.kind == OTHER_VERB and index and index + 1 < len(tokens) and token.low.endswith("ed"):
            # a participle before a noun is an adjective: "said retired General Li"
            sides = tokens[index - 1].kind, tokens[index + 1].kind
            reports = sides[0] == QUOTE and _ends_named(tokens, index + 1)
            owned = owned or (sides[0] in (VERB, PUNCTUATION, QUOTE) and sides[1] in (NAME, NOUN) and not reports)
        if owned or _reduced_relative(tokens, index):
            tokens[index] = token.as_noun()
            continue
        if (
            verb is None
            or verb.forms not in ("b", "s", "bpn", "pn")
            or not (verb.forms in ("b", "s") or token.low in nouns)
        ):
            continue
        before = tokens[index - 1].kind if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        counted = after is not None and after.low == "of" and verb.lemma not in _NEVER_NOUNS
        if verb.forms == "s" and (before in (AUXILIARY, MODAL) or counted):
            tokens[index] = token.as_noun()
            continue
        if before == QUOTE and verb.forms == "b" and token.low in nouns and (after is None or after.kind != NAME):
            # "the minister's “grave” remark"
            tokens[index] = token.as_noun()
            continue
        if before in (TO, MODAL, PRONOUN, RELATIVE, ADVERB, QUOTE, AUXILIARY, COORDINATOR):
            continue
        noun = False
        if verb.lemma in _NEVER_NOUNS:
            continue
        if verb.forms == "b":
            # a plural noun may be its subject (officials say), a singular one may not (a news report)
            several = _is_plural(tokens[index - 1].low) or _is_pair(tokens, index)
            noun = (before in (NOUN, NAME) and not several) or (not before and token.low in nouns)
            noun = noun or before == VERB
        elif verb.forms == "s":
            noun = after is not None and (
                after.kind in (AUXILIARY, MODAL, OTHER_VERB)
                or after.low == "of"
                or (after.kind == VERB and after.verb is not None and "g" not in after.verb.forms)
            )
            noun = noun or _inside_phrase(tokens, index) or (token.low == "states" and not _determined(tokens, index))
            noun = noun or before == VERB or (before == NOUN and tokens[index - 1].low.endswith("s"))
        if noun:
            tokens[index] = token.as_noun()
    return tokens


def _ends_named(tokens: Tokens, start: int) -> bool:
    """Whether nothing but a name follows: "“…!” reacted Ann Li." but not "“…!” retired General Li said"."""
    for token in tokens[start : start + 6]:
        if token.kind != NAME:
            return token.kind == PUNCTUATION and start < len(tokens) and tokens[start].kind == NAME
    return False


def _never_noun(tokens: Tokens, at: int) -> bool:
    """Whether a verb is one however it is owned: "Li's campaign says", "a paper on Li's website states that"."""
    verb = tokens[at].verb
    if verb is None or verb.forms != "s" or tokens[at - 1].kind != NOUN:
        return False
    return verb.lemma in _NEVER_NOUNS or (at + 1 < len(tokens) and tokens[at + 1].low == "that")


def _is_pair(tokens: Tokens, at: int) -> bool:
    """Whether two names stand before the verb: "Li and Wu call it"."""
    return at > 2 and [token.kind for token in tokens[at - 3 : at]] == [NAME, COORDINATOR, NAME]


def _is_owned(tokens: Tokens, at: int) -> bool:
    """Whether a possessive stands before the word: "Li's proposed plan", and for a plural "Li's early tweets"."""
    index = at - 1
    verb = tokens[at].verb
    while index >= 0 and tokens[index].kind == NOUN and verb is not None and verb.forms == "s" and at - index < 4:
        if tokens[index].low.endswith(("'s", "s'")):
            return True
        index -= 1
    return index >= 0 and tokens[index].kind in (NAME, NOUN) and tokens[index].low.endswith(("'s", "s'"))


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _reduced_relative(tokens: Tokens, at: int) -> bool:
    """A participle that belongs to the noun before it: "a document agreed by the countries"."""
    token = tokens[at]
    if not at or at + 1 == len(tokens) or tokens[at + 1].low != "by":
        return False
    participle = token.low.endswith("ed") or (token.verb is not None and token.verb.forms == "n")
    return participle and tokens[at - 1].kind in (NOUN, NAME)


def _determined(tokens: Tokens, at: int) -> bool:
    """Whether the nominals before `at` begin with a determiner: "the report states", but not "southern states"."""
    index = at - 1
    while index >= 0 and tokens[index].kind in (NAME, NOUN):
        index -= 1
    return index >= 0 and tokens[index].kind == DETERMINER


def _inside_phrase(tokens: Tokens, at: int) -> bool:
    """Whether the nominals before `at` are the object of a preposition: "because of trade plans to", "in new remarks".

    In "the head of the agency says" the preposition belongs to a noun that can be the subject.
    """
    index = at - 1
    while index >= 0 and tokens[index].kind in (NAME, NOUN, DETERMINER):
        index -= 1
    if index >= 0 and tokens[index].kind == PUNCTUATION and tokens[index + 1].low.endswith("ing") and index + 1 < at:
        return True
    if index < 0 or tokens[index].kind != PREPOSITION:
        return False
    verb = tokens[at].verb
    if all(token.kind == NOUN for token in tokens[index + 1 : at]) and not _is_plural(tokens[at - 1].low):
        # "a flurry of late-night tweets"
        return tokens[at].low in noun_cues()
    attached = index > 0 and tokens[index - 1].kind in (NAME, NOUN)
    return not (attached and verb is not None and verb.communicates)
