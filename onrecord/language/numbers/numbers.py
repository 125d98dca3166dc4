"""Numbers in running text: digits, words, and both together, with their values.

One scan finds the digits and number words; the grammar of `onrecord.language.numbers.number_words` is asked only there.
What a number means (a year, a label, a measure) is not decided here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from onrecord.language.numbers.magnitudes import magnitude_at
from onrecord.language.numbers.money import letters_of_money
from onrecord.language.numbers.number_scan import next_candidate
from onrecord.language.numbers.number_words import (
    ONE,
    Reading,
    Token,
    cardinal,
    denominators,
    fraction,
    number_words,
    ordinals,
    run,
)
from onrecord.language.numbers.numerals import numeral_at

__all__ = ["FRACTION_OF_A_POINT", "Form", "Number", "find_numbers", "parse_number"]

Form = Literal["digits", "words", "mixed", "fraction", "ordinal", "vague", "year"]
"""How a number is written: "vague" is a plural magnitude ("dozens"), "year" a year in words ("nineteen eighty")."""


class Number(NamedTuple):
    """A number and its place: `text[start:end]` holds its sign, article, digits, words and magnitude."""

    start: int
    end: int
    value: Decimal
    form: Form
    scale: Decimal = ONE
    """What the number's last word or letter multiplied it by: 1e6 in "2.7 million"."""
    plain: bool = False
    """A bare run of digits, as years, labels and ages are written."""


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """The numbers of a stretch of text, in order.

    >>> [float(n.value) for n in find_numbers("ten of the 2.7 million, half a million and three-quarters of 1,234")]
    [10.0, 2700000.0, 500000.0, 0.75, 1234.0]
    >>> [(n.form, float(n.value)) for n in find_numbers("tens of thousands fled, a dozen stayed, minus 5 degrees")]
    [('vague', 10000.0), ('words', 12.0), ('digits', -5.0)]

    Digits inside a word are none: "Covid-19", "F-16", "G20"; nor is a part of a name or of a version:

    >>> find_numbers("The G20, an A320neo and release 4.5.6")
    []
    """
    end = len(text) if end is None else end
    found: list[Number] = []
    place = start
    while (match := next_candidate(text, place, end)) is not None:
        at = match.end() - 1 if text[match.end() - 1].isdigit() else match.start()
        number = _number_at(text, at, end, start, found[-1].end if found else -1)
        if number is None:
            place = _skip(text, match, end)
            continue
        if not found or number.start >= found[-1].end:
            found.append(number)
        place = number.end
    return found


def parse_number(words: str) -> Decimal | None:
    """The value of words that are one number and nothing else.

    >>> parse_number("fifteen"), parse_number("4 thousand 3 hundred and 21"), parse_number("$4.2bn")
    (Decimal('15'), Decimal('4321'), None)
    """
    words = words.strip()
    found = find_numbers(words)
    return found[0].value if len(found) == 1 and found[0].start == 0 and found[0].end == len(words) else None


_SIGN = re.compile(
    r"(?:(?<![\w)\]%.,'’”\"])[-−]|(?<=[\s(])–|(?<![\w-])(?:minus|negative)[ -]|(?<![\w)])- )$", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?<!\w)(?:an?|A|An|one|One)[ -]$")
# The suffix agrees with the digits: "14st" is a weight.
_ORDINAL_SUFFIX = re.compile(r"(?:(?<=1)(?<!11)st|(?<=2)(?<!12)nd|(?<=3)(?<!13)rd|th)(?!\w)")
# What multiplies digits that are no number is none either: "B500 million".
_MAGNITUDE = re.compile(r"[ -](?:hundred|thousand|million|billion|trillion|crore|lakh)\b")
_SKIPPED = re.compile(r"[\w.,:/-]*\w")


def _skip(text: str, match: re.Match[str], end: int) -> int:
    """Where to look on after something that is no number: behind the whole of a word with digits in it."""
    if match.group()[:2].lower() == "a " and match.end() - match.start() > 2:
        return match.start() + 2
    if not text[match.end() - 1].isdigit():
        return match.end()
    rest = _SKIPPED.match(text, match.start(), min(end, match.start() + 256))
    stop = max(match.end(), rest.end() if rest else 0)
    magnitude = _MAGNITUDE.match(text, stop, end)
    return magnitude.end() if magnitude else stop


