"""The words of a sentence that matters, each with its word class.

Only sentences that hold a quotation mark or a reporting verb are looked at this closely. A marked stretch is one token
of class QUOTE, whatever stands in it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon import alternation, table, words
from onrecord.language.speech import Verb, noun_cues, speech_verbs

__all__ = [
    "ADVERB", "AUXILIARY", "COORDINATOR", "DETERMINER", "MODAL", "NAME", "NEGATION", "NOUN", "OBJECT", "OTHER_VERB",
    "PREPOSITION", "PRONOUN", "PUNCTUATION", "QUOTE", "QUOTE_END", "QUOTE_FILL", "QUOTE_START", "RELATIVE",
    "STANDS_ALONE", "SUBORDINATOR", "TIME", "TO", "VERB", "Token", "tokenise",
]  # fmt: skip

QUOTE, VERB, OTHER_VERB, NAME, NOUN, PUNCTUATION = "Q", "V", "v", "N", "n", "."
PRONOUN, OBJECT, REFLEXIVE, DETERMINER, AUXILIARY, MODAL = "P", "O", "X", "D", "A", "M"
NEGATION, ADVERB, PREPOSITION, COORDINATOR, SUBORDINATOR, RELATIVE = "-", "R", "I", "C", "S", "W"
TO, TIME = "T", "t"

QUOTE_START, QUOTE_FILL, QUOTE_END = "“", "Q", "”"
"""How a marked stretch is written in the masked text that is tokenised: start, filling, end (or a full stop)."""

_CLASSES = {
    "pronoun": PRONOUN, "object": OBJECT, "reflexive": REFLEXIVE, "determiner": DETERMINER, "auxiliary": AUXILIARY,
    "modal": MODAL, "negation": NEGATION, "adverb": ADVERB, "preposition": PREPOSITION, "coordinator": COORDINATOR,
    "subordinator": SUBORDINATOR, "relative": RELATIVE, "to": TO, "time": TIME,
}  # fmt: skip

_ABBREVIATIONS = (
    words("abbreviations")
    | words("abbreviations_final")
    | {row["title"][:-1] for row in table("titles") if row["title"].endswith(".")}
)
_TOKEN = re.compile(
    rf"""“{QUOTE_FILL}*[.”]                        # a marked stretch
    | (?i:\b(?:s?he|it|they|we|i|you|that|there|who|what))(?=[’'](?:s|re|ll|ve|d|m)\b)   # she’ll, in two tokens
    | [’'](?:s|re|ll|ve|d|m)\b | ''
    | (?:{alternation(_ABBREVIATIONS)})\.(?=.)   # Mr. — but not where the text ends
    | (?:Jr|Sr|Inc|Corp|Co|Ltd)\.(?=,?\s\S)         # a name goes on
    | [A-Z]-(?:[A-Z]\.)+ | [A-Z]-[A-Z][a-z]+\.(?=[,)]) # R-N.Y., R-Wis.
    | (?:[A-Za-z]\.){{2,}}(?:[’']s\b)? | [A-Z]\.(?=\s[A-Z])    # U.S., J. Edgar
    | [$€£#@]?\w+(?:[’'.,&/-]\w+)*(?:(?<=[sSxXzZ])[’'](?!\w))?   # a word, a number, a possessive
    | --+ | [^\w\s]
    """,
    re.VERBOSE,
)


STANDS_ALONE = frozenset(("one", "another", "others", "some", "many", "most", "both", "all", "several", "few", "each"))
"""Determiners that can be a noun phrase by themselves."""

_BEFORE_CAPITAL = frozenset((".", ":", ";", "!", "?", "(", "—", "–", "―", "-", "--", "…", "''"))
_LY_NOUNS = words("speech_ly_words")


class Token(NamedTuple):
    """A word or mark: its place, its class, itself in lower case, and its forms where it is a reporting verb."""

    start: int
    end: int
    kind: str
    low: str
    verb: Verb | None = None


@cache
def _closed_classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("speech_function_words"):
        for word in row["words"].split():
            found.setdefault(word, _CLASSES[row["class"]])
    return found


@cache
def _irregular_pasts() -> frozenset[str]:
    return words("speech_irregular_pasts")


def tokenise(masked: str, start: int, end: int) -> list[Token]:
    """The tokens of `masked[start:end]`, classed by their form and their neighbours.

    >>> [(t.low, t.kind) for t in tokenise("Mr. Li said the plan works.", 0, 27)]
    [('mr.', 'N'), ('li', 'N'), ('said', 'V'), ('the', 'D'), ('plan', 'n'), ('works', 'n'), ('.', '.')]
    >>> [t.kind for t in tokenise("the said plan", 0, 13)]
    ['D', 'n', 'n']
    """
    classes, verbs, pasts = _closed_classes(), speech_verbs(), _irregular_pasts()
    found: list[Token] = []
    before = ""
    for match in _TOKEN.finditer(masked, start, end):
        word = match.group()
        first = word[0]
        low = word.lower()
        if first == QUOTE_START and len(word) > 1:
            kind, verb = QUOTE, None
        elif first in "'’" and len(word) > 1 and word[1].isalpha():
            kind, verb = (AUXILIARY if before in (PRONOUN, RELATIVE, SUBORDINATOR) else NOUN), None
        elif not (first.isalnum() or (len(word) > 1 and first in "$€£#@")):
            kind, verb = PUNCTUATION, None
        else:
            if "’" in low:
                low = low.replace("’", "'")
            kind, verb = _word(low, first, before, found, classes, verbs, pasts)
        found.append(Token(match.start(), match.end(), kind, low, verb))
        before = kind
    return _settled(found)


def _word(
    low: str,
    first: str,
    before: str,
    found: list[Token],
    classes: dict[str, str],
    verbs: dict[str, Verb],
    pasts: frozenset[str],
) -> tuple[str, Verb | None]:
    capital = first.isupper()
    mid = bool(found) and found[-1].low not in _BEFORE_CAPITAL
    kind = classes.get(low)
    if kind is not None:
        if capital and mid and kind in (MODAL, ADVERB, AUXILIARY):
            return NAME, None
        return kind, None
    if capital and mid:
        return NAME, None
    verb = verbs.get(low)
    if verb is not None:
        if (before == DETERMINER and found[-1].low not in STANDS_ALONE) or (
            before == PREPOSITION and verb.forms != "g"
        ):
            return NOUN, None
        return VERB, verb
    if capital or first.isdigit() or first in "$€£#@":
        return NAME, None
    if low.endswith("ly") and len(low) > 4 and low not in _LY_NOUNS:
        return ADVERB, None
    if before == MODAL:
        return OTHER_VERB, None
    if low in pasts or (low.endswith("ed") and before not in (DETERMINER, PREPOSITION) and len(low) > 3):
        return OTHER_VERB, None
    return NOUN, None


def _settled(tokens: list[Token]) -> list[Token]:
    """Decides, for words that are a noun as well as a verb form (reports, claim), by the words around them."""
    nouns = noun_cues()
    for index, token in enumerate(tokens):
        verb = token.verb
        if token.low == "since" and index and tokens[index - 1].kind == AUXILIARY:
            tokens[index] = token._replace(kind=ADVERB)
        owned = token.kind in (VERB, OTHER_VERB) and _is_owned(tokens, index)
        if token.kind == OTHER_VERB and index and index + 1 < len(tokens) and token.low.endswith("ed"):
            # a participle before a noun is an adjective: "said retired General Li"
            before, after = tokens[index - 1].kind, tokens[index + 1].kind
            owned = owned or (before in (VERB, PUNCTUATION, QUOTE) and after in (NAME, NOUN))
        if owned or _reduced_relative(tokens, index):
            tokens[index] = token._replace(kind=NOUN, verb=None)
            continue
        if (
            verb is None
            or verb.forms not in ("b", "s", "bpn", "pn")
            or not (verb.forms in ("b", "s") or token.low in nouns)
        ):
            continue
        before = tokens[index - 1].kind if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if verb.forms == "s" and (before in (AUXILIARY, MODAL) or (after is not None and after.low == "of")):
            tokens[index] = token._replace(kind=NOUN, verb=None)
            continue
        if before in (TO, MODAL, PRONOUN, RELATIVE, ADVERB, QUOTE, AUXILIARY, COORDINATOR):
            continue
        noun = False
        if verb.forms == "b":
            # a plural noun may be its subject (officials say), a singular one may not (a news report)
            noun = (before in (NOUN, NAME) and not _is_plural(tokens[index - 1].low)) or (
                not before and token.low in nouns
            )
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
            tokens[index] = token._replace(kind=NOUN, verb=None)
    return tokens


def _is_owned(tokens: list[Token], at: int) -> bool:
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


def _reduced_relative(tokens: list[Token], at: int) -> bool:
    """A participle that belongs to the noun before it: "a document agreed by the countries"."""
    token = tokens[at]
    if token.kind not in (VERB, OTHER_VERB) or not at or at + 1 == len(tokens) or tokens[at + 1].low != "by":
        return False
    return "ed" in token.low[-2:] and tokens[at - 1].kind in (NOUN, NAME)


def _determined(tokens: list[Token], at: int) -> bool:
    """Whether the nominals before `at` begin with a determiner: "the report states", but not "southern states"."""
    index = at - 1
    while index >= 0 and tokens[index].kind in (NAME, NOUN):
        index -= 1
    return index >= 0 and tokens[index].kind == DETERMINER


def _inside_phrase(tokens: list[Token], at: int) -> bool:
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
