"""The figures of an agreement itself: how many, what it is worth, how long it runs, when it was made."""

from __future__ import annotations

import re


from onrecord.extract.agreements.tokens import Scope
from onrecord.language.dates import find_dates
from onrecord.language.numbers import Number, find_numbers
from onrecord.language.units import unit_at

__all__ = ["amount_of", "count_of", "date_of", "term_of"]

_CURRENCIES = (
    (r"(?:US|U\.S\.\s?)?\$", "USD"), (r"€", "EUR"), (r"£", "GBP"), (r"¥", "JPY"), (r"₽", "RUB"), (r"₹", "INR"), (r"A\$", "AUD"),
    (r"C\$", "CAD"),
)  # fmt: skip
_CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "yen": "JPY", "rupees": "INR", "usd": "USD", "eur": "EUR",
}  # fmt: skip
_SIGN_BEFORE = re.compile("(?:" + "|".join(f"(?P<{code}>{sign})" for sign, code in reversed(_CURRENCIES)) + r")\s?$")
_WORD_AFTER = re.compile(r"\s?(?:U\.?S\.? |American )?([A-Za-z]+)")
_OWN = re.compile(
    r"\b(?:worth|valued? (?:at|of)|value of|of|for|supply|deliver|buy|sell|purchase|lend|pay|to)\b", re.IGNORECASE
)
_DURATION_BEFORE = re.compile(
    r"\b(?P<number>\d+|(?!an?\b)[a-z]+)[-‑ ](?P<unit>year|month|week|day)\b(?!s)", re.IGNORECASE
)
_DURATION_AFTER = re.compile(
    r"\bfor (?:another |a further |an additional |the next |up to |at least )?(?:(?P<number>\d+|[a-z]+)(?: more| further)? )"
    r"(?P<unit>years?|months?|weeks?|days?)\b",
    re.IGNORECASE,
)
_INTERVAL = re.compile(r"\b(?:from|between|for) ((?:19|20)\d\d) ?(?:to|until|and|through|[-–]) ?((?:19|20)\d\d)\b")
_DESIGNATORS = {"y": "Y", "m": "M", "w": "W", "d": "D"}


def count_of(words: str) -> int | None:
    """How many agreements a phrase names, where it opens with their number.

    >>> count_of("more than 15 agreements on fish"), count_of("the two treaties"), count_of("a deal for 15 ships")
    (15, 2, None)
    """
    opening = re.match(
        r"(?:(?:the|these|all|another|some|about|around|nearly|almost|over|more|less|fewer|than|at|least|most)\s+)*",
        words,
        re.IGNORECASE,
    )
    place = opening.end() if opening else 0
    if words[:2].lower() in ("a ", "an"):
        return None
    found = find_numbers(words, place, min(len(words), place + 40))
    if not found or found[0].start != place or found[0].form == "ordinal" or found[0].high is not None:
        return None
    number = found[0]
    follower = words[number.end :]
    if follower[:1] in "-‑%" or number.value != int(number.value) or number.value < 2 or not follower[:1].isspace():
        return None
    if (
        1500 <= number.value <= 2100
        and number.plain
        or unit_at(words, number.end)
        or _WORD_AFTER.match(follower, 0) is None
    ):
        return None
    word = _WORD_AFTER.match(follower)
    return None if word and word[1].lower() in _CURRENCY_WORDS else int(number.value)


def amount_of(words: str) -> tuple[float, str] | None:
    """What the phrase says the agreement is worth or for: money first, then the first other quantity that it governs.

    >>> amount_of("a $5.5 million contract"), amount_of("a contract for 2 million tonnes of wheat over 5 years")
    ((5500000.0, 'USD'), (2000000.0, 't'))
    >>> amount_of("a three-year contract with the city") is None
    True
    """
    found = find_numbers(words)
    for number in found:
        code = _money(words, number)
        if code is not None:
            return number.value, code
    for number in found:
        unit = unit_at(words, number.end)
        if unit is None or unit.unit.kind in ("duration", "percent", "ordinal") or unit.unit.code in ("1", "%"):
            continue
        if _OWN.search(words, max(0, number.start - 40), number.start):
            return number.value * unit.unit.factor, unit.unit.code
    return None


