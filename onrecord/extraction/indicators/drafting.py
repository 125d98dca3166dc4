"""From a number that counts to its row: its words, its name, its time, and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extraction.drafts import IndicatorDraft, QuoteDraft
from onrecord.extraction.indicators.candidates import Candidate
from onrecord.extraction.indicators.changes import Role, role_of
from onrecord.extraction.indicators.context import Quotes, Surroundings, period_of
from onrecord.extraction.indicators.measures import Measures
from onrecord.extraction.indicators.naming import Named, name_of
from onrecord.extraction.indicators.qualifiers import Qualified, qualifier_before
from onrecord.extraction.indicators.subjects import Place, Subjects
from onrecord.language.dates.dates import DateMention
from onrecord.language.document import Document
from onrecord.language.numbers.currencies import UNKNOWN
from onrecord.language.numbers.quantities import Quantity
from onrecord.language.text.spans import Span

__all__ = ["ON_TO", "Drafter", "Last"]

# What goes on to a second level: "from 3% to 5%".
ON_TO = re.compile(
    r",? (?:to|from|at)(?: (?:a|an|the))?"
    r"(?: (?:new |fresh |all-time )?(?:record|high|low|peak|total)(?: high| low)? of)? "
)
# What stands before the same amount in another unit: "$5m (€4m)", "5 miles or 8 km".
_CONVERTS = re.compile(r" ?[(\[/] ?(?:or )?|,? or ")
# What joins a level to the one it is compared with, or goes on with another of the same series.
_COMPARES = re.compile(
    r"[^.;:()]{0,40}?(?:,? (?:and|but|from|versus|against|than|or)|,? (?:compared|up|down) (?:with|to|from|on)),? "
)
_GOES_ON = re.compile(r"[^,.;:()]{0,50},? (?:up|down|an increase of|a rise of|a fall of|a drop of|a gain of) ")


@dataclass(slots=True)
class Last:
    """The row before in the same sentence: where it ends, and what a "to" behind it goes on with."""

    end: int
    name: Named = field(default_factory=lambda: Named(None, ""))
    role: Role = field(default_factory=Role)
    levels: dict[str, Named] = field(default_factory=dict)
    """What was measured last in each currency or unit, in this sentence."""
    period: str | None = None


class Drafter:
    """Makes the rows of one document."""

    def __init__(self, document: Document, text: str, quotes: Sequence[QuoteDraft], measures: Measures | None) -> None:
        self._text = text
        self._quotes = Quotes(document, quotes)
        self._subjects = Subjects(document, text)
        self._measures = measures
        written = document.published.isoformat() if document.published else None
        self.written = written or (f"{document.year:04d}" if document.year else None)

    def draft(
        self, found: Candidate, around: Surroundings, dates: list[DateMention], last: Last
    ) -> tuple[IndicatorDraft, Last]:
        """The row of one number, and what the next one in the sentence needs to know of it."""
        text, quantity = self._text, found.quantity
        lead = found.measured.start
        qualified = qualifier_before(text, lead if lead >= last.end else quantity.start, last.end)
        if quantity.kind == "duration" and last.end > around.sentence.start and qualified.place - last.end < 40:
            qualified = _without_during(text, qualified)
        start, end = qualified.place, max(found.end, quantity.end)
        clause = around.clause(start, end)
        role = self._role(found, start, end, clause, last)
        name = self._name(found, start, role, clause, around.sentence, last)
        period = None
        if quantity.kind not in ("duration", "ordinal"):
            period = period_of(text, dates, clause, start, end)
            if period is None and last.period and _GOES_ON.fullmatch(text, last.end, start):
                period = last.period
        quote = self._quotes.around(start, end)
        source = self._quotes.source_of(start, end, around, clause)
        noun = name.noun or (found.phrase.head if found.phrase is not None else "")
        draft = IndicatorDraft(
            start=start,
            end=end,
            rule=_rule(found, role.name),
            value=float(quantity.value),
            value_high=None if quantity.high is None else float(quantity.high),
            kind=quantity.kind or "count",
            unit=_unit(quantity),
            qualifier=_qualifier(found, qualified.qualifier),
            measure=(name.base or _default(found)) + name.suffix,
            subject=self._subjects.of(Place(start, end, clause, around.sentence, quote, noun)),
            period=period,
            status=name.status or around.status(clause, start, end, period, self.written, role.name == "from"),
            source_text=source.text,
            source=source.actor,
        )
        levels = last.levels if name.base is None else last.levels | {_base_unit(quantity.unit): name}
        return draft, Last(end, name, role, levels, period)

    def _role(self, found: Candidate, start: int, end: int, clause: Span, last: Last) -> Role:
        if found.phrase is None and start - last.end < 6 and _CONVERTS.fullmatch(self._text, last.end, start):
            return last.role
        role = role_of(self._text, start, end, max(clause.start, last.end))
        if role.verb < 0 and role.name in ("level", "from") and last.role.verb >= 0:
            between = ON_TO.fullmatch(self._text, last.end, start)
            if between is not None:
                return last.role._replace(name="from" if "from" in between.group() else "to")
        if role.name == "from" and role.verb < 0 and found.phrase is not None and last.role.verb < 0:
            return Role()  # "took them from two boats": no level, for nothing changed
        return Role() if role.name == "change" and _is_object(self._text, found, start) else role

    def _name(self, found: Candidate, start: int, role: Role, clause: Span, sentence: Span, last: Last) -> Named:
        """The name of the measure, which may go on from the row before."""
        text, before = self._text, last.name
        name = name_of(text, start, found, role, clause, sentence, self._measures)
        if before.base is None:
            return name
        if found.phrase is None and name.base != before.base and _CONVERTS.fullmatch(text, last.end, start):
            return before._replace(status=name.status)
        if _GOES_ON.fullmatch(text, last.end, start) and role.name == "change":
            return before._replace(suffix=name.suffix, status=None)
        if name.base is not None:
            return name
        if role.verb == last.role.verb >= 0:
            return name._replace(base=before.base, noun=before.noun)
        same = last.levels.get(_base_unit(found.quantity.unit))
        if same is not None and start - last.end < 60 and _COMPARES.fullmatch(text, last.end, start):
            suffix = same.suffix if role.name == "level" and text[start - 5 : start] == " and " else name.suffix
            return name._replace(base=same.base, noun=same.noun, suffix=suffix)
        return name


# An amount is spread "over three years"; "for over three years" tells how long.
_HOW_LONG = re.compile(
    r"\b(?:for|took|takes?|taken|taking|last(?:s|ed|ing)?|spent|spends?|spending|after|within|in|is|was|were|been|of|just|well"
    r"|than|at|aged|old|by|wait(?:ed|ing)?) $",
    re.IGNORECASE,
)


def _without_during(text: str, qualified: Qualified) -> Qualified:
    """The qualifier of a time behind an amount, without an "over" that tells in what time."""
    if not text.startswith("over ", qualified.place):
        return qualified
    if _HOW_LONG.search(text, max(0, qualified.place - 12), qualified.place):
        return qualified
    return Qualified(qualified.place + len("over "), "exact")


def _base_unit(unit: str | None) -> str:
    """A unit without what it is per: earnings are told in dollars, and in dollars per share."""
    return (unit or "1").partition("/")[0]


def _is_object(text: str, found: Candidate, start: int) -> bool:
    """Whether things counted are the object of a verb of change, and not by how much something changed.

    "Lost 12 ships" counts ships, "lost 12 tonnes of grain" grain; "rose by 12 ships", "rose 12 points" tell a change.
    """
    if found.quantity.unit is not None:
        material = found.end > found.quantity.end and text.startswith(" of ", found.quantity.end)
        return material and not text.endswith("by ", 0, start)
    if found.phrase is None:
        return False
    return found.phrase.head != "points" and not text.endswith("by ", 0, start)


_DEFAULTS = {"money": "amount", "percent": "share", "other": "value"}


def _default(found: Candidate) -> str:
    """The name of a measure of which the text says nothing: its kind."""
    kind = found.quantity.kind or "count"
    return "age" if found.age else _DEFAULTS.get(kind, kind)


def _qualifier(found: Candidate, before: str) -> str:
    """A range is between; what stands before a number wins over what stands behind; dozens are at least a dozen."""
    if found.quantity.high is not None:
        return "between"
    if before == "exact" and found.after is not None:
        return found.after
    return "at_least" if before == "exact" and found.quantity.number.form == "vague" else before


def _unit(quantity: Quantity) -> str | None:
    """The unit of a row: what is counted has 1, and money of which nobody knows whose it is has none."""
    if quantity.unit is None:
        return "1"
    return None if quantity.unit.startswith(UNKNOWN) else quantity.unit


def _rule(found: Candidate, role: str) -> str:
    """How a number was recognised: its kind of unit, what it counts, or that it stands alone; and how it is joined."""
    if found.age:
        return "age"
    name = found.quantity.kind or ("noun" if found.phrase else "alone")
    if found.measured.joint:
        return f"{name}_range"
    return name if role == "level" else f"{name}_{role}"
