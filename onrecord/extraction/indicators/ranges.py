"""Two numbers that are one: "between 10 and 12", "3 to 5 per cent", "€200-300m", and what two numbers share.

"From 20 percent to 5 percent" is a change and stays two numbers; "from 3 to 5 percent" is a range. Either way the unit
and the magnitude that stand once, behind the second number or before the first, are those of both.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.extraction.indicators.counted_noun import counted_noun
from onrecord.language.lexicon.lists import table
from onrecord.language.numbers.quantities import Quantity
from onrecord.language.numbers.units import denominator_at

__all__ = ["Measured", "changes", "join_ranges"]

ONE = Decimal(1)
THOUSAND = Decimal(1000)


class Measured(NamedTuple):
    """A quantity or a range: `joint` says how its numbers are joined (between, to, -, or), "" for one number."""

    quantity: Quantity
    joint: str = ""
    start: int = -1
    """Where "between" or "from" stands, which belongs to the words of a range; -1 without."""


class _Lead(NamedTuple):
    """What stands before the first number: where, and whether it is "between" or "ranging from", or just "from"."""

    start: int
    between: bool
    ranging: bool


@cache
def changes() -> dict[str, str]:
    """Which way each word of change goes: up, down or any.

    >>> changes()["fell"], changes()["revised"]
    ('down', 'any')
    """
    return {row["word"]: row["way"] for row in table("number_changes")}


_BETWEEN = re.compile(
    r"(?:\b(?P<between>between)|\b(?P<ranging>rang(?:e|es|ed|ing) (?:anywhere )?from|anywhere from|varying from"
    r"|somewhere from)|\b(?P<from>from))"
    r"(?: (?:about|around|roughly|approximately|an estimated|some|the))? $",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:,?(?P<to>-?[ -](?:to|till|until)[ -])| (?P<and>and) |[ ]?(?P<dash>[-–—‑~/])[ ]?(?:to-)?| (?P<or>or|or even"
    r"|if not) )(?:(?:about|around|roughly|as much as|as many as|perhaps|the|nearly|more than|over) )?$"
)
# A share and the points by which it changed are not two ends of anything: "by 50 basis points to 4.5 percent".
_POINTS = frozenset({"percentage point", "basis point"})
_LAST_WORDS = re.compile(r"[A-Za-z]+")


def join_ranges(text: str, quantities: list[Quantity], begin: int) -> list[Measured]:
    """The quantities of a sentence, ranges joined, in order.

    >>> from onrecord.language.numbers.quantities import find_quantities
    >>> def joined(text):
    ...     found = [m.quantity for m in join_ranges(text, find_quantities(text), 0)]
    ...     return [(float(q.value), q.high and float(q.high), q.unit) for q in found]
    >>> joined("from 3 to 5 percent"), joined("between $10 and $15 billion"), joined("two or three men")
    ([(3.0, 5.0, '%')], [(10000000000.0, 15000000000.0, 'USD')], [(2.0, 3.0, None)])
    >>> joined("fell from 20 percent to 5 percent"), joined("rose 8 percent to 99 yuan")
    ([(20.0, None, '%'), (5.0, None, '%')], [(8.0, None, '%'), (99.0, None, 'CNY')])

    What is joined by a dash is one before anything else is: here only the second level is a range.

    >>> joined("from 9.5 to 12-14 billion euros"), joined("sent 8-12,000 men")
    ([(9500000000.0, None, 'EUR'), (12000000000.0, 14000000000.0, 'EUR')], [(8000.0, 12000.0, None)])
    """
    found = [Measured(quantity) for quantity in quantities]
    for dashes in (True, False):
        found = _pass(text, found, begin, dashes)
    return found


def _pass(text: str, found: list[Measured], begin: int, dashes: bool) -> list[Measured]:
    """One look at each pair of neighbours: at those that a dash joins, or at those that a word does."""
    result: list[Measured] = []
    for right in found:
        left = result[-1] if result else None
        if left is not None and not left.joint:
            start = result[-2].quantity.end if len(result) > 1 else begin
            pair = _pair(text, left, right, start, dashes)
            if pair is not None:
                result[-1:] = pair
                continue
        result.append(right)
    return result


def _pair(text: str, left: Measured, right: Measured, begin: int, dashes: bool) -> list[Measured] | None:
    """A pair with what it shares, or the one range that it is; None where nothing joins the two."""
    first, second = left.quantity, right.quantity
    gap = text[first.end : second.start]
    if len(gap) > 20 or first.kind == "ordinal" or second.kind == "ordinal":
        return None
    joint = _JOINT.fullmatch(gap) or _JOINT.fullmatch(gap + " ")
    if joint is None or bool(joint["dash"]) != dashes:
        return None
    lead = _lead(text, first.start, begin)
    if joint["and"] and not (lead and lead.between):
        return None
    if first.unit and second.unit and (first.unit_name in _POINTS) != (second.unit_name in _POINTS):
        return None
    # "Fell 0.3 percent to 4,000" goes to a level: per cent stand behind the second number.
    if joint["to"] and not lead and second.unit is None and (first.kind == "percent" or gap.startswith(",")):
        return None
    if right.joint:
        return [Measured(_shared(first, second)[0]), right] if joint["to"] else None
    joined = _join(text, first, second, begin, joint, lead)
    if joined is not None:
        return [joined]
    if not joint["to"] or not (lead or second.unit) or (first.unit and second.unit):
        return None
    first, second = _shared(first, second)
    return [left._replace(quantity=first), right._replace(quantity=second)]


def _lead(text: str, start: int, begin: int) -> _Lead | None:
    found = _BETWEEN.search(text, max(begin, start - 40), start)
    return _Lead(found.start(), bool(found["between"]), bool(found["ranging"])) if found else None


def _join(
    text: str, left: Quantity, right: Quantity, begin: int, joint: re.Match[str], lead: _Lead | None
) -> Measured | None:
    both = left.unit is not None and right.unit is not None
    of_one = lead is None and _are_of_one_thing(text, left, right)
    left, right = _shared(left, right)
    if left.unit != right.unit or left.value == right.value or (joint["to"] and not lead and joint.group()[0] == ","):
        return None
    # Falling without "from" is a range of a measure ("1.3 A/m to 0.2 A/m"); of shares and money it is a comparison.
    measured = joint["to"] and lead is None and both and left.kind not in ("percent", "money")
    if left.value > right.value and not measured:
        return None
    named = lead is not None and (lead.between or lead.ranging)
    before = lead.start if lead else left.start
    moves = (joint["to"] or lead) and not named and not of_one
    if moves and _is_change(text, before, begin, bool(lead), both):
        return None
    name = "between" if lead and lead.between else "or" if joint["or"] else "-" if joint["dash"] else "to"
    if name == "or" and not (right.value - left.value <= max(left.value, ONE) or left.unit is not None):
        return None
    low, high = sorted((left.value, right.value))
    whole = right._replace(start=left.start, value=low, high=high, number=left.number)
    return Measured(_with_rate(text, whole), name, lead.start if lead else -1)


def _are_of_one_thing(text: str, left: Quantity, right: Quantity) -> bool:
    """Whether only the second of two bare neighbours is followed by a unit or noun, which then is that of both.

    So "rose 10 to 15 percent" and "cut 200 to 300 jobs" are ranges; "slid 2 to 30" and "rose 3 to 99 yuan" end in a
    level.
    """
    if left.unit is not None or not 0 < left.value < right.number.value <= 4 * left.value * right.number.scale:
        return False
    return right.unit is not None or counted_noun(text, right.end, len(text)) is not None


def _with_rate(text: str, whole: Quantity) -> Quantity:
    """A range with the time that stands behind it, where the sign of the money stood before: "£3-4m a year"."""
    if whole.kind != "money" or whole.unit is None or "/" in whole.unit:
        return whole
    rate = denominator_at(text, whole.end)
    return whole if rate is None else whole._replace(end=rate[0], unit=f"{whole.unit}/{rate[1]}")


def _shared(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Give the unit and the magnitude of one to the other: "$10 to $15 billion", "20 miles to 29", "8-12,000 men"."""
    per_number = left.value / left.number.value if left.number.value else ONE
    scale = _scale_of_both(left, right)
    if scale > 1:
        left = left._replace(value=left.value * scale)
    if left.unit is None and right.unit is not None:
        factor = right.value / right.number.value if right.number.value else ONE
        left = left._replace(
            unit=right.unit, kind=right.kind, unit_name=right.unit_name, value=left.value * abs(factor)
        )
    elif right.unit is None and left.unit is not None:
        keep = abs(per_number) if left.number.scale == 1 else ONE
        right = right._replace(unit=left.unit, kind=left.kind, unit_name=left.unit_name, value=right.value * keep)
    elif left.unit is not None and right.unit is not None and right.unit.startswith(f"{left.unit}/"):
        left = left._replace(unit=right.unit)
    return left, right