def _money(words: str, number: Number) -> str | None:
    sign = _SIGN_BEFORE.search(words, max(0, number.start - 5), number.start)
    if sign is None and number.start < len(words):
        opening = re.match(
            "(?:" + "|".join(f"(?P<{code}>{mark})" for mark, code in _CURRENCIES) + ")",
            words[number.start : number.start + 5],
        )
        sign = opening
    if sign is not None and sign.lastgroup:
        return sign.lastgroup
    word = _WORD_AFTER.match(words, number.end)
    return _CURRENCY_WORDS.get(word[1].lower()) if word else None


def term_of(words: str) -> str | None:
    """How long the agreement runs, as an ISO 8601 duration or interval.

    >>> term_of("has been extended for another five years"), term_of("a roadmap from 2021 to 2025"), term_of("a two-month truce")
    ('P5Y', '2021/2025', 'P2M')
    >>> term_of("a deal after a year of talks") is None
    True
    """
    if interval := _INTERVAL.search(words):
        return f"{interval[1]}/{interval[2]}"
    for pattern in (_DURATION_BEFORE, _DURATION_AFTER):
        for match in pattern.finditer(words):
            number = _whole(match["number"])
            if number is not None:
                return f"P{number}{_DESIGNATORS[match['unit'][0].lower()]}"
    return None


def _whole(words: str) -> int | None:
    if words.lower() in ("a", "an", "one"):
        return 1
    found = find_numbers(words)
    if (
        len(found) == 1
        and found[0].value == int(found[0].value)
        and found[0].form != "ordinal"
        and 0 < found[0].value < 1000
    ):
        return int(found[0].value)
    return None


def date_of(scope: Scope, start: int, end: int, cue_start: int | None) -> str | None:
    """When the agreement was made: a year in its own words, the date after its verb, or the date that opens the sentence."""
    text = scope.text
    published = scope.document.published
    inner = [found for found in find_dates(text, start, end, published) if found.iso]
    for found in inner:
        if "/" not in (found.iso or "") and _dates_the_making(text, start, found.start):
            return found.iso
    if re.match(r"\s+(?:then|at the time)\b", text[end : end + 14]):
        # 'the agreement then': of the year that the sentence has named.
        named = [
            found.iso
            for found in find_dates(text, scope.span.start, start, published)
            if found.iso and not found.relative
        ]
        return named[-1] if named else None
    if cue_start is None:
        return None
    after = max(end, cue_start)
    for found in find_dates(text, after, min(scope.span.end, after + 90), published):
        between = text[after : found.start]
        if found.iso and not re.search(
            r"[;:—]|\b(?:and|but|which|that|until|since|from|by|before|to|for|expire)\b", between
        ):
            return found.iso
    opening = find_dates(text, scope.span.start, min(scope.span.end, scope.span.start + 40), published)
    if opening and opening[0].iso and opening[0].end <= start and "/" not in opening[0].iso:
        prefix = text[scope.span.start : opening[0].start].strip().lower()
        follower = text[opening[0].end : opening[0].end + 2].strip()
        if (
            prefix in ("", "on", "in", "in early", "in late", "in the", "in mid", "as early as")
            and follower[:1] in (",", "")
            or prefix in ("on", "in")
        ):
            return opening[0].iso
    return None


def _dates_the_making(text: str, start: int, place: int) -> bool:
    before = text[max(start, place - 40) : place]
    if re.search(r"\b(?:from|until|to|by|through|between|for|expire\w*|since)\s+(?:the\s+)?$", before):
        return False
    opens = place - start < 6
    made = re.search(
        r"\b(?:signed|reached|agreed|concluded|struck|made|formed|issued|adopted|announced|brokered)\b[^,;]*$", before
    )
    return opens or bool(made)
