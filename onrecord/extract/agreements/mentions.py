"""The mentions of agreements in a text, each with all that its own sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.agreements.complements import right_edge
from onrecord.extract.agreements.figures import amount_of, count_of, date_of, term_of
from onrecord.extract.agreements.frames import Noun, is_agreement
from onrecord.extract.agreements.lexis import Head, grammar, heads, known_names
from onrecord.extract.agreements.parties import Parties
from onrecord.extract.agreements.modifiers import LeftEdge, left_edge
from onrecord.extract.agreements.status import Standing, standing
from onrecord.extract.agreements.subject import subject_of
from onrecord.extract.agreements.tokens import Scope, Scopes
from onrecord.extract.agreements.triggers import Trigger, is_idiom, triggers
from onrecord.extract.agreements.verbs import Act, act_at
from onrecord.language.actors import Actor
from onrecord.language.document import Document
from onrecord.language.spans import Span

__all__ = ["Mention", "find_mentions"]

_COMMERCE = re.compile(
    r"\b(?:supply|supplies|sale|sales|purchase|loan|lease|licen[cs]ing|licen[cs]e|merger|takeover|acquisition|service|employment|"
    r"offtake|procurement|construction contract|record|book|film|television|sponsorship|endorsement)\b",
    re.IGNORECASE,
)
_CEASING = re.compile(r"\b(?:cease-?fire|truce|armistice|non-?aggression)\b", re.IGNORECASE)
_MEMBER = re.compile(r"\s*(?:[Aa]mong (?:them|these)|[Tt]hey include|[Tt]hese include|[Oo]ne of them)\b")
_ARTICLE = re.compile(
    r"^(?:(?:a|an|the|its|their|his|her|our|this|these|those|any|some|new|more|great|major|historic|landmark|big|huge|important|"
    r"recent|no|another|possible|so-called|final)\s+|\S+[’']s\s+(?=[A-Z]))+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Mention:
    """One mention, as its sentence shows it."""

    start: int
    end: int
    noun: str
    """The head noun in the singular, lower case; the name of a known agreement; or the rule of a verb."""
    kind: str
    strength: str
    """strong, plain, name, anaphor or act."""
    determiner: str | None
    described: bool
    """Whether it has modifiers or complements of its own."""
    plural: bool
    standing: Standing
    subject: str
    title: str | None
    parties: tuple[Actor, ...]
    count: int | None
    amount: tuple[float, str] | None
    term: str | None
    date: str | None
    member: bool
    """Whether the sentence presents it as one of a bundle named before: 'Among them …'."""
    sentence: int
    """Where its sentence starts."""
    content: frozenset[str]
    """Its words, without closed classes, by which two mentions are compared."""

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def find_mentions(document: Document) -> Iterator[Mention]:
    """All mentions, in text order; one that lies within another is left out.

    >>> text = "Peru and Chile signed a fisheries treaty on Friday."
    >>> [(m.span.of(text), m.kind, m.standing.status) for m in find_mentions(Document(text))]
    [('a fisheries treaty', 'treaty', 'signed')]
    """
    scopes: Scopes | None = None
    parties = Parties(document)
    last: Mention | None = None
    for trigger in triggers(document.text):
        if last is not None and trigger.start < last.end:
            continue
        scopes = scopes or Scopes(document)
        scope = scopes.at(trigger.start)
        mention = _read(scope, trigger, parties)
        if mention is None or (last is not None and mention.start < last.end):
            continue
        if last is not None and _is_apposed(scope, last, mention):
            _appose(last, mention)
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def _is_apposed(scope: Scope, name: Mention, mention: Mention) -> bool:
    """'AUKUS, the alliance formed by …': a name and what explains it are one mention."""
    return (
        name.strength == "name"
        and mention.noun in heads()
        and mention.determiner in ("the", "a", "an")
        and (scope.text[name.end : mention.start] == ", ")
    )


def _appose(name: Mention, mention: Mention) -> None:
    name.end = mention.end
    name.parties = mention.parties if len(mention.parties) >= len(name.parties) else name.parties
    name.date = name.date or mention.date
    if mention.standing.rule != "default":
        name.standing = mention.standing


def _read(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    if trigger.sort == "head":
        return _read_noun(scope, trigger, parties)
    if trigger.sort == "name":
        return _read_name(scope, trigger, parties)
    if trigger.sort == "one":
        return _read_one(scope, trigger, parties)
    act = act_at(scope, trigger)
    return None if act is None or _names_a_noun(scope, act, trigger) else _read_act(scope, act, parties)


def _read_noun(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    words = re.sub(r"\s+", " ", scope.text[trigger.start : trigger.end]).lower()
    head = heads()[words]
    first, last = scope.index(trigger.start), scope.index(trigger.end) - 1
    if last < first or scope.tokens[first].start != trigger.start or is_idiom(scope.text, trigger.start, trigger.end):
        return None
    edge = left_edge(scope, first, head.plural)
    noun = Noun(scope, head.singular, first, last, edge, head.plural)
    if not is_agreement(noun, head.strength):
        return None
    right = right_edge(scope, edge.first, last)
    named = noun.is_name
    stand = standing(scope, edge.first, last, right, edge.determiner, named)
    mention = _mention(scope, edge, last, right, stand, parties, head.kind, head.singular)
    mention.plural = head.plural
    mention.strength = "name" if named else head.strength
    if _is_anaphor(edge, right == last, head, named, scope, first):
        mention.strength = "anaphor"
    if head.singular == "document" and stand.status in ("agreed", "approved"):
        mention.kind, mention.subject = (
            "joint_statement",
            subject_of(scope.text[mention.start : mention.end], "joint_statement"),
        )
    if mention.kind in ("other", "pact") and _CEASING.search(noun.before):
        mention.kind = "pact"
    elif mention.kind == "other" and _COMMERCE.search(noun.before):
        mention.kind = "contract"
    if (
        named
        and mention.kind == "treaty"
        or head.strength == "framed"
        and "joint" in noun.before
        and mention.kind == "other"
    ):
        mention.kind = "treaty"
    return mention


def _is_anaphor(edge: LeftEdge, bare: bool, head: Head, named: bool, scope: Scope, first: int) -> bool:
    """'the agreement', 'this deal', 'the 5,000-word statement': it takes up what was named before."""
    if named or not bare or edge.determiner not in ("the", "this", "that", "these", "those", "both", "such"):
        return False
    modifiers = [token for token in scope.tokens[edge.first + 1 : first] if token.is_word]
    return all(
        re.fullmatch(r"[\d,.]+(?:-\w+)?|new|final|same|landmark|historic|word|page|full|whole", token.lower)
        for token in modifiers
    )


def _read_name(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
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
    start = first - 1 if scope.lower(first - 1) == "the" else first
    edge = LeftEdge(start, "the", True)
    right = right_edge(scope, start, last)
    if apposed:
        right = last
    stand = standing(scope, start, last, right, "the", True)
    mention = _mention(scope, edge, last, right, stand, parties, known.kind, name.lower())
    mention.strength, mention.subject, mention.title = "name", known.subject, name
    return mention


def _read_one(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    """'the one reached in 2014': an agreement of the kind named before it."""
    first, last = scope.index(trigger.start), scope.index(trigger.end) - 1
    if last != first + 1:
        return None
    right = right_edge(scope, first, last)
    stand = standing(scope, first, last, right, "the", False)
    mention = _mention(scope, LeftEdge(first, "the", False), last, right, stand, parties, "other", "one")
    mention.strength, mention.described = "plain", True
    return mention


def _read_act(scope: Scope, act: Act, parties: Parties) -> Mention | None:
    words = scope.text[scope.tokens[act.first].start : scope.tokens[act.last].end]
    if act.rule in ("joint_noun", "signed_name"):
        stand = standing(scope, act.first, act.head, act.last, None, True)
        if stand.rule == "default":
            stand = Standing(act.status, False, None, act.rule)
    else:
        stand = _mood(scope, act)
    rule = stand.rule if act.rule in ("joint_noun", "signed_name") else "verb"
    found = parties.of(scope, act.first, act.head, act.last, stand.cue, rule)
    jointly = "jointly" in words[:40]
    if act.weak and not jointly and not _can_bind(found, act):
        return None
    mention = Mention(
        start=scope.tokens[act.first].start,
        end=scope.tokens[act.last].end,
        noun=act.rule,
        kind=act.kind,
        strength="act",
        determiner=None,
        described=True,
        plural=False,
        standing=stand._replace(rule=act.rule),
        subject=subject_of(words, act.kind),
        title=_title_of_act(words),
        parties=found,
        count=None,
        amount=amount_of(words) if act.rule != "plan_to" else None,
        term=term_of(words),
        date=date_of(scope, scope.tokens[act.first].start, scope.tokens[act.last].end, None),
        member=False,
        sentence=scope.span.start,
        content=_content(words),
    )
    return mention


def _can_bind(found: tuple[Actor, ...], act: Act) -> bool:
    """One person who agrees to do something makes no agreement; two who plan the same do."""
    if act.rule == "plan_to":
        return len(found) > 1 and all(actor.kind in ("country", "organization") for actor in found)
    public = [actor for actor in found if actor.kind in ("country", "organization", "group")]
    return bool(public) and (act.rule != "agreed_to" or len(found) > 1 or act.kind == "joint_project")


def _mood(scope: Scope, act: Act) -> Standing:
    """The status of a verb by its mood: 'could agree to build' is expected, 'refused to accede' rejected."""
    context = [scope.lower(index) for index in range(max(0, act.head - 6), act.head)]
    negated = any(
        word in ("not", "n't", "never", "didn't", "hasn't", "haven't", "doesn't", "don't", "won't")
        for word in context[-3:]
    )
    if any(word in ("refused", "refuses", "declined", "refusing") for word in context[-3:]):
        return Standing("rejected", False, act.head, act.rule)
    unreal = any(word in ("could", "may", "might", "will", "would", "should", "can") for word in context[-3:]) or (
        context[-1:] == ["to"]
        and any(
            word in ("expected", "likely", "set", "due", "hope", "hopes", "plan", "plans", "prepared")
            for word in context
        )
    )
    return Standing("expected" if unreal and act.status != "in_force" else act.status, negated, act.head, act.rule)


def _names_a_noun(scope: Scope, act: Act, trigger: Trigger) -> bool:
    """Whether the phrase has the noun of an agreement, which is then the mention: 'agreed to sign a treaty'."""
    if act.rule == "signatory":
        return False
    start, end = scope.tokens[act.head].end, scope.tokens[act.last].end
    for inner in triggers(scope.text[start:end]):
        if inner.sort == "name" and act.rule != "signed_name":
            return True
        if inner.sort == "head":
            words = re.sub(r"\s+", " ", scope.text[start + inner.start : start + inner.end]).lower()
            head = heads()[words]
            if head.strength != "framed" or act.rule == "acceded":
                return act.rule not in ("jointly", "joint_noun", "plan_to")
    return False


def _mention(
    scope: Scope, edge: LeftEdge, head: int, last: int, stand: Standing, parties: Parties, kind: str, noun: str
) -> Mention:
    tokens = scope.tokens
    start, end = tokens[edge.first].start, tokens[last].end
    words = scope.text[start:end]
    clause = _clause(scope, end)
    found = parties.of(scope, edge.first, head, last, stand.cue, stand.rule)
    made = stand.status in (
        "signed",
        "agreed",
        "ratified",
        "approved",
        "extended",
        "suspended",
        "terminated",
        "in_force",
    )
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
        subject=subject_of(words, kind) if subject_of(words, kind) != "other" else _subject_after(scope, end, kind),
        title=_title(scope, edge, head, last),
        parties=found,
        count=count_of(words),
        amount=amount_of(words),
        term=term_of(words) or term_of(clause),
        date=date_of(scope, start, end, cue_start),
        member=bool(_MEMBER.match(scope.text, scope.span.start, scope.span.end)),
        sentence=scope.span.start,
        content=_content(words),
    )


def _clause(scope: Scope, end: int) -> str:
    """What follows a mention, up to the end of its clause or to the next agreement."""
    stop = re.compile(r"[;.](?=\s|$)|\b(?:while|but|because)\b").search(scope.text, end, scope.span.end)
    return scope.text[end : min(stop.start() if stop else scope.span.end, end + 160)]


def _subject_after(scope: Scope, end: int, kind: str) -> str:
    """Of a bare noun, what its clause says of it: 'Memoranda were signed to build railways'."""
    purpose = re.compile(r"\b(?:to|on|for|aimed at|that would|concerning|about|covering)\b").search(
        scope.text, end, scope.span.end
    )
    if purpose is None or purpose.start() > end + 60:
        return subject_of("", kind)
    return subject_of(scope.text[purpose.start() : min(scope.span.end, purpose.start() + 160)], kind)


def _title(scope: Scope, edge: LeftEdge, head: int, last: int) -> str | None:
    """The proper or descriptive name, without article and possessor; None for 'a deal', 'the new agreement'."""
    tokens = scope.tokens
    words = scope.text[tokens[edge.first].start : tokens[last].end]
    short = _ARTICLE.sub("", words)
    if not short or edge.determiner == "#":
        return None
    complement = scope.lower(head + 1) if last > head else ""
    describes = complement in ("of", "for", "on", "to", "concerning", "regarding", "against")
    modifiers = (
        scope.text[tokens[last].end - len(short) - (tokens[last].end - tokens[last].end) : tokens[head].start].strip()
        if not describes
        else ""
    )
    if not describes:
        short = (
            scope.text[tokens[last].end - len(short) : tokens[head].end]
            if last == head
            else short[: len(short) - (tokens[last].end - tokens[head].end)]
        )
        if len(short.split()) < 2 or not modifiers:
            return None
    return " ".join(short.strip("\"“”'‘’ ").split()) or None


def _title_of_act(words: str) -> str | None:
    """The proper name of what is to be made: 'the Lower River Bridge'."""
    name = re.search(r"\bthe ((?:[A-Z][\w-]+\s+){1,6}[A-Z][\w-]+)", words)
    return name[1] if name else None


def _content(words: str) -> frozenset[str]:
    closed = grammar("determiner") | grammar("preposition") | grammar("conjunction")
    return frozenset(
        re.sub(r"(?:['’]s|s)$", "", word.lower())
        for word in re.findall(r"[^\W\d_][\w'’-]+|\d{4}", words)
        if word.lower() not in closed
    )