def _number_at(text: str, place: int, end: int, begin: int, last: int) -> Number | None:
    if text[place] in "aA" and text[place + 1] == " ":
        return _article_fraction(text, place, end)
    digit = text[place].isdigit()
    if digit and place - 1 >= begin and text[place - 1] == "." and (place - 2 < begin or text[place - 2] in " ($£€-−"):
        place -= 1
    if digit and not _free_on_the_left(text, place, begin) and not _closes_a_pair(text, place, last):
        return None
    tokens = _lone(text, place, end) if digit else run(text, place, end)
    if not tokens:
        return None
    if len(tokens) == 1 and tokens[0].kind == "numeral":
        number = _numeral(text, tokens, place, end)
        return _signed(text, number, begin) if number is not None else None
    number = (
        _plural(tokens)
        or _ordinal(text, tokens)
        or _year(tokens)
        or _divided(text, tokens, place)
        or _cardinal(text, tokens, end)
    )
    if number is None:
        return None
    return _signed(text, number, begin)


_NEXT_WORD = re.compile(r"[A-Za-z]+")


def _lone(text: str, place: int, end: int) -> list[Token]:
    """The run of a numeral, which mostly is the numeral alone: no number word follows it."""
    numeral = numeral_at(text, place, end)
    if numeral is None:
        return []
    follower = text[numeral.end : numeral.end + 1]
    gap = follower in (" ", "\u00a0", "-")
    word = _NEXT_WORD.match(text, numeral.end + gap, end) if gap or follower in ("t", "m", "b", "c", "l") else None
    if word is None or (word.group().lower() not in number_words() and word.group().lower() not in ("and", "of", "a")):
        return [Token(numeral.start, numeral.end, "numeral", numeral.value, "", "")]
    return run(text, place, end)


def _numeral(text: str, tokens: list[Token], place: int, end: int) -> Number | None:
    """A numeral alone, by far the most frequent: only what follows it can make it more."""
    follower = text[tokens[0].end : tokens[0].end + 2]
    if follower[:1] in "snrt" and follower:
        ordinal = _ordinal(text, tokens)
        if ordinal is not None:
            return ordinal
    if follower in (" o", " i", " O", " I"):
        divided = _divided(text, tokens, place)
        if divided is not None:
            return divided
    return _cardinal(text, tokens, end)


def _free_on_the_left(text: str, place: int, begin: int) -> bool:
    """Whether a digit begins here, and not in the middle of a word, a code, a version or a longer number.

    A hyphen is free behind a prefix ("sub-7 nanometre", "then-18"), not behind a name ("F-16", "COVID-19", "last-32");
    a currency's code or letters are free ("USD1,700", "RM23.50").
    """
    if place == begin:
        return True
    before = text[place - 1]
    if before.isdigit() or before == "_":
        return False
    if before in ".,:" and place - 2 >= begin and text[place - 2].isdigit():
        return False
    if before == "." and place - 2 >= begin and text[place - 2].isalpha():
        return _ABBREVIATED.search(text, max(begin, place - 8), place) is not None
    if before in "-‐‑" and place - 2 >= begin:
        return _PREFIX.search(text, max(begin, place - 10), place) is not None
    if before == "/" and place - 2 >= begin:
        return not text[place - 2].isalnum() or letters_of_money(text, place)
    return not before.isalpha() or letters_of_money(text, place)


def _closes_a_pair(text: str, place: int, last: int) -> bool:
    """Whether only a hyphen or dash parts this digit from a number: "14-18", "2-0"."""
    return place - 1 == last and text[last] in "-‐‑–—"


_ABBREVIATED = re.compile(r"(?<![A-Za-z])(?:[Rr]s|[Nn]os?|[Aa]pprox|ca|c|[Pp]p?|Fr|[A-Z])\.$")
_PREFIX = re.compile(
    r"(?<=[0-9%][-‐‑])(?:to|by)[-‐‑]$|(?<![\w-])(?:magnitude|sub|then|now|minus|negative|mid|late|early|pre|post|near|over|under|plus|to|from|non)[-‐‑]$"
    r"|(?<!\w)[-‐‑]$",
    re.IGNORECASE,
)


def _plural(tokens: list[Token]) -> Number | None:
    """Plural magnitudes, which state a lower end alone: "dozens" are at least twelve, "tens of thousands" 10,000."""
    first = tokens[0]
    if first.kind != "plural":
        return None
    value, at = first.value, 1
    while at < len(tokens) and tokens[at].kind == "plural" and tokens[at].joint in ("of", " "):
        value *= tokens[at].value
        at += 1
    return Number(first.start, tokens[at - 1].end, value, "vague", scale=value)


