"""The grammar of numbers in words: which words a run of number words holds, and what they come to.

A run is a stretch of number words and numerals joined by spaces, hyphens and "and". It is read by recursive descent:

    number   := [sign] (fraction | cardinal)
    cardinal := hundreds { scale+ [hundreds] } [and fraction]          two million three hundred thousand
    hundreds := small [hundred [and] small]                            four hundred and five
    small    := ten [-unit] | teen | unit | numeral                    forty-five
    fraction := small part(s) | half a scale                           two thirds, half a million
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.lexicon.lists import table
from onrecord.language.numbers.numerals import numeral_at

__all__ = ["Reading", "Token", "cardinal", "denominators", "fraction", "number_words", "ordinals", "run"]


ONE = Decimal(1)
HUNDRED = Decimal(100)


class Token(NamedTuple):
    """A number word or a numeral, with what joins it to the last: "", " ", "-", ",", "a", "of", "and" or "and a"."""

    start: int
    end: int
    kind: str
    value: Decimal
    joint: str
    word: str


class Reading(NamedTuple):
    """What some tokens come to: `after` is the index of the first token not used, `scale` the last multiplier."""

    value: Decimal
    after: int
    scale: Decimal = ONE


@cache
def number_words() -> dict[str, tuple[str, Decimal]]:
    """Kind and value of each number word, lower case; ordinals and denominators included."""
    words = {row["word"]: (row["kind"], Decimal(row["value"])) for row in table("number_words")}
    words.update({word: ("part", value) for word, value in denominators().items()})
    words.update({word: ("ordinal", value) for word, value in ordinals().items()})
    return words


@cache
def ordinals() -> dict[str, Decimal]:
    """The value of each ordinal word.

    >>> ordinals()["twelfth"]
    Decimal('12')
    """
    return {row["word"]: Decimal(row["value"]) for row in table("number_ordinals")}


@cache
def denominators() -> dict[str, Decimal]:
    """What each denominator divides by.

    >>> denominators()["quarters"]
    Decimal('4')
    """
    return {word: Decimal(row["value"]) for row in table("number_ordinals") for word in row["divides"].split()}


_PARTS = {"half": Decimal(2)} | denominators()
_WORD = re.compile(r"[A-Za-z]+")
_JOINT = re.compile(
    """
      -(?P<joined>and)-(?P<joined_a>an?-)?
    | (?P<hyphen> [ ]?[-‐‑][ ]? )
    | [ \u00a0]{1,3} (?P<and> and|And|AND ) [ \u00a0]{1,3} (?P<and_a> an?[ ] )?
    | [ ]of[ ] (?P<of_a> a[ ] )?
    | (?P<a> [ ]a[ ] | -a- )
    | (?P<comma> ,[ ] (?= [a-z] ) )
    | [ \u00a0]{1,3}
    """,
    re.VERBOSE,
)
# Glued to its digits, as typesetting leaves it at times: "$33million".
_SCALE = re.compile(r"(?:thousand|million|billion|trillion|crore|lakh)s?\b", re.IGNORECASE)
_GLUED = re.compile(r"[\w’']")


def run(text: str, place: int, end: int) -> list[Token]:
    """The number words and numerals that follow one another from `place` on.

    >>> [token.word for token in run("four hundred and five men", 0, 25)]
    ['four', 'hundred', 'five']

    Raises nothing: where no number stands the list is empty.
    """
    tokens: list[Token] = []
    joint = ""
    while len(tokens) < 24:
        numeral = numeral_at(text, place, end)
        if numeral is not None and tokens and tokens[-1].kind == "numeral":
            break
        if numeral is not None:
            tokens.append(Token(numeral.start, numeral.end, "numeral", numeral.value, joint, ""))
        else:
            word = _WORD.match(text, place, end)
            known = number_words().get(word.group().lower()) if word else None
            if word is None or known is None or (word.end() < end and _GLUED.match(text, word.end())):
                break
            tokens.append(Token(word.start(), word.end(), known[0], known[1], joint, word.group().lower()))
        glue = _JOINT.match(text, tokens[-1].end, end)
        if glue is None and tokens[-1].kind == "numeral" and _SCALE.match(text, tokens[-1].end, end):
            place, joint = tokens[-1].end, " "
            continue
        if glue is None or (glue["comma"] and not _may_go_on(tokens)):
            break
        joint = _joint(glue)
        place = glue.end()
    return tokens


def _may_go_on(tokens: list[Token]) -> bool:
    """Whether a comma may stand within a number in words: "five thousand, six hundred"."""
    return tokens[-1].kind == "scale" and tokens[-1].value >= 1000 and tokens[0].kind != "numeral"


def _joint(glue: re.Match[str]) -> str:
    if glue["comma"]:
        return ","
    if glue["joined"]:
        return "and a" if glue["joined_a"] else "and"
    if glue["hyphen"]:
        return "-"
    if glue["and"]:
        return "and a" if glue["and_a"] else "and"
    if glue["a"]:
        return "a"
    return "of" if glue.group().strip().startswith("of") else " "


def cardinal(tokens: list[Token], first: int = 0) -> Reading | None:
    """The cardinal number that begins at the token `first`.

    >>> cardinal(run("two hundred and five thousand", 0, 29)).value
    Decimal('205000')
    >>> cardinal(run("three lakh crore", 0, 16)).value, cardinal(run("two and a half million", 0, 22)).value
    (Decimal('3000000000000'), Decimal('2500000.0'))
    """
    if first >= len(tokens):
        return None
    start = _hundreds(tokens, first)
    if start is None:
        if tokens[first].kind != "scale":
            return None
        start = Reading(ONE, first)
    value, at, scale = start
    value, at = _with_fraction(tokens, value, at, ONE)
    total, last = Decimal(0), Decimal("Infinity")
    while _is_scale(tokens, at, last):
        scale = ONE
        while at < len(tokens) and tokens[at].kind in _SCALES and (scale == 1 or tokens[at].joint == " "):
            scale *= tokens[at].value
            at += 1
        total += value * scale
        last, value = scale, Decimal(0)
        total, at = _with_fraction(tokens, total, at, scale)
        more = _continuation(tokens, first, at, last)
        if more is None:
            break
        value, at = more.value, more.after
        if at == len(tokens) or tokens[at].kind != "scale":
            break
    return Reading(total + value, at, scale)


_SCALES = ("scale", "plural")


def _is_scale(tokens: list[Token], at: int, last: Decimal) -> bool:
    """Whether a token multiplies the number before it; in the plural too, as in "3 millions", but not "in 3 dozens"."""
    if at >= len(tokens) or tokens[at].joint not in (" ", "-", "") or tokens[at].value >= last:
        return False
    return tokens[at].kind == "scale" or (tokens[at].kind == "plural" and tokens[at].value >= 1000)


def _continuation(tokens: list[Token], first: int, at: int, last: Decimal) -> Reading | None:
    """What goes on behind a scale: "two thousand | three hundred". It is less than the scale, and whole.

    A numeral behind "and" is another number: "1 billion and 18" are two, "a billion and 18" is one, and "$147.9 billion
    and 33.3 million doses" tells of two things. Behind a comma only hundreds go on: "five thousand, six hundred".
    """
    if at >= len(tokens) or tokens[at].joint not in (" ", "and", "-", ","):
        return None
    more = _hundreds(tokens, at)
    if more is None or more.value >= last or more.value != int(more.value):
        return None
    multiplied = more.after < len(tokens) and tokens[more.after].kind == "scale"
    if multiplied and more.value * tokens[more.after].value >= last:
        return None
    joint, numeral = tokens[at].joint, tokens[at].kind == "numeral"
    if joint == "," and not multiplied and more.scale != HUNDRED:
        return None
    if numeral and joint == "and" and (multiplied or tokens[first].kind == "numeral"):
        return None
    alone = numeral and joint != "and" and more.after == at + 1
    return None if alone and not multiplied else more


def fraction(tokens: list[Token], first: int = 0) -> Reading | None:
    """The fraction that begins at the token `first`: a numerator and its part, or half a scale.

    >>> fraction(run("three-quarters", 0, 14)).value, fraction(run("half a million", 0, 14)).value
    (Decimal('0.75'), Decimal('500000.0'))

    Without the plural it is an ordinal: "two third places"; so is a numeral before it: "5 third".

    >>> fraction(run("two third places", 0, 16)) is None
    True
    """
    token = tokens[first]
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    if token.kind == "half" or token.word == "quarter":
        part = 1 / token.value
        if after is not None and after.kind == "scale" and after.joint in ("a", " ", "-"):
            return Reading(part * after.value, first + 2, after.value)
        return Reading(part, first + 1) if token.kind == "half" else None
    if token.kind == "part":
        return None
    top = _small(tokens, first)
    if top is None or top.after >= len(tokens) or token.kind == "numeral":
        return None
    part_token = tokens[top.after]
    if part_token.kind == "half" and top.value == 1 and part_token.joint in (" ", "-"):
        return Reading(Decimal("0.5"), top.after + 1)
    if part_token.word not in denominators() or part_token.joint not in (" ", "-"):
        return None
    plural = part_token.word.endswith("s")
    if (top.value > 1 and not plural and part_token.joint != "-") or (top.value == 1 and plural):
        return None
    value, at = top.value / denominators()[part_token.word], top.after + 1
    if at < len(tokens) and tokens[at].kind == "scale" and tokens[at].joint in ("of", " "):
        return Reading(value * tokens[at].value, at + 1, tokens[at].value)
    return Reading(value, at)


def _small(tokens: list[Token], at: int) -> Reading | None:
    """A numeral, or a word below one hundred."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind in ("numeral", "teen", "unit"):
        return Reading(token.value, at + 1)
    if token.kind != "ten":
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.kind == "unit" and after.value and after.joint in (" ", "-"):
        return Reading(token.value + after.value, at + 2)
    return Reading(token.value, at + 1)


