"""Subjects: whose verb it is.

From a verb, a gerund or an infinitive leftwards to the noun phrase that is its subject, over relative clauses,
appositions, adverbials and other verbs.
"""

from __future__ import annotations

from onrecord.language.syntax import tags
from onrecord.language.syntax.noun_phrases import Phrase, opening_bracket, phrase_after, phrase_before
from onrecord.language.syntax.tokens import Token, Tokens, once_a_place
from onrecord.language.text.spans import Span

__all__ = ["clause_subject", "infinitive_subject", "relative_before", "subject_before"]


_COMMAS = (",", "—", "–", "―", "-", "--")
_STOPS = (";", ":", ".", "?", "!", "…")
_LONGEST = 40


@once_a_place
def subject_before(tokens: Tokens, end: int) -> Phrase | None:
    """The subject of the verb group that begins at `end`.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> words = tokenise("On Monday Li, who is the head of a bank, told reporters", 0, 55)
    >>> subject_before(words, 12)
    Phrase(first=2, last=2)
    >>> words = tokenise("Li met Wu and said", 0, 18)
    >>> subject_before(words, 4)
    Phrase(first=0, last=0)
    """
    index = end - 1
    while index >= 0 and (
        tokens[index].tag in (tags.ADVERB, tags.TIME)
        or (tokens[index].lower in ("on", "in", "since") and index + 1 < end and tokens[index + 1].tag == tags.TIME)
    ):
        index -= 1
    if index > 2 and tokens[index].lower == "ago":
        # "the ministry less than two weeks ago said"
        index -= 3
        while index > 0 and tokens[index].lower in ("than", "less", "more", "about"):
            index -= 1
    if index < 0:
        return None
    token = tokens[index]
    if token.tag == tags.PRONOUN:
        return Phrase(index, index)
    if token.tag == tags.RELATIVE or (
        token.lower == "that" and index and tokens[index - 1].tag in (tags.NOUN, tags.NAME)
    ):
        if index and tokens[index - 1].lower in _COMMAS:
            return _over_commas(tokens, index) or phrase_before(tokens, index - 1)
        return phrase_before(tokens, index) if index else None
    if token.tag == tags.COORDINATOR:
        return clause_subject(tokens, index)
    if token.lower in _COMMAS or token.lower == ")":
        if token.lower == ")":
            opening = opening_bracket(tokens, index, 0)
            if opening is not None and opening and tokens[opening - 1].tag in (tags.NAME, tags.NOUN):
                return phrase_before(tokens, index + 1)
        return _over_commas(tokens, index + 1) or clause_subject(tokens, index)
    if token.tag not in tags.NOMINAL and token.tag != tags.TIME:
        return None
    phrase = phrase_before(tokens, index + 1)
    if phrase is None or phrase.first < 2:
        return phrase
    outer, before = tokens[phrase.first - 2], tokens[phrase.first - 1]
    if outer.tag == tags.TO and before.tag in (tags.NOUN, tags.VERB, tags.OTHER_VERB):
        # the object of an infinitive: "an official who spoke to discuss plans said"
        return clause_subject(tokens, phrase.first - 2) or phrase
    participle = outer.tag in (tags.VERB, tags.OTHER_VERB) and (
        outer.lower.endswith("ed") or outer.lower in ("seen", "known")
    )
    participle = participle or (outer.tag == tags.NOUN and outer.lower.endswith("ing"))
    if (
        participle
        and before.tag == tags.PREPOSITION
        and phrase.first > 2
        and tokens[phrase.first - 3].tag in (tags.NAME, tags.NOUN)
    ):
        # a reduced relative clause: "people briefed on the plan said"
        wider = phrase_before(tokens, phrase.first - 2)
        if wider is not None and (
            not wider.first or tokens[wider.first - 1].tag in (tags.PUNCTUATION, tags.SUBORDINATOR, tags.QUOTE)
        ):
            return Phrase(wider.first, phrase.last)
    return phrase


