"""Mentions with a noun: 'a fisheries treaty', 'AUKUS', 'the one reached in 2014'."""

from __future__ import annotations

import re

from onrecord.extraction.agreements.complements import right_edge
from onrecord.extraction.agreements.cues import Head, grammar, heads, known_names
from onrecord.extraction.agreements.figures import amount_of, count_of, date_of, term_of
from onrecord.extraction.agreements.mention import Mention, content_of
from onrecord.extraction.agreements.modifiers import LeftEdge, left_edge
from onrecord.extraction.agreements.noun_senses import Noun, is_agreement, may_be_agreement
from onrecord.extraction.agreements.parties import Parties
from onrecord.extraction.agreements.status import Standing, standing
from onrecord.extraction.agreements.subject import subject_of
from onrecord.extraction.agreements.tokens import Scope
from onrecord.extraction.agreements.triggers import Trigger, is_idiom

__all__ = ["read_name", "read_noun", "read_one"]

_COMMERCE = re.compile(
    r"\b(?:supply|supplies|sale|sales|purchase|arms|weapons|lease|licen[cs]ing|licen[cs]e|merger|takeover|acquisition|service|employment|"
    r"offtake|procurement|construction contract|record|book|film|television|sponsorship|endorsement)\b",
    re.IGNORECASE,
)
_LENDING = re.compile(
    r"\b(?:loan|credit|financing|grant|bailout|bail-out|currency swap|swap|debt relief)\b", re.IGNORECASE
)
_TARIFFS = re.compile(r"\b(?:tariff|trade|customs|political|budget)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:to|on|for|aimed at|that would|concerning|about|covering)\b")
_FRAMEWORK = re.compile(r"\bframework\b", re.IGNORECASE)
_CEASING = re.compile(r"\b(?:cease-?fire|truce|armistice|non-?aggression)\b", re.IGNORECASE)
_BETWEEN_STATES = re.compile(
    r"\b(?:intergovernmental|inter-governmental|bilateral|trilateral|interstate|multilateral)\b"
)
_VALUED = re.compile(
    r"(?:,?\s+which)?\s*,?\s+(?:(?:is|was|are|were|will be|would be)\s+)?(?:said to be\s+|reportedly\s+)?"
    r"(?P<value>worth|valued at|estimated at)\s"
)
_WORTH = re.compile(
    r"^(?:[$€£¥]\s?)?\d[\d.,]*(?:\s?(?:thousand|million|billion|trillion|[mb]n))?(?:[- ](?:dollar|euro)s?)?\s+",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\s*(?:[Aa]mong (?:them|these)|[Tt]hey include|[Tt]hese include|[Oo]ne of them)\b")
_ARTICLE = re.compile(
    r"^(?:(?i:an?|the|its|their|his|her|our|this|these|those|any|some|no|another)\s+|"
    r"(?:new|more|great|major|historic|landmark|big|huge|important|recent|possible|so-called|final)\s+|"
    r"\S+[’']s\s+(?=[A-Z]))+"
)


def read_noun(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    """The mention whose head noun a trigger is, or None where it names no agreement."""
    words = re.sub(r"\s+", " ", scope.text[trigger.start : trigger.end]).lower()
    head = heads()[words]
    first, last = scope.index(trigger.start), scope.index(trigger.end) - 1
    if last < first or scope.tokens[first].start != trigger.start or is_idiom(scope.text, trigger.start, trigger.end):
        return None
    surname = head.singular == "deal" and first > 0 and scope.tokens[first - 1].is_capitalised
    if surname and scope.tokens[first].is_capitalised and parties.is_person(scope, trigger.start):
        return None
    edge = left_edge(scope, first, head.plural)
    noun = Noun(scope, head.singular, first, last, edge, head.plural)
    if not may_be_agreement(noun):
        return None
    right = right_edge(scope, edge.first, last)
    named = noun.is_name
    stand = standing(scope, edge.first, last, right, edge.determiner, named)
    if _is_faint(scope, first, edge, head, named, right > last, stand):
        return None
    if head.strength == "framed" and not is_agreement(noun, "framed", stand, 1):
        return None
    mention = _mention(scope, edge, last, right, stand, parties, head.kind, head.singular)
    if not is_agreement(noun, head.strength, stand, len(mention.parties)):
        return None
    mention.plural = head.plural
    mention.strength = "name" if named else head.strength
    if _is_anaphor(edge, right == last, named, scope, first, head):
        mention.strength = "anaphor"
    if mention.strength == "plain" and _BETWEEN_STATES.search(noun.before):
        mention.strength = "strong"
    if mention.strength == "plain" and _is_named_after_place(scope, edge, first, head, parties):
        mention.strength = "name"
    mention.kind = _kind(noun, mention, named)
    if mention.kind == "joint_statement" and head.kind != "joint_statement":
        mention.subject = subject_of(scope.text[mention.start : mention.end], "joint_statement")
    return mention


def _kind(noun: Noun, mention: Mention, named: bool) -> str:
    """The kind of the head noun, unless what stands before it says more: 'a supply agreement' is a contract."""
    kind = mention.kind
    if noun.word == "document":
        kind = "joint_statement" if mention.standing.status in ("agreed", "approved") else "pact"
    before = noun.before
    if kind in ("pact", "ceasefire"):
        if _TARIFFS.search(before):
            return "pact"
        if _CEASING.search(before):
            return "ceasefire"
        if _LENDING.search(before):
            return "financing"
        if _COMMERCE.search(before) and not named:
            return "contract"
        if _FRAMEWORK.search(before):
            return "treaty"
    return kind


def _is_named_after_place(scope: Scope, edge: LeftEdge, first: int, head: Head, parties: Parties) -> bool:
    """'the Minsk agreements', 'the Prespa accord': a definite phrase whose capitalised modifier is no party."""
    if edge.determiner != "the" or first - edge.first != 2 or head.singular not in ("agreement", "accord"):
        return False
    modifier = scope.tokens[first - 1]
    party = parties.named_at(scope, modifier.start)
    return modifier.is_capitalised and (party is None or party.sense == "capital")


def _is_faint(
    scope: Scope, first: int, edge: LeftEdge, head: Head, named: bool, complemented: bool, stand: Standing
) -> bool:
    """'a deal', 'trade deals', 'any agreement', of which nothing is said: no party would make it an agreement."""
    if named or head.strength != "plain" or stand.rule not in ("default", "hypothetical"):
        return False
    words = [scope.lower(index) for index in range(edge.first, first)]
    modified = any(word not in grammar("evaluation") and word not in grammar("determiner") for word in words)
    if edge.determiner is None:
        return head.plural or not modified
    if edge.determiner in ("the", "this", "that", "these", "those", "'s"):
        return False
    return not modified and not complemented


def _is_anaphor(edge: LeftEdge, bare: bool, named: bool, scope: Scope, first: int, head: Head) -> bool:
    """'the agreement', 'this deal', 'the 5,000-word statement': it takes up what was named before."""
    if named or not bare or edge.determiner not in ("the", "this", "that", "these", "those", "both", "such"):
        return False
    modifiers = [token for token in scope.tokens[edge.first + 1 : first] if token.is_word]
    if head.strength == "strong" and " " in head.singular:
        # 'the joint statement' may stand for itself.
        return False
    return all(
        re.fullmatch(r"(?!\d{4}$)[\d,.]+(?:-\w+)?|new|final|same|landmark|historic|word|page|full|whole", token.lower)
        for token in modifiers
    )


def read_name(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    """The mention of an agreement that goes by its name alone: 'NAFTA', 'the Trans-Pacific Partnership (TPP)'."""
    name = re.sub(r"\s+", " ", scope.text[trigger.start : trigger.end])
    known = known_names()[name]
    first, last = scope.index(trigger.start), scope.index(trigger.end) - 1
    if last < first or scope.tokens[first].start != trigger.start:
        return None
    after = scope.index(trigger.end)
    if after < len(scope.tokens) and scope.tokens[after].lower in heads() and not scope.tokens[after].is_capitalised:
        # 'the TPP pact': the noun that follows opens the phrase.
        return None
    apposed = re.match(r",\s+(?:the|a)\s+", scope.text[trigger.end : trigger.end + 8])
    edge = left_edge(scope, first, False)
    start = edge.first
    right = right_edge(scope, start, last)
    if apposed:
        right = last
    stand = standing(scope, start, last, right, edge.determiner, True)
    mention = _mention(scope, edge, last, right, stand, parties, known.kind, name.lower())
    mention.strength, mention.subject, mention.title = "name", known.subject, name
    return mention


def read_one(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    """'the one reached in 2014', 'a four-year one signed in May': an agreement of the kind named before it."""
    first, last = scope.index(trigger.start), scope.index(trigger.end) - 1
    if last <= first:
        return None
    right = right_edge(scope, first, last)
    stand = standing(scope, first, last, right, "the", False)
    mention = _mention(scope, LeftEdge(first, "the", False), last, right, stand, parties, "other", "one")
    mention.strength, mention.described = "plain", True
    return mention


def _mention(
    scope: Scope, edge: LeftEdge, head: int, last: int, stand: Standing, parties: Parties, kind: str, noun: str
) -> Mention:
    tokens = scope.tokens
    start, end = tokens[edge.first].start, tokens[last].end
    if tokens[last].lower.endswith(("'s", "’s")):
        end -= 2
    words = scope.text[start:end]
    clause = _clause(scope, end)
    found = parties.of(scope, edge.first, head, last, stand.cue, stand.rule)
    made = stand.status in ("signed", "agreed", "ratified", "approved")
    cue_start = tokens[stand.cue].start if stand.cue is not None and made and not stand.negated else None
    return Mention(
        start=start,
        end=end,
        noun=noun,
        kind=kind,
        strength="plain",
        determiner=edge.determiner,
        described=edge.modified or last > head,
        plural=False,
        standing=stand,
        subject=_subject(scope, words, end, kind, stand, noun),
        title=_title(scope, edge, head, last),
        parties=found,
        count=count_of(words),
        amount=amount_of(words) or amount_of(_worth(scope, end)),
        term=term_of(words) or term_of(clause),
        date=date_of(scope, start, end, cue_start),
        member=bool(_MEMBER.match(scope.text, scope.span.start, scope.span.end)),
        sentence=scope.span.start,
        content=content_of(words),
    )


def _worth(scope: Scope, end: int) -> str:
    """What a predicate says the agreement is worth: 'the contract, which is valued at $2 billion'."""
    valued = _VALUED.match(scope.text, end, scope.span.end)
    return scope.text[valued.start("value") : min(scope.span.end, valued.end() + 60)] if valued else ""


def _clause(scope: Scope, end: int) -> str:
    """What follows a mention, up to the end of its clause or to the next agreement."""
    stop = min(scope.span.end, end + 160)
    for index in range(scope.index(end), len(scope.tokens)):
        token = scope.tokens[index]
        if token.start >= stop:
            break
        if token.lower in heads() or token.lower in (";", "while", "but", "because", "including"):
            stop = token.start
            break
    return scope.text[end:stop]


def _subject(scope: Scope, words: str, end: int, kind: str, stand: Standing, noun: str) -> str:
    """What the phrase is about, or else the purpose that follows it, or else its sentence."""
    if _CEASING.search(noun):
        return "trade" if _TARIFFS.search(words) else "security"
    subject = subject_of(words, kind)
    if subject != "other":
        return subject
    purpose = _PURPOSE.search(scope.text, end, scope.span.end)
    if purpose is not None and purpose.start() <= end + 60:
        subject = subject_of(scope.text[purpose.start() : min(scope.span.end, purpose.start() + 160)], kind)
    return subject if subject != "other" else subject_of(scope.text[scope.span.start : scope.span.end], kind)


def _title(scope: Scope, edge: LeftEdge, head: int, last: int) -> str | None:
    """The proper or descriptive name, without article and possessor; None for 'a deal', 'the new agreement'."""
    tokens = scope.tokens
    words = scope.text[tokens[edge.first].start : tokens[last].end]
    short = _ARTICLE.sub("", words)
    if not short or edge.determiner == "#":
        return None
    opener = scope.lower(head + 1) if last > head else ""
    if opener not in ("of", "for", "on", "to", "concerning", "regarding", "against"):
        # Who made it and when is no part of the name.
        short = short[: max(0, len(short) - (tokens[last].end - tokens[head].end))]
        short = _WORTH.sub("", short)
        if len(short.split()) < 2:
            return None
    return " ".join(short.strip("\"“”'‘’ ").split()) or None
