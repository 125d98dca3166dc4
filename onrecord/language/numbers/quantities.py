"""Numbers with their money or unit: what "$4.2bn", "10 bcm", "800,000 barrels a day" and "5 feet" come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.numbers.currencies import currency_codes, first_words, signs
from onrecord.language.numbers.money import ANYWHERE, Money, Tender, money_after, money_before, money_word_before
from onrecord.language.numbers.numbers import FRACTION_OF_A_POINT, Number, find_numbers
from onrecord.language.numbers.units import denominator_at, first_letters, unit_at

__all__ = ["Quantity", "find_quantities"]


class Quantity(NamedTuple):
    """A number with what it is a number of: `text[start:end]` holds both; a bare number has neither unit nor kind."""

    start: int
    end: int
    value: Decimal
    """In the unit: 4200000000 for "$4.2bn", 0.5 for "50 cents"; the very decimal that the text states."""
    number: Number
    unit: str | None = None
    """ISO 4217 or UCUM, with a denominator for a rate: USD/[bbl_us]."""
    kind: str | None = None
    high: Decimal | None = None
    unit_name: str = ""


def find_quantities(
    text: str,
    start: int = 0,
    end: int | None = None,
    numbers: Sequence[Number] | None = None,
    tender: Tender = ANYWHERE,
) -> list[Quantity]:
    """The quantities of a stretch of text, in order; `numbers` are those found before, if they were.

    >>> found = find_quantities("$4.2bn, 50 cents a share, 10 bcm of gas, 43 percent of 15 deals")
    >>> [(float(q.value), q.unit) for q in found]
    [(4200000000.0, 'USD'), (0.5, 'USD/{share}'), (10000000000.0, 'm3'), (43.0, '%'), (15.0, None)]

    `tender` tells whose dollars, crowns or pounds they are.
    """
    end = len(text) if end is None else end
    found: list[Quantity] = []
    for number in find_numbers(text, start, end) if numbers is None else numbers:
        begin = found[-1].end if found else start
        if number.start < begin:  # it stands in the denominator of a rate: "$300 per 1,000 cubic metres"
            continue
        quantity = _with_coins(text, found, _quantity(text, number, begin, end, tender))
        if quantity is not None:
            found.append(quantity)
    return found


ONE = Decimal(1)
_FIRST_WORD = re.compile(r"[+]?[ \u00a0]?-?[ ]?(?P<word>[A-Za-z]+)")


def _may_be_measured(text: str, place: int, end: int) -> bool:
    """Whether what follows a number begins like a unit or a currency; most of what is counted does not."""
    first = _FIRST_WORD.match(text, place, end)
    if first is not None:
        word = first["word"]
        return word.lower() in _openings() or (word[-3:] in currency_codes() and len(word) <= 5)
    return _FOLLOWED.match(text, place, end) is not None


@cache
def _openings() -> frozenset[str]:
    """The first letters of all units and currencies, and the words that may stand between a number and its unit."""
    lettered = frozenset(sign.lower().rstrip(".") for sign in signs() if sign[0].isalpha())
    spelled = frozenset(match.group() for word in first_words() if (match := re.match("[a-z]+", word)))
    between = frozenset({"a", "an", "of", "plus", "odd", "or", "p", "c", "m", "k"})
    return first_letters() | spelled | lettered | between


# Whether anything follows a number that could be a unit: most numbers end before a mark, or a word no unit begins with.
_FOLLOWED = re.compile(r"[+]?[ \u00a0]?[-‐]?[ ]?[\[<{]?[^\W\d_]|[ \u00a0]?[^\w\s.,;:!?()\"'’”“]|[+]")


def _quantity(text: str, number: Number, begin: int, end: int, tender: Tender) -> Quantity:
    if number.form in ("ordinal", "year"):
        return Quantity(
            number.start, number.end, number.value, number, kind="ordinal" if number.form == "ordinal" else None
        )
    sign = money_before(text, number.start, begin)
    # "Millions of dollars", "hundreds of miles": the unit of a plural magnitude stands behind "of".
    plural = number.form == "vague" or (number.scale >= 1000 and text[number.end - 1] == "s")
    place = number.end + 3 if plural and text.startswith(" of ", number.end) else number.end
    measured = _may_be_measured(text, place, end)
    name = money_after(text, place, end, abs(number.value), tender) if measured else None
    money = _together(sign, name)
    if money is not None:
        return _money(text, number, money.of(tender), sign, name, end)
    point = FRACTION_OF_A_POINT.match(text, number.end, end) if number.form == "fraction" else None
    if point is not None:
        return Quantity(number.start, point.end(), number.value, number, "%", "percent", None, "percentage point")
    found = unit_at(text, _unit_place(text, number, place, end), end) if measured else None
    if found is not None:
        unit = found.unit
        code, stop = unit.code, found.end
        if unit.kind != "temperature":
            rate = denominator_at(text, stop, end)
            if rate is not None and "/" not in code and unit.kind != "duration":
                code, stop = f"{code}/{rate[1]}", rate[0]
        kind = _kind(unit.kind, code, unit.code)
        return Quantity(number.start, stop, number.value * unit.factor, number, code, kind, None, unit.name)
    word = None if number.plain or number.form == "words" else money_word_before(text, number.start, begin)
    if word is not None:
        value = number.value * word.factor
        return Quantity(word.start, number.end, value, number, word.of(tender).code, "money", None, "money")
    return Quantity(number.start, number.end, number.value, number)


def _kind(kind: str, code: str, base: str) -> str:
    """A rate is of the kind of what it counts, but a length in a time is a speed.

    >>> _kind("length", "m/s", "m"), _kind("volume", "[bbl_us]/d", "[bbl_us]")
    ('speed', 'volume')
    """
    return "speed" if kind == "length" and code != base and code.rsplit("/", 1)[1] in ("s", "min", "h", "d") else kind


def _together(sign: Money | None, name: Money | None) -> Money | None:
    """Sign and name of one amount: the name wins when the sign could be of several ("$5 Canadian dollars")."""
    if sign is None:
        return name
    return name if name is not None and sign.family and not name.family else sign


def _money(text: str, number: Number, money: Money, sign: Money | None, name: Money | None, end: int) -> Quantity:
    factor = -money.factor if sign is not None and sign.minus and number.value > 0 else money.factor
    both = (
        sign is not None
        and name is not None
        and name.code != money.code
        and (not name.family or name.family != sign.family)
    )
    stop = name.end if name is not None and not both else number.end
    rate = denominator_at(text, stop, end)
    code = f"{money.code}/{rate[1]}" if rate is not None else money.code
    start = sign.start if sign is not None else number.start
    end_of_it = rate[0] if rate is not None else stop
    return Quantity(start, end_of_it, number.value * factor, number, code, "money", None, "money")


_PLUS = re.compile(r"\+|-(?:plus|odd)\b|(?:-plus)? or (?:more|less|so)(?= [a-z])")


_PART_OF_A = re.compile(r" (?:of )?an?(?= )")


def _unit_place(text: str, number: Number, place: int, end: int) -> int:
    """Past what may stand between a number and its unit: "10-plus years", "20+ miles", "half an hour"."""
    between = (_PART_OF_A if number.form == "fraction" else _PLUS).match(text, place, end)
    return between.end() if between else place


def _with_coins(text: str, found: list[Quantity], quantity: Quantity) -> Quantity | None:
    """Add "and forty-five cents" to the dollars before; None when the quantity went into the one before it."""
    if not found or found[-1].kind != "money":
        return quantity
    spoken = _spoken_coins(text, found[-1], quantity)
    if spoken is not None:
        found[-1] = spoken
        return None
    if quantity.kind != "money" or quantity.unit is None:
        return quantity
    last = found[-1]
    between = text[last.end : quantity.start]
    is_coin = quantity.number.value >= 1 and quantity.value * 100 == quantity.number.value
    if last.unit == quantity.unit and is_coin and len(between) < 6 and between in (" ", " and ", ", "):
        value = last.value + quantity.value
        found[-1] = Quantity(last.start, quantity.end, value, last.number, last.unit, "money", None, "money")
        return None
    return quantity


_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?)]|$)")


def _spoken_coins(text: str, last: Quantity, quantity: Quantity) -> Quantity | None:
    """The money before with the coins that speech leaves unnamed: "15 dollars 50"; None where they are none."""
    between = text[last.end : quantity.start]
    coins = quantity.number
    if quantity.unit is not None or between not in (" ", " and ") or not (coins.plain or coins.form == "words"):
        return None
    if not 10 <= coins.value < 100 or last.number.scale != 1 or not _CLAUSE_ENDS.match(text, coins.end):
        return None
    if last.value != int(last.value) or (between == " " and text[last.end - 1].isdigit()):
        return None
    return Quantity(
        last.start, quantity.end, last.value + coins.value / 100, last.number, last.unit, "money", None, "money"
    )
