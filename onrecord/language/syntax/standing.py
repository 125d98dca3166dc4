"""Whether what a clause tells is told as having happened: asserted, or denied, feared, threatened, planned, asked.

Told once, for everybody, by the words around a verb or a noun of doing: its auxiliaries, modals and negations, the
conjunction that opens its clause, and the word that governs it ('denied that it had signed', 'a threat to leave'). A
governor is read in its own place in the same way, so that 'has no plans to leave' and 'did not refuse to sign' come out
as they should.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from onrecord.language.document import Document
from onrecord.language.lexicon.governing_words import LONGEST, Governor, governing_words
from onrecord.language.syntax.tags import (
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
    REFLEXIVE,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
)
from onrecord.language.syntax.tokens import Tokens
from onrecord.language.text.spans import Span

__all__ = ["Sense", "Standing", "standing_at", "standing_of"]

_REACH = 18
"""How many words left of a verb its governor is looked for."""
_DEPTH = 4
"""How many governors above each other are read."""
_LIKELY = frozenset(
    [
        "can",
        "could",
        "may",
        "might",
        "will",
        "would",
        "shall",
        "'ll",
        "'d",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "cannot",
        "shan't",
    ]
)
_OUGHT = frozenset(("should", "must", "ought", "shouldn't", "mustn't", "needn't"))
_BE = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m", "isn't", "aren't", "wasn't", "weren't"]
)
_HAVE = frozenset(("have", "has", "had", "having", "'ve", "hasn't", "haven't", "hadn't"))
_CONDITIONS = frozenset(("if", "unless", "until", "once", "provided", "lest", "till"))
_MARKS = frozenset(("“", "‘", "«", '"'))
_INVERTED = frozenset(("had", "were", "should"))
_NEGATIVE = frozenset(("no", "neither", "nor", "none", "nobody", "never", "without", "hardly", "barely", "scarcely"))
_GROUP = (AUXILIARY, MODAL, NEGATION, ADVERB, REFLEXIVE, TIME)
_PHRASE = (NAME, NOUN, DETERMINER, PRONOUN, OBJECT, PREPOSITION, QUOTE, ADVERB, TIME, REFLEXIVE)
_VERBS = (VERB, OTHER_VERB, AUXILIARY, MODAL)


class Sense(Enum):
    """What the text makes of an act."""

    ASSERTED = "asserted"
    DENIED = "denied"
    REFUSED = "refused"
    FAILED = "failed"
    """It was stopped short of, prevented, or done without."""
    POSTPONED = "postponed"
    FEARED = "feared"
    THREATENED = "threatened"
    PLANNED = "planned"
    AGREED = "agreed"
    """Those who are to do it have settled that they will."""
    EXPECTED = "expected"
    PROPOSED = "proposed"
    """Proposed, wanted, or tried."""
    DEMANDED = "demanded"
    ORDERED = "ordered"
    CONSIDERED = "considered"
    ASKED = "asked"
    CONDITIONAL = "conditional"


class Standing(NamedTuple):
    """What the text makes of an act, whether it negates that, and the place of the word that shows it."""

    sense: Sense
    negated: bool = False
    governor: Span | None = None

    @property
    def holds(self) -> bool:
        """Whether the act is told as a fact."""
        return self.sense is Sense.ASSERTED and not self.negated


_PLAIN = Standing(Sense.ASSERTED)
_UNREAL = (Sense.EXPECTED, Sense.PLANNED, Sense.DEMANDED, Sense.PROPOSED, Sense.FEARED, Sense.CONSIDERED)
_DONE = (Sense.REFUSED, Sense.FAILED, Sense.POSTPONED, Sense.AGREED)
"""Senses that tell of something that is done or not done, unless what governs them is unreal."""


def standing_of(document: Document, sentence: Span, place: int) -> Standing:
    """The standing of the verb, or noun of doing, that starts at `place` in the sentence.

    >>> def sense(text, word):
    ...     document = Document(text)
    ...     found = standing_of(document, document.sentences[0], text.index(word))
    ...     return ("not " if found.negated else "") + found.sense.value
    >>> sense("Peru signed the pact.", "signed"), sense("Peru has not signed it.", "signed")
    ('asserted', 'not asserted')
    >>> sense("Peru denied reports that it had signed.", "signed"), sense("Had Peru signed, all were well.", "signed")
    ('denied', 'conditional')
    >>> sense("They stopped short of signing it.", "signing"), sense("A threat to leave was dropped.", "leave")
    ('failed', 'threatened')
    >>> sense("Peru has no plans to leave.", "leave"), sense("Peru postponed the signing of it.", "signing")
    ('not planned', 'postponed')
    >>> sense("Peru said on Monday that it had signed.", "signed"), sense("Peru, which denied it, signed.", "signed")
    ('asserted', 'asserted')
    """
    tokens = document.tokens(sentence)
    return standing_at(tokens, tokens.index(place))


def standing_at(tokens: Tokens, at: int, depth: int = _DEPTH) -> Standing:
    """The same for the token of that number."""
    key = ("standing", at)
    known: Standing | None = tokens.memory.get(key)
    if known is None:
        known = _PLAIN if depth == 0 or not 0 <= at < len(tokens) else _read(tokens, at, depth)
        tokens.memory[key] = known
    return known


class _Group(NamedTuple):
    """The words before a main verb that belong to it."""

    first: int
    negated: bool
    modal: Sense | None
    infinitive: bool
    finite: bool
    bare: bool
    """Whether no auxiliary stands before it."""


def _read(tokens: Tokens, at: int, depth: int) -> Standing:
    group = _group(tokens, at)
    if group.bare and _is_nominal(tokens, at):
        return _of_noun(tokens, at, depth)
    if group.infinitive:
        return _of_infinitive(tokens, group, depth)
    if tokens.lower(at).endswith("ing") and not group.finite:
        return _of_gerund(tokens, at, group, depth)
    return _of_finite(tokens, at, group, depth)


def _group(tokens: Tokens, at: int) -> _Group:
    negated, infinitive, perfect = False, False, False
    modal = ""
    index = at
    while index > 0:
        tag, word = tokens.tag(index - 1), tokens.lower(index - 1)
        if word in _MARKS and index > 1:
            # 'may "sign two deals"': the modal stands before the mark.
            index -= 1
            continue
        if word == "to" or tag == TO:
            if index == at and not _may_be_base(tokens, at):
                break
            infinitive = True
            index -= 1
            while index > 0 and (tokens.tag(index - 1) == NEGATION or tokens.lower(index - 1) == "not"):
                index, negated = index - 1, not negated
            break
        if word in ("yet", "about", "due") or tag not in _GROUP:
            break
        if tag == NEGATION or word in _NEGATIVE or word.endswith("n't"):
            negated = not negated
        if word in _LIKELY or word in _OUGHT:
            modal = word
        perfect = perfect or word == "have"
        index -= 1
    inside = [tokens.lower(place) for place in range(index, at) if tokens.lower(place) not in _MARKS]
    sense = None
    if modal:
        sense = Sense.DEMANDED if modal in _OUGHT else Sense.EXPECTED
        if perfect and modal in ("would", "could", "might", "should", "wouldn't", "'d"):
            # 'would have signed': it did not come to that.
            sense = Sense.DENIED
    finite = any(word in _BE or word in _HAVE for word in inside)
    return _Group(index, negated, sense, infinitive, finite, not inside or all(word in _NEGATIVE for word in inside))


def _may_be_base(tokens: Tokens, at: int) -> bool:
    return not tokens.lower(at).endswith(("ing", "ed"))


def _is_nominal(tokens: Tokens, at: int) -> bool:
    """Whether a word is used as a noun: 'the signing of', 'its withdrawal', 'a refusal'."""
    before, word = tokens.tag(at - 1), tokens.lower(at)
    if word.endswith(("tion", "sion", "ment", "al", "ture", "ance", "ions")) and tokens.tag(at) in (NOUN, NAME):
        return True
    owned = tokens.lower(at - 1).endswith(("'s", "s'"))
    return ((before == DETERMINER or owned) and tokens.tag(at) in (NOUN, NAME, VERB)) or (
        word.endswith("ing") and tokens.lower(at + 1) == "of"
    )  # fmt: skip


# ── governors ───────────────────────────────────────────────────────────────────────────────────────────────────────


class _Found(NamedTuple):
    governor: Governor
    first: int
    last: int


def _match(
    tokens: Tokens, last: int, classes: tuple[str, ...] = ("verb", "noun", "adjective", "phrase")
) -> _Found | None:
    """The longest governing expression that ends with this token."""
    for size in range(min(LONGEST, last + 1), 0, -1):
        first = last - size + 1
        words = " ".join(tokens.lower(place) for place in range(first, last + 1))
        for governor in governing_words().get(words, ()):
            if governor.word_class in classes and _fits(tokens, first, governor):
                return _Found(governor, first, last)
    return None


def _fits(tokens: Tokens, first: int, governor: Governor) -> bool:
    """Whether the word stands as a word of that class: 'plans' behind a determiner is no verb."""
    if governor.word_class == "verb":
        if tokens.tag(first) == NOUN and tokens.tag(first - 1) in (VERB, OTHER_VERB):
            return False  # 'denied reports that …'
        return tokens.tag(first - 1) != DETERMINER and not tokens.lower(first - 1).endswith(("'s", "s'"))
    if governor.word_class == "noun":
        word = tokens.lower(first)
        verbal = tokens.tag(first - 1) in (PRONOUN, MODAL, TO) or (
            word.endswith("s") and tokens.tag(first - 1) == NAME and not tokens.lower(first - 1).endswith(("'s", "s'"))
        )
        return not verbal
    return True


def _combined(tokens: Tokens, found: _Found, negated: bool, modal: Sense | None, depth: int) -> Standing:
    """What a governor makes of an act that is `negated` itself, read in the governor's own place."""
    match found.governor.word_class:
        case "adjective" | "phrase":
            above = _copula(tokens, found.first, depth)
        case "noun":
            above = _of_noun(tokens, found.first, depth - 1)
        case _:
            above = standing_at(tokens, found.first, depth - 1)
    place = tokens.span(found.first, found.last)
    name = found.governor.sense
    if name == "real" or (found.governor.unreal and modal is None):
        return Standing(modal or above.sense, above.negated != negated, above.governor or place)
    sense = Sense(name)
    if above.sense in (Sense.CONDITIONAL, Sense.ASKED) or (sense in _DONE and above.sense in _UNREAL):
        return Standing(above.sense, negated, above.governor or place)
    denied = above.negated != (above.sense is Sense.DENIED)
    if sense is Sense.DENIED:
        return Standing(Sense.ASSERTED if denied else Sense.DENIED, negated, place)
    return Standing(sense, negated != denied, place)


