"""Indicators of many articles -> series: one row per quantity, with every version that was given of it.

Mentions are of one series when measure, kind, subject and period are the same, and when both or neither are a target.
A figure without a period is one of its day: it meets only figures of the same occasion. Nothing is averaged: the
verdict says whether the versions can all be true.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from onrecord.reconcile.intervals import Interval, interval, overlap
from onrecord.reconcile.occasions import Occasion
from onrecord.reconcile.speakers import Voices
from onrecord.reconcile.units import convert
from onrecord.reconcile.wording import wording
from onrecord.schema import Indicator, Series, vocabulary

__all__ = ["Figure", "Range", "assess", "group_figures", "relation_to_best"]

_PRECISION = ("exact", "nearly", "about", "between", "at_least", "at_most", "more_than", "less_than")
"""Qualifiers, the most telling first."""
_KINDS = {*vocabulary("indicator_kind").values, "share", "age", "number", "amount", "value", "total"}
_BRACKET = 40
_COMMON = 64
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]*")
_OPEN_BELOW = {"nearly", "less_than", "at_most"}
_OPEN_ABOVE = {"more_than", "at_least"}


class Figure(NamedTuple):
    """An indicator with what its article adds to it."""

    row: Indicator
    occasion: Occasion
    origin: str
    around: str = ""
    """The words on both sides in its sentence; empty where they are not known."""
    period: str | None = None
    """What the number is of: the row's own period, or what the days of the event make of "last year"."""

    @property
    def rank(self) -> tuple[int, str, int, str]:
        """Earliest first; a report without a day comes last."""
        day = self.occasion.day
        return 10**7 if day is None else day, self.row.article_id, self.row.start, self.row.indicator_id

    @property
    def interval(self) -> Interval:
        """The values that it allows, in its own unit."""
        return interval(self.row.value, self.row.value_high, self.row.qualifier, self.row.unit)


@dataclass(frozen=True, slots=True)
class Range:
    """What the figures of one series come to, in `unit`.

    `low` and `high` are the lowest and the highest number that was given; None where all figures are open on that side.
    """

    unit: str | None
    low: float | None
    best: float
    high: float | None
    verdict: str


def group_figures(figures: Iterable[Figure], voices: Voices) -> list[list[Figure]]:
    """The figures as series, each in order of its reports."""
    blocks: defaultdict[tuple[str, str, bool], list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: figure.rank):
        row = figure.row
        blocks[row.measure, row.kind, row.status == "target"].append(figure)
    series: list[list[Figure]] = []
    for block in blocks.values():
        for timed in _by_period(block):
            for group in _by_subject(timed, voices):
                series.extend(_without_contradiction(group))
    return series


def assess(figures: Sequence[Figure]) -> Range:
    """What the figures of one series come to.

    >>> def figure(value, qualifier, unit, origin):
    ...     row = Indicator(indicator_id="i-" + "0" * 16, article_id=origin, text="x", start=0, end=1, value=value,
    ...         unit=unit, kind="money", qualifier=qualifier, measure="trade", status="observed", origin="extracted")
    ...     return Figure(row, Occasion(None, None), origin)
    >>> assess([figure(140e9, "exact", "USD", "a"), figure(150e9, "nearly", "USD", "b")])
    Range(unit='USD', low=140000000000.0, best=140000000000.0, high=150000000000.0, verdict='conflict')
    >>> assess([figure(140e9, "exact", "USD", "a"), figure(125e9, "exact", "EUR", "b")]).verdict
    'unit_mismatch'
    """
    unit = _unit(figures)
    known = [(figure, values) for figure in figures if (values := _values(figure, unit)) is not None]
    told = [value for _, values in known for value in values]
    qualifiers = {figure.row.qualifier for figure, _ in known}
    return Range(
        unit=unit,
        low=None if qualifiers <= _OPEN_BELOW else min(told),
        best=_best(known, unit),
        high=None if qualifiers <= _OPEN_ABOVE else max(told),
        verdict=_verdict(figures, unit),
    )