def _ordinal(text: str, tokens: list[Token]) -> Number | None:
    """Ordinals in digits ("38th") and in words ("twenty-first", "one hundred and fifth")."""
    if tokens[0].kind == "numeral":
        suffix = _ORDINAL_SUFFIX.match(text, tokens[0].end)
        return Number(tokens[0].start, suffix.end(), tokens[0].value, "ordinal", plain=True) if suffix else None
    if tokens[0].kind == "ordinal":
        return Number(tokens[0].start, tokens[0].end, tokens[0].value, "ordinal")
    at = next((i for i, token in enumerate(tokens) if token.kind in ("ordinal", "part")), 0)
    if not at or tokens[at].word not in ordinals() or tokens[at].joint not in ("-", " ", "and"):
        return None
    if at == 1 and tokens[0].kind in ("unit", "teen"):
        return None
    base = cardinal(tokens[:at])
    if base is None or base.after != at:
        return None
    step = ordinals()[tokens[at].word]
    value = base.value * step if step >= 100 else base.value + step
    return Number(tokens[0].start, tokens[at].end, value, "ordinal")


def _year(tokens: list[Token]) -> Number | None:
    """A year in words: two numbers below one hundred side by side ("nineteen eighty-four")."""
    if tokens[0].kind not in ("teen", "ten") or len(tokens) < 2 or tokens[1].joint != " ":
        return None
    if tokens[1].kind not in ("teen", "ten") or tokens[0].value not in (17, 18, 19, 20):
        return None
    tail = cardinal(tokens[1:3])
    value = tokens[0].value * 100 + (tail.value if tail else 0)
    return Number(tokens[0].start, tokens[min(1 + (tail.after if tail else 0), len(tokens)) - 1].end, value, "year")


# "A quarter-point", "half a percentage point", "three-quarters of a point": parts of a percentage point.
FRACTION_OF_A_POINT = re.compile(r"(?:[- ]| of a | a )(?:full )?(?:percentage[- ])?points?\b")
_DIVIDES = re.compile(r" (?:of|more|less|fewer|higher|lower|bigger|smaller|larger)\b")
# "Four in ten" is a share; "two in 15" and "four in ten years" are not.
_PARTS_OF = frozenset({3, 4, 5, 6, 8, 10, 20, 100, 1000})
_TIME_AFTER = re.compile(
    r"[ -](?:second|minute|hour|day|night|week|month|quarter|year|season|game|match|start)", re.IGNORECASE
)
_OUT_OF = re.compile(r" (?P<how>out of(?: every)?|over|in every|in)(?= )", re.IGNORECASE)


def _divided(text: str, tokens: list[Token], place: int) -> Number | None:
    """Fractions in words, and "one out of three", "one in five"."""
    part = fraction(tokens)
    if part is not None:
        start = tokens[0].start
        article = _ARTICLE.search(text, max(0, start - 4), start) if tokens[0].kind in ("half", "part") else None
        return Number(
            article.start() if article else start, tokens[part.after - 1].end, part.value, "fraction", scale=part.scale
        )
    if tokens[0].word == "quarter" and FRACTION_OF_A_POINT.match(text, tokens[0].end):
        article = _ARTICLE.search(text, max(0, tokens[0].start - 4), tokens[0].start)
        return Number(article.start() if article else tokens[0].start, tokens[0].end, Decimal("0.25"), "fraction")
    top = cardinal(tokens)
    if top is None or top.value > 10 or top.value != int(top.value) or top.after != len(tokens):
        return None
    how = _OUT_OF.match(text, tokens[-1].end)
    if how is None:
        return None
    below = run(text, how.end() + 1, len(text))
    under = cardinal(below)
    if under is None or not top.value < under.value <= 1000 or below[0].value != int(below[0].value):
        return None
    link = how["how"].lower()
    if link == "over" and top.value > 1:
        return None
    if link == "in" and top.value > 1 and (under.value not in _PARTS_OF or _TIME_AFTER.match(text, below[-1].end)):
        return None
    return Number(place, below[under.after - 1].end, top.value / under.value, "fraction")


def _article_fraction(text: str, place: int, end: int) -> Number | None:
    """With an article it is a fraction only before what is divided: "a third of", "a tenth more".

    >>> [float(n.value) for n in find_numbers("A quarter of them won a fourth term.")]
    [0.25, 4.0]
    """
    tokens = run(text, place + 2, end)
    if not tokens or tokens[0].word not in denominators():
        return None
    token = tokens[0]
    if len(tokens) > 1 and tokens[1].kind == "scale" and token.word == "quarter":
        return Number(place, tokens[1].end, tokens[1].value / 4, "fraction", scale=tokens[1].value)
    if _DIVIDES.match(text, token.end, end):
        return Number(place, token.end, ONE / token.value, "fraction")
    return None


