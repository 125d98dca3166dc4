"""Units of measure behind a number: names, signs, and rates such as "barrels a day".

The units are data, in `words/units.tsv`; their codes are UCUM's. A unit keeps its prefix (km stays km), and only a name
that no code has is multiplied out (two decades are 20 a, 10 bcm are 1e10 m3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import table, words
from onrecord.language.lexicon.morphology import looks_plural
from onrecord.language.numbers.numerals import numeral_at

__all__ = ["Unit", "UnitMatch", "denominator_at", "first_letters", "unit_at", "units"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its UCUM code, the kind of indicator it makes, and what a value is multiplied by to be in the code."""

    code: str
    kind: str
    factor: Decimal = Decimal(1)
    name: str = ""
    """As words/units.tsv has it first, for measures: "percentage point"."""


class UnitMatch(NamedTuple):
    """A unit found in a text, and where it ends."""

    end: int
    unit: Unit


@cache
def units() -> tuple[Unit, ...]:
    """Every unit of the table, in its order."""
    return tuple(_unit(row) for row in table("units"))


def unit_at(text: str, place: int, end: int | None = None) -> UnitMatch | None:
    """The unit that follows a number which ends at `place`.

    >>> [unit_at(t, 2).unit.code for t in ("10 km", "10km/h", "10 per cent", "10 square miles", "10-year", "10 bpd")]
    ['km', 'km/h', '%', '[mi_i]2', 'a', '[bbl_us]/d']

    Signs count only where they cannot be words; "in" are inches when nothing parts them from the number:

    >>> unit_at("10in tall", 2).unit.code, unit_at("10 in favour", 2), unit_at("10 C Street", 2)
    ('[in_i]', None, None)
    """
    end = len(text) if end is None else end
    return _symbol_at(text, place, end) or _name_at(text, place, end)


_PER = re.compile(
    r"(?P<per>[ -]per[ -])(?!cent\b|annum\b|capita\b)|(?P<slash>[ ]?/[ ]?)|(?P<a>[ -]an?[ -])|(?P<each>[ ]each[ ]"
    r"|[ ]every[ ])|(?P<latin>[ ]per (?:annum|capita))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")


def denominator_at(text: str, place: int, end: int | None = None) -> tuple[int, str] | None:
    """What a rate is per: its end and its code, when one follows at `place`.

    >>> denominator_at("barrels a day", 7), denominator_at("$2 per share", 2), denominator_at("5/km", 1)
    ((13, 'd'), (12, '{share}'), (4, 'km'))

    An article before anything that is not commonly counted by is no rate:

    >>> denominator_at("rose 5% a record", 7) is None
    True
    """
    end = len(text) if end is None else end
    per = _PER.match(text, place, end)
    if per is None:
        return None
    if per["latin"]:
        return per.end(), "a" if per.group().lower().endswith("annum") else "{person}"
    if text[per.end() : per.end() + 1].isdigit():
        between_numbers = per["slash"] is not None and (per["slash"] != "/" or text[place - 1].isdigit())
        return None if between_numbers else _numbered(text, per.end(), end)
    found = _name_at(text, per.end(), end, joint="")
    if found is not None and _BEFORE_NOW.match(text, found.end, end):
        return None
    if found is None and (per["per"] or per["slash"]):
        second = _SECOND.match(text, per.end(), end)
        if second is not None:
            return second.end(), "s"
        found = _symbol_at(text, per.end(), end, joint="")
    if found is not None and found.unit.code[0] not in "%/" and found.unit.factor == 1:
        if per["each"] and found.unit.kind != "duration":
            return None
        return found.end, found.unit.code
    word = _WORD.match(text, per.end(), end)
    if word is None or per["each"]:
        return None
    noun = word.group().lower()
    if (per["per"] and noun not in _NO_DENOMINATORS) or noun in words("unit_denominators"):
        return word.end(), f"{{{noun}}}"
    return None


def _numbered(text: str, place: int, end: int) -> tuple[int, str] | None:
    """A rate per several units or things: "$300 per 1,000 cubic metres", "5 deaths per 100,000 people".

    >>> denominator_at("$300 per 1,000 cubic metres", 4), denominator_at("5 deaths per 100,000 people", 8)
    ((27, '(1000.m3)'), (27, '(100000.{people})'))
    """
    numeral = numeral_at(text, place, end)
    if numeral is None or not 1 < numeral.value == int(numeral.value) < 1e9:
        return None
    found = _symbol_at(text, numeral.end, end) or _name_at(text, numeral.end, end)
    if found is not None and found.unit.factor == 1 and "/" not in found.unit.code:
        return found.end, f"({numeral.value:.0f}.{found.unit.code})"
    word = _COUNTED.match(text, numeral.end, end)
    if word is None or not looks_plural(word["noun"]):
        return None
    return word.end(), f"({numeral.value:.0f}.{{{word['noun'].lower()}}})"


_COUNTED = re.compile(r"[ \u00a0](?:[a-z]+ )?(?P<noun>[A-Za-z]+)\b")
_BEFORE_NOW = re.compile(r" (?:earlier|ago|before|later|after|previously|prior)\b")
_SECOND = re.compile(r"s(?![\w²³^-])")
_NO_DENOMINATORS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})