def _copula(tokens: Tokens, at: int, depth: int) -> Standing:
    """The standing of 'is likely', 'was not ready', 'will be able': that of the copula."""
    for place in range(at - 1, max(-1, at - 4), -1):
        if tokens.lower(place) in _BE:
            found = standing_at(tokens, place, depth - 1)
            between = [tokens.lower(inner) for inner in range(place + 1, at)]
            negated = any(word in _NEGATIVE or word == "not" for word in between)
            # "isn't" negates itself
            negated = negated != tokens.lower(place).endswith("n't")
            return found._replace(negated=found.negated != negated)
        if tokens.tag(place) not in _GROUP:
            break
    return _PLAIN


# ── infinitives, gerunds, nouns ─────────────────────────────────────────────────────────────────────────────────────


def _of_infinitive(tokens: Tokens, group: _Group, depth: int) -> Standing:
    before = group.first - 1
    word = tokens.lower(before)
    if word in _BE:
        above = standing_at(tokens, before, depth - 1)
        return Standing(Sense.PLANNED, above.negated != group.negated, tokens.span(before, before))
    if word in _HAVE:
        return Standing(Sense.DEMANDED, group.negated, tokens.span(before, before))
    index = before
    while index >= 0 and before - index < _REACH:
        tag = tokens.tag(index)
        found = _match(tokens, index)
        if found is not None and not (found.governor.word_class == "phrase" and index != before):
            return _combined(tokens, found, group.negated, None, depth)
        if tag in (VERB, OTHER_VERB) or (tag == AUXILIARY and index != before):
            above = standing_at(tokens, index, depth - 1)
            sense = Sense.PLANNED if above.sense is Sense.ASSERTED else above.sense
            return Standing(sense, above.negated != group.negated, tokens.span(index, index))
        if tag in (SUBORDINATOR, RELATIVE) or (tag == PUNCTUATION and tokens.lower(index) not in (",", '"')):
            break
        index -= 1
    return Standing(Sense.PLANNED, group.negated)