def _hundreds(tokens: list[Token], at: int) -> Reading | None:
    """Words below a thousand, or a numeral with "hundred" behind it."""
    small = _small(tokens, at)
    if small is None:
        small = Reading(ONE, at) if at < len(tokens) and tokens[at].kind == "hundred" else None
    if small is None or small.after >= len(tokens) or tokens[small.after].kind != "hundred":
        return small
    value, at = small.value * 100, small.after + 1
    more = _small(tokens, at) if at < len(tokens) and tokens[at].joint in (" ", "-", "and") else None
    if more is None or more.value >= 100 or (tokens[at].kind == "numeral" and tokens[at].joint != "and"):
        return Reading(value, at, HUNDRED)
    follower = tokens[more.after].kind if more.after < len(tokens) and tokens[more.after].joint == " " else ""
    if follower == "hundred" or (tokens[at].joint == "and" and follower == "plural"):
        return Reading(value, at, HUNDRED)
    return Reading(value + more.value, more.after, HUNDRED)


def _with_fraction(tokens: list[Token], value: Decimal, at: int, scale: Decimal) -> tuple[Decimal, int]:
    """Add "and a half" to a number: a half of its scale."""
    if (
        at + 1 < len(tokens)
        and tokens[at].joint == "and"
        and tokens[at].word == "one"
        and tokens[at + 1].word in ("half", "quarter")
    ):
        return value + scale / tokens[at + 1].value, at + 2
    if at < len(tokens) and tokens[at].joint == "and a" and tokens[at].word in _PARTS:
        return value + scale / _PARTS[tokens[at].word], at + 1
    if at < len(tokens) and tokens[at].joint == "and" and scale == 1:
        part = fraction(tokens, at)
        if part is not None and part.value < 1 and tokens[at].kind != "half":
            return value + part.value, part.after
    return value, at
