"""Money beside a number: signs and codes before it, names behind it, and the coins that are a hundredth.

Signs and names that several currencies share are resolved by a `Tender`, which knows whose money a text speaks of;
without one they are what the press means by them: a dollar is that of the United States, a crown is nobody's.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple, Protocol

from onrecord.language.lexicon.lists import alternation, words
from onrecord.language.numbers.currencies import UNKNOWN, Naming, currency_codes, first_words, names, signs

__all__ = [
    "ANYWHERE",
    "Money",
    "Tender",
    "is_sure_amount",
    "letters_of_money",
    "money_after",
    "money_before",
    "money_word_before",
]

_ONE = Decimal(1)
_GREAT_AMOUNT = Decimal(1000)
_MILLION = Decimal(10**6)


class Tender(Protocol):
    """Who knows which currency is meant where a sign or name is that of several."""

    def code(self, family: str, place: int) -> str | None:
        """The code of the member that is meant at a place; None where nothing tells."""

    def pounds(self, place: int) -> bool:
        """Whether pounds at a place are money and no weight."""


class _Anywhere:
    """The tender of a text of which nothing is known."""

    def code(self, family: str, place: int) -> str | None:
        return None

    def pounds(self, place: int) -> bool:
        return False


ANYWHERE: Tender = _Anywhere()


class Money(NamedTuple):
    """A currency found beside a number: where its words begin and end, and the ISO 4217 code."""

    start: int
    end: int
    code: str
    factor: Decimal = _ONE
    """0.01 for cents and pence, 1000000 for "MUSD"."""
    family: str = ""
    """The family of a sign or name that several currencies share: "$", "crowns"; its code is that of the default."""
    minus: bool = False

    def of(self, tender: Tender) -> Money:
        """The same with the code that is meant, `UNKNOWN` where nobody can tell."""
        if not self.family:
            return self
        return self._replace(code=tender.code(self.family, self.start) or self.code or UNKNOWN)


_COUNTRY_LETTERS = {
    "us": "USD",
    "u.s": "USD",
    "c": "CAD",
    "ca": "CAD",
    "a": "AUD",
    "au": "AUD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
}
# Letters that are a sign by themselves; other letters are one only glued to an amount that no name would have:
# "N500 billion", not "K2" or "PS5".
_SURE_LETTERS = frozenset(
    {"Rs", "RMB", "rmb", "RM", "KSh", "Ksh", "KShs", "Kshs", "TSh", "TShs", "USh", "UShs", "SR", "QR", "Rp", "Tk", "R"}
    | {"Dh", "Dhs", "NIS", "CFA", "FCFA", "SFr", "Skr", "SKr", "Nkr", "NKr", "Dkr", "DKr", "Php", "PhP", "kr", "Shs"}
)
_LOWER_CODES = "(?:usd|eur|gbp|jpy|cny|inr|aud|cad|chf|rub)"
_MULTIPLES = {"k": 10**3, "K": 10**3, "T": 10**3, "t": 10**3, "M": 10**6, "m": 10**6, "MM": 10**6, "B": 10**9}
_MULTIPLE = alternation(tuple(_MULTIPLES))
_SCALES = {
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "trillion": 10**12,
} | {
    "thousand": 10**3,
    "crore": 10**7,
    "lakh": 10**5,
}
_SCALE = alternation(tuple(_SCALES))
_GREAT = re.compile(r"[0-9]{4}|[0-9]{1,3}(?:,[0-9]{3}|(?:\.[0-9]+)? ?(?:million|billion|thousand|bn|mn|m\b))")
_SURE = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}|\.[0-9]{2}(?![0-9])"
    r"|(?:\.[0-9]+)?[ -]?(?:hundred|thousand|million|billion|trillion|mil\b|mn\b|bn\b|tn\b|m\b|k\b))"
)


@cache
def _before() -> re.Pattern[str]:
    """The sign in front of a number; letters may stand apart from "$" ("US $5"), but "a $5 fine" has an article."""
    codes = alternation(currency_codes())
    return re.compile(
        r"(?<![A-Za-z0-9])(?<![A-Za-z]-)(?P<minus>[-−]?)"
        r"(?:(?P<letters>(?:us|u\.s\.?|c|hk|nz|US|U\.S\.?|C|HK|NZ|AU|CA)[ ]?|A|S)\$"
        rf"|(?P<sign>{alternation(tuple(signs()))})"
        rf"|(?P<multiple>{_MULTIPLE})?(?P<code>{codes}|{_LOWER_CODES})\$?)"
        rf"(?:[ ]?(?P<scale>{_SCALE})\.?(?=[ \u00a0]))?[ \u00a0]?(?P<inner>[-−]?)$"
    )


_MONEY_CHARACTERS = re.compile(r"[A-Za-z$£€¥￥₹₽₩₪₫₴₦₺₸฿₱₵₡₾₼₮₭₲៛৳ł元.č/₿=₨¢֏]")


def money_before(text: str, place: int, begin: int = 0) -> Money | None:
    """The currency whose sign or code stands right before a number that begins at `place`.

    >>> [money_before(t, len(t)).code for t in ("$", "US $", "HK$", "RMB ", "a fine of EUR", "c $ ")]
    ['USD', 'USD', 'HKD', 'CNY', 'EUR', 'CAD']
    >>> money_before("-$", 2).minus, money_before("all of us ", 10), money_before("a $", 3).family
    (True, None, 'dollar')
    >>> money_before("MSEK ", 5).factor, money_before("USD mn ", 7).factor
    (Decimal('1000000'), Decimal('1000000'))
    """
    if place <= begin:
        return None
    last = text[place - 1] if text[place - 1] not in " \u00a0-−" else text[max(begin, place - 2)]
    if not _MONEY_CHARACTERS.match(last):
        return None
    match = _before().search(text, max(begin, place - 16), place)
    if match is None:
        return None
    naming = _named_before(text, match, place)
    if naming is None:
        return None
    start = match.start("minus") if match["minus"] else match.start() + len(match["minus"])
    return Money(start, match.end(), naming.code, naming.factor, naming.family, bool(match["minus"] or match["inner"]))


def _named_before(text: str, match: re.Match[str], place: int) -> Naming | None:
    """What the sign, letters or code in front of a number is, if it is money at all."""
    factor = Decimal(_SCALES[match["scale"]]) if match["scale"] else _ONE
    if match["letters"]:
        return Naming(_COUNTRY_LETTERS[match["letters"].strip().lower().rstrip(".")], factor)
    if match["sign"]:
        sign = match["sign"]
        doubtful = sign.isascii() and sign.isalpha() and sign not in _SURE_LETTERS
        if doubtful and (match.end() > match.end("sign") or not is_sure_amount(text, place)):
            return None
        return signs()[sign]._replace(factor=factor)
    code = match["code"].upper()
    if code in words("currency_codes_as_words") and not (match["code"].isupper() and _GREAT.match(text, place)):
        return None
    return Naming(code, factor * _MULTIPLES.get(match["multiple"] or "", 1))


def is_sure_amount(text: str, place: int) -> bool:
    """Whether the digits at `place` are grouped, have cents, or are multiplied, as those of a name never are.

    >>> [is_sure_amount(t, 1) for t in ("N500 billion", "P1,200", "K2", "N95 masks")]
    [True, True, False, False]
    """
    return _SURE.match(text, place) is not None


@cache
def _letters() -> re.Pattern[str]:
    lettered = tuple(sign for sign in signs() if any(map(str.isalpha, sign)))
    return re.compile(
        rf"(?<![A-Za-z])(?<![A-Za-z]-)(?:(?P<sign>{alternation(lettered)}|(?:C|A|S|US|HK|NZ)\$|c)"
        rf"|(?:{_MULTIPLE})?(?P<code>[A-Z]{{3}}))$"
    )


def letters_of_money(text: str, place: int) -> bool:
    """Whether the letters right before a digit are money: "EUR50m", "Rs500"; not "COP28", whose code is also a name.

    >>> letters_of_money("EUR50m", 3), letters_of_money("COP28", 3), letters_of_money("N95", 1)
    (True, False, False)
    """
    match = _letters().search(text, max(0, place - 5), place)
    if match is None:
        return False
    if match["code"] is None:
        sign = match["sign"]
        return sign in _SURE_LETTERS or sign == "c" or not sign.isalpha() or is_sure_amount(text, place)
    known = match["code"] in currency_codes()
    return known and (match["code"] not in words("currency_codes_as_words") or _GREAT.match(text, place) is not None)


_WORD_BEFORE = re.compile(r"(?<![\w-])(?P<name>[A-Za-z]+) $")


def money_word_before(text: str, place: int, begin: int = 0) -> Money | None:
    """The currency whose name stands before a number, as in "rupees 5,000" or "euro 22.5 million".

    >>> money_word_before("rupees 5,000", 7).code, money_word_before("about 5,000", 6)
    ('INR', None)
    """
    match = _WORD_BEFORE.search(text, max(begin, place - 16), place)
    known = names().get(match["name"].lower()) if match else None
    if match is None or known is None or match["name"].lower() in words("currency_names_as_words") | {"pounds", "p"}:
        return None
    return Money(match.start(), place, known.code, known.factor, known.family)


_AFTER = re.compile(r"[ \u00a0-]?[ ]?(?P<words>[A-Za-zÀ-ž.]+(?:[’'][a-z]+)?(?:[ -][A-Za-zÀ-ž]+){0,3})")
_WORDS = re.compile(r"[A-Za-zÀ-ž.]+(?:[’'][a-z]+)?")
_SCALE_BEHIND = re.compile(rf"[ ](?P<scale>{_SCALE})\b")
_VIDEO = frozenset({240, 360, 480, 720, 1080, 1440, 2160})


@cache
def _sign_after() -> re.Pattern[str]:
    """A sign behind the number; "$" there belongs to the next number where digits follow it."""
    glyphs = [s for s in signs() if not s.isascii() or "$" in s] + ["kr", "kr.", "Kč", "zł", "Ft", "CFA", "FCFA", "NIS"]
    glyphs = [sign for sign in glyphs if sign != "$"]
    coded = rf"(?P<multiple>{_MULTIPLE})(?P<code>{alternation(currency_codes())}|[€£$])(?![\w$])"
    return re.compile(
        rf"[ \u00a0]?(?:(?P<sign>{alternation(tuple(glyphs))})(?!\w)(?!\s?[0-9])|(?P<coin>p\b(?!\.)|c\b(?!\.))"
        rf"|(?<![$£€] )(?P<dollar>\$)(?!\d|[ ]?\d)|{coded})"
    )


def money_after(text: str, place: int, end: int, value: Decimal = _ONE, tender: Tender = ANYWHERE) -> Money | None:
    """The currency named right behind a number that ends at `place`.

    >>> [money_after(t, 1, len(t)).code for t in ("5 euros", "5 Australian dollars", "5-yuan", "5 USD", "5p", "5 MSEK")]
    ['EUR', 'AUD', 'CNY', 'USD', 'GBP', 'SEK']
    >>> money_after("5 cents", 1, 7).factor, money_after("5 percent", 1, 9)
    (Decimal('0.01'), None)

    Pounds are money from a million on, or where the text speaks of money; "won" only in thousands:

    >>> money_after("5 pounds", 1, 8), money_after("5 pounds", 1, 8, Decimal(10**6)).code, money_after("5 won", 1, 5)
    (None, 'GBP', None)
    """
    sign = _sign_after().match(text, place, end)
    if sign is not None:
        return _signed_after(sign, place, value)
    match = _AFTER.match(text, place, end)
    if match is None:
        return None
    found = list(_WORDS.finditer(text, match.start("words"), match.end()))
    first = found[0].group().lower()
    if first.rstrip(".") not in first_words() and first not in first_words():
        return None
    for count in range(min(len(found), 4), 0, -1):
        name = " ".join(word.group().lower() for word in found[:count]).removesuffix(".")
        known, last = names().get(name), found[count - 1]
        if known is None or not _is_money(last.group(), name, value, place, tender):
            continue
        stop = last.end() - last.group().endswith(".")
        scale = _SCALE_BEHIND.match(text, stop, end) if name.upper() in currency_codes() else None
        if scale is not None:
            known = known._replace(factor=Decimal(_SCALES[scale["scale"]]))
        return Money(place, scale.end() if scale else stop, known.code, known.factor, known.family)
    return None


def _signed_after(match: re.Match[str], place: int, value: Decimal) -> Money | None:
    if match["coin"]:
        apart = match.start("coin") > place
        if (match["coin"] == "c" and apart) or (value in _VIDEO and not apart):
            return None
        known = names()["pence"] if match["coin"] == "p" else names()["cents"]
    elif match["code"]:
        written = match["code"]
        known = signs()[written] if written in signs() else Naming(written)
        known = known._replace(factor=Decimal(_MULTIPLES[match["multiple"]]))
    else:
        known = signs()[match["dollar"] or match["sign"]]
    return Money(place, match.end(), known.code, known.factor, known.family)


def _is_money(written: str, name: str, value: Decimal, place: int, tender: Tender) -> bool:
    """Whether a word behind a number names money, and not a weight, a victory or a crown."""
    if name in ("pound", "pounds"):
        return value >= _MILLION or tender.pounds(place)
    if name in ("crown", "crowns"):
        return value >= _GREAT_AMOUNT or tender.code("crown", place) is not None
    if name == "p":
        return value >= _GREAT_AMOUNT
    if len(name) == 3 and name.upper() in currency_codes() and name not in ("yen", "won", "sen", "nis"):
        return written.isupper() or name in ("usd", "eur", "rmb", "gbp")
    return name not in words("currency_names_as_words") or value >= _GREAT_AMOUNT
