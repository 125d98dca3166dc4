"""From a document to its indicators: every number that measures something, with what the text tells of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.drafts import IndicatorDraft, QuoteDraft
from onrecord.extract.indicators.context import Quotes, clause_around, period_of, status_of, subject_of
from onrecord.extract.indicators.excluded import places_left_out, why_not
from onrecord.extract.indicators.measures import Measures
from onrecord.extract.indicators.naming import measure_name, role_of
from onrecord.extract.indicators.ordinals import counted_by
from onrecord.extract.indicators.phrases import Phrase, counted_noun
from onrecord.extract.indicators.qualifiers import qualifier_after, qualifier_before
from onrecord.extract.indicators.ranges import Measured, changes, join_ranges
from onrecord.language.dates import DateMention, find_dates, find_times
from onrecord.language.document import Document
from onrecord.language.numbers import Number, find_numbers
from onrecord.language.quantities import Quantity, find_quantities
from onrecord.language.spans import Span

__all__ = ["find_indicators"]


def find_indicators(
    document: Document, quotes: Sequence[QuoteDraft], measures: Measures | None = None
) -> list[IndicatorDraft]:
    """The indicators of a document, in text order.

    >>> document = Document("Trade rose by 12% to more than $4.2bn in 2021, and 20,000 troops stayed.")
    >>> [(document.text[d.start:d.end], d.value, d.unit) for d in find_indicators(document, [])]
    [('12%', 12.0, '%'), ('more than $4.2bn', 4200000000.0, 'USD'), ('20,000 troops', 20000.0, '1')]

    Args:
        document: the article.
        quotes: its quotes; a number inside one has the speaker for its source.
        measures: the registry of known measures, which names them before the words of the text do.
    """
    finder = _Finder(document, quotes, measures)
    return [draft for sentence, numbers in _by_sentence(document) for draft in finder.in_sentence(sentence, numbers)]


def _by_sentence(document: Document) -> Iterator[tuple[Span, list[Number]]]:
    """The sentences that have numbers, with them."""
    numbers = find_numbers(document.text)
    if not numbers:
        return
    starts = [sentence.start for sentence in document.sentences]
    i = 0
    while i < len(numbers):
        sentence = document.sentences[max(bisect_right(starts, numbers[i].start) - 1, 0)]
        group = [numbers[i]]
        while i + 1 < len(numbers) and numbers[i + 1].start < sentence.end:
            i += 1
            group.append(numbers[i])
        i += 1
        yield Span(sentence.start, max(sentence.end, group[-1].end)), group


@dataclass(slots=True)
class _Candidate:
    """A quantity on its way to a row: what it counts, and where its own words end."""

    measured: Measured
    phrase: Phrase | None
    end: int
    after: str | None = None
    age: bool = False

    @property
    def quantity(self) -> Quantity:
        return self.measured.quantity


class _Finder:
    def __init__(self, document: Document, quotes: Sequence[QuoteDraft], measures: Measures | None) -> None:
        self.document = document
        self.text = document.text
        self.quotes = Quotes(document, quotes)
        self.measures = measures
        self.sterling = "£" in document.text or "sterling" in document.text
        self.published = document.published.isoformat() if document.published else None

    def in_sentence(self, sentence: Span, numbers: list[Number]) -> list[IndicatorDraft]:
        """The rows of one sentence."""
        dates = find_dates(self.text, sentence.start, sentence.end, self.document.published)
        taken = sorted(
            [(date.start, date.end) for date in dates]
            + find_times(self.text, *sentence)
            + places_left_out(self.text, *sentence)
        )
        free = [n for n in numbers if not any(a < n.end and n.start < b for a, b in taken)]
        if not free:
            return []
        quantities = find_quantities(self.text, *sentence, numbers=free, sterling=self.sterling)
        candidates = [self._candidate(m, sentence) for m in join_ranges(self.text, quantities, sentence.start)]
        _share_nouns(self.text, candidates)
        drafts = []
        before = sentence.start
        for candidate in candidates:
            if self._counts(candidate, sentence):
                drafts.append(self._draft(candidate, sentence, dates, before))
                before = drafts[-1].end
        return drafts

    def _candidate(self, measured: Measured, sentence: Span) -> _Candidate:
        quantity = measured.quantity
        text, limit = self.text, sentence.end
        if quantity.kind == "ordinal":
            phrase = counted_by(text, quantity, limit)
            return _Candidate(measured, phrase, phrase.end if phrase else quantity.end)
        after = qualifier_after(text, quantity.end, limit)
        end = after.place if after else quantity.end
        age = _AGE_AFTER.match(text, quantity.end, limit) if quantity.unit in _AGE_UNITS else None
        if age is not None:
            return _Candidate(measured, None, age.end(), after.qualifier if after else None, age=True)
        if quantity.unit is not None and not quantity.unit.startswith("/"):
            return _Candidate(measured, None, end, after.qualifier if after else None)
        number = quantity.number
        partitive = number.form in ("vague", "fraction") or number.scale >= 12
        if number.form == "fraction" and number.scale == 1:
            return _fraction(text, measured, end, limit)
        phrase = counted_noun(text, end, limit, singular=quantity.value == 1 and quantity.high is None, of=partitive)
        return _Candidate(measured, phrase, phrase.end if phrase else end, after.qualifier if after else None)

    def _counts(self, candidate: _Candidate, sentence: Span) -> bool:
        quantity = candidate.quantity
        if quantity.number.form == "year":
            return False
        if quantity.kind == "ordinal":
            return candidate.phrase is not None
        if why_not(self.text, quantity, candidate.phrase, sentence.start, sentence.end) is not None:
            return self._is_age(candidate, sentence)
        if quantity.unit is not None or candidate.phrase is not None:
            return True
        return self._is_age(candidate, sentence) or _stands_alone(self.text, candidate, sentence)

    def _is_age(self, candidate: _Candidate, sentence: Span) -> bool:
        """Whether a bare number is somebody's age; it then gets its unit."""
        quantity = candidate.quantity
        if quantity.unit is not None or not (quantity.number.plain or quantity.number.form == "words") or quantity.value > 120:
            return False
        before = self.text[max(sentence.start, quantity.start - 20) : quantity.start]
        after = self.text[quantity.end : quantity.end + 2]
        if _AGED.search(before) or (_NAMED.search(before) and after[:1] in (",", ")") and quantity.value >= 5 and candidate.phrase is None):
            years = replace(quantity, unit="a", kind="duration", unit_name="year")
            candidate.measured = replace(candidate.measured, quantity=years)
            candidate.phrase, candidate.end, candidate.age = None, quantity.end, True
            return True
        return False

    def _draft(self, candidate: _Candidate, sentence: Span, dates: list[DateMention], before: int) -> IndicatorDraft:
        text, quantity = self.text, candidate.quantity
        lead = candidate.measured.start
        qualified = qualifier_before(text, lead if lead >= 0 else quantity.start, before)
        start = qualified.place
        qualifier = candidate.after if candidate.after and qualified.qualifier == "exact" else qualified.qualifier
        if quantity.high is not None:
            qualifier = "between"
        elif quantity.number.form == "vague" and qualifier == "exact":
            qualifier = "at_least"
        end = max(candidate.end, quantity.end)
        clause = clause_around(text, sentence, start, end)
        role = role_of(text, start, end, clause.start)
        quote = self.quotes.around(start, end)
        period = period_of(dates, clause, start, end)
        source = self.quotes.source_of(start, end, sentence)
        kind = quantity.kind or "count"
        return IndicatorDraft(
            start=start,
            end=end,
            rule=_rule(candidate, role.name),
            value=quantity.value,
            value_high=quantity.high,
            kind=kind,
            unit=quantity.unit if quantity.unit is not None else "1",
            qualifier=qualifier,
            measure="age" if candidate.age else measure_name(text, quantity, candidate.phrase, role, clause, self.measures),
            subject=subject_of(self.document, clause, sentence, start, end, quote),
            period=period,
            status=status_of(text, clause, period, self.published, role.name == "from"),
            source_text=source.text,
            source=source.actor,
        )


