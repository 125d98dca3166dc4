"""Agreements of many articles -> accords: one row per agreement, however it is called.

Two mentions are of one accord when its parties, subject, kind and date allow it and its words say nothing else. A title
alone proves nothing: every year has its "joint statement", and one paper's "pact" is the other's "contract".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from onrecord.reconcile.blocking import Index
from onrecord.reconcile.occasions import Occasion
from onrecord.reconcile.similarity import likeness
from onrecord.reconcile.units import convert
from onrecord.reconcile.wording import Wording, wording
from onrecord.schema import Agreement, vocabulary

__all__ = ["Mention", "Terms", "group_mentions", "terms"]

_BINDING = frozenset({"treaty", "contract", "pact", "memorandum", "other"})
_KINDS = (
    _BINDING,
    frozenset({"joint_statement", "other"}),
    frozenset({"roadmap", "memorandum", "other"}),
    frozenset({"joint_project", "contract", "other"}),
    frozenset({"security_guarantee", "treaty", "pact", "other"}),
)
"""Kinds that outlets take for one another."""
_ONE_AT_A_TIME = frozenset({"joint_statement"})
"""Kinds of which the same parties make one at an occasion, so that no further word is needed."""
_GENERIC_WORDS = (
    "agreement contract treaty pact accord deal memorandum statement declaration communique document roadmap "
    "sign signature joint common new series"
)
_NOT_YET = frozenset({"demanded", "proposed", "under_negotiation"})
_ENOUGH = 0.55
_ASKED = 12
_SEVERAL = re.compile(
    r"\b(?:agreements|accords|compacts|contracts|deals|memoranda|memorandums|pacts|projects|treaties)\b"
)


class Terms(NamedTuple):
    """What the mentions of one accord come to; the amounts are in `unit`."""

    title: str
    kind: str
    subject: str
    date: str | None
    status_low: str
    status_high: str
    amount_low: float | None
    amount_high: float | None
    unit: str | None


class Mention:
    """An agreement as the reconciling sees it: the row with its parties, and what its article adds to it."""

    def __init__(self, row: Agreement, parties: frozenset[str], occasion: Occasion, origin: str) -> None:
        self.row = row
        self.parties = parties
        """The states that act, and other entities by id."""
        self.occasion = occasion
        self.origin = origin

    @property
    def rank(self) -> tuple[int, str, int, str]:
        """Earliest first; a report without a day comes last."""
        day = self.occasion.day
        return 10**7 if day is None else day, self.row.article_id, self.row.start, self.row.agreement_id

    @cached_property
    def title(self) -> Wording:
        """How its title is compared; its words, where it has none."""
        return wording(self.row.title or self.row.words)

    @cached_property
    def bundle(self) -> bool:
        """Whether it is several agreements in one mention, counted or not: "lots of new deals"."""
        return self.row.count is not None or _SEVERAL.search(self.row.words) is not None

    @cached_property
    def about(self) -> frozenset[str]:
        """What its words say it is about, beyond its parties, its subject and that it is an agreement."""
        said = {*wording(self.row.words).classes, *self.title.classes} - _generic() - wording(self.row.subject).classes
        return frozenset(word for word in said if word[0] != "@" and not word[0].isdigit())


def group_mentions(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions as accords, each in order of its reports.

    The pairs that are most alike are joined first, and two accords are joined only where the mentions of the one can be
    the same as those of the other.
    """
    ranked = sorted(mentions, key=lambda mention: mention.rank)
    groups = {place: [place] for place in range(len(ranked))}
    home = list(range(len(ranked)))
    for _, one, other in _pairs(ranked):
        first, second = sorted((home[one], home[other]))
        if first == second or not _joinable(ranked, groups[first], groups[second]):
            continue
        for place in groups[second]:
            home[place] = first
        groups[first] = sorted(groups[first] + groups.pop(second))
    return [[ranked[place] for place in members] for members in groups.values()]


def _joinable(mentions: Sequence[Mention], some: Sequence[int], others: Sequence[int]) -> bool:
    """Whether the mentions of two accords can be of one: the earliest of each, and those that share an article."""
    shared = {mentions[place].row.article_id for place in some} & {mentions[place].row.article_id for place in others}
    first, second = (
        [place for at, place in enumerate(places) if at < _ASKED or mentions[place].row.article_id in shared]
        for places in (some, others)
    )
    return all(_compatible(mentions[one], mentions[other]) for one in first for other in second)


def terms(mentions: Sequence[Mention]) -> Terms:
    """What the mentions of one accord come to.

    The title is the longest one, else the longest mention. Statuses stand in the order of legal maturity; a mention
    that denies the agreement counts only where no other is left.
    """
    rows = [mention.row for mention in mentions]
    titles = [row.title for row in rows if row.title] or [row.words for row in rows]
    maturity = {status: place for place, status in enumerate(vocabulary("agreement_status").values)}
    told = {row.status for row in rows if not row.negated} or {row.status for row in rows}
    reached = sorted(told, key=maturity.__getitem__)
    units = Counter(row.unit for row in rows if row.amount is not None)
    unit = max(units, key=lambda name: units[name]) if units else None
    amounts = sorted(
        amount for row in rows if row.amount is not None and (amount := convert(row.amount, row.unit, unit)) is not None
    )
    return Terms(
        title=max(titles, key=lambda title: (len(title), title)),
        kind=_most_told([row.kind for row in rows]),
        subject=_most_told([row.subject for row in rows]),
        date=max((row.date for row in rows if row.date), key=len, default=None),
        status_low=reached[0],
        status_high=reached[-1],
        amount_low=amounts[0] if amounts else None,
        amount_high=amounts[-1] if amounts else None,
        unit=unit,
    )


