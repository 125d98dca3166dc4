"""The words of a sentence that matters, each with its word class.

Only sentences that hold a quotation mark or a reporting verb are looked at this closely. A marked stretch is one token
of class QUOTE, whatever stands in it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.language.lexicon import table, words
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
    | {"Jr", "Sr", "Inc", "Corp", "Co", "Ltd"}
)
_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])*|[A-Z]-[A-Z]\w*(?:\.[A-Z])*")
_CONTRACTING = frozenset(("he", "she", "it", "they", "we", "i", "you", "that", "there", "who", "what"))
_CONTRACTED = frozenset(("s", "re", "ll", "ve", "d", "m"))
_TOKEN = re.compile(
    rf"""[$€£#@]?\w++(?:[’'.,&/-]\w++)*+         # a word or a number, with what stands inside it
      (?:(?<=[sSxXzZ])[’'](?!\w))?                # the possessive of a plural
    | “{QUOTE_FILL}*[.”]                        # a marked stretch
    | [’'](?:s|re|ll|ve|d|m)\b | '' | --+ | [^\w\s]
    """,
    re.VERBOSE,
)
STANDS_ALONE = frozenset(("one", "another", "others", "some", "many", "most", "both", "all", "several", "few", "each"))
"""Determiners that can be a noun phrase by themselves."""

_NEVER_NOUNS = frozenset(("say", "tell", "argue", "insist", "believe", "think", "know", "agree", "admit"))
"""Base forms that are verbs whatever stands before them: "police say", "a third say"."""

_BEFORE_CAPITAL = frozenset((".", ":", ";", "!", "?", "(", "—", "–", "―", "-", "--", "…", "''"))
_NO_PRONOUNS = frozenset(("US", "WHO", "IT", "i"))
"""A country, an organisation, a trade, a newspaper."""
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


def tokenise(masked: str, start: int, end: int, base: int = 0) -> list[Token]:
    """The tokens of `masked[start:end]`, classed by their form and their neighbours; `base` is added to their places.

    >>> [(t.low, t.kind) for t in tokenise("Mr. Li said the plan works.", 0, 27)]
    [('mr.', 'N'), ('li', 'N'), ('said', 'V'), ('the', 'D'), ('plan', 'n'), ('works', 'n'), ('.', '.')]
    >>> [t.kind for t in tokenise("the said plan", 0, 13)]
    ['D', 'n', 'n']
    >>> [t.low for t in tokenise("He’ll go to the U.S. with J. Wu", 0, 31)]
    ['he', "'ll", 'go', 'to', 'the', 'u.s.', 'with', 'j.', 'wu']
    """
    found: list[Token] = []
    before, mid = "", False
    for match in _TOKEN.finditer(masked, start, end):
        word = match.group()
        first = match.start() + base
        if word == "." and found and _joins(masked, found[-1], first - base, base, end):
            joined = found[-1]
            found[-1] = joined._replace(end=first + 1, low=joined.low + ".")
            mid = True
            continue
        read = _read(word, mid, before)
        if read.head:
            cut = first + len(read.head)
            found.append(Token(first, cut, read.head_kind, read.head))
            first, word = cut, word[len(read.head) :]
        found.append(Token(first, first + len(word), read.kind, read.low, read.verb))
        before, mid = read.before, read.mid
    return _settled(found)


class _Read(NamedTuple):
    """What a word is where it stands, and what the word after it needs to know.

    `head` is what is written together with it ("he" in "he's"); the next word asks for `before` and `mid`.
    """

    kind: str
    low: str
    verb: Verb | None
    head: str
    head_kind: str
    before: str
    mid: bool


@lru_cache(maxsize=1 << 16)
def _read(word: str, mid: bool, before: str) -> _Read:
    kind, low, verb = _classed(word, mid, before)
    head = head_kind = ""
    if kind == AUXILIARY and low[0] == "'" and before not in (PRONOUN, RELATIVE, SUBORDINATOR):
        kind = NOUN
    elif low == "since" and before == AUXILIARY:
        kind = ADVERB
    if "'" in low and low[0] != "'":
        cut = low.rindex("'")
        if low[:cut] in _CONTRACTING and low[cut + 1 :] in _CONTRACTED:
            head_kind, head, _ = _classed(word[:cut], mid, before)
            kind, low, verb = AUXILIARY, low[cut:], None
    return _Read(kind, low, verb, head, head_kind, "" if low in STANDS_ALONE else kind, low not in _BEFORE_CAPITAL)


def _joins(masked: str, token: Token, stop: int, base: int, end: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it: Mr., U.S., J. before a name."""
    if token.end - base != stop or token.kind == QUOTE or stop + 1 >= end:
        return False
    word = masked[token.start - base : stop]
    if word in _ABBREVIATIONS:
        return True
    if not _INITIALS.fullmatch(word):
        return False
    return len(word) > 1 or masked[stop + 1 : stop + 2].isspace()


def _classed(word: str, mid: bool, before: str) -> tuple[str, str, Verb | None]:
    """Class, lower case and verb forms of a word; `mid` tells that a capital is no mere start of a sentence."""
    first = word[0]
    low = word.lower().replace("’", "'")
    if first == QUOTE_START and len(word) > 1:
        return QUOTE, low, None
    if first in "'’" and len(word) > 1 and word[1].isalpha():
        return AUXILIARY, low, None
    if not (first.isalnum() or len(word) > 1) or not word.strip("'-"):
        return PUNCTUATION, low, None
    capital = first.isupper()
    kind = _closed_classes().get(low)
    if kind is not None and word not in _NO_PRONOUNS:
        return (NAME if capital and mid and kind in (MODAL, ADVERB, AUXILIARY) else kind), low, None
    if capital and mid:
        return NAME, low, None
    verb = speech_verbs().get(low)
    if verb is not None:
        noun = before == DETERMINER or (before == PREPOSITION and verb.forms != "g")
        return (NOUN, low, None) if noun else (VERB, low, verb)
    if capital or first.isdigit() or not first.isalpha():
        return NAME, low, None
    if low.endswith("ly") and len(low) > 4 and low not in _LY_NOUNS:
        return ADVERB, low, None
    participle = low.endswith("ed") and len(low) > 3 and before not in (DETERMINER, PREPOSITION)
    if before == MODAL or participle or low in words("speech_irregular_pasts"):
        return OTHER_VERB, low, None
    return NOUN, low, None


def _settled(tokens: list[Token]) -> list[Token]:
    """Decides, for words that are a noun as well as a verb form (reports, claim), by the words around them."""
    nouns = noun_cues()
    for index, token in enumerate(tokens):
        if token.kind not in (VERB, OTHER_VERB):
            continue
        verb = token.verb
        owned = _is_owned(tokens, index)
        if token.kind == OTHER_VERB and index and index + 1 < len(tokens) and token.low.endswith("ed"):
            # a participle before a noun is an adjective: "said retired General Li"
            sides = tokens[index - 1].kind, tokens[index + 1].kind
            owned = owned or (sides[0] in (VERB, PUNCTUATION, QUOTE) and sides[1] in (NAME, NOUN))
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
        if before == QUOTE and verb.forms == "b" and token.low in nouns and (after is None or after.kind != NAME):
            # "the minister's “grave” remark"
            tokens[index] = token._replace(kind=NOUN, verb=None)
            continue
        if before in (TO, MODAL, PRONOUN, RELATIVE, ADVERB, QUOTE, AUXILIARY, COORDINATOR):
            continue
        noun = False
        if token.low in _NEVER_NOUNS:
            continue
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
    if not at or at + 1 == len(tokens) or tokens[at + 1].low != "by":
        return False
    participle = token.low.endswith("ed") or (token.verb is not None and token.verb.forms == "n")
    return participle and tokens[at - 1].kind in (NOUN, NAME)


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
