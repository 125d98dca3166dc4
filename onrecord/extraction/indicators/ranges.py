"""Two numbers that are one: "between 10 and 12", "3 to 5 per cent", "two or three", and a unit that two numbers share.

"From 20 percent to 5 percent" is a change and stays two numbers; "from 3 to 5 percent" is a range.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import table
from onrecord.language.numbers.quantities import Quantity

__all__ = ["Measured", "changes", "join_ranges"]


ONE = Decimal(1)


class Measured(NamedTuple):
    """A quantity or a range: `joint` says how its numbers are joined (between, to, -, or), "" for one number."""

    quantity: Quantity
    joint: str = ""
    start: int = -1
    """Where "between" or "from" stands, which belongs to the words of a range; -1 without."""


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
    """
    found: list[Measured] = []
    i = 0
    while i < len(quantities):
        left = quantities[i]
        right = quantities[i + 1] if i + 1 < len(quantities) else None
        joined = _join(text, left, right, begin) if right is not None else None
        if joined is not None:
            found.append(joined)
            i += 2
        else:
            found.append(Measured(left))
            i += 1
        begin = found[-1].quantity.end
    return found


def _join(text: str, left: Quantity, right: Quantity, begin: int) -> Measured | None:
    gap = text[left.end : right.start]
    if (
        len(gap) > 20
        or left.kind == "ordinal"
        or right.kind == "ordinal"
        or left.high is not None
        or right.high is not None
    ):
        return None
    joint = _JOINT.fullmatch(gap) or _JOINT.fullmatch(gap + " ")
    if joint is None:
        return None
    lead = _BETWEEN.search(text, max(begin, left.start - 40), left.start)
    before = lead.start() if lead else left.start
    if joint["and"] and not (lead and lead["between"]):
        return None
    both = left.unit is not None and right.unit is not None
    if both and (left.unit_name in _POINTS) != (right.unit_name in _POINTS):
        return None
    # "Fell 0.3 percent to 4,000" goes to a level: per cent stand behind the second number.
    left_share = left.kind == "percent" and right.unit is None
    left, right = _shared(left, right)
    if left.unit != right.unit or left.value == right.value:
        return None
    if joint["to"] and not lead and ((not both and left_share) or gap.startswith(",")):
        return None
    falls = left.value > right.value
    # Falling without "from" is a range of a measure ("1.3 A/m to 0.2 A/m"); of shares and money it is a comparison.
    if falls and not (joint["to"] and lead is None and both and left.kind not in ("percent", "money")):
        return None
    named = bool(lead and (lead["between"] or lead["ranging"]))
    if (joint["to"] or lead) and not named and _is_change(text, before, begin, bool(lead), both):
        return None
    name = "between" if lead and lead["between"] else "or" if joint["or"] else "-" if joint["dash"] else "to"
    if name == "or" and not (right.value - left.value <= max(left.value, ONE) or left.unit is not None):
        return None
    low, high = sorted((left.value, right.value))
    whole = right._replace(start=left.start, value=low, high=high, number=left.number)
    return Measured(whole, name, lead.start() if lead else -1)


def _shared(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Give the unit and the magnitude of one to the other: "$10 to $15 billion", "20 miles to 29"."""
    mantissa = right.value / right.number.scale
    per_number = left.value / left.number.value if left.number.value else ONE
    if (
        left.number.scale == 1
        and right.number.scale >= 100
        and abs(left.value) <= abs(mantissa)
        and (left.unit in (None, right.unit) or right.unit is None)
    ):
        left = left._replace(value=left.value * right.number.scale)
    if left.unit is None and right.unit is not None:
        factor = right.value / right.number.value if right.number.value else ONE
        left = left._replace(
            unit=right.unit,
            kind=right.kind,
            unit_name=right.unit_name,
            value=left.value * abs(factor),
        )
    elif right.unit is None and left.unit is not None:
        keep = per_number if left.number.scale == 1 else ONE
        right = right._replace(
            unit=left.unit,
            kind=left.kind,
            unit_name=left.unit_name,
            value=right.value * abs(keep),
        )
    elif left.unit is not None and right.unit is not None and right.unit.startswith(f"{left.unit}/"):
        left = left._replace(unit=right.unit)
    return left, right


def _is_change(text: str, place: int, begin: int, led: bool, both: bool) -> bool:
    """Whether a word of change stands shortly before, so that the two numbers are the old level and the new.

    "Rose from 5 to 7" and "slid 2 to 30" are changes. "Down from 5 to 7" cannot be one: it went down from a range. A
    verb without a direction tells only where both numbers have their unit: "went from 5% to 7%", but "can go 0 to 60
    mph".
    """
    tail = text[max(begin, place - (45 if led else 24)) : place]
    last = _LAST_WORDS.findall(tail)
    if not led:
        # Only the verb of the number: "slid 2 to 30", "rose sharply by 2 to 30", not "growth of 2 to 30".
        while len(last) > 1 and (last[-1].endswith("ly") or last[-1] == "by"):
            last.pop()
    ways = [changes().get(word.lower(), "") for word in last[-5 if led else -1 :]]
    return "up" in ways or (both and "any" in ways) or ("down" in ways and not led)
