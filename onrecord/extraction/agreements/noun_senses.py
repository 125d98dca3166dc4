"""Whether a noun that may name an agreement does so here: its company, as `words/agreement_senses.tsv` has it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extraction.agreements.cues import cues, grammar, senses
from onrecord.extraction.agreements.modifiers import LeftEdge
from onrecord.extraction.agreements.status import Standing
from onrecord.extraction.agreements.tokens import Scope

__all__ = ["Noun", "is_agreement", "may_be_agreement"]

_LETS_FOLLOW = re.compile(r"(?:ed|s|ly)$")
_NOUN_ENDING = re.compile(r"(?:tions?|ments?|ers?|ors?|ity|ities|ness|ship|isms?|ists?|room|house|table|paper|papers)$")


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun in its place: tokens `first` to `last` of `scope`, with the left edge of its phrase."""

    scope: Scope
    word: str
    """The head noun in lower case and in the singular."""
    first: int
    last: int
    edge: LeftEdge
    plural: bool

    @property
    def before(self) -> str:
        """The words of the phrase before the noun, in lower case."""
        tokens = self.scope.tokens[self.edge.first : self.first]
        return " ".join(token.lower for token in tokens)

    @property
    def is_name(self) -> bool:
        """Whether the noun is part of a proper name: 'the Plaza Accord', 'Treaty of Lima'."""
        noun = self.scope.tokens[self.last]
        if not noun.is_capitalised or self.word in ("deal", "contract", "document", "guarantee", "statement"):
            return False
        neighbour = self.scope.tokens[self.first - 1] if self.first else noun
        named_before = (
            self.first > self.edge.first and neighbour.is_capitalised and neighbour.lower not in grammar("determiner")
        )
        return named_before or (self.follows("of", "on", "for") and self._capital_at(self.last + 2, self.last + 4))

    def follows(self, *words: str) -> bool:
        """Whether the next token is one of these."""
        return self.scope.lower(self.last + 1) in words

    def around(self, left: int = 60, right: int = 60) -> str:
        """The text on both sides within the scope."""
        span = self.scope.span
        tokens = self.scope.tokens
        start, end = tokens[self.edge.first].start, tokens[self.last].end
        return self.scope.text[max(span.start, start - left) : min(span.end, end + right)]

    def _capital_at(self, start: int, stop: int) -> bool:
        return any(token.is_capitalised for token in self.scope.tokens[start:stop])


def is_agreement(noun: Noun, strength: str, standing: Standing, parties: int) -> bool:
    """Whether the noun names something to which parties are or would be bound: by itself, or in its company."""
    if strength != "framed":
        return True
    company = senses()[noun.word]
    before = set(noun.before.split())
    after = {noun.scope.lower(noun.last + 1), noun.scope.lower(noun.last + 2)}
    if before & company["without"] or noun.scope.lower(noun.last + 1) in company["not_after"]:
        return noun.is_name and "name" in company["shown_by"]
    if before & company["with"] or after & company["after"]:
        return True
    tied = parties > 0 and noun.follows("with", "between", "among")
    told = standing.rule not in ("default", "adjective", "hypothetical")
    return any(
        {
            "bind": told and standing.force == "bind",
            "loose": told and standing.force in ("bind", "loose"),
            "made": told and standing.force != "weak" and standing.status in _MADE,
            "parties": tied,
            "name": noun.is_name,
            "named_parties": noun.is_name and tied,
        }[way]
        for way in company["shown_by"]
    )


def may_be_agreement(noun: Noun) -> bool:
    """Whether the noun heads a phrase at all: it is no verb, no modifier, and not what something else is not."""
    return not (_is_verb(noun) or _is_modifier(noun) or _is_denied(noun))


_MADE = frozenset({"signed", "agreed", "ratified", "approved", "proposed", "expected", "under_negotiation"})


def _is_verb(noun: Noun) -> bool:
    """'to deal with', 'would contract the virus', 'His victory deals a blow': a verb that looks like the noun."""
    if noun.word not in ("deal", "contract", "guarantee", "accord", "document", "compromise", "charter", "framework"):
        return False
    before = noun.scope.lower(noun.first - 1)
    if noun.edge.first == noun.first and (
        before in ("to", "not", "n't", "they", "we", "you", "i", "who", "that", "also", "often", "must", "never")
        or before in grammar("auxiliary") or before in grammar("pronoun")
    ):  # fmt: skip
        return True
    if noun.plural and noun.follows("a", "an", "the", "another", "out", "his", "her", "its", "their", "in", "itself"):
        return noun.edge.determiner not in ("#", "these", "those") and not noun.follows("in")
    if noun.word == "accord":
        return before == "to"
    if noun.word == "deal" and noun.follows("with") and not noun.edge.determiner:
        return not (noun.edge.modified and noun.edge.first < noun.first) and (
            before not in cues() or before == "agreed"
        )
    return noun.word == "contract" and noun.follows("the", "a", "it", "hiv", "aids", "malaria", "covid", "zika")


def _is_denied(noun: Noun) -> bool:
    """'The Quad is not an alliance': the text says that something else is none."""
    before = [noun.scope.lower(index) for index in range(noun.edge.first - 2, noun.edge.first)]
    return before[1] in ("not", "n't") and before[0] in ("is", "are", "was", "were") and not noun.plural


def _is_modifier(noun: Noun) -> bool:
    """'truce monitors', 'treaty port': another noun follows and is the head."""
    tokens = noun.scope.tokens
    if noun.last + 1 >= len(tokens):
        return False
    token = tokens[noun.last + 1]
    if token.text in "-‑" and noun.last + 2 < len(tokens):
        return tokens[noun.last + 2].start == token.end == tokens[noun.last].end + 1 and tokens[noun.last + 2].is_word
    if not token.text.isalpha() or token.lower in grammar("time") or noun.plural:
        return False
    if token.is_capitalised:
        return noun.scope.tokens[noun.last].is_capitalised and token.lower in grammar("noun_after")
    if token.lower in grammar("noun_after"):
        return True
    closed = (
        "preposition",
        "conjunction",
        "auxiliary",
        "pronoun",
        "reporting",
        "verb",
        "determiner",
        "complement",
        "participle",
    )
    if any(token.lower in grammar(name) for name in closed) or _LETS_FOLLOW.search(token.lower):
        return False
    return bool(_NOUN_ENDING.search(token.lower))