_AGE_UNITS = frozenset({"a", "mo", "wk", "d"})
_AGE_AFTER = re.compile(r"(?:[ -]olds?|[ -]of[ -]age)\b")
_AGED = re.compile(r"\b(?:aged|age|ages|age of|aged between|turned|turns|turning)[ ]$", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z][\w’'-]+(?:,| \() ?$")


def _rule(candidate: _Candidate, role: str) -> str:
    """How a number was recognised: its kind of unit, what it counts, or that it stands alone; and how it is joined."""
    quantity = candidate.quantity
    if candidate.age:
        return "age"
    name = quantity.kind or ("noun" if candidate.phrase else "alone")
    if candidate.measured.joint:
        return f"{name}_range"
    return name if role == "level" else f"{name}_{role}"


def _fraction(text: str, measured: Measured, end: int, limit: int) -> _Candidate:
    """A fraction is a share in per cent: one-third is 33.33 %; "half a mile" and the like have found their unit before."""
    quantity = measured.quantity
    share = replace(quantity, value=round(quantity.value * 100, 2), unit="%", kind="percent", unit_name="percent")
    after = qualifier_after(text, end, limit)
    return _Candidate(replace(measured, quantity=share), None, after.place if after else end, after.qualifier if after else None)


_LISTED = re.compile(r"-?(?:,| and| or|, and|, or| to|, to) ?(?:about |around |nearly |more than |over )?")
_AND = re.compile(r"(?:,|;| and|, and| or) (?:another |about |around |some |nearly |only )?")


def _share_nouns(text: str, candidates: list[_Candidate]) -> None:
    """Give a bare number the noun of the next in its list ("70 and 80 people"), else of the one before ("187 by tender")."""
    for here, following in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        if _is_bare(here) and following.phrase is not None and following.quantity.kind is None:
            if _LISTED.fullmatch(text, here.end, following.quantity.start):
                here.phrase = following.phrase
        elif _is_bare(here) and following.quantity.unit is not None and following.quantity.kind not in ("ordinal", "money"):
            if _LISTED.fullmatch(text, here.end, following.quantity.start) and following.quantity.number.value:
                unit = following.quantity
                factor = unit.value / unit.number.value
                shared = replace(here.quantity, unit=unit.unit, kind=unit.kind, unit_name=unit.unit_name)
                here.measured = replace(here.measured, quantity=replace(shared, value=shared.value * factor))
    for last, here in zip(candidates, candidates[1:], strict=False):
        if _is_bare(here) and last.phrase is not None and here.quantity.start - last.end < 60:
            lead = text[max(last.end, here.quantity.start - 12) : here.quantity.start]
            if _AND.search(lead + "") and _AND.search(lead).end() == len(lead):  # type: ignore[union-attr]
                here.phrase = last.phrase


def _is_bare(candidate: _Candidate) -> bool:
    return candidate.phrase is None and candidate.quantity.unit is None and not candidate.age


_ACTS = re.compile(
    r" (?:(?:others?|more|of (?:them|those|whom|these|which|us|the|its|their|his|her))\b|(?:people )?(?:were|are|was|is|have|had|has|died|killed|injured|wounded|arrested|dead|missing|in favou?r|against|voted|abstained|on|in)\b)"
)
_LEVEL = re.compile(r"\b(?P<word>[A-Za-z]+)(?: [a-z]+ly)? (?:by|to|at|from|of)?(?: (?:about|around|nearly|almost|more than|over|just|a record|an estimated))? ?$")


def _stands_alone(text: str, candidate: _Candidate, sentence: Span) -> bool:
    """Whether a number with neither unit nor noun measures something: a great or exact one, one that acts, or a level."""
    quantity = candidate.quantity
    number = quantity.number
    if number.form == "vague":
        return bool(_ACTS.match(text, candidate.end, sentence.end))
    if number.scale >= 100 or not number.plain and number.form != "words":
        return True
    if qualifier_before(text, quantity.start, sentence.start).qualifier != "exact" or candidate.after is not None:
        return True
    if candidate.measured.joint in ("-", "or"):
        return False
    if _ACTS.match(text, candidate.end, sentence.end):
        return True
    lead = _LEVEL.search(text, max(sentence.start, quantity.start - 32), quantity.start)
    return lead is not None and lead["word"].lower() in changes()