def relative_before(tokens: Tokens, end: int) -> Span | None:
    """The relative pronoun that is the subject of the verb group that begins at `end`.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> text = "Li, who also said so, left; the man that called left; Wu said so"
    >>> words = tokenise(text, 0, len(text))
    >>> [found.of(text) if found else None for found in (relative_before(words, n) for n in (4, 12, 16))]
    ['who', 'that', None]
    """
    index = end - 1
    while index > 0 and tokens[index].tag == tags.ADVERB:
        index -= 1
    if index < 1:
        return None
    token = tokens[index]
    if token.lower in ("who", "which") or (token.lower == "that" and tokens[index - 1].tag in (tags.NOUN, tags.NAME)):
        return tokens.span(index, index)
    return None


@once_a_place
def _over_commas(tokens: Tokens, end: int) -> Phrase | None:
    """The phrase before an apposition, a relative clause or an adverbial between commas.

    From the verb leftwards, chunk by chunk, as long as a chunk can stand between a subject and its verb; the leftmost
    noun phrase met on the way is the subject.
    """
    best: Phrase | None = None
    stop = end
    floor = max(0, end - 3 * _LONGEST)
    while stop > floor:
        stop -= 1
        begin = stop
        while begin > floor and not _bounds(tokens[begin - 1]):
            begin -= 1
            if tokens[begin].lower == ")":
                begin = opening_bracket(tokens, begin, floor) or begin
        if begin < stop:
            chunk = _chunk(tokens, begin, stop)
            if chunk == "clause":
                break
            if chunk == "phrase":
                best = phrase_before(tokens, stop, begin) or best
            if chunk == "and":
                best = phrase_before(tokens, stop, begin + 1) or best
                break
        if begin <= floor or tokens[begin - 1].lower not in _COMMAS:
            break
        stop = begin
    return best


def _bounds(token: Token) -> bool:
    return token.tag == tags.QUOTE or token.lower in _COMMAS or token.lower in _STOPS or token.lower == "("


def _chunk(tokens: Tokens, begin: int, stop: int) -> str:
    """What stands between two commas: "phrase", "aside" (relative clause, adverbial), "and" or "clause"."""
    head = tokens[begin]
    if head.tag == tags.RELATIVE:
        return "aside"
    if head.tag == tags.SUBORDINATOR:
        return "aside"
    if (
        begin == 0
        and head.lower.endswith("ing")
        and stop > 1
        and tokens[1].tag not in (tags.NAME, tags.NOUN, tags.PUNCTUATION)
    ):
        return "aside"
    if head.tag in (tags.PREPOSITION, tags.ADVERB, tags.TIME, tags.TO) or (
        head.verb is not None and "g" in head.verb.forms
    ):
        if any(token.tag in (tags.PRONOUN, tags.MODAL) for token in tokens[begin:stop]):
            return "clause"
        return "phrase" if _names_after_fronted(tokens, begin, stop) else "aside"
    depth = False
    for index in range(begin, stop):
        token = tokens[index]
        if token.tag == tags.RELATIVE or (token.lower == "that" and index > begin):
            depth = True
        if not depth and (
            token.tag in (tags.MODAL, tags.AUXILIARY) or (token.tag == tags.PRONOUN and stop - begin > 1)
        ):
            return "clause"
        if not depth and token.tag == tags.VERB and token.verb is not None and token.verb.finite and index > begin:
            return "clause"
        if not depth and token.tag == tags.OTHER_VERB and index > begin:
            follows = tokens[index + 1].tag if index + 1 < stop else ""
            if follows in (tags.DETERMINER, tags.NAME, tags.PRONOUN, tags.OBJECT, tags.TO):
                return "clause"
    if head.tag == tags.COORDINATOR:
        return "and"
    if head.tag in (tags.VERB, tags.OTHER_VERB):
        return "aside"
    return "phrase"


def _names_after_fronted(tokens: Tokens, begin: int, stop: int) -> bool:
    """Whether a fronted adverbial is followed by the subject without a comma: "On Monday Li, the minister, said"."""
    head = tokens[begin]
    if head.tag == tags.TIME and tokens[begin + 1].tag != tags.PREPOSITION:
        return stop - begin > 1 and tokens[stop - 1].tag in (tags.NAME, tags.NOUN)
    if head.tag not in (tags.PREPOSITION, tags.TIME) or stop - begin < 3:
        return False
    return any(
        tokens[index].tag == tags.NAME and tokens[index - 1].tag in (tags.TIME, tags.NOUN)
        for index in range(begin + 2, stop)
    )


