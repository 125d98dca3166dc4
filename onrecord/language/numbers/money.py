"""Money beside a number: signs and codes before it, names behind it, and the coins that are a hundredth.

A dollar without a country is that of the United States; "A$", "HK$" and "Canadian dollars" are what they say.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import alternation, table, words

__all__ = [
    "Money",
    "currency_codes",
    "first_words",
    "is_sure_amount",
    "letters_of_money",
    "money_after",
    "money_before",
    "money_word_before",
]


ONE = Decimal(1)
CENT = Decimal("0.01")


class Money(NamedTuple):
    """A currency found beside a number: where its words begin and end, and the ISO 4217 code."""

    start: int
    end: int
    code: str
    factor: Decimal = ONE
    """0.01 for cents and pence."""
    bare: bool = False
    """A sign or name that several currencies share: "$", "pounds"."""
    minus: bool = False


@cache
def currency_codes() -> frozenset[str]:
    """The codes of the table.

    >>> {"USD", "CNY", "RUB"} <= currency_codes()
    True
    """
    return frozenset(row["code"] for row in table("currencies"))


@cache
def _symbols() -> dict[str, str]:
    signs = {sign: row["code"] for row in table("currencies") for sign in row["symbols"].split()}
    return signs | {"￥": "CNY", "RMB": "CNY", "rmb": "CNY", "₿": "BTC", "元": "CNY", "US": "USD"}


@cache
def _before() -> re.Pattern[str]:
    """The sign in front of a number; letters may stand apart from "$" ("US $5"), but "a $5 fine" has an article."""
    signs = alternation(tuple(sign for sign in _symbols() if sign != "US"))
    codes = alternation(currency_codes())
    return re.compile(
        r"(?<![A-Za-z0-9])(?<![A-Za-z]-)(?P<minus>[-−]?)"
        r"(?:(?P<letters>(?:us|u\.s\.?|c|hk|nz|US|U\.S\.?|C|HK|NZ|AU|CA)[ ]?|A|S)\$"
        rf"|(?P<sign>{signs})|(?P<code>{codes}|{_LOWER_CODES})\$?)[ \u00a0]?(?P<inner>[-−]?)$"
    )


_LOWER_CODES = "(?:usd|eur|gbp|jpy|cny|inr|aud|cad|chf|rub)"
_GREAT = re.compile(r"[0-9]{4}|[0-9]{1,3}(?:,[0-9]{3}|(?:\.[0-9]+)? ?(?:million|billion|thousand|bn|m\b))")
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
# Letters that are a sign only when glued to an amount that no name would have: "N500 billion", not "K2" or "PS5".
_LETTER_SIGNS = frozenset({"PS", "Br", "Ft", "N", "P", "K"})
_SURE = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}|\.[0-9]{2}(?![0-9])"
    r"|(?:\.[0-9]+)?[ -]?(?:hundred|thousand|million|billion|trillion|bn\b|m\b|k\b))"
)
_SHARED = frozenset({"$", "£", "¥"})
_MONEY_CHARACTERS = re.compile(r"[A-Za-z$£€¥￥₹₽₩₪₫₴₦₺₸฿₱₵₡₾₼₮₭₲៛৳ł元.č/₿]")


def money_before(text: str, place: int, begin: int = 0) -> Money | None:
    """The currency whose sign or code stands right before a number that begins at `place`.

    >>> [money_before(t, len(t)).code for t in ("$", "US $", "HK$", "RMB ", "a fine of EUR", "c $ ")]
    ['USD', 'USD', 'HKD', 'CNY', 'EUR', 'CAD']
    >>> money_before("-$", 2).minus, money_before("all of us ", 10), money_before("a $", 3).code
    (True, None, 'USD')
    """
    if place <= begin:
        return None
    last = text[place - 1] if text[place - 1] not in " \u00a0-−" else text[max(begin, place - 2)]
    if not _MONEY_CHARACTERS.match(last):
        return None
    match = _before().search(text, max(begin, place - 9), place)
    if match is None:
        return None
    minus = bool(match["minus"] or match["inner"])
    if match["letters"]:
        code = _COUNTRY_LETTERS[match["letters"].strip().lower().rstrip(".")]
    elif match["sign"]:
        code = _symbols()[match["sign"]]
        if match["sign"] in _LETTER_SIGNS and (match.end() > match.end("sign") or not is_sure_amount(text, place)):
            return None
    else:
        code = match["code"].upper()
        if code in words("currency_codes_as_words") and not (match["code"].isupper() and _GREAT.match(text, place)):
            return None
    start = match.start("minus") if match["minus"] else match.start() + len(match["minus"])
    return Money(start, match.end(), code, ONE, match["sign"] in _SHARED, minus)


def is_sure_amount(text: str, place: int) -> bool:
    """Whether the digits at `place` are grouped, have cents, or are multiplied, as those of a name never are.

    >>> [is_sure_amount(t, 1) for t in ("N500 billion", "P1,200", "K2", "N95 masks")]
    [True, True, False, False]
    """
    return _SURE.match(text, place) is not None


_LETTERS = re.compile(
    r"(?<![A-Za-z])(?<![A-Za-z]-)(?:\$(?:US|NZ|HK|A|C|S)|(?P<code>[A-Z]{3})|KShs?|Kshs?|TShs?|UShs?|Rs|RM|PS|SR|QR|Tk|Rp|Dhs?|R|N|P|K|kr|Kč"
    r"|zł|c)$"
)


def letters_of_money(text: str, place: int) -> bool:
    """Whether the letters right before a digit are money: "EUR50m", "Rs500"; not "COP28", whose code is also a name.

    >>> letters_of_money("EUR50m", 3), letters_of_money("COP28", 3), letters_of_money("N95", 1)
    (True, False, False)
    """
    match = _LETTERS.search(text, max(0, place - 5), place)
    if match is None or match["code"] is None:
        return match is not None and (match.group() not in _LETTER_SIGNS or is_sure_amount(text, place))
    return match["code"] in currency_codes() and match["code"] not in words("currency_codes_as_words")


_WORD_BEFORE = re.compile(r"(?<![\w-])(?P<name>[A-Za-z]+) $")


def money_word_before(text: str, place: int, begin: int = 0) -> Money | None:
    """The currency whose name stands before a number, as in "rupees 5,000" or "euro 22.5 million".

    >>> money_word_before("rupees 5,000", 7).code, money_word_before("about 5,000", 6)
    ('INR', None)
    """
    match = _WORD_BEFORE.search(text, max(begin, place - 16), place)
    known = _names().get(match["name"].lower()) if match else None
    if match is None or known is None or match["name"].lower() in _ONLY_LARGE | {"pounds", "p"}:
        return None
    return Money(match.start(), place, known[0], known[1])


@cache
def _names() -> dict[str, tuple[str, Decimal]]:
    """Names in lower case, with the code and the factor."""
    names: dict[str, tuple[str, Decimal]] = {}
    for row in table("currencies"):
        for name in filter(None, row["names"].split(",") + row["words"].split(",")):
            names.setdefault(name, (row["code"], ONE))
        for name in filter(None, row["hundredth"].split(",")):
            names.setdefault(name, (row["code"], CENT))
        names.setdefault(row["code"].lower(), (row["code"], ONE))
    names |= {"pound": ("GBP", ONE), "pounds": ("GBP", ONE)}
    return names


@cache
def first_words() -> frozenset[str]:
    """The first word of every name and code of a currency, lower case.

    >>> {"hong", "dollars", "usd"} <= first_words()
    True
    """
    return frozenset(name.split(" ")[0] for name in _names()) | {"us", "hk", "nz"}


_AFTER = re.compile(r"[ \u00a0-]?[ ]?(?P<words>[A-Za-zÀ-ž.]+(?:[ -][A-Za-zÀ-ž]+){0,3})")
_SIGN_AFTER = re.compile(
    r"[ \u00a0]?(?P<sign>US\$|C\$|A\$|[€£¥₹₽₩₪₴元₾₭₿₺₸₦₫฿₱]|(?<![$£€] )\$(?!\d|[ ]?\d)|p\b(?!\.)|c\b(?!\.))"
)
_WORDS = re.compile(r"[A-Za-zÀ-ž.]+")
_SIGNS_AFTER = {"US$": "USD", "C$": "CAD", "A$": "AUD", "元": "CNY"}
# Words that are a currency only beside a great number: "30 won", "2 real".
_ONLY_LARGE = frozenset({"won", "all", "top", "try", "cup", "pen", "mop", "lak", "gel", "bam", "sos", "pab", "cad"})
_VIDEO = frozenset({240, 360, 480, 720, 1080, 1440, 2160})


def money_after(text: str, place: int, end: int, value: Decimal = ONE, sterling: bool = False) -> Money | None:
    """The currency named right behind a number that ends at `place`.

    >>> [money_after(t, 1, len(t)).code for t in ("5 euros", "5 Australian dollars", "5-yuan", "5 USD", "5p")]
    ['EUR', 'AUD', 'CNY', 'USD', 'GBP']
    >>> money_after("5 cents", 1, 7).factor, money_after("5 percent", 1, 9)
    (Decimal('0.01'), None)

    Pounds are money from a million on, or where the text speaks of sterling; "won" only in thousands:

    >>> money_after("5 pounds", 1, 8), money_after("5 pounds", 1, 8, Decimal(10**6)).code, money_after("5 won", 1, 5)
    (None, 'GBP', None)
    """
    sign = _SIGN_AFTER.match(text, place, end)
    if sign is not None:
        mark = sign["sign"]
        if mark in ("p", "c"):
            apart = sign.start("sign") > place
            if (mark == "c" and apart) or (value in _VIDEO and not apart):
                return None
            return Money(place, sign.end(), "GBP" if mark == "p" else "USD", CENT)
        return Money(place, sign.end(), _SIGNS_AFTER.get(mark) or _symbols()[mark], ONE, mark in _SHARED)
    match = _AFTER.match(text, place, end)
    if match is None:
        return None
    words = list(_WORDS.finditer(text, match.start("words"), match.end()))
    if words[0].group().lower().rstrip(".") not in first_words() and words[0].group().lower() not in first_words():
        return None
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(word.group().lower() for word in words[:count]).removesuffix(".")
        known = _names().get(name)
        if known is None or not _is_money(words[count - 1].group(), name, value, sterling):
            continue
        last = words[count - 1]
        return Money(place, last.end() - last.group().endswith("."), known[0], known[1], name in ("dollar", "dollars"))
    return None


def _is_money(written: str, name: str, value: Decimal, sterling: bool) -> bool:
    if name in ("pound", "pounds"):
        return value >= 1e6 or sterling
    if name in ("p", "won"):
        return value >= 1000
    if len(name) == 3 and name.upper() in currency_codes() and name not in ("yen", "won", "sen"):
        return written.isupper() or name in ("usd", "eur", "rmb", "gbp")
    return name not in _ONLY_LARGE or value >= 1000
