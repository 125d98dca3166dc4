"""Dates in running text, with the ISO 8601 string of what they name, of the precision that the text gives.

A relative date ("last year", "on Friday", "two years ago") is found always, and resolved when that of writing is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.language.dates import calendar
from onrecord.language.dates.years import is_year
from onrecord.language.lexicon.lists import table
from onrecord.language.lexicon.tries import trie_pattern
from onrecord.language.numbers.numbers import parse_number

__all__ = ["DateMention", "copyright_year", "find_dates"]


class DateMention(NamedTuple):
    """Words that name a date: their place, and the date where the text and the day of writing tell it."""

    start: int
    end: int
    iso: str | None
    """2021, 2021-03, 2021-03-05, 2021-W09, 2021/2025: reduced precision or an interval of ISO 8601."""
    relative: bool = False
    """Whether it hangs on the day of writing."""


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9%:])"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|,[0-9]|\.[0-9])"
_TO = r"[ ]?(?:-|–|—|to|and|through|until)[ ]?"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_COUNT = (
    r"(?:[0-9]{1,3}(?:\.5)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one) hundred)"
)

# Longer shapes stand before those that they begin with. How any of them begins is asked first, since few words do.
_ABSOLUTE = re.compile(
    rf"""
    (?<![\w/$£€-]) (?<![0-9][.,])
    (?= [0-9ABDFHJMNOQS] | (?:the|early|late|mid|in|their|his|her)[ -][’'0-9] | first|second|third|fourth | fiscal )
    (?:
      (?P<iso> [12][0-9]{{3}}-[01][0-9]-[0-3][0-9] ) (?![0-9-])
    | (?P<slashed> [0-3]?[0-9] / [0-3]?[0-9] / (?:[12][0-9])?[0-9][0-9] ) (?![0-9/])
    | (?:the[ ])? (?P<day_first> {_DAY} ) (?: {_TO} (?P<last_day> {_DAY} ) )? [ ] (?:of[ ])?
        (?P<of_month> {_MONTH} ) (?: ,?[ ] (?P<of_year> {_YEAR} ) )? (?!\w)
    | (?P<month> {_MONTH} ) [ ] (?P<day> {_DAY} ) (?: {_TO} (?: {_MONTH} [ ] )? (?P<to_day> {_DAY} ) )?
        (?!\w | ,[0-9]{{3}}) (?: ,?[ ]{{1,2}} (?P<year> {_YEAR} ) )?
    | (?P<month_only> {_MONTH} ) (?: ,? (?:[ ]of)? [ ] (?P<month_year> {_YEAR} ) ) (?!\w)
    | (?: (?P<part> {_ORDINAL} )[ -](?P<kind> quarter|half ) | Q(?P<q> [1-4] ) | H(?P<h> [12] ) ) (?:
        (?:[ ]of)? [ ] (?:fiscal[ ])? (?P<part_year> {_YEAR} ) )? (?![\w-])
    | (?: A\.?D\.? | B\.?C\.? ) [ ] (?P<era> [0-9]{{1,4}} ) (?: {_TO} [0-9]{{1,4}} )? (?!\w)
    | (?P<era_after> [0-9]{{1,4}} ) [ ]? (?: A\.D\. | B\.C\. | AD | BC | BCE | CE ) (?!\w)
    | (?: (?:the|late|early|mid|in|their|his|her)[ -] )? (?P<decade> (?:1[0-9]|20)[0-9]0 ) [’']?s (?!\w)
    | (?:the|late|early|mid)[ -] [’'] (?P<short_decade> [0-9]0 ) s (?!\w)
    | (?:FY[ ]?|fiscal(?:[ ]year)?[ ])  (?P<fiscal> (?:20)?[0-9]{{2}} ) (?!\w)
    | (?P<from_year> {_YEAR} ) (?: (?: [-–—/] | [ ][-–—][ ] ) (?P<to_short> [0-9]{{2}} (?! [0-9] | ,[0-9] ) )
        | (?: [-–—/] | [ ](?:to|and|through|until)[ ] | [ ][-–—][ ] ) (?P<to_year> {_YEAR} ) ) (?![\w%])
    | (?P<bare> {_YEAR} ) (?![\w%])
    | (?P<bare_month> {_MONTH} ) (?! \w | \.\w )
    )
    """,
    re.VERBOSE,
)
# Most sentences have none of these, and are done with quickly: letters that every relative date holds.
_TIME_WORD = re.compile(r"day|ear|onth|eek|uarter|ecade|entur|night|ago\b|hence|advance|omorrow|DAY|EAR|ONTH|EEK")
# The first character stands alone in front, so that the search skips to the next one of these.
_ABSOLUTE_HINT = re.compile(
    r"""
    [0-9ABDFHJMNOQSfhq] (?<!\w.) (?:
      (?<=[12]) [0-9]{3} (?![0-9]|,[0-9])
    | (?<=[0-9]) (?: [0-9]?/[0-9] | 0s | [0-9]*[ ]?[ABC] )
    | (?<=[QHF]) Y?[ ]?[0-9]
    | (?<=[AB]) \.?[DC]\b
    | (?<=f)iscal | (?<=q)uarter | (?<=h)alf
    | (?<=J)(?:an|un|ul) | (?<=F)eb | (?<=M)a[ry] | (?<=A)(?:pr|ug) | (?<=S)ep | (?<=O)ct | (?<=N)ov | (?<=D)ec
    )
    """,
    re.VERBOSE,
)


def find_dates(
    text: str, start: int = 0, end: int | None = None, published: date | None = None, year: int | None = None
) -> list[DateMention]:
    """The dates of a stretch of text, in order.

    >>> wrote = date(2022, 2, 4)
    >>> found = find_dates("On Feb. 3 trade for 2021 was up; in May 2014 and last year it fell.", published=wrote)
    >>> [d.iso for d in found]
    ['2022-02-03', '2021', '2014-05', '2021']

    What only looks like a year is none; what hangs on an unknown day of writing has no date:

    >>> [d.iso for d in find_dates("In 2014 some 2000 people came two years ago.")]
    ['2014', None]

    Where the year of writing is known and the day is not, years are told from it, and nothing smaller:

    >>> [d.iso for d in find_dates("They met last year and two years ago, but not last month.", year=2022)]
    ['2021', '2020', None]
    """
    end = len(text) if end is None else end
    found = []
    if _ABSOLUTE_HINT.search(text, start, end) is not None:
        found = [d for m in _ABSOLUTE.finditer(text, start, end) if (d := _absolute(text, m, published)) is not None]
    if _TIME_WORD.search(text, start, end) is not None:
        found += _relatives(text, start, end, published, year)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _absolute(text: str, match: re.Match[str], published: date | None) -> DateMention | None:
    iso = _iso(text, match, published)
    return None if iso == "" else DateMention(match.start(), match.end(), iso)


def _iso(text: str, match: re.Match[str], published: date | None) -> str | None:
    """The date that was matched; None when its year is not known, "" when it is none at all."""
    if match["iso"]:
        return match["iso"]
    if match["slashed"]:
        return _slashed(match["slashed"])
    if match["bare"]:
        return match["bare"] if is_year(text, match.start("bare"), match.end("bare")) else ""
    if match["from_year"]:
        last = match["to_year"] or match["from_year"][:2] + match["to_short"]
        if match["to_year"] and not is_year(text, match.start("to_year"), match.end("to_year")):
            return ""
        return calendar.between(match["from_year"], last) or ""
    if match["decade"]:
        return f"{match['decade']}/{int(match['decade']) + 9}"
    if match["fiscal"]:
        return match["fiscal"] if len(match["fiscal"]) == 4 else f"20{match['fiscal']}"
    if match["part"] or match["q"] or match["h"]:
        return _part_of_year(match, published)
    name = match["month"] or match["of_month"] or match["month_only"] or match["bare_month"]
    if name is None:
        return None
    number = calendar.month_number(name)
    if number is None or (match["bare_month"] and not _names_a_month(text, match)):
        return ""
    given = match["year"] or match["of_year"] or match["month_year"]
    first = int(re.sub(r"\D", "", match["day"] or match["day_first"] or "") or 0)
    if first > 31:
        return ""
    year = int(given) if given else _nearest_year(published, number)
    if year is None:
        return None
    return (calendar.day(year, number, first) if first else None) or calendar.month(year, number)


_MODAL = re.compile(
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Oo]f|[Uu]ntil|[Ff]rom|[Ll]ate|[Ee]arly|[Ee]very|[Ff]or"
    r"|[Tt]o|[Dd]uring|[Bb]efore|[Aa]fter|and|through)[ -]$"
)


def _names_a_month(text: str, match: re.Match[str]) -> bool:
    """May and March are also a verb and a name: they are months behind "in", "since", "last" …"""
    if match.group().rstrip(".") not in ("May", "March", "Mar", "Jan", "Dec", "Sep", "Jun", "August", "April", "June"):
        return True
    return _MODAL.search(text, max(0, match.start() - 8), match.start()) is not None


def _slashed(words: str) -> str | None:
    first, second, year = (int(part) for part in words.split("/"))
    year = year if year > 99 else 2000 + year
    if first > 12:
        return calendar.day(year, second, first)
    return calendar.day(year, first, second) if second > 12 or first == second else f"{year:04d}"


def _part_of_year(match: re.Match[str], published: date | None) -> str | None:
    parts = 2 if match["h"] or match["kind"] == "half" else 4
    if not match["part_year"] and match["kind"] == "half":
        return ""
    number = int(match["q"] or match["h"] or 0) or next(
        i
        for i, names in enumerate((("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th")), 1)
        if match["part"] in names
    )
    if number > parts:
        return ""
    if match["part_year"]:
        return calendar.quarter(int(match["part_year"]), number, parts)
    if published is None:
        return None
    year = published.year if number * 12 // parts - 12 // parts < published.month else published.year - 1
    return calendar.quarter(year, number, parts)


def _nearest_year(published: date | None, number: int) -> int | None:
    """The year of a month named without one: that which brings it nearest to the day of writing."""
    if published is None:
        return None
    distance = number - published.month
    return published.year - 1 if distance > 6 else published.year + 1 if distance < -6 else published.year


@cache
def _shifts() -> dict[str, tuple[str, int]]:
    return {row["words"]: (row["unit"], int(row["shift"])) for row in table("date_relative")}


_SHIFT = re.compile(rf"\b{trie_pattern([*_shifts(), *map(str.capitalize, _shifts())])}(?![\w-])")
_AGO = re.compile(r" (?:ago|hence|in advance)\b")
_COUNTED = re.compile(
    rf"(?<![\w-])(?P<count>{_COUNT})(?: and a half)?[ -](?P<unit>day|week|month|year|decade|century|centurie|hour"
    rf"|minute)s?$",
    re.IGNORECASE,
)
_WEEKDAY_NAME = re.compile(_WEEKDAY)
_WHICH = re.compile(r"(?<!\w)(?:last|this|next|on|past|early|late|by|until|since) (?:(?:early|late) )?$", re.IGNORECASE)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _relatives(text: str, start: int, end: int, published: date | None, year: int | None) -> Iterator[DateMention]:
    """Dates that hang on the day of writing: "last year", "two years ago", "on Friday"."""
    for match in _SHIFT.finditer(text, start, end):
        unit, by = _shifts()[match.group().lower()]
        yield DateMention(*match.span(), _shifted(published, year, unit, by), True)
    for match in _AGO.finditer(text, start, end):
        counted = _COUNTED.search(text, max(start, match.start() - 40), match.start())
        if counted is not None:
            back = match.group() == " ago"
            yield DateMention(counted.start(), match.end(), _distant(counted, published, year, back), True)
    for match in _WEEKDAY_NAME.finditer(text, start, end):
        which = _WHICH.search(text, max(start, match.start() - 12), match.start())
        iso = _weekday(match.group(), which.group().lower() if which else "", published) if published else None
        yield DateMention(which.start() if which else match.start(), match.end(), iso, True)


def _shifted(published: date | None, year: int | None, unit: str, by: int) -> str | None:
    """The date that lies so far from that of writing; years can be told without the day."""
    if published is None and (year is None or unit != "year"):
        return None
    return calendar.shifted(published or date(year or 1, 1, 1), unit, by)


def _distant(match: re.Match[str], published: date | None, year: int | None, back: bool) -> str | None:
    """The date that lies "two years ago" before the day of writing."""
    count = Decimal(1) if match["count"].lower() in ("a", "an") else parse_number(match["count"])
    unit = match["unit"].lower().replace("centurie", "century")
    if count is None or unit in ("hour", "minute"):
        return None
    return _shifted(published, year, unit, int(-count if back else count))


def _weekday(name: str, which: str, published: date) -> str | None:
    """The day of that name: the last one up to the day of writing, unless the text says "next"."""
    back = (published.weekday() - _WEEKDAYS.index(name)) % 7
    if which.startswith("next"):
        back -= 7
    elif which.startswith("last") and back == 0:
        back = 7
    return _plus_days(published, -back)


def _plus_days(anchor: date, days: int) -> str | None:
    try:
        return (anchor + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright)\s*(?:©\s*)?(?P<year>(?:19|20)[0-9]{2})(?!\s?[-–,]\s?(?:19|20)?[0-9]{2}|[0-9])",
    re.IGNORECASE,
)


def copyright_year(rights: str | None) -> int | None:
    """The year of a copyright line, which is that of writing; None where it names none, or several.

    >>> copyright_year("© 2022 Harbour Post"), copyright_year("Copyright 2010-2022 Harbour Post"), copyright_year(None)
    (2022, None, None)
    """
    match = _COPYRIGHT.search(rights) if rights else None
    return int(match["year"]) if match is not None else None
