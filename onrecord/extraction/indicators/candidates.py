"""Quantities on their way to a row: what each counts, where its words end, and what numbers of a list share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.extraction.indicators.counted_noun import Phrase, counted_noun, noun_phrase
from onrecord.extraction.indicators.ordinals import counted_by
from onrecord.extraction.indicators.qualifiers import qualifier_after
from onrecord.extraction.indicators.ranges import Measured
from onrecord.language.lexicon.morphology import looks_plural
from onrecord.language.numbers.number_words import number_words
from onrecord.language.numbers.quantities import Quantity
from onrecord.language.numbers.units import denominator_at, unit_at

__all__ = ["Candidate", "as_age", "candidate"]


@dataclass(slots=True)
class Candidate:
    """A quantity (or range) with its noun phrase and the end of its words."""

    measured: Measured
    phrase: Phrase | None
    end: int
    after: str | None = None
    """The qualifier that stands behind the number, if one does."""
    age: bool = False

    @property
    def quantity(self) -> Quantity:
        """The quantity, without what is said of how two numbers are joined."""
        return self.measured.quantity

    @property
    def bare(self) -> bool:
        """Whether nothing tells what the number is a number of."""
        return self.phrase is None and self.quantity.unit is None and not self.age


_WARMTH = re.compile(
    r"\b(?:temperatures?|temps?|thermometers?|thermostat|oven|degrees|boil(?:s|ed|ing)?|warm(?:er|ing)?|heat|hot(?:ter)?|cold(?:er)?|cool(?:er|ing)?|outside)\b",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r" below (?:zero|freezing)\b")
# "Rotate three turns" tells an angle, "they took three turns" counts.
_ROTATES = re.compile(r"\b(?:rotat|spin|spun|twist|revolv|turn(?:s|ed|ing)? (?:it|the))\w*\b[^.;]*$", re.IGNORECASE)
_TURNS = frozenset({"turn", "turns", "rotation", "rotations", "revolution", "revolutions"})
_AGE_UNITS = frozenset({"a", "mo", "wk", "d"})
_AGE_AFTER = re.compile(r"(?:[ -]olds?|[ -]of[ -]age)\b")


def candidate(text: str, measured: Measured, limit: int) -> Candidate:
    """The candidate for one quantity; `limit` is the end of its sentence.

    >>> from onrecord.extraction.indicators.ranges import join_ranges
    >>> from onrecord.language.numbers.quantities import find_quantities
    >>> def ask(text):
    ...     found = candidate(text, join_ranges(text, find_quantities(text), 0)[0], len(text))
    ...     return text[:found.end], float(found.quantity.value), found.quantity.unit
    >>> ask("21 world leaders came"), ask("half of them"), ask("ten working days"), ask("3,000 tests per day")
    (('21 world leaders', 21.0, None), ('half', 50.0, '%'),
     ('ten working days', 10.0, 'd'), ('3,000 tests per day', 3000.0, '/d'))
    """
    quantity = measured.quantity
    if quantity.kind == "ordinal":
        phrase = counted_by(text, quantity, limit)
        return Candidate(measured, phrase, phrase.end if phrase else quantity.end)
    measured = _degrees(text, measured, limit)
    quantity = measured.quantity
    after = qualifier_after(text, quantity.end, limit)
    end = after.place if after else quantity.end
    qualifier = after.qualifier if after else None
    age = _AGE_AFTER.match(text, quantity.end, limit) if quantity.unit in _AGE_UNITS else None
    if age is not None:
        return Candidate(measured, None, age.end(), qualifier, age=True)
    if quantity.unit is not None:
        cold = _BELOW_ZERO.match(text, end, limit) if quantity.unit in ("deg", "Cel", "[degF]", "K") else None
        if cold is not None and quantity.value > 0 and quantity.high is None:
            measured = measured._replace(quantity=quantity._replace(value=-quantity.value, kind="temperature"))
            return Candidate(measured, None, cold.end(), qualifier)
        if quantity.unit == "deg" and _WARMTH.search(text, max(0, quantity.start - 120), min(limit, quantity.end + 60)):
            measured = measured._replace(quantity=quantity._replace(kind="temperature"))
        return _of_a_material(text, Candidate(measured, None, end, qualifier), limit)
    number = quantity.number
    if number.form == "fraction" and number.scale == 1:
        return _fraction(text, measured, end, limit, qualifier)
    if text.endswith(_MAGNITUDES, 0, quantity.start):
        return Candidate(measured, None, end, qualifier)
    partitive = number.form == "vague" or number.scale >= 12
    one = quantity.value == 1 and quantity.high is None
    phrase = counted_noun(text, end, limit, singular=one, of=partitive)
    if phrase is None and number.form == "vague" and text.startswith(" of ", end):
        phrase = noun_phrase(text, end + 4, limit)
    if phrase is None:
        rate = denominator_at(text, end, limit)
        if rate is None or rate[1].startswith("{"):
            return Candidate(measured, None, end, qualifier)
        rated = quantity._replace(unit=f"/{rate[1]}", kind="count")
        return Candidate(measured._replace(quantity=rated), None, rate[0], qualifier)
    if phrase.head in _TURNS and _ROTATES.search(text, max(0, quantity.start - 40), quantity.start):
        turned = quantity._replace(unit="circ", kind="other", unit_name="turn")
        return Candidate(measured._replace(quantity=turned), None, phrase.end, qualifier)
    if text.startswith(" of ", end) and any(word[0].isdigit() or word in number_words() for word in phrase.words[:-1]):
        # "85 of the 154 meetings": the second number counts them too, and has its own row.
        return Candidate(measured, Phrase(phrase.start, phrase.end, phrase.words[-1:]), end, qualifier)
    behind = (
        qualifier_after(text, phrase.end, limit) if qualifier is None and text.startswith(" or ", phrase.end) else None
    )
    found = Candidate(measured, phrase, phrase.end, behind.qualifier if behind else qualifier)
    return replace(found, end=behind.place) if behind else _with_time(text, found, limit)


def _degrees(text: str, measured: Measured, limit: int) -> Measured:
    """Degrees by a letter or by none, where the sentence speaks of warmth: "an oven at 180 c", "20 below zero"."""
    quantity = measured.quantity
    if (
        quantity.unit not in (None, "USD")
        or quantity.number.form not in ("digits", "words")
        or quantity.high is not None
    ):
        return measured
    below = _BELOW_ZERO.match(text, quantity.end, limit) if quantity.unit is None else None
    if below is not None and quantity.value > 0:
        cold = quantity._replace(value=-quantity.value, unit="deg", kind="temperature", end=below.end())
        return measured._replace(quantity=cold)
    letter = _DEGREE_LETTER.match(text, quantity.number.end, limit)
    if letter is None or quantity.start != quantity.number.start:
        return measured
    if not _WARMTH.search(text, max(0, quantity.start - 120), min(limit, letter.end() + 60)):
        return measured
    code = {"c": "Cel", "f": "[degF]", "k": "K"}[letter["letter"].lower()]
    value = quantity.number.value
    told = quantity._replace(value=value, unit=code, kind="temperature", end=letter.end(), unit_name="degree")
    return measured._replace(quantity=told)


_DEGREE_LETTER = re.compile(r" ?(?P<letter>[cfCFK])(?![\w'’/])(?! [A-Z])")


def _of_a_material(text: str, found: Candidate, limit: int) -> Candidate:
    """A volume or weight with what it is of, and the time in which: "9 tonnes of dried fruit a week"."""
    quantity = found.quantity
    if quantity.kind not in _MATERIAL_KINDS or not text.startswith(" of ", found.end):
        return found
    phrase = noun_phrase(text, found.end + 4, limit, most=3)
    if phrase is None or phrase.start != found.end + 4 or phrase.words[0].isdigit():
        return found
    stop = phrase.start
    for token in _WORDS.finditer(text, phrase.start, phrase.end):
        if stop > phrase.start and token.group().endswith(("ed", "ing")):
            break
        stop = token.end()
        if looks_plural(token.group()):
            break
    rate = denominator_at(text, stop, limit) if quantity.unit and "/" not in quantity.unit else None
    if rate is None or rate[1].startswith("{"):
        return replace(found, end=stop)
    rated = quantity._replace(unit=f"{quantity.unit}/{rate[1]}")
    return replace(found, measured=found.measured._replace(quantity=rated), end=rate[0])


# "A magnitude 6.2 quake": the number is the quake's, which it does not count.
_MAGNITUDES = ("agnitude ", "agnitude-", "agnitude of ")
_MATERIAL_KINDS = frozenset({"volume", "mass", "energy", "area"})
_WORDS = re.compile(r"[^ ]+")


def _fraction(text: str, measured: Measured, end: int, limit: int, qualifier: str | None) -> Candidate:
    """A fraction is a share in per cent: one-third is 33.33 %; "half a mile" has found its unit before."""
    quantity = measured.quantity
    high = None if quantity.high is None else round(quantity.high * 100, 2)
    share_of = quantity._replace(
        value=round(quantity.value * 100, 2), high=high, unit="%", kind="percent", unit_name="percent"
    )
    phrase = counted_noun(text, end, limit) if text[end : end + 1] in (" ", "\u00a0") else None
    if phrase is not None and " in " in text[quantity.start : quantity.end] and len(phrase.words) > 1:
        phrase = _before_its_verb(text, phrase)
    stop = phrase.end if phrase is not None else end
    return Candidate(measured._replace(quantity=share_of), phrase, stop, qualifier)


def _before_its_verb(text: str, phrase: Phrase) -> Phrase:
    """Up to the first plural: "one in five adults smokes" has a verb behind it."""
    stop, kept = phrase.start, 0
    for token in _WORDS.finditer(text, phrase.start, phrase.end):
        stop, kept = token.end(), kept + 1
        if looks_plural(token.group()):
            break
    return Phrase(phrase.start, stop, phrase.words[:kept])


def _with_time(text: str, found: Candidate, limit: int) -> Candidate:
    """A counted unit of time is a duration ("ten working days"), things counted in a time a rate ("3 tests a day")."""
    phrase = found.phrase
    assert phrase is not None
    unit = unit_at(f" {phrase.head}", 0)
    if unit is not None and unit.unit.kind == "duration" and len(phrase.words) > 1:
        days = found.quantity._replace(unit=unit.unit.code, kind="duration", unit_name=unit.unit.name)
        days = days._replace(value=days.value * unit.unit.factor)
        return Candidate(found.measured._replace(quantity=days), phrase, found.end, found.after)
    rate = denominator_at(text, phrase.end, limit)
    if rate is not None and not rate[1].startswith("{"):
        quantity = found.quantity._replace(unit=f"/{rate[1]}", kind="count")
        return Candidate(found.measured._replace(quantity=quantity), phrase, rate[0], found.after)
    return found


_AGED = re.compile(
    r"\b(?:aged(?: [0-9]{1,3}(?:,| and|, and))*|age|ages|age of|aged between|turned|turns|turning"
    r"|(?:[Hh]e|[Ss]he|who|they)(?:['’](?:s|re)| is| was| were| are| will be| would be| had turned| would turn))[ ]$"
)
_SURELY_AGED = re.compile(r"\b(?:aged|ages?)(?: from| between)? $")
_LIFE = re.compile(
    r"\b(?:life expectanc(?:y|ies)"
    r"|(?:average|median|mean|typical|retirement|pension|minimum|maximum|voting|legal|working) ages?)"
    r"\b[^.;,:0-9%]{0,60} $",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:[A-Z][\w’'-]+(?:, | \()"
    r"|\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y) (?:[a-z-]+ ){0,2}"
    r"(?!number|total|figure|score|rate|result|sum|count|index|average|price|age|year|size)[a-z]+, )$"
)


def as_age(text: str, found: Candidate, begin: int) -> bool:
    """Whether a bare number is somebody's age; the candidate then becomes one.

    "Aged 87", "she was 10." and "Jane Doe, 25, said" are; "she was 10 minutes late" and "Doe, 25 others" are not.
    """
    quantity = found.quantity
    if quantity.unit is not None or not (quantity.number.plain or quantity.number.form == "words"):
        return False
    if not 0 < quantity.value <= 120 or text.startswith(" of", quantity.end):
        return False
    before = text[max(begin, quantity.start - 100) : quantity.start]
    closed = text[quantity.end : quantity.end + 1] in (",", ")") and found.phrase is None and quantity.value >= 5
    told = before.endswith(" ") and ("age" in before or "xpectanc" in before)
    aged = told and _SURELY_AGED.search(before, max(0, len(before) - 40)) is not None
    if found.phrase is None and before.endswith(" ") and not aged:
        aged = _AGED.search(before, max(0, len(before) - 40)) is not None or (told and _LIFE.search(before) is not None)
    if not aged and not (closed and _NAMED.search(before, max(0, len(before) - 60))):
        return False
    found.measured = found.measured._replace(quantity=quantity._replace(unit="a", kind="duration", unit_name="year"))
    found.phrase, found.end, found.age = None, quantity.end, True
    return True
