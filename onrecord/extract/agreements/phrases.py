"""Where the noun phrase of an agreement begins and ends.

There is no parser here: a phrase is bounded by the closed classes of English (`words/agreement_grammar.tsv`). To the
left, modifiers reach back to the determiner; to the right, complements ("with Iran", "for the supply of gas", "to
build a dam", "signed in 1990") reach to the next finite verb, subordinator, adjunct of time or mark.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extract.agreements.lexis import cues, grammar
from onrecord.extract.agreements.tokens import Scope, Token

__all__ = ["LeftEdge", "clause_end", "left_edge", "right_edge"]

_REACH = 9
"""How many words a determiner may stand before its noun."""
_LONGEST = 60
"""How many words a complement may have."""
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
    r"new|old|binding|long|short|joint|secret|peace|trade|gas|oil|arms|nuclear|defence|defense|security|border|supply|"
    r"sales|purchase|loan|lease|license|licence|plea|settlement|cooperation|co-operation|investment|film|book|record|"
    r"sharing|fishing|fisheries|licensing|financing|training|mining|testing|labor|labour|water|land|prisoner|exchange|"
    r"hostage|merger|service|services|tax|budget|debt|climate|energy|transit|visa|extradition|friendship|"
    r"non-disclosure|nondisclosure|disclosure|safeguards|partnership|business|government|construction|arbitration)$"
)
_SPLITS_NAME = frozenset({"'", "’"})


class LeftEdge(NamedTuple):
    """Where a phrase begins, and what it begins with."""

    index: int
    determiner: str | None
    """In lower case; 's for a possessor; # for a number."""
    modified: bool
    """Whether anything stands between determiner and noun."""