def _of_gerund(tokens: Tokens, at: int, group: _Group, depth: int) -> Standing:
    index = group.first - 1
    for step in range(7):
        place = index - step
        if place < 0:
            break
        found = _match(tokens, place)
        if found is not None and (step < 2 or found.governor.sense in ("failed", "considered", "denied", "refused")):
            return _combined(tokens, found, group.negated, group.modal, depth)
        if step == 0 and tokens.tag(place) in (VERB, OTHER_VERB):
            above = standing_at(tokens, place, depth - 1)
            return above._replace(negated=above.negated != group.negated)
        if tokens.tag(place) not in _PHRASE:
            break
    return Standing(Sense.ASSERTED, group.negated)


def _of_noun(tokens: Tokens, at: int, depth: int) -> Standing:
    """A noun of doing: by what governs it as an object, or as its predicate: 'the signing was postponed'."""
    if depth <= 0:
        return _PLAIN
    index = at - 1
    negated = False
    while (
        index >= 0
        and (tokens.lower(index) in _MARKS or tokens.tag(index) in (NOUN, NAME, DETERMINER, ADVERB, NEGATION))
        and at - index < 6
    ):
        if _match(tokens, index, ("verb",)) is not None or tokens.lower(index) == "without":
            break
        negated = negated or tokens.lower(index) in ("no", "neither")
        index -= 1
    for place in (index, index - 1):
        found = _match(tokens, place)
        if found is not None:
            return _combined(tokens, found, negated, None, depth)
        if place == index and tokens.tag(place) not in (PREPOSITION, TO):
            break
    if tokens.tag(index) in (VERB, OTHER_VERB):
        above = standing_at(tokens, index, depth - 1)
        return above._replace(negated=above.negated != negated)
    predicate = _predicate(tokens, at)
    if predicate is None:
        return Standing(Sense.ASSERTED, negated)
    group = _group(tokens, predicate)
    found = _match_from(tokens, predicate)
    if found is None or found.governor.sense == "real" or found.governor.unreal:
        sense = group.modal or Sense.ASSERTED
        return Standing(sense, negated != group.negated)
    return Standing(Sense(found.governor.sense), negated != group.negated, tokens.span(found.first, found.last))


