"""Agreements that no noun names: 'agreed to build a bridge', 'joint development of drones', 'acceded in 1990'."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.agreements.complements import clause_end
from onrecord.extraction.agreements.cues import grammar
from onrecord.extraction.agreements.modifiers import left_edge
from onrecord.extraction.agreements.tokens import Scope
from onrecord.extraction.agreements.triggers import Trigger

__all__ = ["Act", "act_at"]

_MAKING = (
    r"(?:build|develop|construct|produce|launch|explore|manufacture|create|establish|operate|design|exploit|found|deploy|mine|drill|"
    r"extract|set\s+up)"
)
_JOINT_NOUN = re.compile(
    r"(?:[\w-]+\s+){0,2}?(?:development|production|construction|exploration|manufactur(?:e|ing)|design|exploitation|ventures?|projects?|"
    r"program(?:me)?s?|mission|research\s+station|plant|pipeline|institute|fund)\b",
    re.IGNORECASE,
)
_JOINT_VERB = re.compile(
    rf"(?:{_MAKING}|{_MAKING.replace('e|', 'e[sd]?|')}(?:s|ed|ing)?|developing|producing|building|built|exploring)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(rf"\s+(?:to\s+)?(?:jointly\s+|together\s+)?(?:{_MAKING})\b", re.IGNORECASE)
_AGREE_TO = re.compile(r"\s+(?:\w+ly\s+|in principle\s+)?(?:(?:not\s+)?to|on)\s+", re.IGNORECASE)
_OPINIONS = re.compile(
    r"(?:disagree|differ|the\s+(?:need|importance|necessity|goal|point|fact|issue|principle|question)|what|how|who|why|whether|that|"
    r"anything|something|everything|nothing|it|this|one\s+thing|many\s+(?:issues|things)|most\s+(?:issues|things)|all\s+of|much|little|"
    r"be\s+(?:interviewed|quoted|identified|named)|speak|talk\s+to|testify|answer|comment|appear|run|serve|step\s+down|resign|an?\s+interview|"
    r"(?:discuss|disclose)|the\s+terms|see|come|go\b|attend|let\b|do\b|take\s+part)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?:(?:a|an|the|its|their|some|new|further|several|joint|concrete|\w+)\s+){0,3}?(?:measures?|steps|creation|establishment|exchange|release|"
    r"schedule|timetable|plan|plans|extension|withdrawal|opening|construction|removal|reduction|increase|cut|cuts|price|mechanism|"
    r"cooperation|co-operation|return|supply|delivery|purchase|budget|package|sanctions|ban|formation)\b",
    re.IGNORECASE,
)
_SIGNED_OBJECT = re.compile(
    r"\s+(?:the|a|an|its|their)?\s*(?P<name>[A-Z]{2,6}\b(?:\s*\([^)]{2,40}\))?)(?!\s+(?:bill|law|order|player|star|striker|Act)\b)"
    r"|\s+(?:a|an|the|his|her|their)\s+(?:\w+\s+)?(?:papers?|form|letter|document|pledge|undertaking)\s+"
    r"(?:saying|stating|promising|pledging|agreeing|committing|vowing)\b"
    r"|\s+(?:a|an|the|his|her|their)\s+(?:\w+\s+)?(?:pledge|undertaking)\s+(?:to|that)\b"
    r"|\s+(?:for|on\s+behalf\s+of)\s+(?:the\s+)?[A-Z]"
)
_NOT_ACCEDED = re.compile(
    r"\s+to\s+(?:the\s+|his\s+|her\s+)?(?:throne|presidency|power|office|crown|premiership)\b", re.IGNORECASE
)


class Act(NamedTuple):
    """A verb phrase, or a noun of doing together, by its first, governing and last tokens."""

    first: int
    head: int
    last: int
    kind: str
    rule: str
    status: str
    """The status when nothing governs it."""
    weak: bool
    """Whether only those who can bind themselves (states, organisations, groups) make it an agreement."""


def act_at(scope: Scope, trigger: Trigger) -> Act | None:
    """The act that a trigger of sort agree, joint, plan, sign or accede opens, or None.

    Triggers of other sorts are none.

    >>> from onrecord.language.document import Document
    >>> from onrecord.extraction.agreements.tokens import Scopes
    >>> from onrecord.extraction.agreements.triggers import triggers
    >>> def acts(text):
    ...     scope = Scopes(Document(text)).at(0)
    ...     found = [act_at(scope, trigger) for trigger in triggers(text)]
    ...     return [text[scope.tokens[a.first].start : scope.tokens[a.last].end] for a in found if a]
    >>> acts("Oslo and Riga agreed to build a tunnel, a minister said.")
    ['agreed to build a tunnel']
    >>> acts("Malta acceded to the convention in 1990.")
    ['acceded to the convention']
    >>> acts("They agreed on the need for calm.")
    []
    """
    index = scope.index(trigger.start)
    if index >= len(scope.tokens) or scope.tokens[index].start != trigger.start:
        return None
    rule = {"agree": _agreed, "joint": _joint, "plan": _planned, "sign": _signed, "accede": _acceded}.get(trigger.sort)
    return rule(scope, index, trigger) if rule else None


def _agreed(scope: Scope, index: int, trigger: Trigger) -> Act | None:
    text = scope.text
    link = _AGREE_TO.match(text, trigger.end, scope.span.end)
    if (
        link is None
        or _OPINIONS.match(text, link.end())
        or scope.lower(index - 1) in ("largely", "broadly", "generally", "all")
    ):
        return None
    if link.group().split()[-1].lower() == "on" and not _MEASURE.match(text, link.end()):
        return None
    last = clause_end(scope, index + 1)
    made = re.match(rf"(?:jointly\s+|together\s+)?{_MAKING}\b", text[link.end() : link.end() + 60], re.IGNORECASE)
    kind = "joint_project" if made and link.group().strip().endswith("to") else "other"
    return Act(index, index, last, kind, "agreed_to", "agreed", True)


def _planned(scope: Scope, index: int, trigger: Trigger) -> Act | None:
    """'plan to build': a project of theirs when two do it, or when it is done jointly."""
    if _PLAN.match(scope.text, trigger.end, scope.span.end) is None:
        return None
    pledged = scope.lower(index).startswith(("pledge", "promise", "vow", "decide"))
    return Act(
        index,
        index,
        clause_end(scope, index + 1),
        "joint_project",
        "plan_to",
        "agreed" if pledged else "expected",
        True,
    )


def _joint(scope: Scope, index: int, trigger: Trigger) -> Act | None:
    text = scope.text
    if scope.lower(index) == "jointly":
        verb = _JOINT_VERB.match(text, trigger.end + 1, scope.span.end)
        if verb is None:
            pledged = scope.lower(index - 1).startswith(("pledge", "promise", "vow"))
            return (
                Act(index - 1, index - 1, clause_end(scope, index), "other", "pledged_jointly", "agreed", True)
                if pledged
                else None
            )
        return Act(index, index, clause_end(scope, index + 1), "joint_project", "jointly", "in_force", True)
    noun = _JOINT_NOUN.match(text, trigger.end + 1, scope.span.end)
    if noun is None or any(word in noun.group().lower() for word in ("drill", "exercise", "statement", "session")):
        return None
    head = scope.index(noun.end()) - 1
    edge = left_edge(scope, index, plural=True)
    last = head
    if scope.lower(head + 1) in ("of", "for", "to", "on", "with", "between"):
        last = clause_end(scope, head + 1)
    return Act(edge.first, head, last, "joint_project", "joint_noun", "in_force", False)


def _signed(scope: Scope, index: int, trigger: Trigger) -> Act | None:
    """Signing without a noun of agreement: 'signed the NPT', 'signed on behalf of Iran', 'was not a signatory'."""
    if scope.lower(index).startswith("signator"):
        if scope.lower(index + 1) not in ("to", "of") and scope.lower(index - 1) not in ("a", "no"):
            return None
        return Act(index, index, index, "treaty", "signatory", "signed", False)
    found = _SIGNED_OBJECT.match(scope.text, trigger.end, scope.span.end)
    if found is None or not _is_verb(scope, index):
        return None
    kind = "treaty" if found["name"] else "other"
    first = index + 1 if found["name"] else index
    last = scope.index(found.end()) - 1 if found["name"] else clause_end(scope, index + 1)
    return Act(first, index, max(last, first), kind, "signed_name" if found["name"] else "signed", "signed", False)


def _is_verb(scope: Scope, index: int) -> bool:
    """'to sign', 'would sign', 'they sign', 'signed'; not 'a good sign for'."""
    word, before = scope.lower(index), scope.lower(index - 1)
    if word in ("signed", "signing"):
        return True
    if before in ("to", "n't", "not", "and") or before in grammar("auxiliary") or before in grammar("pronoun"):
        return True
    # 'Malta signs for', 'ministers sign for'; 'warning signs for' and 'a good sign for' are nouns.
    named = index > 0 and scope.tokens[index - 1].is_capitalised
    return named if word == "signs" else before.endswith("s") and before not in grammar("determiner")


def _acceded(scope: Scope, index: int, trigger: Trigger) -> Act | None:
    """Acceding is binding oneself: to a treaty, or to what another asks."""
    if _NOT_ACCEDED.match(scope.text, trigger.end, scope.span.end):
        return None
    last = index
    if index + 1 < len(scope.tokens) and scope.lower(index + 1) in grammar("preposition"):
        last = clause_end(scope, index + 1)
    asked = re.search(
        r"\b(?:demands?|requests?|wish(?:es)?|terms|conditions|measures|this|that)\b",
        scope.text[trigger.end : trigger.end + 60],
    )
    return Act(index, index, last, "other" if asked else "treaty", "acceded", "agreed" if asked else "ratified", False)
