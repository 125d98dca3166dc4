"""Where the noun phrase of an agreement begins: from the noun back over its modifiers to the determiner.

There is no parser here: a phrase is bounded by the closed classes of English (`words/agreement_grammar.tsv`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.agreements.cues import cues, grammar
from onrecord.extraction.agreements.tokens import Scope

__all__ = ["LeftEdge", "left_edge"]

_REACH = 9
"""How many words a determiner may stand before its noun."""
_OPENING = "\"“‘'«`"
_CLOSING = "\"”’'»"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_QUANTIFIER = re.compile(
    r"(?:\b(?:a|an|the|some)\s+(?:\w+\s+)?(?:package|series|number|set|raft|host|slew|string|range|batch|bundle|couple|"
    r"flurry|group|handful|dozen|pair)\s+of|\b(?:lots|dozens|scores|hundreds|a\s+lot|plenty)\s+of|"
    r"\b(?:more|less|fewer|no\s+fewer|no\s+less)\s+than|\b(?:at\s+least|at\s+most|about|around|some|nearly|almost|over))\s+$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"(?:al|ic|ive|ous|ary|ory|ant|ent|able|ible|ar|ful|less|ish|ese|ian|ean|wide|free|term|year|party|way|nation|"
    r"new|old|binding|written|long|short|joint|secret|peace|trade|gas|oil|arms|nuclear|defence|defense|security|border|supply|"
    r"sales|purchase|loan|lease|license|licence|plea|settlement|cooperation|co-operation|investment|film|book|record|"
    r"sharing|fishing|fisheries|licensing|financing|training|mining|testing|labor|labour|water|land|prisoner|exchange|"
    r"hostage|merger|service|services|tax|budget|debt|climate|energy|transit|visa|extradition|friendship|"
    r"non-disclosure|nondisclosure|disclosure|safeguards|partnership|business|government|construction|arbitration)$"
)
_SPLITS_NAME = frozenset({"'", "’"})


class LeftEdge(NamedTuple):
    """Where a phrase begins, and what it begins with."""

    first: int
    determiner: str | None
    """In lower case; 's for a possessor; # for a number."""
    modified: bool
    """Whether anything stands between determiner and noun."""


def left_edge(scope: Scope, head: int, plural: bool) -> LeftEdge:
    """The first token of the phrase whose head noun starts at token `head`.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extraction.agreements.tokens import Scopes
    >>> def phrase(text, noun):
    ...     scope = Scopes(Document(text)).at(0)
    ...     head = scope.index(text.index(noun))
    ...     return text[scope.tokens[left_edge(scope, head, False).first].start : text.index(noun) + len(noun)]
    >>> phrase("Peru signed an open, but modest, fisheries agreement.", "agreement")
    'an open, but modest, fisheries agreement'
    >>> phrase("Peru signed IAEA safeguards agreement papers.", "agreement")
    'IAEA safeguards agreement'
    >>> phrase("They spoke of Norway's old friendship treaty.", "treaty")
    "Norway's old friendship treaty"
    """
    found = _determined(scope, head, plural)
    if found is None:
        index = head
        while index > 0 and _is_sure_modifier(scope, index - 1):
            index -= 2 if scope.tokens[index - 1].text == "-" else 1
        found = LeftEdge(index, None, index < head)
    return _with_quantifier(scope, found)


def _determined(scope: Scope, head: int, plural: bool) -> LeftEdge | None:
    tokens = scope.tokens
    index = head - 1
    while index >= 0 and head - index <= _REACH + 3:
        token = tokens[index]
        before = scope.lower(index - 1)
        if token.lower == "dozen" and before in ("a", "half"):
            return LeftEdge(index - 1, "#", index + 1 < head)
        if plural and token.lower in ("that", "what", "which", "another"):
            return None
        in_name = token.is_capitalised and index > 0 and scope.tokens[index - 1].is_capitalised
        if token.lower in grammar("determiner") and not in_name:
            kind = "#" if token.lower in grammar("number") else token.lower
            return LeftEdge(_first_determiner(scope, index), kind, index + 1 < head)
        if token.text[0].isdigit() and not _YEAR.match(token.text) and "-" not in token.text:
            if before in "$£€¥" and before:
                index -= 2
                continue
            return LeftEdge(_first_determiner(scope, index), "#", index + 1 < head)
        if token.lower.endswith(("'s", "’s")) and len(token.lower) > 2:
            if token.lower[:-2] in grammar("time") or token.lower[:-2] in ("year", "month", "week"):
                # 'last year's deal' dates it, and nobody owns it.
                first = index - 1 if before in ("last", "this", "next") else index
                return LeftEdge(first, "the", True)
            return LeftEdge(_possessor(scope, index), "'s", True)
        if token.text in _SPLITS_NAME and (before.endswith("s") and index + 1 < head):
            return LeftEdge(_possessor(scope, index - 1), "'s", True)
        if token.lower == "s" and before in _SPLITS_NAME:
            return LeftEdge(_possessor(scope, index - 2), "'s", True)
        if not _may_stand_inside(scope, index):
            return None
        index -= 1
    return None