def _scale_of_both(left: Quantity, right: Quantity) -> Decimal:
    """What the second number is multiplied by, and the first too; 1 where it is the second's alone.

    That of "10 to 15 million" is a million; that of "10-15,000" a thousand, which a comma writes; "500 to 5,000" and
    "1 to 5,000" are as they stand.
    """
    if left.number.scale != 1 or not (left.unit in (None, right.unit) or right.unit is None):
        return ONE
    scale = right.number.scale
    if scale >= 100:
        return scale if abs(left.value) <= abs(right.number.value / scale) else ONE
    thousands = right.number.value / THOUSAND
    grouped = not right.number.plain and right.number.form == "digits" and thousands == int(thousands)
    near = left.number.plain and thousands <= left.number.value * 4 and left.number.value < thousands
    return THOUSAND if grouped and near else ONE


def _is_change(text: str, place: int, begin: int, led: bool, both: bool) -> bool:
    """Whether a word of change stands shortly before, so that the two numbers are the old level and the new.

    "Rose from 5 to 7" and "slid 2 to 30" are changes, "rose 5 to 7 percent" is a range. "Down from 5 to 7" cannot be
    one: it went down from a range. A verb without a direction tells only where both numbers have their unit: "went from
    5% to 7%", but "can go 0 to 60 mph".
    """
    tail = text[max(begin, place - (45 if led else 24)) : place]
    last = _LAST_WORDS.findall(tail)
    if not led:
        # Only the verb of the number: "slid 2 to 30", "rose sharply by 2 to 30", not "growth of 2 to 30".
        while len(last) > 1 and (last[-1].endswith("ly") or last[-1] == "by"):
            last.pop()
    ways = [changes().get(word.lower(), "") for word in last[-5 if led else -1 :]]
    return "up" in ways or (both and "any" in ways) or ("down" in ways and not led)
