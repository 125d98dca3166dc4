"""Noun phrases: which words around a cue are the speaker.

Phrases are found from the cue outwards. The words of a phrase stand side by side in the text: an apposition after a
comma ("Li, the minister,") and a relative clause are stepped over, not taken in.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.syntax import tags
from onrecord.language.syntax.tokens import Tokens
from onrecord.language.text.named_tuples import maker
from onrecord.language.text.spans import Span

__all__ = ["Phrase", "opening_bracket", "phrase_after", "phrase_before"]


class Phrase(NamedTuple):
    """A noun phrase: its first and last token."""

    first: int
    last: int

    def span(self, tokens: Tokens) -> Span:
        """Its place in the text."""
        return tokens.span(self.first, self.last)


_phrase = maker(Phrase)
_INNER = ("of", "for", "from", "at", "in", "with", "on", "near", "to", "against", "by", "behind", "within")
_LONGEST = 40


def phrase_before(tokens: Tokens, end: int, floor: int = 0) -> Phrase | None:
    """The noun phrase whose last token is just before `end`, looked for down to `floor`.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> words = tokenise("On Monday the head of the agency said", 0, 37)
    >>> found = phrase_before(words, 7)
    >>> [t.lower for t in words[found.first : found.last + 1]]
    ['the', 'head', 'of', 'the', 'agency']
    """
    last = end - 1
    while last >= floor and (tokens[last].tag in (tags.TIME, tags.ADVERB, tags.REFLEXIVE)):
        last -= 1
    if last >= floor and tokens[last].lower == ")":
        last = (opening_bracket(tokens, last, floor) or floor) - 1
    if last < floor:
        return None
    if tokens[last].tag == tags.PRONOUN or tokens[last].tag == tags.OBJECT:
        return Phrase(last, last)
    index = last
    floor = max(floor, end - _LONGEST)
    while index >= floor:
        token = tokens[index]
        if token.lower == ")":
            opening = opening_bracket(tokens, index, floor)
            if opening is None or opening == floor:
                break
            index = opening - 1
            continue
        if token.tag in tags.NOMINAL or (token.tag == tags.TIME and index < last):
            index -= 1
            continue
        attached = index > floor and index < last and tokens[index - 1].tag in (tags.NAME, tags.NOUN)
        if attached and token.lower in ("on", "in", "late") and tokens[index + 1].tag == tags.TIME and index + 2 > last:
            last = index - 1
            index -= 1
            continue
        if attached and (token.lower in _INNER) and token.tag in (tags.PREPOSITION, tags.TO):
            index -= 1
            continue
        if token.lower == "of" and floor < index < last and tokens[index - 1].lower in tags.STANDS_ALONE:
            # "one of her advisers"
            index -= 1
            continue
        if (
            attached
            and token.tag == tags.COORDINATOR
            and token.lower != "but"
            and _plain_conjunct(tokens, index - 1, floor)
        ):
            index -= 1
            continue
        break
    first = index + 1
    if first > last:
        return None
    if tokens[last].tag == tags.DETERMINER and tokens[last].lower not in tags.STANDS_ALONE:
        return None
    return _without_fronted(tokens, first, last, index)


def _plain_conjunct(tokens: Tokens, last: int, floor: int) -> bool:
    """Whether the words before "and" are a short phrase at the start of the clause: "Xi and Putin said"."""
    index = last
    while (index >= floor and tokens[index].tag in tags.NOMINAL) or (
        index > floor and tokens[index].lower in ("of", "for")
    ):
        index -= 1
        if last - index > 9:
            return False
    return index < floor or tokens[index].tag in (
        tags.PUNCTUATION,
        tags.QUOTE,
        tags.SUBORDINATOR,
        tags.RELATIVE,
        tags.COORDINATOR,
    )


def _without_fronted(tokens: Tokens, first: int, last: int, before: int) -> Phrase | None:
    """Cuts "In a statement" off "In a statement the minister": `before` is the token that ended the walk."""
    fronted = before >= 0 and tokens[before].tag in (tags.PREPOSITION, tags.TO)
    while first < last and tokens[first].tag == tags.TIME:
        first += 1
    head = tokens[first].lower
    if head.endswith("ing") and first < last and tokens[first + 1].tag in (tags.NAME, tags.DETERMINER) and before >= 0:
        first += 1
    if not fronted:
        adjectives = (
            first > 2
            and (first == 3 or tokens[first - 4].tag in (tags.QUOTE, tags.PUNCTUATION))
            and (tokens[first].tag == tags.NOUN or tokens[first].lower[0].isdigit())
            and tokens[first - 1].lower == ","
            and tokens[first - 2].tag in (tags.NOUN, tags.OTHER_VERB)
            and tokens[first - 3].tag == tags.DETERMINER
            and tokens[first].tag != tags.DETERMINER
        )
        return _phrase((first - 3, last) if adjectives else (first, last))
    for index in range(last, first, -1):
        if tokens[index].tag == tags.DETERMINER and tokens[index - 1].tag in (tags.NAME, tags.NOUN, tags.TIME):
            return Phrase(index, last)
    for index in range(last, first, -1):
        # a name after a common noun starts a new phrase: "in a statement Li"
        if tokens[index].tag == tags.NAME and tokens[index - 1].tag in (tags.NOUN, tags.TIME) and index > first:
            return Phrase(index, last)
    return Phrase(first, last)


def opening_bracket(tokens: Tokens, closing: int, floor: int) -> int | None:
    """Where the bracket opens that closes at `closing`, looked for down to `floor`."""
    for index in range(closing - 1, max(floor, closing - 30) - 1, -1):
        if tokens[index].lower == "(":
            return index
    return None


def phrase_after(tokens: Tokens, start: int) -> Phrase | None:
    """The noun phrase that begins at `start`.

    >>> from onrecord.language.syntax.tokens import tokenise
    >>> words = tokenise("said a spokesman for the ministry on Monday", 0, 43)
    >>> found = phrase_after(words, 1)
    >>> [t.lower for t in words[found.first : found.last + 1]]
    ['a', 'spokesman', 'for', 'the', 'ministry']
    """
    if start >= len(tokens):
        return None
    if tokens[start].tag in (tags.PRONOUN, tags.OBJECT):
        return Phrase(start, start)
    index, named, last = start, False, -1
    while index < min(len(tokens), start + _LONGEST):
        token = tokens[index]
        if (
            token.tag == tags.TIME
            and index > start
            and not (
                index + 1 < len(tokens)
                and tokens[index + 1].tag in ((tags.NAME, tags.NOUN) if last < 0 else (tags.NAME,))
            )
        ):
            break
        if token.tag in tags.NOMINAL or token.tag == tags.TIME:
            if (
                token.tag == tags.DETERMINER
                and last >= 0
                and index > start
                and tokens[index - 1].tag in (tags.NAME, tags.NOUN)
            ):
                break
            if token.tag != tags.DETERMINER or token.lower in tags.STANDS_ALONE:
                last = index
                named = named or token.tag == tags.NAME
            index += 1
            continue
        if token.lower == "(" and last >= 0:
            closing = next((i for i in range(index, min(index + 12, len(tokens))) if tokens[i].lower == ")"), None)
            following = tokens[closing + 1] if closing is not None and closing + 1 < len(tokens) else None
            if closing is None or following is None or following.tag not in (tags.NAME, tags.NOUN):
                break
            index = closing + 1
            continue
        follows = index + 1 < len(tokens) and tokens[index + 1].tag in tags.NOMINAL
        joins = token.lower == "of" or (token.lower in ("for", "from", "at", "with", "in", "to") and not named)
        if last == index - 1 and follows and token.tag in (tags.PREPOSITION, tags.TO) and joins:
            index += 1
            continue
        if last == index - 1 and follows and token.lower in ("and", "&") and tokens[index + 1].tag != tags.DETERMINER:
            index += 1
            continue
        break
    if last < start and tokens[start].lower in tags.STANDS_ALONE:
        last = start
    return Phrase(start, last) if last >= start else None