def _unit(row: dict[str, str]) -> Unit:
    name = row["names"].split(",")[0] or row["symbols"].split(",")[0]
    return Unit(row["code"], row["kind"], Decimal(row["factor"] or 1), name)


@cache
def _names() -> dict[str, Unit]:
    """Every name and its plural; the first row that has a name keeps it."""
    names: dict[str, Unit] = {}
    for row, unit in zip(table("units"), units(), strict=True):
        for name in filter(None, row["names"].split(",")):
            names.setdefault(name.replace("-", " "), unit)
            head, _, tail = name.partition(" per ")
            first, _, rest = head.partition(" ")
            plural = f"{_plural(head)} per {tail}" if tail else _plural(head)
            names.setdefault(plural, unit)
            if rest and first in ("degree", "deg", "ounce", "pound", "part"):
                names.setdefault(f"{first}s {rest}", unit)
    return names


def _plural(noun: str) -> str:
    return noun + ("es" if noun.endswith(("s", "x", "ch")) else "s")


@cache
def _symbols() -> dict[str, tuple[Unit, bool]]:
    """Every sign, with whether it must be glued to the number; the first row that has a sign keeps it."""
    signs: dict[str, tuple[Unit, bool]] = {}
    for row, unit in zip(table("units"), units(), strict=True):
        for column in ("symbols", "glued"):
            for sign in filter(None, row[column].split(",")):
                signs.setdefault(sign, (unit, column == "glued"))
    return signs


_NAME = re.compile(r"[A-Za-z.]+(?:[ \u00a0-]{1,2}[A-Za-z.]+){0,4}")
_NAME_WORD = re.compile(r"[A-Za-z.]+")
_JOINT = re.compile(r"[ \u00a0]{0,2}-?[ \u00a0]?")


def _name_at(text: str, place: int, end: int, joint: str | None = None) -> UnitMatch | None:
    """The longest name of a unit, of up to five spelled."""
    if joint is None:
        gap = _JOINT.match(text, place, end)
        place = gap.end() if gap else place
    first = _NAME_WORD.match(text, place, end)
    if first is None or first.group().lower().rstrip(".") not in _first_words():
        return None
    match = _NAME.match(text, place, end)
    assert match is not None
    spelled = list(_NAME_WORD.finditer(text, place, match.end()))
    for count in range(min(len(spelled), 5), 0, -1):
        name = " ".join(word.group().lower().rstrip(".") for word in spelled[:count])
        unit = _names().get(name)
        if unit is not None:
            last = spelled[count - 1]
            return UnitMatch(last.start() + len(last.group().rstrip(".")), unit)
    return None


@cache
def first_letters() -> frozenset[str]:
    """The first run of letters of every name and sign, lower case.

    >>> {"square", "km", "per"} <= first_letters() and "troops" not in first_letters()
    True
    """
    signs = (re.match(r"[a-z]*", sign.lower()) for sign in _symbols())
    return _first_words() | frozenset(match.group() for match in signs if match and match.group())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in _names())


_SIGN = re.compile(
    r"(?P<space>[ \u00a0]?)-?[\[<{]?(?P<sign>%|[°º][ ]?[CFcf]\b|[°º℃℉‰″％]|′(?![A-Za-z])"
    r"|[A-Za-zµμΩ²³]+(?:[²³23](?![0-9])|[./^-][A-Za-z0-9][A-Za-z0-9]*)*\.?)"
)
_NAME_FOLLOWS = re.compile(r"[ -][A-Z0-9]|['’]")
_LETTER = frozenset("CFKVAWghlLtm")


def _symbol_at(text: str, place: int, end: int, joint: str | None = None) -> UnitMatch | None:
    """A sign of a unit. A single letter is none before a capital ("10 C Street"), nor when small and apart."""
    match = _SIGN.match(text, place, end)
    if match is None:
        return None
    sign, stop = match["sign"], match.end()
    if len(sign) > 1 and sign[0] in "°º":
        sign = f"°{sign[-1].upper()}"
    known = _symbols().get(sign)
    while known is None and len(sign) > 1 and ("." in sign or "/" in sign or "-" in sign):
        cut = max(sign.rfind("."), sign.rfind("/"), sign.rfind("-"))
        stop -= len(sign) - cut
        sign = sign[:cut]
        known = _symbols().get(sign)
    if known is None or (stop < end and text[stop].isalnum()):
        return None
    unit, glued = known
    apart = match["space"] != "" and joint is None
    if sign == "A" and not text.startswith("/", stop):
        return None
    if apart and (glued or (sign in _LETTER and _may_be_a_word(sign, text, stop, end))):
        return None
    if sign in ("C", "F", "mt", "ac", "cal", "bar") and _NAME_FOLLOWS.match(text, stop, end):
        return None
    return UnitMatch(stop, unit)


def _may_be_a_word(sign: str, text: str, stop: int, end: int) -> bool:
    """Whether a letter apart from its number is rather a word or a part of a name than a unit."""
    if sign in "hlKVAW":
        return not text.startswith("/", stop)
    return bool(re.match(r"[ -][A-Z]|['’]", text[stop : min(end, stop + 2)]))
