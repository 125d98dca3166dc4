"""Numbers in digits: grouped by comma, point, space or apostrophe, with decimals, powers of ten, fractions, a sign."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

__all__ = ["Numeral", "numeral_at"]


class Numeral(NamedTuple):
    """A number in digits: its place and its value, before any word that multiplies it."""

    start: int
    end: int
    value: Decimal
    whole: bool
    """Written as a plain run of digits, as years and labels are."""


_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
# What a whole is parted into where more than one whole is told: "5/2", but not "140/90".
_HALVED = frozenset({2, 3, 4, 5, 8, 16, 32})
_SPACE = "[ \u00a0\u202f\u2009]"
# The group separators are told apart by what follows them: three digits each time, and never a fourth.
_NUMERAL = re.compile(
    rf"""
    (?P<mixed> [0-9]{{1,4}} {_SPACE}? )? (?P<vulgar> [{"".join(_VULGAR)}] )               # 2½, ¾
  | (?P<plain>
        [0-9]{{1,3}} (?: , (?: [0-9]{{3}} | [ ]000 ) )+ (?: \. [0-9]+ )? (?! [0-9] )      # 1,234,567.8
      | [0-9]{{1,2}} (?: , [0-9]{{2}} )+ , [0-9]{{3}} (?: \. [0-9]+ )? (?! [0-9] )        # 12,34,567
    )
  | (?P<european>
        [0-9]{{1,3}} (?: \. [0-9]{{3}} ){{2,}} (?: , [0-9]+ )? (?! [0-9.] )               # 1.234.567
      | [0-9]{{1,3}} (?: \. [0-9]{{3}} )+ , [0-9]{{1,2}} (?! [0-9,] )                     # 1.234,56
      | (?<! , ) [0-9]{{1,3}} , [0-9]{{1,2}} (?! [0-9] | ,[0-9] )                         # 2,7
    )
  | (?P<spaced>
        [1-9] [0-9]{{0,2}} (?: (?P<gap> {_SPACE} | ['’] ) [0-9]{{3}} ) (?: (?P=gap) [0-9]{{3}} )*
        (?: [.,] [0-9]+ )? (?! [0-9] | [.,'’] [0-9] | {_SPACE} [0-9] )                    # 1 234 567,8
        (?: (?<= 000 ) | (?! (?! [bmt]n | [mbkt]\b | million | billion ) [A-Za-z] ) )  # no "18 155mm guns"
    )
  | (?P<whole> [0-9]+ (?P<decimals> \. [0-9]+ )? )                                        # 1234, 12.5
    (?: (?: [eE] | {_SPACE}? [x×·] {_SPACE}? 10 \^? )
        (?P<power> [-+−]? [0-9]{{1,3}} | [⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}} ) (?! [0-9A-Za-z] ) )?
    (?: (?<= [0-9] ) (?: {_SPACE} (?P<over> [0-9]{{1,3}} ) )? / (?P<under> [0-9]{{1,3}} ) (?! [0-9/] ) )?
  | (?P<point> \. [0-9]+ )                                                                # .25
    """,
    re.VERBOSE,
)

# Most numbers are a few digits and nothing that any longer shape could go on with.
_DIGITS_ALONE = re.compile(
    rf"[0-9]{{1,15}}(?![0-9eE/x×·{''.join(_VULGAR)}]|[.,'’][0-9 ]|{_SPACE}[0-9x×·{''.join(_VULGAR)}])"
)


def numeral_at(text: str, place: int, end: int | None = None) -> Numeral | None:
    """The number in digits that begins at `place`, or None; a sign is not part of it.

    >>> texts = ("1,234.5", "1.234.567", "1.234,5", "12,34,567", "40 000", "3e4", "2½", "3/4")
    >>> [float(numeral_at(t, 0).value) for t in texts]
    [1234.5, 1234567.0, 1234.5, 1234567.0, 40000.0, 30000.0, 2.5, 0.75]

    The value is the very decimal that is written:

    >>> numeral_at("16.40", 0).value
    Decimal('16.40')

    Digits in front of the place belong to another number, and three digits in a row make no list into one:

    >>> numeral_at("22,24,26", 0).value, numeral_at("5, 120", 0).value
    (Decimal('22'), Decimal('5'))
    """
    end = len(text) if end is None else end
    alone = _DIGITS_ALONE.match(text, place, end)
    if alone is not None:
        return Numeral(place, alone.end(), Decimal(alone.group()), True)
    match = _NUMERAL.match(text, place, end)
    if match is None:
        return None
    if match["under"] and _is_a_pair(match):
        return Numeral(match.start(), match.end("whole"), Decimal(match["whole"]), True)
    value = _value(match)
    if value is None:
        return None
    plain = match["whole"] is not None and match.end() == match.end("whole") and match["decimals"] is None
    return Numeral(match.start(), match.end(), value, plain)


def _is_a_pair(match: re.Match[str]) -> bool:
    """Whether a slash parts two numbers and makes no fraction: "140/90" is a blood pressure."""
    whole, under = match["whole"], int(match["under"])
    return not match["over"] and whole.isdigit() and int(whole) > under and under not in _HALVED


def _value(match: re.Match[str]) -> Decimal | None:
    if match["vulgar"]:
        part, whole = _VULGAR[match["vulgar"]]
        return Decimal(match["mixed"] or 0) + Decimal(part) / whole
    if match["plain"]:
        return _decimal(match["plain"].replace(",", "").replace(" ", ""))
    if match["european"]:
        return _decimal(match["european"].replace(".", "").replace(",", "."))
    if match["spaced"]:
        return _decimal(re.sub(r"[^0-9.]", "", match["spaced"].replace(",", ".")))
    if match["point"]:
        return _decimal(match["point"])
    digits = match["whole"]
    if match["power"]:
        digits = f"{digits}e{match['power'].translate(_SUPERSCRIPT)}"
    value = _decimal(digits)
    if value is None or not match["under"]:
        return value
    under = Decimal(match["under"])
    if not under:
        return None
    return value + Decimal(match["over"]) / under if match["over"] else value / under


_BEYOND = Decimal("1e300")


def _decimal(digits: str) -> Decimal | None:
    """The value, or None where it is beyond every measure."""
    value = Decimal(digits)
    return value if value < _BEYOND else None