@once_a_place
def clause_subject(tokens: Tokens, end: int) -> Phrase | None:
    """The subject of the clause that a gerund, an infinitive or a second verb at `end` belongs to."""
    index = end - 1
    floor = max(0, end - 3 * _LONGEST)
    candidate: Phrase | None = None
    while index >= floor:
        token = tokens[index]
        if token.lower in _STOPS or (token.lower == "(" and not any(later.lower == ")" for later in tokens[index:end])):
            break
        finite = token.tag in (tags.MODAL, tags.AUXILIARY, tags.OTHER_VERB) or (
            token.tag == tags.VERB and token.verb is not None and token.verb.finite
        )
        if finite:
            first = index
            while first and tokens[first - 1].tag in (
                tags.AUXILIARY,
                tags.MODAL,
                tags.NEGATION,
                tags.ADVERB,
                tags.REFLEXIVE,
            ):
                first -= 1
            before = tokens[first - 1] if first else None
            if before is not None and before.tag == tags.RELATIVE and candidate is None and first > 1:
                return subject_before(tokens, first)
            if (
                before is not None
                and before.tag not in (tags.RELATIVE, tags.COORDINATOR, tags.TO, tags.QUOTE)
                and before.lower != "that"
            ):
                subject = subject_before(tokens, first)
                if subject is not None:
                    if candidate is not None and tokens[subject.first].lower in ("it", "there"):
                        break
                    candidate = subject
                    outer = tokens[subject.first - 1] if subject.first else None
                    if outer is None or outer.tag in (tags.PUNCTUATION, tags.COORDINATOR, tags.QUOTE):
                        break
                    first = subject.first
            index = first - 1
            continue
        index -= 1
    return candidate or _opening_phrase(tokens, end)


def infinitive_subject(tokens: Tokens, to: int) -> Phrase | None:
    """The subject of the infinitive whose "to" stands at `to`: of the verb around it, or that verb's object.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> words = tokenise("The report prompted Li to call Wu", 0, 33)
    >>> infinitive_subject(words, 4)
    Phrase(first=3, last=3)
    >>> words = tokenise("The report helped to call", 0, 25)
    >>> infinitive_subject(words, 3)
    Phrase(first=0, last=1)
    """
    if to > 1 and tokens[to - 1].tag in (tags.NAME, tags.NOUN, tags.OBJECT):
        given = phrase_before(tokens, to)
        if given is not None and given.first and tokens[given.first - 1].lower in _MAKING:
            return given
    if to > 1 and tokens[to - 1].tag in (tags.VERB, tags.OTHER_VERB):
        first = to - 1
        while first and tokens[first - 1].tag in (
            tags.AUXILIARY,
            tags.MODAL,
            tags.NEGATION,
            tags.ADVERB,
            tags.REFLEXIVE,
        ):
            first -= 1
        nearest = subject_before(tokens, first)
        if nearest is not None:
            return nearest
    return clause_subject(tokens, to)


_MAKING = frozenset(
    ("prompted", "prompting", "prompt", "led", "leads", "leading", "lead", "caused", "causing", "forced", "forcing",
     "encouraged", "encouraging", "allowed", "allowing", "inspired", "inspiring", "provoked", "provoking", "drove",
     "moved", "spurred", "for")
)  # fmt: skip
"""Verbs (and "for") whose object does what the infinitive says: "prompted Li to call"."""


def _opening_phrase(tokens: Tokens, end: int) -> Phrase | None:
    """The first noun phrase of the sentence, when no verb was recognised."""
    start = 0
    while start < end and tokens[start].tag in (tags.ADVERB, tags.COORDINATOR, tags.TIME, tags.PUNCTUATION):
        start += 1
    if start < end and tokens[start].tag in (tags.NAME, tags.DETERMINER, tags.PRONOUN):
        phrase = phrase_after(tokens, start)
        if phrase is not None and phrase.last < end:
            return phrase
    return None