def _cardinal(text: str, tokens: list[Token], end: int) -> Number | None:
    if len(tokens) == 1 and tokens[0].kind == "numeral":
        return _lone_numeral(text, tokens[0], end)
    reading = cardinal(tokens)
    if reading is None:
        return None
    spoken = _spoken_decimals(text, tokens, reading, end)
    if spoken is not None:
        return spoken
    used = tokens[: reading.after]
    start, stop, value, scale = used[0].start, used[-1].end, reading.value, reading.scale
    words = sum(token.kind != "numeral" for token in used)
    plain = len(used) == 1 and used[0].kind == "numeral" and text[start:stop].isdigit()
    if used[-1].kind == "numeral":
        letters = magnitude_at(text, stop, end, start)
        if letters is not None:
            stop, scale, plain = letters.end, letters.value, False
            value *= scale
        elif len(used) == 1 and _runs_on(text, stop, end):
            return None
    elif used[0].kind in ("hundred", "scale"):
        several = _several(text, start, stop, value) if len(used) == 1 else None
        if several is not None:
            return several
        article = _ARTICLE.search(text, max(0, start - 4), start)
        if article is None and len(used) == 1 and value == 12:
            return None
        start = article.start() if article else start
    form: Form = "digits" if not words else "words" if words == len(used) else "mixed"
    return Number(start, stop, value, form, scale=scale, plain=plain)


_SEVERAL = re.compile(
    r"(?<!\w)(?:(?P<two>(?:[Aa] )?couple (?:of )?)|(?:[Ss]everal|(?:[Aa] )?few|[Mm]any|[Nn]umerous|[Cc]ountless) )$"
)


def _several(text: str, start: int, stop: int, value: Decimal) -> Number | None:
    """A magnitude that is told to be there more than once: "several hundred" are as many as "hundreds".

    >>> [(n.form, float(n.value)) for n in find_numbers("A few thousand came, a couple of hundred left.")]
    [('vague', 1000.0), ('words', 200.0)]
    """
    before = _SEVERAL.search(text, max(0, start - 14), start)
    if before is None:
        return None
    if before["two"]:
        return Number(before.start(), stop, 2 * value, "words", scale=value)
    return Number(before.start(), stop, value, "vague", scale=value)


def _lone_numeral(text: str, numeral: Token, end: int) -> Number | None:
    """A numeral without any word, with the letters that multiply it."""
    start, stop, value = numeral.start, numeral.end, numeral.value
    letters = magnitude_at(text, stop, end, start)
    if letters is not None:
        return Number(start, letters.end, value * letters.value, "digits", scale=letters.value)
    if _runs_on(text, stop, end):
        return None
    return Number(start, stop, value, "digits", plain=text[start:stop].isdigit())


_POINT = re.compile(r" point(?P<digits>(?: (?:zero|nought|one|two|three|four|five|six|seven|eight|nine))+)(?!\w)")


def _spoken_decimals(text: str, tokens: list[Token], reading: Reading, end: int) -> Number | None:
    """A number whose decimals are spoken one by one, with a magnitude or without: "two point seven five million"."""
    if tokens[0].kind == "numeral" or not text.startswith(" point ", tokens[reading.after - 1].end):
        return None
    point = _POINT.match(text, tokens[reading.after - 1].end, end)
    if point is None:
        return None
    decimals = "".join(str(int(number_words()[word][1])) for word in point["digits"].split())
    value = Decimal(f"{reading.value:.0f}.{decimals}")
    after = run(text, point.end() + 1, end) if text.startswith(" ", point.end()) else []
    if after and after[0].kind == "scale":
        scale = after[0].value
        return Number(tokens[0].start, after[0].end, value * scale, "words", scale=scale)
    return Number(tokens[0].start, point.end(), value, "words")


_MORE_DIGITS = re.compile(r"\.[0-9]+\.[0-9]|[.,:][0-9]|['’]?[0-9]")


def _runs_on(text: str, stop: int, end: int) -> bool:
    """Whether digits go on behind in a way no number does: a version, a clock, a list without spaces is let be."""
    match = _MORE_DIGITS.match(text, stop, end)
    return match is not None and not match.group().startswith(",")


def _signed(text: str, number: Number, begin: int) -> Number:
    if number.form in ("ordinal", "year") or number.start == begin:
        return number
    nearest = text[number.start - 1]
    if nearest not in "-−–" and not (nearest == " " and text[max(0, number.start - 2)] in "seSE-"):
        return number
    sign = _SIGN.search(text, max(begin, number.start - 10), number.start)
    if sign is not None and text[max(begin, sign.start() - 2) : sign.start()].strip().isdigit():
        return number
    if sign is None or (sign.group() == "- " and sign.start() > begin):
        return number
    return Number(sign.start(), number.end, -number.value, number.form, number.scale, False)
