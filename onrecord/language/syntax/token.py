"""A token: a word or mark with its word class, which its form and the word before it tell."""

from __future__ import annotations

import re
from functools import cache
from sys import intern
from typing import Literal

from onrecord.language.lexicon.closed_classes import usual_classes
from onrecord.language.lexicon.lists import table, words
from onrecord.language.lexicon.reporting_verbs import Verb, noun_cues, speech_verbs
from onrecord.language.syntax.tags import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    MODAL,
    NAME,
    NOUN,
    OTHER_VERB,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    QUOTE_FILL,
    QUOTE_START,
    RELATIVE,
    STANDS_ALONE,
    SUBORDINATOR,
    VERB,
    of_class,
)

__all__ = ["Context", "Cue", "Token", "context"]

_CONTRACTING = frozenset(("he", "she", "it", "they", "we", "i", "you", "that", "there", "who", "what"))
_CONTRACTED = frozenset(("s", "re", "ll", "ve", "d", "m"))
_BEFORE_CAPITAL = frozenset((".", ":", ";", "!", "?", "(", "—", "–", "―", "-", "--", "…", "''"))
_ABBREVIATIONS = (
    words("abbreviations")
    | words("abbreviations_final")
    | {row["title"][:-1] for row in table("titles") if row["title"].endswith(".")}
    | {"Jr", "Sr", "Inc", "Corp", "Co", "Ltd"}
)
_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])*|[A-Z]-[A-Z]\w*(?:\.[A-Z])*")
_IN_WORD = r"[\w\u0300-\u036f]"
"""What a word is made of; a decomposed accent belongs to the letter before it."""
_PIECE = re.compile(
    rf"""(?:
      [$€£¥#@]?\w{_IN_WORD}*+(?:[’'.,&/-]\w{_IN_WORD}*+)*+  # a word or a number, with what stands inside it
      (?:(?<=[sSxXzZ])[’'](?!\w))?                # the possessive of a plural
    | “{QUOTE_FILL}*[.”]                        # a quotation that counts as one word
    | [’'](?:s|re|ll|ve|d|m)\b | '' | --+ | [^\w\s]
    )\s*+                                         # and the white space behind it
    """,
    re.VERBOSE,
)

_PREFIXES = frozenset(("re", "co", "pre", "mis", "out", "over", "under", "de", "un"))
_NO_PRONOUNS = frozenset(("US", "WHO", "IT", "i"))
"""A country, an organisation, a trade, a newspaper."""
_LY_NOUNS = words("speech_ly_words")
_LONGEST_KEPT, _MOST_KEPT = 32, 1 << 14


Cue = Literal["verb", "according", "other", "noun", ""]
"""What a word can be the cue of a frame as; most can be none."""


class Token:
    """A word or mark as it is read where it stands: its class, itself in lower case, its forms if a reporting verb.

    Tokens of one form in one context are one object, made once a process; where they stand, `Tokens` knows.
    """

    __slots__ = ("_noun", "after", "cue", "lower", "more", "size", "tag", "verb", "width")

    def __init__(self, tag: str, lower: str, verb: Verb | None, size: int, width: int) -> None:
        self.tag = tag
        """Its word class, one of `tags`."""
        self.lower = intern(lower)
        """The word in lower case, with straight apostrophes."""
        self.verb = verb
        self.size = size
        """The word's length in code points."""
        self.width = width
        """The same with the white space behind it."""
        self.cue = _cue(tag, lower)
        """Which frame may stand around it."""
        self._noun: Token | None = None
        self.more: tuple[Token, ...] = ()
        """What is written together with it, behind it."""
        self.after: Context
        """The context of what comes after the next white space; the first token before it has it."""

    def longer(self, by: int) -> Token:
        """The same with more characters, as which it stands for longer words."""
        token = Token(self.tag, self.lower, self.verb, self.size + by, self.width + by)
        token.more, token.after = self.more, self.after
        return token

    def as_noun(self) -> Token:
        """The same word, taken for a noun."""
        if self._noun is None:
            self._noun = Token(NOUN, self.lower, None, self.size, self.width)
        return self._noun


def _cue(tag: str, lower: str) -> Cue:
    if tag == VERB:
        return "verb"
    if lower in ("according", "per", "words"):
        return "according"
    if tag == OTHER_VERB:
        return "other"
    return "noun" if tag == NOUN and lower in noun_cues() else ""


class Context(dict[str, Token]):
    """What a word's reading depends on besides its form.

    `before` is the class of the word before, `mid` tells that a capital is no mere start of a sentence, `closes` that
    nothing follows. Text is read as an automaton does: as a dictionary a context gives, for what stands up to the next
    white space, its first token, and that has the others and the context of what comes after. What was met is kept, so
    that a form is looked at closely once a process.
    """

    __slots__ = ("before", "closes", "closing", "mid")

    def __init__(self, mid: bool, before: str, closing: Context | None) -> None:
        super().__init__()
        self.mid = mid
        self.before = before
        self.closes = closing is None
        self.closing = self if closing is None else closing
        """The same context where nothing follows."""

    def __missing__(self, stretch: str) -> Token:
        if len(stretch) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            found = self[stretch] = _read(stretch if self.closes else _with_space(stretch), self)
            return found
        if stretch[0] == QUOTE_START:
            # a marked stretch is read like a short one, whatever its length
            behind = stretch.lstrip(QUOTE_START + QUOTE_FILL)
            if 0 < len(behind) <= _LONGEST_KEPT - 2:
                return self[QUOTE_START + QUOTE_FILL + behind].longer(len(stretch) - len(behind) - 2)
        return _read(stretch if self.closes else _with_space(stretch), self)