def _match_from(tokens: Tokens, first: int) -> _Found | None:
    """The governing expression that starts here: 'was called off', 'is on track'."""
    for size in range(LONGEST, 0, -1):
        found = _match(tokens, first + size - 1) if first + size <= len(tokens) else None
        if found is not None and found.first == first:
            return found
    return None


def _predicate(tokens: Tokens, at: int) -> int | None:
    """The main verb (or the adjective) of which the noun is the subject."""
    index = at + 1
    while index < min(len(tokens), at + _REACH):
        tag = tokens.tag(index)
        if tag in (AUXILIARY, MODAL):
            index += 1
            while tokens.tag(index) in _GROUP:
                index += 1
            return index if index < len(tokens) else None
        if tag in (SUBORDINATOR, RELATIVE, COORDINATOR, VERB, OTHER_VERB) or tokens.lower(index) in (";", ":", "—"):
            return None
        index += 1
    return None


# ── finite verbs ────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_finite(tokens: Tokens, at: int, group: _Group, depth: int) -> Standing:
    own = Standing(group.modal or Sense.ASSERTED, group.negated)
    index = group.first - 1
    seen_subject = False
    while index >= 0 and at - index < _REACH:
        tag, word = tokens.tag(index), tokens.lower(index)
        if word in _CONDITIONS and tag in (SUBORDINATOR, PREPOSITION, OTHER_VERB):
            asked = _match(tokens, index - 1)
            if word == "if" and asked is not None and asked.governor.sense in ("asked", "demanded"):
                return Standing(Sense.ASKED, own.negated, tokens.span(index, index))
            return Standing(Sense.CONDITIONAL, own.negated, tokens.span(index, index))
        if word == "whether":
            return Standing(Sense.ASKED, False, tokens.span(index, index))
        if word == "that":
            return _under(tokens, index - 1, own, depth)
        if tag in (SUBORDINATOR, RELATIVE):
            break
        if tag in (PUNCTUATION, COORDINATOR):
            opened = _inserted(tokens, index) if word == "," and not seen_subject else None
            if opened is None and not (tag == COORDINATOR and _joins_names(tokens, index)):
                break
            index = opened if opened is not None else index - 1
            seen_subject = False
            continue
        if tag in _VERBS and seen_subject:
            if index == 0 and word in _INVERTED and not _is_question(tokens):
                return Standing(Sense.CONDITIONAL, own.negated, tokens.span(index, index))
            return _under(tokens, index, own, depth) if tag in (VERB, OTHER_VERB) else _asked(tokens, own)
        negative = word in ("no", "neither", "nobody", "none", "nor")
        own = own._replace(negated=True) if negative else own
        seen_subject = seen_subject or tag in (NAME, NOUN, PRONOUN, DETERMINER, QUOTE)
        if tag not in _PHRASE and tag not in (NEGATION, TO):
            break
        found = _match(tokens, index, ("verb",)) if seen_subject and index < group.first - 1 else None
        if found is not None and tag == NOUN and tokens.tag(index + 1) == PRONOUN:
            return _combined(tokens, found, own.negated, group.modal, depth)
        index -= 1
    return _asked(tokens, own)