def relation_to_best(whole: Series, row: Indicator) -> str:
    """Whether a figure gives the best value of its series, allows it, contradicts it, or is in a unit of its own."""
    found = _in_unit(Figure(row, Occasion(None, None), ""), whole.unit)
    if found is None:
        return "unit_mismatch"
    if row.qualifier == "exact" and _values(Figure(row, Occasion(None, None), ""), whole.unit) == (whole.best,):
        return "agree"
    return "compatible" if overlap([found, interval(whole.best, unit=whole.unit)]) else "conflict"


def _by_period(block: Sequence[Figure]) -> list[list[Figure]]:
    """The figures of one measure by what they are of: a period that is named, or the days of the reports.

    A period that holds the day of its report ("this year") and no period at all are both the present; so figures of the
    same occasion meet whether or not the article says when.
    """
    periods: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in block:
        periods[figure.period or ""].append(figure)
    present = periods.pop("", [])
    groups = [list(group) for group in periods.values()]
    for occasion in _occasions(present):
        fitting = [
            group
            for group in groups
            if any(_present(one) and one.occasion.near(other.occasion) for one in group for other in occasion)
        ]
        if len(fitting) == 1:
            fitting[0].extend(occasion)
        else:
            groups.append(occasion)
    return [sorted(group, key=lambda figure: figure.rank) for group in groups]


def _present(figure: Figure) -> bool:
    """Whether the period of the figure holds the day of its report."""
    period, day = figure.period, figure.occasion.day
    return period is not None and day is not None and date.fromordinal(day).isoformat().startswith(period)