def _with_space(stretch: str) -> str:
    """The stretch with the white space behind it, which is a space where it is not told."""
    return stretch if stretch[-1].isspace() else stretch + " "


_TELLING = {kind: kind for kind in (DETERMINER, PREPOSITION, AUXILIARY, MODAL)}
_TELLING |= dict.fromkeys((PRONOUN, RELATIVE, SUBORDINATOR), PRONOUN)
"""The classes that tell something of the word after; some of them tell the same."""


def context(mid: bool, before: str, closes: bool = False) -> Context:
    """The one context of its kind.

    >>> said = context(False, "")["said,"]
    >>> said.tag, said.size, said.more[0].width, said.after.mid, context(True, DETERMINER)["said"].tag
    ('V', 4, 2, True, 'n')
    """
    here = _context(mid, _TELLING.get(before, ""))
    return here.closing if closes else here


@cache
def _context(mid: bool, before: str) -> Context:
    return Context(mid, before, Context(mid, before, None))


def _read(stretch: str, here: Context) -> Token:
    """The first token of a stretch in its context, with the others and the context after them."""
    found: list[Token] = []
    mid, before, last = here.mid, here.before, ""
    unread = len(stretch)
    for piece in [stretch] if stretch.rstrip().isalpha() else _PIECE.findall(stretch):
        word, width = piece.rstrip(), len(piece)
        unread -= width
        # the full stop at the very end belongs to nothing before it
        if word == "." and last and (unread or width > 1) and _joins(last, piece):
            joined = found[-1]
            found[-1] = Token(joined.tag, joined.lower + ".", joined.verb, joined.size + 1, joined.size + width)
            mid, last = True, last + word if width == 1 else ""
            continue
        token = _classed(word, width, mid, before)
        cut = _head(token)
        if cut:
            head = _classed(word[:cut], cut, mid, before)
            found.append(Token(head.tag, token.lower[:cut], None, cut, cut))
            token = Token(AUXILIARY, token.lower[cut:], None, token.size - cut, width - cut)
        found.append(token)
        mid, before = token.lower not in _BEFORE_CAPITAL, "" if token.lower in STANDS_ALONE else token.tag
        last = word[cut:] if token.tag != QUOTE and width == len(word) else ""
    first = found[0]
    first.more = tuple(found[1:])
    first.after = context(mid, before)
    return first


def _joins(word: str, stop: str) -> bool:
    """Whether a full stop (and the white space behind it) belongs to the word before: Mr., U.S., J. before a name."""
    if word in _ABBREVIATIONS:
        return True
    return _INITIALS.fullmatch(word) is not None and (len(word) > 1 or len(stop) > 1)


def _head(token: Token) -> int:
    """How many characters are a word of its own: two of "he's"."""
    low = token.lower
    if "'" not in low or low[0] == "'":
        return 0
    cut = low.rindex("'")
    return cut if low[:cut] in _CONTRACTING and low[cut + 1 :] in _CONTRACTED else 0


@cache
def _closed_tags() -> dict[str, str]:
    return {word: of_class(name) for word, name in usual_classes().items()}


@cache
def _capitalised() -> frozenset[str]:
    """Words of the calendar, which are others where they are written small: sat, sun, march, mar, second."""
    return frozenset(word for word, name in usual_classes().items() if name in ("weekday", "month"))


def _classed(word: str, width: int, mid: bool, before: str) -> Token:
    """The token of a word."""
    low = word.lower().replace("’", "'")
    kind, verb = _class(word, low, mid, before)
    if kind == AUXILIARY and low[0] == "'" and before not in (PRONOUN, RELATIVE, SUBORDINATOR):
        kind = NOUN
    elif low == "since" and before == AUXILIARY:
        kind = ADVERB
    return Token(kind, low, verb, len(word), width)


def _class(word: str, low: str, mid: bool, before: str) -> tuple[str, Verb | None]:
    """Class and verb forms of a word; `mid` tells that a capital is no mere start of a sentence."""
    first = word[0]
    if first == QUOTE_START and len(word) > 1:
        return QUOTE, None
    if first in "'’" and len(word) > 1 and word[1].isalpha():
        return AUXILIARY, None
    if not (first.isalnum() or len(word) > 1) or not word.strip("'-"):
        return PUNCTUATION, None
    capital = first.isupper()
    kind = _closed_tags().get(low)
    if kind is not None and word not in _NO_PRONOUNS and (capital or low not in _capitalised()):
        return (NAME if capital and mid and kind in (MODAL, ADVERB, AUXILIARY) else kind), None
    if capital and mid:
        return NAME, None
    verb = speech_verbs().get(low)
    if verb is not None:
        noun = before == DETERMINER or (before == PREPOSITION and verb.forms != "g")
        return (NOUN, None) if noun else (VERB, verb)
    if capital or first.isdigit() or not first.isalpha():
        return NAME, None
    if low.endswith("ly") and len(low) > 4 and low not in _LY_NOUNS:
        return ADVERB, None
    participle = low.endswith("ed") and len(low) > 3 and before not in (DETERMINER, PREPOSITION)
    if participle and "-" in low:
        # "state-controlled" is an adjective, "re-elected" a verb
        participle = low.partition("-")[0] in _PREFIXES
    if before == MODAL or participle or low in words("speech_irregular_pasts"):
        return OTHER_VERB, None
    return NOUN, None
