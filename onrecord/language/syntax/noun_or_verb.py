"""Words that are a noun as well as a verb form (reports, claim): which they are, by the words around them."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from onrecord.language.lexicon.reporting_verbs import noun_cues
from onrecord.language.syntax.tags import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MODAL,
    NAME,
    NOUN,
    OTHER_VERB,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    RELATIVE,
    TO,
    VERB,
)
from onrecord.language.syntax.token import Token

__all__ = ["settle"]

_NEVER_NOUNS = frozenset(("say", "tell", "argue", "insist", "believe", "think", "know", "agree", "admit"))
"""Base forms that are verbs whatever stands before them: "police say", "a third say"."""
_AMBIGUOUS = ("b", "s", "bpn", "pn")
_BEFORE_VERB = (TO, MODAL, PRONOUN, RELATIVE, ADVERB, QUOTE, AUXILIARY, COORDINATOR)


def settle(tokens: MutableSequence[Token]) -> None:
    """Makes nouns of the words that are one where they stand.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> tagged = lambda text: " ".join(token.tag for token in tokenise(text, 0, len(text)))
    >>> tagged("The report claims success"), tagged("They met Li's claims"), tagged("He will claim it")
    ('D n V n', 'P v N n', 'P M V P')
    """
    for index, token in enumerate(tokens):
        if token.cue and token.tag in (VERB, OTHER_VERB) and _is_noun(tokens, index, token):
            tokens[index] = token.as_noun()


def _is_noun(tokens: Sequence[Token], at: int, token: Token) -> bool:
    verb = token.verb
    if not (verb is not None and _never_noun(tokens, at)) and _is_owned(tokens, at):
        return True
    if _is_adjective(tokens, at) or _reduced_relative(tokens, at):
        return True
    if verb is None or verb.forms not in _AMBIGUOUS:
        return False
    nouns = noun_cues()
    if verb.forms not in ("b", "s") and token.lower not in nouns:
        return False
    before = tokens[at - 1].tag if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counted = after is not None and after.lower == "of" and verb.lemma not in _NEVER_NOUNS
    if verb.forms == "s" and (before in (AUXILIARY, MODAL) or counted):
        return True
    if before == QUOTE and verb.forms == "b" and token.lower in nouns and (after is None or after.tag != NAME):
        # "the minister's “grave” remark"
        return True
    if before in _BEFORE_VERB or verb.lemma in _NEVER_NOUNS:
        return False
    if verb.forms == "b":
        return _is_singular_noun(tokens, at, before)
    return verb.forms == "s" and _is_plural_noun(tokens, at, before, after)


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle stands before a noun: "said retired General Li"."""
    if tokens[at].tag != OTHER_VERB or not 0 < at < len(tokens) - 1 or not tokens[at].lower.endswith("ed"):
        return False
    before, after = tokens[at - 1].tag, tokens[at + 1].tag
    reports = before == QUOTE and _ends_named(tokens, at + 1)
    return before in (VERB, PUNCTUATION, QUOTE) and after in (NAME, NOUN) and not reports


def _is_singular_noun(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether a base form is a noun: a plural may be its subject (officials say), a singular not (a news report)."""
    several = at > 0 and (_is_plural(tokens[at - 1].lower) or _is_pair(tokens, at))
    if before in (NOUN, NAME) and not several:
        return True
    return before == VERB or (not before and tokens[at].lower in noun_cues())


def _is_plural_noun(tokens: Sequence[Token], at: int, before: str, after: Token | None) -> bool:
    """Whether a form in -s is the plural of a noun: "trade claims were", "because of trade claims to"."""
    if after is not None and (after.tag in (AUXILIARY, MODAL, OTHER_VERB) or after.lower == "of"):
        return True
    if after is not None and after.tag == VERB and after.verb is not None and "g" not in after.verb.forms:
        return True
    if _inside_phrase(tokens, at) or (tokens[at].lower == "states" and not _determined(tokens, at)):
        return True
    return before == VERB or (before == NOUN and tokens[at - 1].lower.endswith("s"))


def _ends_named(tokens: Sequence[Token], start: int) -> bool:
    """Whether nothing but a name follows: "“…!” reacted Ann Li." but not "“…!” retired General Li said"."""
    for token in tokens[start : start + 6]:
        if token.tag != NAME:
            return token.tag == PUNCTUATION and start < len(tokens) and tokens[start].tag == NAME
    return False


def _never_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb is one however it is owned: "Li's campaign says", "a paper on Li's website states that"."""
    verb = tokens[at].verb
    if verb is None or verb.forms != "s" or tokens[at - 1].tag != NOUN:
        return False
    return verb.lemma in _NEVER_NOUNS or (at + 1 < len(tokens) and tokens[at + 1].lower == "that")


def _is_pair(tokens: Sequence[Token], at: int) -> bool:
    """Whether two names stand before the verb: "Li and Wu call it"."""
    return at > 2 and [token.tag for token in tokens[at - 3 : at]] == [NAME, COORDINATOR, NAME]


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Whether a possessive stands before the word: "Li's proposed plan", and for a plural "Li's early tweets"."""
    index = at - 1
    verb = tokens[at].verb
    while index >= 0 and tokens[index].tag == NOUN and verb is not None and verb.forms == "s" and at - index < 4:
        if tokens[index].lower.endswith(("'s", "s'")):
            return True
        index -= 1
    return index >= 0 and tokens[index].tag in (NAME, NOUN) and tokens[index].lower.endswith(("'s", "s'"))


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _reduced_relative(tokens: Sequence[Token], at: int) -> bool:
    """A participle that belongs to the noun before it: "a document agreed by the countries"."""
    token = tokens[at]
    if not at or at + 1 == len(tokens) or tokens[at + 1].lower != "by":
        return False
    participle = token.lower.endswith("ed") or (token.verb is not None and token.verb.forms == "n")
    return participle and tokens[at - 1].tag in (NOUN, NAME)


def _determined(tokens: Sequence[Token], at: int) -> bool:
    """Whether the nominals before `at` begin with a determiner: "the report states", but not "southern states"."""
    index = at - 1
    while index >= 0 and tokens[index].tag in (NAME, NOUN):
        index -= 1
    return index >= 0 and tokens[index].tag == DETERMINER


def _inside_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether the nominals before `at` are the object of a preposition: "because of trade plans to", "in new remarks".

    In "the head of the agency says" the preposition belongs to a noun that can be the subject.
    """
    index = at - 1
    while index >= 0 and tokens[index].tag in (NAME, NOUN, DETERMINER):
        index -= 1
    if index >= 0 and tokens[index].tag == PUNCTUATION and tokens[index + 1].lower.endswith("ing") and index + 1 < at:
        return True
    if index < 0 or tokens[index].tag != PREPOSITION:
        return False
    verb = tokens[at].verb
    if all(token.tag == NOUN for token in tokens[index + 1 : at]) and not _is_plural(tokens[at - 1].lower):
        # "a flurry of late-night tweets"
        return tokens[at].lower in noun_cues()
    attached = index > 0 and tokens[index - 1].tag in (NAME, NOUN)
    return not (attached and verb is not None and verb.communicates)