def _occasions(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures by occasion: those of an event together, those without one while the days follow closely.

    Where neither the event nor the day is known, an article stands alone.
    """
    groups: list[list[Figure]] = []
    open_groups: dict[str, list[Figure]] = {}
    last: list[Figure] | None = None
    for figure in figures:
        event, day = figure.occasion
        if event is not None:
            key = f"event {event}"
        elif day is None:
            key = f"article {figure.row.article_id}"
        else:
            if last is None or not last[-1].occasion.near(figure.occasion):
                last = []
                groups.append(last)
            last.append(figure)
            continue
        if key not in open_groups:
            open_groups[key] = []
            groups.append(open_groups[key])
        open_groups[key].append(figure)
    return groups


def _by_subject(figures: Sequence[Figure], voices: Voices) -> list[list[Figure]]:
    """The figures by whom they are about: persons count as the states they act for.

    A figure whose article does not say joins the others of its kind if they are all about the same.
    """
    groups: defaultdict[frozenset[str], list[Figure]] = defaultdict(list)
    for figure in figures:
        subject = [body for entity in figure.row.subject for body in voices.bodies(entity)]
        groups[frozenset(subject)].append(figure)
    unknown = groups.pop(frozenset(), [])
    if unknown and len(groups) == 1:
        (group,) = groups.values()
        group.extend(unknown)
        group.sort(key=lambda figure: figure.rank)
    elif unknown:
        groups[frozenset()] = unknown
    return list(groups.values())


def _without_contradiction(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures that can be of one quantity, together; those that others repeat are put together first."""
    groups: list[list[Figure]] = []
    inside: defaultdict[tuple[int, str], list[Figure]] = defaultdict(list)
    """The figures of a group in one article."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    """Groups by what shows that a figure may belong there: see `_signs`."""
    for figure in figures:
        signs = _signs(figure)
        candidates = dict.fromkeys(number for sign in signs for number in index[sign])
        article_id = figure.row.article_id
        fitting = [
            number
            for number in candidates
            if not any(_contradicts(figure, other) for other in inside[number, article_id])
        ]
        equal = [number for number in fitting if any(figure.row.value == other.row.value for other in groups[number])]
        number = (equal or fitting or [len(groups)])[0]
        if number == len(groups):
            groups.append([])
        groups[number].append(figure)
        inside[number, article_id].append(figure)
        for sign in signs:
            # Very many groups under one sign: it says nothing any more, and the work must not grow with their square.
            if number not in index[sign] and len(index[sign]) < _COMMON:
                index[sign].append(number)
    return groups


def _signs(figure: Figure) -> list[str]:
    """What two figures of one measure share when they are of the same thing.

    The name of a measure may be no more than the noun that was counted; so two articles must share another word, and
    not only who and where. A measure that is named after its kind alone ("duration") says nothing: only a conversion in
    brackets is then of the same thing.
    """
    row = figure.row
    if row.measure in _KINDS:
        place = row.start // _BRACKET
        return [f"#{row.article_id} {near}" for near in (place, place + 1)]
    beside = _common_nouns(figure.around) - _common_nouns(row.words)
    return [f"#{row.article_id}", *(sorted(beside) or ["#nothing beside it"])]


def _contradicts(one: Figure, other: Figure) -> bool:
    """Whether two figures of one article cannot be of the same quantity.

    An article that gives "20 years" and "12 years" of the same thing speaks of two things, unless it names two sources.
    So does one that gives "20 years" next to one country, and "20 years" next to another.
    """
    if one.row.article_id != other.row.article_id:
        return False
    if not one.row.subject and not other.row.subject:
        first, second = wording(one.around).countries, wording(other.around).countries
        if first and second and first.isdisjoint(second):
            return True
    if one.row.source_id != other.row.source_id:
        return False
    found = _in_unit(other, one.row.unit)
    return found is not None and not overlap([one.interval, found])


def _common_nouns(text: str) -> frozenset[str]:
    """The content words, without numbers and without names."""
    return frozenset(word for word in wording(_NAME.sub(" ", text)).classes if not word[0].isdigit() and word[0] != "@")


def _unit(figures: Sequence[Figure]) -> str | None:
    """The unit that most figures are in; of several, that of the earliest report."""
    counts = Counter(figure.row.unit for figure in figures)
    return max(counts, key=lambda unit: counts[unit])


def _in_unit(figure: Figure, unit: str | None) -> Interval | None:
    """The interval of a figure in another unit; None where its unit does not lead there."""
    found = figure.interval
    if figure.row.unit == unit:
        return found
    low, high = (_end(value, figure.row.unit, unit) for value in (found.low, found.high))
    return None if low is None or high is None else replace(found, low=low, high=high)


def _end(value: float, unit: str | None, wanted: str | None) -> float | None:
    return value if math.isinf(value) and convert(1.0, unit, wanted) is not None else convert(value, unit, wanted)


def _values(figure: Figure, unit: str | None) -> tuple[float, ...] | None:
    """The numbers of a figure in the unit, one or, of a range, two; None where its unit does not lead there.

    A number that is converted is rounded to six digits, which is more than any source gives.
    """
    row = figure.row
    told = (row.value,) if row.value_high is None else (row.value, row.value_high)
    if row.unit == unit:
        return told
    values = tuple(float(f"{value:.6g}") for number in told if (value := convert(number, row.unit, unit)) is not None)
    return values if len(values) == len(told) else None


def _best(known: Sequence[tuple[Figure, tuple[float, ...]]], unit: str | None) -> float:
    """The value of the most precise figure, which of a range is the middle.

    Of several, one that was given in the unit goes before one that was converted, then what most origins give, then the
    latest.
    """
    middles = [(figure, sum(values) / len(values)) for figure, values in known]
    origins: defaultdict[float, set[str]] = defaultdict(set)
    for figure, value in middles:
        origins[value].add(figure.origin)
    return max(
        middles,
        key=lambda pair: (
            -_PRECISION.index(pair[0].row.qualifier),
            pair[0].row.unit == unit,
            len(origins[pair[1]]),
            pair[0].occasion.day or 0,
            pair[0].row.indicator_id,
        ),
    )[1]


def _verdict(figures: Sequence[Figure], unit: str | None) -> str:
    known = [found for figure in figures if (found := _in_unit(figure, unit)) is not None]
    if not overlap(known):
        return "conflict"
    if len(known) < len(figures):
        return "unit_mismatch"
    if len({figure.origin for figure in figures}) == 1:
        return "single"
    told = {(figure.row.qualifier, *(f"{value:.6g}" for value in _values(figure, unit) or ())) for figure in figures}
    return "agree" if len(told) == 1 else "compatible"
