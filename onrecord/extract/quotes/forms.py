"""The class of a word, by its form and by the word before it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.language.lexicon import table, words
from onrecord.language.speech import Verb, noun_cues, speech_verbs

__all__ = [
    "ADVERB", "AUXILIARY", "COORDINATOR", "DETERMINER", "MODAL", "NAME", "NEGATION", "NOUN", "OBJECT", "OTHER_VERB",
    "PREPOSITION", "PRONOUN", "PUNCTUATION", "QUOTE", "QUOTE_END", "QUOTE_FILL", "QUOTE_START", "REFLEXIVE", "RELATIVE",
    "STANDS_ALONE", "SUBORDINATOR", "TIME", "TO", "VERB", "Context", "Cue", "Token", "context",
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

STANDS_ALONE = frozenset(("one", "another", "others", "some", "many", "most", "both", "all", "several", "few", "each"))
"""Determiners that can be a noun phrase by themselves."""


_CONTRACTING = frozenset(("he", "she", "it", "they", "we", "i", "you", "that", "there", "who", "what"))
_CONTRACTED = frozenset(("s", "re", "ll", "ve", "d", "m"))
_BEFORE_CAPITAL = frozenset((".", ":", ";", "!", "?", "(", "—", "–", "―", "-", "--", "…", "''"))
_LY_NOUNS = words("speech_ly_words")
_LONGEST_KEPT, _MOST_KEPT = 32, 1 << 13


Cue = Literal["verb", "according", "other", "noun", ""]
"""What a word can be the cue of a frame as; most can be none."""


class Token:
    """A word or mark as it is read where it stands: its class, itself in lower case, its forms if a reporting verb.

    Tokens of one form in one context are one object, made once a process; where they stand, `Tokens` knows.
    """

    __slots__ = ("after", "cue", "head", "kind", "low", "noun", "odd", "size", "verb", "width", "word")

    def __init__(
        self, kind: str, low: str, verb: Verb | None, word: str, width: int, after: Context, head: Token | None = None
    ) -> None:
        self.kind = kind
        self.low = low
        self.verb = verb
        self.word = word
        """As the text writes it."""
        self.size = len(word)
        self.width = width
        """The word's length with the white space behind it."""
        self.after = after
        """The context in which the next word is read."""
        self.head = head
        """What is written together with it: "he" in "he's"."""
        self.odd = head is not None or word == "."
        """Whether there is more to it: it begins with another word, or is a full stop that may belong to the last."""
        self.cue = _cue(kind, low)
        """Which frame may stand around it."""
        self.noun: Token | None = None

    def as_noun(self) -> Token:
        """The same word, taken for a noun."""
        if self.noun is None:
            self.noun = Token(NOUN, self.low, None, self.word, self.width, self.after)
        return self.noun

    def with_stop(self, stop: str) -> Token:
        """The word with the full stop (and the white space) behind it; a capital after it is no start of a sentence."""
        after = context(True, self.after.before)
        return Token(self.kind, self.low + ".", self.verb, self.word + ".", self.size + len(stop), after)


def _cue(kind: str, low: str) -> Cue:
    if kind == VERB:
        return "verb"
    if low in ("according", "per"):
        return "according"
    if kind == OTHER_VERB:
        return "other"
    return "noun" if kind == NOUN and low in noun_cues() else ""


class Context(dict[str, Token]):
    """What a word's reading depends on besides its form; as a dictionary, the tokens of the forms met there so far.

    `before` is the class of the word before, `mid` tells that a capital is no mere start of a sentence. Text is read
    as an automaton does: a look-up gives the token, and the token the context in which to look up the next form.
    """

    __slots__ = ("before", "mid")

    def __init__(self, mid: bool, before: str) -> None:
        super().__init__()
        self.mid = mid
        self.before = before

    def __missing__(self, form: str) -> Token:
        token = _read(form, self)
        if len(form) <= _LONGEST_KEPT and form[0] != QUOTE_START:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[form] = token
        return token


@cache
def context(mid: bool, before: str) -> Context:
    """The one context of its kind.

    >>> said = context(False, "")["said "]
    >>> said.kind, said.size, said.width, context(True, DETERMINER)["said"].kind
    ('V', 4, 5, 'n')
    """
    return Context(mid, before)


def _read(form: str, here: Context) -> Token:
    """The token of a form (a word with the white space behind it) in its context."""
    word = form.rstrip()
    mid, before = here.mid, here.before
    kind, low, verb = _classed(word, mid, before)
    if kind == AUXILIARY and low[0] == "'" and before not in (PRONOUN, RELATIVE, SUBORDINATOR):
        kind = NOUN
    elif low == "since" and before == AUXILIARY:
        kind = ADVERB
    head: Token | None = None
    width = len(form)
    if "'" in low and low[0] != "'":
        cut = low.rindex("'")
        if low[:cut] in _CONTRACTING and low[cut + 1 :] in _CONTRACTED:
            head = Token(_classed(word[:cut], mid, before)[0], low[:cut], None, word[:cut], cut, here)
            kind, low, verb, word, width = AUXILIARY, low[cut:], None, word[cut:], width - cut
    after = context(low not in _BEFORE_CAPITAL, "" if low in STANDS_ALONE else kind)
    return Token(kind, low, verb, word, width, after, head)


@cache
def _closed_classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("speech_function_words"):
        for word in row["words"].split():
            found.setdefault(word, _CLASSES[row["class"]])
    return found


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
    if kind is not None:
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
