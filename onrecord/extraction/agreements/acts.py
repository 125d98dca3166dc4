"""Mentions without a noun of agreement: what parties agree, plan or pledge to do, together."""

from __future__ import annotations

import re

from onrecord.extraction.agreements.complements import clause_end
from onrecord.extraction.agreements.cues import heads
from onrecord.extraction.agreements.figures import amount_of, date_of, term_of
from onrecord.extraction.agreements.mention import Mention, content_of
from onrecord.extraction.agreements.parties import Parties
from onrecord.extraction.agreements.status import Standing, standing
from onrecord.extraction.agreements.subject import subject_of
from onrecord.extraction.agreements.tokens import Scope
from onrecord.extraction.agreements.triggers import Trigger, triggers
from onrecord.extraction.agreements.verbs import Act, act_at
from onrecord.language.mentions.actors import Actor

__all__ = ["read_act"]


def read_act(scope: Scope, trigger: Trigger, parties: Parties) -> Mention | None:
    """The mention that a verb opens, where those who do it can bind themselves."""
    act = act_at(scope, trigger)
    return None if act is None or _names_a_noun(scope, act) else _mention(scope, act, parties)


def _mention(scope: Scope, act: Act, parties: Parties) -> Mention | None:
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
    return Mention(
        start=scope.tokens[act.first].start,
        end=scope.tokens[act.last].end,
        noun=act.rule,
        kind=act.kind,
        strength="act",
        determiner=None,
        described=True,
        plural=False,
        standing=stand._replace(rule=act.rule),
        subject=subject_of(words + _beyond_the_mark(scope, act.last), act.kind),
        title=_title_of_act(words),
        parties=found,
        count=None,
        amount=amount_of(words) if act.rule != "plan_to" else None,
        term=term_of(words),
        date=date_of(scope, scope.tokens[act.first].start, scope.tokens[act.last].end, None),
        member=False,
        sentence=scope.span.start,
        content=content_of(words),
    )


def _beyond_the_mark(scope: Scope, last: int) -> str:
    """What the quoted mention is for, outside its marks: '… “joint projects” to ensure energy security'."""
    if scope.lower(last + 1) not in ("”", '"') or scope.lower(last + 2) not in ("to", "for", "in", "on"):
        return ""
    end = clause_end(scope, last + 2)
    return " " + scope.text[scope.tokens[last + 2].start : scope.tokens[end].end]


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
    return Standing("expected" if unreal else act.status, negated, act.head, act.rule)


def _names_a_noun(scope: Scope, act: Act) -> bool:
    """Whether the phrase has the noun of an agreement, which is then the mention: 'agreed to sign a treaty'."""
    start, end = scope.tokens[act.head].end, scope.tokens[act.last].end
    if act.rule == "signatory":
        # 'a signatory of the treaty': the treaty is the mention.
        return any(
            inner.sort in ("head", "name") for inner in triggers(scope.text[start : min(end + 60, scope.span.end)])
        )
    for inner in triggers(scope.text[start:end]):
        if inner.sort == "name" and act.rule != "signed_name":
            return True
        if inner.sort == "head":
            words = re.sub(r"\s+", " ", scope.text[start + inner.start : start + inner.end]).lower()
            head = heads()[words]
            if head.strength != "framed" or act.rule == "acceded":
                return act.rule not in ("jointly", "joint_noun", "plan_to")
    return False


def _title_of_act(words: str) -> str | None:
    """The proper name of what is to be made: 'the Lower River Bridge'."""
    name = re.search(r"\bthe ((?:[A-Z][\w-]+\s+){1,6}[A-Z][\w-]+)", words)
    return name[1] if name else None
