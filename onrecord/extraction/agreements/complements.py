"""Where the phrase of an agreement ends: over the complements of its noun ("with Iran", "for the supply of gas", "to
build a dam", "signed in 1990"), up to the next finite verb, subordinator, adjunct of time or mark.
"""

from __future__ import annotations

import re

from onrecord.extraction.agreements.cues import cues, grammar
from onrecord.extraction.agreements.tokens import Scope, Token

__all__ = ["clause_end", "right_edge"]

_LONGEST = 60
"""How many words a complement may have."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_THOUGHTS = frozenset({"that", "which", "saying", "stating", "whereby"})
"""Openers of a clause with a finite verb of its own."""
_TRAILING = frozenset({"and", "or", "the", "a", "to", "with", "of", "for", "also", "by", "-", "“", '"', "(", ",", "."})


def right_edge(scope: Scope, first: int, last: int) -> int:
    """The last token of the phrase that starts with token `first` and whose head noun ends with token `last`.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extraction.agreements.tokens import Scopes
    >>> def phrase(text, noun):
    ...     scope = Scopes(Document(text)).at(0)
    ...     last = right_edge(scope, 0, scope.index(text.index(noun)))
    ...     return text[text.index(noun) : scope.tokens[last].end]
    >>> phrase("A contract for the supply of coal to Malta was signed on Monday.", "contract")
    'contract for the supply of coal to Malta'
    >>> phrase("The treaty on Monday seemed dead.", "treaty")
    'treaty'
    >>> phrase("An alliance formed by Lima, Quito and La Paz is new.", "alliance")
    'alliance formed by Lima, Quito and La Paz'
    >>> phrase("Its treaty with Malta remains in force.", "treaty")
    'treaty with Malta'
    """
    index = _after_closing_quote(scope, first, _after_acronym(scope, last))
    if not _opens_complement(scope, index + 1):
        return index
    return _after_closing_quote(scope, first, clause_end(scope, index + 1))


def _after_acronym(scope: Scope, last: int) -> int:
    """Over a short name in brackets: 'the Chemical Weapons Convention (CWC)'."""
    following = scope.tokens[last + 1 : last + 4]
    if len(following) == 3 and following[0].text == "(" and following[2].text == ")" and following[1].text.isupper():
        return last + 3
    return last


def _after_closing_quote(scope: Scope, first: int, last: int) -> int:
    """Over the mark that closes a name in marks, where it was opened inside the phrase."""
    tokens = scope.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].text not in '"”»' or tokens[last + 1].start != tokens[last].end:
        return last
    inside = [token.text for token in tokens[first : last + 1]]
    opened = sum(text in '"“«' for text in inside) - sum(text in "”»" for text in inside)
    return last + 1 if opened % 2 == 1 else last


def _opens_complement(scope: Scope, index: int) -> bool:
    """Whether the token after the noun opens a phrase that belongs to it."""
    word, after = scope.lower(index), scope.lower(index + 1)
    in_time = after in grammar("time") or after in grammar("month")
    match word:
        case "that" | "which":
            return after in grammar("auxiliary") or (after.endswith("s") and after not in grammar("determiner"))
        case "about" | "over":
            return not after[:1].isdigit() and after not in grammar("number")
        case "on":
            return not in_time and not after[:1].isdigit()
        case "to":
            # 'a deal to build' and 'access to', but 'likened the deal to Per Dahl's plan'.
            return not in_time and index + 1 < len(scope.tokens) and not scope.tokens[index + 1].is_capitalised
        case "for" | "of":
            return not in_time
        case "from":
            named = index + 2 < len(scope.tokens) and (scope.tokens[index + 1].is_capitalised or after == "the")
            return bool(_YEAR.match(after)) or (named and not in_time)
        case "in":
            return after in grammar("field_opener")
        case "being":
            return True
        case "not":
            return after == "to"
    if word in grammar("participle"):
        return after in grammar("agent_opener") or in_time
    return word in grammar("complement")


def clause_end(scope: Scope, first: int) -> int:
    """The last token of a complement that begins with token `first`.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extraction.agreements.tokens import Scopes
    >>> text = "Peru vowed to build two ports and to pay for them, but Chile did not."
    >>> scope = Scopes(Document(text)).at(0)
    >>> text[: scope.tokens[clause_end(scope, 2)].end]
    'Peru vowed to build two ports and to pay for them'
    """
    tokens = scope.tokens
    depth = 0
    index = first
    limit = min(len(tokens), first + _LONGEST)
    while index + 1 < limit:
        token = tokens[index + 1]
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
            if depth < 0:
                break
        elif not depth and (
            _ends_at_word(scope, first, index + 1) if token.is_word else _ends_at_mark(scope, first, index + 1)
        ):
            break
        index += 1
    while index > first and tokens[index].lower in _TRAILING:
        index -= 1
    return index


def _ends_at_mark(scope: Scope, first: int, index: int) -> bool:
    tokens = scope.tokens
    mark = tokens[index]
    closes = mark.start == tokens[index - 1].end
    match mark.text:
        case ",":
            return not _list_goes_on(scope, index)
        case '"':
            return closes
        case "”":
            return not any(token.text == "“" for token in tokens[first:index])
        case ".":
            # Inside a sentence a stop belongs to an abbreviation.
            return index + 1 == len(tokens) or not tokens[index - 1].is_capitalised
        case "'" | "’":
            return closes and index + 1 == len(tokens)
    return mark.text not in "-‑/$£€%&+#`“"


def _list_goes_on(scope: Scope, comma: int) -> bool:
    """Whether the comma parts members of a list: 'cultural, economic and scientific', 'Lima, Quito and La Paz'."""
    tokens = scope.tokens
    for step in range(1, 6):
        if comma + step >= len(tokens):
            return False
        token = tokens[comma + step]
        if token.lower in ("and", "or") and step > 1:
            follower = scope.lower(comma + step + 1)
            if follower in grammar("pronoun") or follower in grammar("auxiliary") or _is_verb(follower):
                return False
            return _alike(tokens[comma - 1], tokens[comma + 1])
        if token.text == "," and step > 1:
            return _alike(tokens[comma - 1], tokens[comma + 1]) and tokens[comma + 1].is_capitalised
        if any(
            token.lower in grammar(name) for name in ("preposition", "pronoun", "auxiliary", "reporting", "conjunction")
        ):
            return False
    return False


def _alike(one: Token, other: Token) -> bool:
    return one.is_capitalised == other.is_capitalised and not _is_verb(other.lower)


def _is_verb(word: str) -> bool:
    return word in cues() or word in grammar("verb")


def _ends_at_word(scope: Scope, first: int, index: int) -> bool:
    word, after = scope.lower(index), scope.lower(index + 1)
    if word == "on" and after in ("hold", "ice"):
        return True
    opener = scope.lower(first)
    finite = opener in _THOUGHTS
    reduced = opener in grammar("participle")
    if word == "have" and scope.lower(index - 1) not in grammar("auxiliary") and scope.lower(index - 1) != "to":
        return not finite
    if word in grammar("auxiliary") and word not in ("be", "been", "being", "have"):
        return not (finite and index <= first + 8)
    if word in grammar("reporting"):
        return True
    if word in ("that", "which") and scope.lower(index - 1) in grammar("preposition"):
        return False
    if word in grammar("subordinator"):
        return not (_is_as_well_as(scope, index) or (reduced and index == first + 1))
    if word in grammar("pronoun"):
        return (word in ("i", "he", "she", "we", "they") and not finite) or (
            after in grammar("auxiliary") and not finite
        )
    if word in ("and", "or"):
        return _starts_new_clause(scope, first, index + 1)
    if word == "at" and any(scope.lower(index + step) in _EVENTS for step in (1, 2, 3)):
        return True
    if word in _GO_ON and scope.lower(index - 1) not in grammar("determiner") and not finite:
        return True
    if word in ("on", "in"):
        return _is_adjunct(scope, first, index, reduced, finite)
    if word in grammar("time") and not reduced:
        return scope.lower(index - 1) not in grammar("determiner")
    if reduced and index > first + 1:
        if word.endswith("ed"):
            return scope.lower(index - 1) not in grammar("determiner")
        return _is_dated(scope, index - 1) and not _goes_on(scope, index)
    return _is_finite_after_name(scope, index, opener)


def _is_as_well_as(scope: Scope, index: int) -> bool:
    return scope.lower(index + 1) == "well" or scope.lower(index - 1) == "well"


def _starts_new_clause(scope: Scope, first: int, index: int) -> bool:
    """What 'and' adds is another clause: 'and said', 'and he', 'and will'."""
    word = scope.lower(index)
    if word == "to":
        return scope.lower(first) not in ("to", "not") and scope.lower(first) not in _THOUGHTS
    if word in grammar("auxiliary") or word in ("he", "she", "they", "it", "we", "i"):
        return True
    if not _is_verb(word):
        return False
    return word.endswith("ed") or (scope.lower(first) != "to" and not word.endswith("ing"))


_EVENTS = frozenset({"ceremony", "summit", "meeting", "conference", "session", "reception", "forum"})
_GO_ON = frozenset(
    {
        "runs",
        "binds",
        "covers",
        "regulates",
        "remains",
        "stands",
        "gives",
        "provides",
        "requires",
        "allows",
        "obliges",
        "ends",
        "ran",
        "bound",
        "covered",
    }
)


def _is_place_and_time(scope: Scope, index: int) -> bool:
    """'in Tumbes on Tuesday': where and when it was signed, whatever it is about."""
    place = index + 1
    while place < len(scope.tokens) and scope.tokens[place].is_capitalised:
        place += 1
    if place == index + 1:
        return False
    ends = place >= len(scope.tokens) or scope.lower(place) in (".", ",")
    timed = scope.lower(place) in ("on", "late", "early", "last", "this") or scope.lower(place) in grammar("time")
    return timed and not ends


def _is_adjunct(scope: Scope, first: int, index: int, reduced: bool, finite: bool) -> bool:
    """'on Monday', 'in 1990', 'in Tokyo': time and place of the making, not part of what is made."""
    word, after = scope.lower(index), scope.lower(index + 1)
    if (reduced and index <= first + 6) or finite:
        return False
    if after in grammar("time") or after in grammar("month") or scope.lower(index + 2) in grammar("time"):
        return True
    if word == "in" and _is_place_and_time(scope, index):
        return True
    if word == "on":
        return False
    if _YEAR.match(after) or (after in grammar("determiner") and scope.lower(index + 2) in grammar("field_adjunct")):
        return True
    placed = index + 1 < len(scope.tokens) and scope.tokens[index + 1].is_capitalised
    return placed and scope.lower(first) in ("with", "between")


def _is_dated(scope: Scope, index: int) -> bool:
    word = scope.lower(index)
    return word in grammar("time") or word in grammar("month") or bool(_YEAR.match(word))


def _goes_on(scope: Scope, index: int) -> bool:
    """Whether what follows a date still belongs to the participle: 'signed on Friday by', 'in June 1990'."""
    token = scope.tokens[index]
    if not token.text.isalpha() or token.is_capitalised:
        return True
    return any(token.lower in grammar(name) for name in ("preposition", "month", "season"))


def _is_finite_after_name(scope: Scope, index: int, opener: str) -> bool:
    """'with Malta remains', 'between Oslo and Riga ended': a finite verb right after the partner."""
    word = scope.lower(index)
    if opener not in ("with", "between", "among") or scope.tokens[index].is_capitalised:
        return False
    before = scope.tokens[index - 1]
    after_name = before.is_capitalised and not before.lower.endswith(("'s", "’s"))
    if after_name and word.endswith("ed"):
        return True
    if word in grammar("irregular_past"):
        return before.lower not in grammar("determiner")
    paired = opener != "with" and before.lower not in grammar("determiner")
    return (after_name or paired) and _is_verb(word) and word.endswith(("s", "ed"))