def _under(tokens: Tokens, last: int, own: Standing, depth: int) -> Standing:
    """What the word before 'that' (or before a clause without it) makes of the clause."""
    while last > 0 and tokens.tag(last) in (ADVERB, TIME, PUNCTUATION) and tokens.lower(last) in (",", '"'):
        last -= 1
    found = _match(tokens, last)
    modal = None if own.sense is Sense.ASSERTED else own.sense
    if found is None:
        return own
    if found.governor.word_class == "noun" and found.governor.sense == "real":
        above = _of_noun(tokens, found.first, depth - 1)
        if above.sense in (Sense.DENIED, Sense.REFUSED) or above.negated:
            return Standing(Sense.DENIED, own.negated, above.governor)
        return own
    if found.governor.sense == "real" and found.governor.word_class == "verb":
        return own
    result = _combined(tokens, found, own.negated, modal, depth)
    if found.governor.sense == "real" and result.negated != own.negated:
        # 'it is not true that …'
        return Standing(Sense.DENIED, own.negated, result.governor)
    if result.sense is Sense.REFUSED:
        # one who rejects that something is so denies it
        return result._replace(sense=Sense.DENIED)
    return own if result.sense is Sense.AGREED and modal is None else result


def _asked(tokens: Tokens, own: Standing) -> Standing:
    return Standing(Sense.ASKED, own.negated) if _is_question(tokens) else own


def _is_question(tokens: Tokens) -> bool:
    return any(tokens.lower(len(tokens) - back) == "?" for back in (1, 2, 3))


def _inserted(tokens: Tokens, close: int) -> int | None:
    """Where to read on before an insertion that ends with this comma: 'Peru, backed by Brazil, signed'."""
    for index in range(close - 1, max(-1, close - _REACH), -1):
        if tokens.lower(index) == ",":
            return index - 1
    return None


def _joins_names(tokens: Tokens, at: int) -> bool:
    """Whether 'and' joins two subjects: 'Peru and Chile signed'."""
    nominal = (NAME, NOUN, PRONOUN)
    return tokens.tag(at - 1) in nominal and tokens.tag(at + 1) in (*nominal, DETERMINER)
