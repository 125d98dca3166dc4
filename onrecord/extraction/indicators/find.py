"""From a document to its indicators: every number that measures something, with what the text tells of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extraction.drafts import IndicatorDraft, QuoteDraft
from onrecord.extraction.indicators.candidates import Candidate, as_age, candidate
from onrecord.extraction.indicators.context import Surroundings, up_to_now
from onrecord.extraction.indicators.drafting import ON_TO, Drafter, Last
from onrecord.extraction.indicators.measures import Measures
from onrecord.extraction.indicators.not_measure_spans import Places, places_left_out
from onrecord.extraction.indicators.not_measures import why_not
from onrecord.extraction.indicators.qualifiers import qualifier_before
from onrecord.extraction.indicators.ranges import changes, join_ranges
from onrecord.extraction.indicators.tender import TextTender
from onrecord.extraction.indicators.understood import share
from onrecord.language.dates.clock import find_times, may_be_dotted
from onrecord.language.dates.dates import find_dates
from onrecord.language.document import Document
from onrecord.language.lexicon.lists import words
from onrecord.language.numbers.numbers import Number, find_numbers
from onrecord.language.numbers.quantities import find_quantities
from onrecord.language.text.spans import Span

__all__ = ["find_indicators"]


def find_indicators(
    document: Document, quotes: Sequence[QuoteDraft], measures: Measures | None = None
) -> list[IndicatorDraft]:
    """The indicators of a document, in text order.

    >>> document = Document("Trade rose by 12% to more than $4.2bn in 2021, and 20,000 troops stayed.")
    >>> for d in find_indicators(document, []):
    ...     print(document.text[d.start:d.end], d.value, d.unit, d.measure, d.period, sep=" | ")
    12% | 12.0 | % | trade_increase | 2021
    more than $4.2bn | 4200000000.0 | USD | trade | 2021
    20,000 troops | 20000.0 | 1 | troops | None

    Args:
        document: the article.
        quotes: its quotes; a number inside one has the speaker for its source.
        measures: the registry of known measures, which names them before the words of the text do.
    """
    finder = _Finder(document, quotes, measures)
    return [
        draft
        for sentence, numbers in _by_sentence(document, finder.text)
        for draft in finder.in_sentence(sentence, numbers)
    ]


def _by_sentence(document: Document, text: str) -> Iterator[tuple[Span, list[Number]]]:
    """The sentences that have numbers, with them."""
    numbers = find_numbers(text)
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
        yield Span(min(sentence.start, group[0].start), max(sentence.end, group[-1].end)), group


# Digits with a colon are no number in the first place; the other clock times end so.
_TIME_FOLLOWS = re.compile(r"(?:[.:][0-9]+)? ?(?:[ap]\.?m\b|[AP]M\b|o['’]clock|GMT|UTC|hours)")


class _Finder:
    """The state of one document's search."""

    def __init__(self, document: Document, quotes: Sequence[QuoteDraft], measures: Measures | None) -> None:
        self.document = document
        # Typographic spaces count as spaces: a character for a character, so that offsets stay.
        self.text = document.text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
        self.drafter = Drafter(document, self.text, quotes, measures)
        self.tender = TextTender(document, self.text)

    def in_sentence(self, sentence: Span, numbers: list[Number]) -> list[IndicatorDraft]:
        """The rows of one sentence."""
        dates = find_dates(self.text, *sentence, self.document.published, self.document.year)
        places = [(date.start, date.end) for date in dates]
        if any(
            may_be_dotted(self.text, number.start, number.end) or _TIME_FOLLOWS.match(self.text, number.end)
            for number in numbers
        ):
            places += find_times(self.text, *sentence)
        places += places_left_out(self.text, *sentence, [n.end for n in numbers if n.form in ("digits", "ordinal")])
        taken = Places(places)
        free = [number for number in numbers if not taken.overlap(number.start, number.end)]
        if not free:
            return []
        quantities = find_quantities(self.text, *sentence, numbers=free, tender=self.tender)
        joined = join_ranges(self.text, quantities, sentence.start)
        dates = up_to_now(self.text, dates, self.drafter.written)
        candidates = [candidate(self.text, measured, sentence.end) for measured in joined]
        share(self.text, candidates)
        around = Surroundings(self.text, sentence)
        drafts: list[IndicatorDraft] = []
        last = Last(sentence.start)
        _cut(candidates)
        for found in candidates:
            # A bare number within the phrase of the one before is part of a name: "two new 737 jets".
            if found.quantity.start >= last.end and self._counts(found, sentence, last):
                draft, last = self.drafter.draft(found, around, dates, last)
                drafts.append(draft)
        return drafts

    def _counts(self, found: Candidate, sentence: Span, last: Last) -> bool:
        quantity = found.quantity
        if quantity.number.form == "year":
            return False
        if quantity.kind == "ordinal":
            return found.phrase is not None
        if as_age(self.text, found, sentence.start):
            return True
        if why_not(self.text, quantity, found.phrase, sentence.start, sentence.end) is not None:
            return False
        if self._names_again(found):
            return False
        return not found.bare or _stands_alone(self.text, found, sentence, last)

    def _names_again(self, found: Candidate) -> bool:
        """Whether two that the article has named are only called again: "a portrait of two neighbours"."""
        phrase = found.phrase
        if phrase is None or found.quantity.value != 2 or phrase.head not in words("number_relational"):
            return False
        actor = self.document.cast.resolve(found.quantity.start, phrase.end)
        return actor is not None and len(actor.members) == 2