def _first_determiner(scope: Scope, index: int) -> int:
    """'all the', 'these two': determiners stand in a row; a number may have its qualifier."""
    while index > 0 and scope.lower(index - 1) in ("the", "these", "those", "its", "their", "all", "both", "such"):
        index -= 1
    if (
        index > 0
        and scope.lower(index) in ("more", "other", "few", "such")
        and scope.lower(index - 1) in ("a", "an", "any", "some", "no")
    ):
        index -= 1
    if scope.lower(index) in ("more", "other", "few", "such") and scope.lower(index - 1) in (
        "a",
        "an",
        "any",
        "some",
        "no",
    ):
        index -= 1
    return index


def _possessor(scope: Scope, index: int) -> int:
    """Back over the name, or over the article and its noun: 'the United States', 'the new government'."""
    tokens = scope.tokens
    if tokens[index].is_capitalised:
        while index > 0 and tokens[index - 1].is_capitalised and tokens[index - 1].lower not in grammar("preposition"):
            index -= 1
        return index - 1 if scope.lower(index - 1) in ("the", "both") else index
    for step in range(1, 4):
        if scope.lower(index - step) in ("the", "a", "an", "its", "their", "his", "her", "this", "our"):
            return index - step
    return index


def _may_stand_inside(scope: Scope, index: int) -> bool:
    """Whether a token can stand between a determiner and its noun."""
    token = scope.tokens[index]
    before = scope.lower(index - 1)
    if not token.is_word:
        if token.text in "-‑/$£€%" or token.text in _OPENING + _CLOSING:
            return True
        if token.text != "," or index == 0:
            return False
        # 'an open, but modest, agreement': only adjectives are parted so.
        return (
            before.isalpha()
            and not scope.tokens[index - 1].is_capitalised
            and not scope.tokens[index + 1].is_capitalised
        )
    if token.lower == "of" and index > 0:
        # 'the Power of Siberia contract': a name with 'of' inside.
        return scope.tokens[index - 1].is_capitalised and scope.tokens[index + 1].is_capitalised
    if token.lower in ("and", "but", "or"):
        # 'a political and military alliance': adjectives are joined, and not 'our border and ending a deal'.
        joins = index > 0 and (before == "," or "-" in before or bool(_ADJECTIVE.search(before)))
        return joins and scope.lower(index + 1) not in grammar("determiner")
    if token.lower == "to" and before == "-":
        return True
    if any(
        token.lower in grammar(name) for name in ("preposition", "conjunction", "pronoun", "auxiliary", "reporting")
    ):
        return token.is_capitalised and index > 0 and token.text.isupper() and len(token.text) > 1
    if token.is_capitalised:
        return True
    if _is_verb(token.lower):
        return token.lower.endswith(("ed", "ing", "wn", "en", "ck", "ld")) and (
            before in grammar("determiner")
            or before.endswith(("ly", "'s", "’s"))
            or before in ("-", ",", "then", "now", "s")
        )
    # 'the last remaining pact', but 'the deal last Monday'.
    return token.lower not in grammar("time") or (
        token.lower in ("last", "next", "then") and before in grammar("determiner")
    )


def _is_verb(word: str) -> bool:
    return word in cues() or word in grammar("verb")


def _is_sure_modifier(scope: Scope, index: int) -> bool:
    """Whether a token belongs to a phrase that has no determiner: 'new trade deals', 'IAEA safeguards agreements'."""
    token = scope.tokens[index]
    if token.text == "-":
        return index > 0 and scope.tokens[index - 1].is_word and not _is_verb(scope.lower(index - 1))
    if token.lower in ("draft", "planned", "possible", "future", "existing"):
        return True
    if not token.is_word or (_is_verb(token.lower) and not token.is_capitalised):
        return False
    if any(
        token.lower in grammar(name)
        for name in ("preposition", "conjunction", "pronoun", "auxiliary", "reporting", "time", "determiner")
    ):
        return False
    if token.is_capitalised:
        return index > 0 or not _is_verb(token.lower)
    if token.lower.endswith("ly"):
        return not scope.tokens[index + 1].is_capitalised
    return bool(_ADJECTIVE.search(token.lower)) or ("-" in token.lower and not token.lower.endswith("-"))


def _with_quantifier(scope: Scope, edge: LeftEdge) -> LeftEdge:
    """'more than 15 deals', 'a package of accords': the measure belongs to the phrase."""
    start = scope.tokens[edge.first].start
    measure = _QUANTIFIER.search(scope.text, max(scope.span.start, start - 40), start)
    if measure is None or (edge.determiner != "#" and not measure.group().rstrip().lower().endswith("of")):
        return edge
    return LeftEdge(scope.index(measure.start()), edge.determiner or "#", edge.modified)