def left_edge(scope: Scope, head: int, plural: bool) -> LeftEdge:
    """The first token of the phrase whose head noun starts at token `head`.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extract.agreements.tokens import Scopes
    >>> def phrase(text, noun):
    ...     scope = Scopes(Document(text)).at(0)
    ...     head = scope.index(text.index(noun))
    ...     return text[scope.tokens[left_edge(scope, head, False).index].start : text.index(noun) + len(noun)]
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
        if token.lower in grammar("determiner") and not (
            plural and token.lower in ("that", "what", "which", "another")
        ):
            return LeftEdge(_first_determiner(scope, index), token.lower, index + 1 < head)
        if token.text[0].isdigit() and not _YEAR.match(token.text) and "-" not in token.text:
            if before in "$£€¥" and before:
                index -= 2
                continue
            return LeftEdge(_first_determiner(scope, index), "#", index + 1 < head)
        if token.lower.endswith(("'s", "’s")) and len(token.lower) > 2:
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
    return index


def _possessor(scope: Scope, index: int) -> int:
    """Back over the name, or over the article and its noun: 'the United States', 'the new government'."""
    tokens = scope.tokens
    if tokens[index].is_capitalised:
        while index > 0 and tokens[index - 1].is_capitalised and tokens[index - 1].lower not in grammar("preposition"):
            index -= 1
        return index - 1 if scope.lower(index - 1) in ("the", "both") else index
    for step in range(1, 4):
        if scope.lower(index - step) in grammar("determiner"):
            return index - step
    return index


def _may_stand_inside(scope: Scope, index: int) -> bool:
    """Whether a token can stand between a determiner and its noun."""
    token = scope.tokens[index]
    before = scope.lower(index - 1)
    if not token.is_word:
        if token.text in "-‑/$£€%" or token.text in _OPENING + _CLOSING:
            return True
        return token.text == "," and index > 0 and scope.tokens[index - 1].is_word
    if token.lower in ("and", "but", "or"):
        return scope.lower(index + 1) not in grammar("determiner")
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
    return token.lower not in grammar("time")


def _is_verb(word: str) -> bool:
    return word in cues() or word in grammar("verb")


def _is_sure_modifier(scope: Scope, index: int) -> bool:
    """Whether a token belongs to a phrase that has no determiner: 'new trade deals', 'IAEA safeguards agreements'."""
    token = scope.tokens[index]
    if token.text == "-":
        return index > 0 and scope.tokens[index - 1].is_word and not _is_verb(scope.lower(index - 1))
    if not token.is_word or _is_verb(token.lower) and not token.is_capitalised:
        return False
    if any(
        token.lower in grammar(name)
        for name in ("preposition", "conjunction", "pronoun", "auxiliary", "reporting", "time", "determiner")
    ):
        return False
    if token.is_capitalised:
        return index > 0 or not _is_verb(token.lower)
    return bool(_ADJECTIVE.search(token.lower)) or ("-" in token.lower and not token.lower.endswith("-"))


def _with_quantifier(scope: Scope, edge: LeftEdge) -> LeftEdge:
    """'more than 15 deals', 'a package of accords': the measure belongs to the phrase."""
    start = scope.tokens[edge.index].start
    measure = _QUANTIFIER.search(scope.text, max(scope.span.start, start - 40), start)
    if measure is None or (edge.determiner != "#" and not measure.group().rstrip().lower().endswith("of")):
        return edge
    return LeftEdge(scope.index(measure.start()), edge.determiner or "#", edge.modified)


def right_edge(scope: Scope, last: int) -> int:
    """The last token of the phrase whose head noun ends with token `last`.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extract.agreements.tokens import Scopes
    >>> def phrase(text, noun):
    ...     scope = Scopes(Document(text)).at(0)
    ...     last = right_edge(scope, scope.index(text.index(noun)))
    ...     return text[text.index(noun) : scope.tokens[last].end]
    >>> phrase("A contract for the supply of coal to Malta was signed on Monday.", "contract")
    'contract for the supply of coal to Malta'
    >>> phrase("The treaty on Monday seemed dead.", "treaty")
    'treaty'
    >>> phrase("An alliance formed by Lima, Quito and La Paz is new.", "alliance")
    'alliance formed by Lima, Quito and La Paz'
    """
    index = _after_acronym(scope, last)
    index = _after_closing_quote(scope, index)
    if not _opens_complement(scope, index + 1):
        return index
    return _after_closing_quote(scope, clause_end(scope, index + 1))


def _after_acronym(scope: Scope, last: int) -> int:
    """Over a short name in brackets: 'the Chemical Weapons Convention (CWC)'."""
    tokens = scope.tokens
    if (
        last + 3 < len(tokens)
        and tokens[last + 1].text == "("
        and tokens[last + 3].text == ")"
        and tokens[last + 2].text.isupper()
    ):
        return last + 3
    return last


def _after_closing_quote(scope: Scope, last: int) -> int:
    """Over the mark that closes a name in marks, where it was opened inside the phrase."""
    tokens = scope.tokens
    if last + 1 < len(tokens) and tokens[last + 1].text in _CLOSING and tokens[last + 1].start == tokens[last].end:
        before = [token.text for token in tokens[max(0, last - 20) : last + 1]]
        opened = sum(text in '"“«' for text in before) - sum(text in "”»" for text in before)
        if tokens[last + 1].text in '"”»' and opened % 2 == 1 and any(text in '"“«' for text in before[-6:]):
            return last + 1
    return last


def _opens_complement(scope: Scope, index: int) -> bool:
    word = scope.lower(index)
    after = scope.lower(index + 1)
    if word in ("that", "which"):
        return after in grammar("auxiliary") or after.endswith("s") and after not in grammar("determiner")
    if word in ("on", "for", "to", "of") and (after in grammar("time") or after[:1].isdigit() and word == "on"):
        return False
    if word == "to":
        return after not in ("a", "an") or scope.lower(index + 2) not in grammar("noun_after")
    if word in ("from",):
        return bool(_YEAR.match(after))
    if word == "in":
        return after in (
            "relation",
            "various",
            "areas",
            "fields",
            "different",
            "several",
            "principle",
            "which",
            "sectors",
        )
    if word == "being":
        return True
    if word == "not":
        return after == "to"
    if word in grammar("participle"):
        return after in (
            "by",
            "in",
            "on",
            "at",
            "with",
            "between",
            "last",
            "after",
            "without",
            "earlier",
            "this",
            "under",
        ) or (after in grammar("time"))
    return word in grammar("complement")


def clause_end(scope: Scope, first: int) -> int:
    """The last token of a complement that begins with token `first`.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extract.agreements.tokens import Scopes
    >>> text = "Peru vowed to build two ports and to pay for them, but Chile did not."
    >>> scope = Scopes(Document(text)).at(0)
    >>> text[: scope.tokens[clause_end(scope, 2)].end]
    'Peru vowed to build two ports and to pay for them'
    """
    tokens = scope.tokens
    opener = scope.lower(first)
    finite_allowed = opener in ("that", "which", "saying", "stating", "whereby")
    reduced = opener in grammar("participle")
    depth = 0
    index = first
    limit = min(len(tokens), first + _LONGEST)
    while index + 1 < limit:
        token = tokens[index + 1]
        after = scope.lower(index + 2)
        if not token.is_word:
            if token.text == "(":
                depth += 1
            elif token.text == ")" and depth:
                depth -= 1
            elif token.text == "," and not depth and _list_goes_on(scope, index + 1):
                pass
            elif token.text in "-‑/$£€%&+#'’`“\"" or (token.text in ",.;:" and depth):
                if token.text in '"' and _is_closing(scope, index + 1):
                    break
                if token.text in "'’" and after != "s" and token.start == tokens[index].end and not after:
                    break
            elif token.text == "”" and any(t.text == "“" for t in tokens[first : index + 1]):
                pass
            else:
                break
        elif not depth and _ends_complement(scope, first, index + 1, finite_allowed, reduced):
            break
        index += 1
    while index > first and (
        tokens[index].lower in ("and", "or", "the", "a", "to", "with", "of", "for", "also", "by", "-")
        or tokens[index].text in '“"(,'
    ):
        index -= 1
    return index


def _is_closing(scope: Scope, index: int) -> bool:
    tokens = scope.tokens
    return tokens[index].start == tokens[index - 1].end


def _list_goes_on(scope: Scope, comma: int) -> bool:
    """Whether the comma parts members of a list: 'cultural, economic and scientific', 'Lima, Quito and La Paz'."""
    tokens = scope.tokens
    for step in range(1, 6):
        if comma + step >= len(tokens):
            return False
        token = tokens[comma + step]
        if token.lower in ("and", "or") and step > 1:
            member = tokens[comma + 1]
            follower = scope.lower(comma + step + 1)
            if follower in grammar("pronoun") or _is_verb(follower) or follower in grammar("auxiliary"):
                return False
            return _alike(tokens[comma - 1], member)
        if token.text == "," and step > 1:
            return _alike(tokens[comma - 1], tokens[comma + 1]) and tokens[comma + 1].is_capitalised
        if any(
            token.lower in grammar(name) for name in ("preposition", "pronoun", "auxiliary", "reporting", "conjunction")
        ):
            return False
    return False


def _alike(one: Token, other: Token) -> bool:
    return one.is_capitalised == other.is_capitalised and not _is_verb(other.lower)


def _ends_complement(scope: Scope, first: int, index: int, finite_allowed: bool, reduced: bool) -> bool:
    word = scope.lower(index)
    after = scope.lower(index + 1)
    if word in grammar("auxiliary") and word not in ("be", "been", "being", "have"):
        return not (finite_allowed and index <= first + 8)
    if word in grammar("reporting") and index > first:
        return True
    if word in ("while", "because", "when", "if", "although", "though", "whereas", "unless", "whether", "once", "where",
                "who", "whom", "how", "why", "but", "then", "so", "yet", "that", "which", "amid", "despite", "since", "until",
                "during", "after", "before", "as", "through", "via", "following"):  # fmt: skip
        if word == "as" and after == "well":
            return False
        if word == "as" and scope.lower(index - 2) in ("well",):
            return False
        if word in ("after", "during", "before") and reduced and index <= first + 1:
            return False
        return not (word == "that" and finite_allowed and index <= first)
    if (
        word in grammar("pronoun")
        and not finite_allowed
        and word in ("i", "he", "she", "we", "they", "it", "you", "who")
    ):
        return word in ("i", "he", "she", "we", "they") or after in grammar("auxiliary") or _is_verb(after)
    if word in ("and", "or"):
        return (
            after in grammar("auxiliary")
            or after in ("he", "she", "they", "it", "we", "i")
            or (_is_verb(after) and not after.endswith("ing") and scope.lower(first) != "to")
            or (_is_verb(after) and after.endswith("ed"))
        )
    if word in ("on", "in", "at", "by", "for"):
        if (
            word == "in"
            and after in ("the", "this", "that")
            and scope.lower(index + 2) in ("coming", "same", "end", "wake", "next")
        ):
            return True
        if reduced and index <= first + 6:
            return False
        if word == "on" and (after in grammar("time") or scope.lower(index + 2) in grammar("time")):
            return True
        if word == "in" and (_YEAR.match(after) or after in grammar("time") or after in _MONTHS):
            return True
        if word == "in" and scope.tokens[index + 1].is_capitalised if index + 1 < len(scope.tokens) else False:
            return scope.lower(first) in ("with", "between")
        return False
    if word in grammar("time") and not reduced:
        return not (
            word in ("next", "last", "later", "early", "late", "now")
            and scope.lower(index - 1) in grammar("determiner")
        )
    if reduced and index > first + 1 and word.endswith("ed") and not scope.lower(index - 1) in grammar("determiner"):
        return True
    return False


_MONTHS = frozenset("january february march april may june july august september october november december".split())