def _cut(candidates: list[Candidate]) -> None:
    """End a phrase before the next measure that stands in it ("five of the three-ton crates"): rows never overlap."""
    measure = None
    for found in reversed(candidates):
        if measure is not None and measure < found.end:
            found.end = found.quantity.end
        if found.quantity.unit is not None:
            measure = found.quantity.start


_ACTS = re.compile(
    r" (?:(?:others?|more|of (?:them|those|whom|these|which|us|the|its|their|his|her)"
    r"|of (?:\d+|two|three|four|five|six|seven|eight|nine|ten))\b"
    r"|(?:were|are|was|is|have|had|has|who|that|died|killed|injured|wounded|arrested|dead|missing|in favou?r"
    r"|against|voted|abstained)\b)"
)
_LEVEL = re.compile(
    r"\b(?P<word>[A-Za-z]+)(?: [a-z]+ly)?(?: (?:by|to|at|from|of))?"
    r"(?: (?:about|around|nearly|almost|more than|over|just|a record|an estimated))? ?$"
)
# What a level does, and who has so many: "the index reached 450", "she has 232."
_REACHES = frozenset(
    {"reached", "reaches", "hit", "totalled", "totaled", "averaged", "averages", "numbered", "exceeded"}
)
_HOLDS = frozenset({"has", "have", "had", "won", "lost", "scored", "needs", "need", "sold", "bought", "got", "made"})
_CLOSES = re.compile(r"[.,;)]|$")
# Three bare digits behind a determiner are a name ("his 757"), unless many act ("the 163 were freed").
_DETERMINER = re.compile(r"\b(?:a|an|the|his|her|its|this|that|our|their) $", re.IGNORECASE)
_ACT_MANY = re.compile(r" (?:of|were|are|have|who|others?|more)\b")
_PREPOSITION = re.compile(r"\b(?:to|at|by|from|of|than|with|about|around|over|totalled|totaled|reached) $")


def _stands_alone(text: str, found: Candidate, sentence: Span, last: Last) -> bool:
    """Whether a number without unit and noun measures something: a great or exact one, one that acts, or a level."""
    quantity = found.quantity
    number = quantity.number
    if found.measured.joint in ("-", "or"):
        return False
    if number.form == "vague":
        return bool(_ACTS.match(text, found.end, sentence.end))
    if quantity.high is not None or number.scale >= 100 or (not number.plain and number.form != "words"):
        return True
    if qualifier_before(text, quantity.start, last.end).qualifier != "exact" or found.after is not None:
        return True
    if (
        number.plain
        and number.value >= 100
        and _DETERMINER.search(text, max(sentence.start, quantity.start - 6), quantity.start)
    ):
        return _ACT_MANY.match(text, found.end, sentence.end) is not None
    if _ACTS.match(text, found.end, sentence.end) or ON_TO.fullmatch(text, last.end, quantity.start):
        return True
    before = max(sentence.start, quantity.start - 32)
    if quantity.value > 2100 and _PREPOSITION.search(text, before, quantity.start):
        return True
    lead = _LEVEL.search(text, before, quantity.start)
    if lead is None:
        return False
    word = lead["word"].lower()
    return word in changes() or word in _REACHES or (word in _HOLDS and bool(_CLOSES.match(text, quantity.end)))