def _most_told(values: Sequence[str]) -> str:
    """The value that most mentions have, 'other' only where there is no other; of several, the earliest."""
    told = [value for value in values if value != "other"]
    counts = Counter(told or values)
    return max(counts, key=lambda value: counts[value])


@cache
def _generic() -> frozenset[str]:
    """What says no more than that it is an agreement."""
    return wording(_GENERIC_WORDS).classes


def _pairs(mentions: Sequence[Mention]) -> list[tuple[float, int, int]]:
    """The pairs that are alike, the most alike first."""
    index = Index()
    same: dict[tuple[object, ...], int] = {}
    """The latest mention with the very same title and parties, which the index may no longer find among very many."""
    found = []
    for place, mention in enumerate(mentions):
        features = {*mention.about, *mention.parties, f"kind {mention.row.kind}", f"subject {mention.row.subject}"}
        key = (mention.title.words, mention.parties, mention.row.date)
        near = index.find(features, _cells(mention, mention.occasion.neighbours))
        for other in dict.fromkeys([*near, *([same[key]] if key in same else [])]):
            score = _alikeness(mention, mentions[other])
            if score >= _ENOUGH and _compatible(mention, mentions[other]):
                found.append((-score, other, place))
        index.add(place, features, _cells(mention, mention.occasion.cells))
        same[key] = place
    return sorted(found)


def _cells(mention: Mention, cells: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """An agreement with a date can be recognised on any occasion."""
    return cells if mention.row.date is None else (*cells, f"year {mention.row.date[:4]}")


def _compatible(one: Mention, other: Mention) -> bool:
    """Whether nothing speaks against it that both are the same agreement."""
    a, b = one.row, other.row
    if a.article_id == b.article_id and not (a.text == b.text or (a.count is not None and a.count == b.count)):
        # One row per agreement and article, but for a caption printed twice and a number of deals that is told twice.
        return False
    if a.subject != b.subject and "other" not in (a.subject, b.subject):
        return False
    if a.kind != b.kind and not any(a.kind in kinds and b.kind in kinds for kinds in _KINDS):
        return False
    if one.bundle != other.bundle or not _same_number(a.count, b.count):
        return False
    return _same_parties(one, other) and _same_time(one, other)


def _same_parties(one: Mention, other: Mention) -> bool:
    """Whether the parties allow one agreement: a report may leave some out, or all.

    Who would be bound by what is only demanded or proposed is told in as many ways as it is told; there one party in
    common is enough if the words agree in more than one thing.
    """
    if not one.parties or not other.parties or one.parties <= other.parties or other.parties <= one.parties:
        return True
    open_ended = one.row.status in _NOT_YET and other.row.status in _NOT_YET
    return open_ended and bool(one.parties & other.parties) and len(one.about & other.about) > 1


def _same_number(one: int | None, other: int | None) -> bool:
    """Whether two bundles can be of as many; reports of one bundle differ by a few at most."""
    return one is None or other is None or abs(one - other) <= max(one, other) / 5


def _same_time(one: Mention, other: Mention) -> bool:
    """Whether the dates allow one agreement; where one is missing, the reports must be of one occasion."""
    a, b = one.row.date, other.row.date
    if a and b:
        return a.startswith(b) or b.startswith(a)
    if not one.occasion.near(other.occasion):
        return False
    if not a and not b:
        return True
    dated, undated = (one, other) if a else (other, one)
    if _is_recent(dated) or _is_recent(undated):
        named = likeness(dated.title, undated.title)
        return _is_recent(dated) or (named is not None and named.relation in ("exact", "part"))
    return False


def _is_recent(mention: Mention) -> bool:
    """Whether the agreement is dated to the days of its report, as far as the date is precise."""
    if mention.row.date is None or mention.occasion.day is None:
        return False
    return date.fromordinal(mention.occasion.day).isoformat().startswith(mention.row.date[:7])


def _alikeness(one: Mention, other: Mention) -> float:
    """How alike two mentions are, from 0 to 1: what they are about, their parties, subject and kind."""
    a, b = one.row, other.row
    shared = one.about & other.about
    small = min(len(one.about), len(other.about))
    words = len(shared) / small if small else 0.0
    bundle = a.count is not None and b.count is not None
    parties = 1.0 if one.parties == other.parties != frozenset() else 0.6 if one.parties & other.parties else 0.3
    if bundle or (a.kind == b.kind and a.kind in _ONE_AT_A_TIME):
        words = max(words, 0.6)
    elif not shared:
        if one.title.words != other.title.words or not one.parties & other.parties:
            return 0.0
        words = 1.0
    same_subject = 1.0 if a.subject == b.subject != "other" else 0.5
    same_kind = 1.0 if a.kind == b.kind != "other" else 0.5
    return 0.4 * words + 0.3 * parties + 0.15 * same_subject + 0.15 * same_kind
