"""What is understood: the unit or noun that a number leaves out because another of its sentence has it.

"From $90 a barrel to 61.30", "300 trucks crossed, against 41 in May", "10, 15 and 20 per cent": a number alone takes
over what the next of its list has, or what the last comparable one before it had.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from onrecord.extraction.indicators.candidates import Candidate
from onrecord.extraction.indicators.counted_noun import counted_noun
from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.numbers.quantities import Quantity

__all__ = ["share"]


def share(text: str, candidates: list[Candidate]) -> None:
    """Give each bare number the unit or noun that it leaves out, where the sentence has one for it.

    >>> from onrecord.extraction.indicators.candidates import candidate
    >>> from onrecord.extraction.indicators.ranges import join_ranges
    >>> from onrecord.language.numbers.quantities import find_quantities
    >>> def ask(text):
    ...     found = [candidate(text, m, len(text)) for m in join_ranges(text, find_quantities(text), 0)]
    ...     share(text, found)
    ...     return [(float(c.quantity.value), c.quantity.unit or (c.phrase and c.phrase.head)) for c in found]
    >>> ask("It fell from $90 a barrel to 61.30."), ask("Some 300 trucks crossed, against 41 in May.")
    ([(90.0, 'USD/[bbl_us]'), (61.3, 'USD/[bbl_us]')], [(300.0, 'trucks'), (41.0, 'trucks')])
    >>> ask("10, 15 and 20 percent"), ask("It rose 2 percent to 97.50."), ask("It had 40 ships and a 757.")
    ([(10.0, '%'), (15.0, '%'), (20.0, '%')], [(2.0, '%'), (97.5, None)], [(40.0, 'ships'), (757.0, None)])
    """
    for here, following in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        if here.bare and here.quantity.value:
            _from_the_next(text, here, following)
    for at, here in enumerate(candidates):
        if at and here.bare and here.quantity.value > 1 and here.quantity.kind != "ordinal":
            _from_one_before(text, here, candidates[max(0, at - 4) : at])


_LISTED = re.compile(
    r"-?(?:,| and| or|, and|, and|, or| to|, to|; |[ -]by-?| x| ×| or by| and by)"
    r"(?: (?:about|around|nearly|more than|over|by))? ?"
)


def _from_the_next(text: str, here: Candidate, following: Candidate) -> None:
    """Of "70 and 80 people" both are people, of "10, 15 and 20 percent" all three per cent."""
    gap = (here.end, following.quantity.start)
    if text[slice(*gap)] == " " and following.quantity.unit is not None:
        if here.quantity.kind == "ordinal" or here.quantity.value <= 1:
            return
        here.phrase = counted_noun(text, following.quantity.end, len(text))  # "two $500 cheques", "six 7-tonne lorries"
        return
    if gap[1] - gap[0] > 24 or not _LISTED.fullmatch(text, *gap):
        return
    shared = following.quantity
    if shared.kind == "percent" and (here.quantity.number.scale >= 1000 or text.startswith(", or", gap[0])):
        return
    if following.phrase is not None and shared.kind is None:
        here.phrase = following.phrase
    elif shared.unit is not None and shared.kind not in ("ordinal", "money") and shared.number.value:
        _give(here, shared, abs(shared.value / shared.number.value))


_AFTER_LIST = re.compile(
    r"(?:,|;|\band|\bor)(?: (?!aged)[a-z]+(?:ed|ing))?(?: (?:another|about|around|some|nearly|only|more than|over))? $"
)
# What closes a number that has nothing of its own: the end of its clause, or a phrase of time, place or comparison.
_CLOSED = re.compile(
    r"[.,;:)\u2019\u201d\"]|$|"
    r" (?:in|at|on|from|to|for|by|under|during|against|before|after|earlier|later|ago|last|this|next|that|when|while"
    r"|and|but|or|per|a (?:year|month|week|day|decade|quarter)|the (?:year|month|week|day|previous|following|same)"
    r"|just|now|today|yesterday|overnight)\b"
)
_NOTHING_LEADS = re.compile(r"(?:[A-Z][\w.’'&-]*|[Nn]os?\.?|number|#) $")
_UP_OR_DOWN_TO = re.compile(
    r",? to(?: (?:a|an|the|about|around|nearly|almost|just|only|more than|over|record|new|high|low|of))* $"
)
_FROM = re.compile(r"\b(?:from|at|was|were|is|are|stood|stands|of)(?: (?:about|around|nearly|just|only|some))? $")
_GAPPED = re.compile(r",? (?:and|but|while) (?:[\w’'-]+ ){1,4}")
_SAME = Decimal(50)


def _from_one_before(text: str, here: Candidate, before: list[Candidate]) -> None:
    """The last number of the same order that has a unit or noun gives it, where the words join the two."""
    last = before[-1]
    quantity = here.quantity
    lead = text[max(last.end, quantity.start - 60) : quantity.start]
    points = next((c for c in reversed(before) if c.phrase is not None and c.phrase.head == "points"), None)
    if points is not None and lead.endswith((" to ", " at ", " from ")) and last is points:
        here.phrase = points.phrase
        return
    if last.phrase is not None and quantity.start - last.end < 60 and _AFTER_LIST.search(lead):
        here.phrase = last.phrase
        return
    if _CLOSED.match(text, here.end) is None or _NOTHING_LEADS.search(lead) or not _leads(text, here, last, lead):
        return
    for one in reversed(before):
        if _comparable(one, here) and not _is_level_of_a_change(text, one, lead):
            if one.quantity.unit is None:
                here.phrase = one.phrase
            else:
                number = one.quantity.number
                factor = abs(one.quantity.value / number.value) if number.value else Decimal(1)
                _give(here, one.quantity, factor * _understood_scale(one.quantity, quantity))
            return


def _leads(text: str, here: Candidate, last: Candidate, lead: str) -> bool:
    """Whether the words before a number alone go on from the one before it: "to", "against", "but only"."""
    if here.quantity.start - last.end > 90:
        return False
    if here.quantity.number.scale >= 1000:
        return True
    if _lead().search(lead) is not None:
        return True
    # "Nine minesweepers and the other squadron four.": the verb is left out too.
    gapped = last.phrase is not None and here.quantity.number.form == "words" and text[here.end : here.end + 1] in ".;"
    return gapped and _GAPPED.fullmatch(lead) is not None


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"\b{alternation(words('number_understood_leads'))}"
        r"(?: (?:about|around|nearly|almost|just|only|some|more than|less than|over|under|roughly"
        r"|as (?:many|much) as))* $"
    )


def _comparable(one: Candidate, here: Candidate) -> bool:
    """Whether two numbers can be two of one thing: of the same order, the first with a unit or noun that is no time."""
    quantity = one.quantity
    if (
        one.bare
        or one.age
        or quantity.number.form == "fraction"
        or quantity.kind in ("duration", "ordinal")
        or quantity.value <= 0
        or _is_one(quantity)
    ):
        return False
    value = here.quantity.value * _understood_scale(quantity, here.quantity)
    if quantity.kind == "percent" and (value > 200 or here.quantity.number.scale > 1):
        return False
    return quantity.value <= value * _SAME and value <= quantity.value * _SAME


def _is_one(quantity: Quantity) -> bool:
    """Whether it is the word "one", of which nobody has more: "at one point we were 11"."""
    return quantity.number.value == 1 and quantity.number.form == "words"


def _understood_scale(first: Quantity, second: Quantity) -> Decimal:
    """The magnitude that a second number leaves out: "rose to 5.6 million tonnes from 4.8"."""
    scale = first.number.scale
    if scale < 1000000 or second.number.scale != 1 or not first.number.value:
        return Decimal(1)
    mantissa = abs(first.number.value / scale)
    return scale if mantissa / 10 < second.number.value < mantissa * 10 else Decimal(1)


def _is_level_of_a_change(text: str, one: Candidate, lead: str) -> bool:
    """Whether a share tells by how much something rose to the level that follows: "rose 2 percent to 97.50"."""
    if one.quantity.kind != "percent" or not _UP_OR_DOWN_TO.fullmatch(lead):
        return False
    return _FROM.search(text, max(0, one.quantity.start - 24), one.quantity.start) is None


def _give(here: Candidate, unit: Quantity, factor: Decimal) -> None:
    own = here.quantity
    given = own._replace(
        value=own.value * factor,
        high=None if own.high is None else own.high * factor,
        unit=unit.unit,
        kind=unit.kind,
        unit_name=unit.unit_name,
    )
    here.measured = here.measured._replace(quantity=given)
