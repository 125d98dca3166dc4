"""Dates in the many ways news pages print them, and the lines that are nothing but a date."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from onrecord.language.dates.calendar import month_number
from onrecord.language.lexicon.lists import alternation, words
from onrecord.source.errors import Problem
from onrecord.source.page import Block, Page
from onrecord.source.shape import is_prose
from onrecord.source.usage import day_first

__all__ = [
    "DateMention",
    "claim_date_lines",
    "dates_in",
    "is_date_line",
    "is_time_line",
    "one_date",
    "updated_date",
    "without_dates",
]

_MONTH_NAME = alternation(words("months"))
_MONTH = rf"(?P<month>{_MONTH_NAME})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Pages print a time or the next date right after a year: "4 February 202210:31", "Published 4 Feb 20225 Feb 2022".
_DATE_START = r"(?:(?<!\w)|(?<=\D(?:19|20)\d\d))"
_YEAR_END = rf"(?!\d(?!\d?[:.h]\d\d|\d?\s?{_MONTH_NAME}))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DATE_START}{_MONTH}\s{{0,2}}{_DAY},?\s{{0,2}}{_YEAR}{_YEAR_END}",  # February 4th, 2022
        rf"{_DATE_START}{_DAY}(?:\sof)?[\s-]{_MONTH},?[\s-]{_YEAR}{_YEAR_END}",  # 4 February 2022, 4-Feb-2022
        rf"(?<!\d){_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",  # 2022-02-04
        rf"(?<!\d){_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日",  # 2022年2月4日
    )
)
_NUMERIC = re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark){_YEAR}{_YEAR_END}")
_LABEL = re.compile(
    r"(?P<update>updated?|modified|revised|edited)|(?P<issue>published|posted|issued|created|date)", re.IGNORECASE
)
_AROUND = re.compile(
    rf"""
      {alternation(words("source_date_words"))}(?!\w)   # Published, Updated on, Friday, at, GMT
    | \d{{1,2}}\s?[:.h]\s?\d\d(?:[:.]\d\d(?:[.,]\d+)?)?  # 10:31, 10.31, 10h31, 10:31:05.5
    | \d{{1,2}}\s?(?=[ap]\.?m\b)                        # 10 am
    | T(?=\d)                                           # 2022-02-04T10:31
    | [ap]\.?m\.?(?!\w)
    | (?:Z|GMT|UTC)(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?(?!\w)
    | \d{{1,2}}[\s-]min(?:ute)?s?(?:[ ]read)?(?!\w)      # 4 min read
    | (?:\d{{1,2}}|an?)\s(?:minute|hour|day|week|month)s?\sago(?!\w)
    | [+-]\d\d:?\d\d
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WITHOUT_YEAR = re.compile(
    rf"(?<!\w)(?:{_MONTH}\s{_DAY}|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH_NAME}\.?)(?!\w)", re.IGNORECASE
)
_ALNUM = re.compile(r"[^\W_]")
_HOUR = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d|\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\bat\s)?\d{1,2}\s?[:.h]\s?\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|[A-Z]{2,4}T|IST|Z)\b)?(?:\s?[+-]\d\d:?\d\d)?"
    r"|(?:\bat\s)?\d{1,2}\s?[ap]\.?m\b\.?(?:\s[A-Z]{2,4}T\b)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s{0,2}$", re.IGNORECASE
)
_DATE_LABEL = re.compile(
    r"(?:(?:first\s)?(?:published|posted|issued|created|updated?|modified|last\supdated|date)(?:\son)?|on):?\s{0,2}$",
    re.IGNORECASE,
)
_LONGEST = 160


class DateMention(NamedTuple):
    """A full date at a place of a line; `value` is None where day and month cannot be told apart (03/04/2022)."""

    start: int
    end: int
    value: date | None


def dates_in(text: str, day_first: bool | None = None) -> list[DateMention]:
    """The full dates in a line, in order.

    >>> [str(found.value) for found in dates_in("Feb. 4, 2022; updated 5th March 2022, 2022-03-06T10:00Z")]
    ['2022-02-04', '2022-03-05', '2022-03-06']
    >>> [str(found.value) for found in dates_in("25/12/2021 or 03/04/2022")]
    ['2021-12-25', 'None']
    >>> [str(found.value) for found in dates_in("03/04/2022", day_first=True)]
    ['2022-04-03']
    >>> dates_in("31 February 2022, version 4.2.1")
    []
    """
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            name = match["month"]
            month = int(name) if name.isdecimal() else month_number(name) or 0
            value = _date(int(match["year"]), month, int(match["day"]))
            if value is not None:
                found.append(DateMention(match.start(), match.end(), value))
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        # With dots the day stands first everywhere.
        orders = ((second, first),) if match["mark"] == "." else ((second, first), (first, second))
        readings = {day for month, number in orders if (day := _date(year, month, number)) is not None}
        if len(readings) == 2 and day_first is not None:
            readings = {date(year, second, first) if day_first else date(year, first, second)}
        if readings:
            found.append(DateMention(match.start(), match.end(), readings.pop() if len(readings) == 1 else None))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def one_date(text: str, day_first: bool | None = None) -> date | None:
    """The date that a value gives: the only one in it, or the one labelled as published.

    >>> str(one_date("Published 4 Feb 2022, updated 6 Feb 2022")), one_date("soon"), one_date("Updated: 6 Feb 2022")
    ('2022-02-04', None, None)
    """
    values = []
    before = 0
    for mention in dates_in(text, day_first):
        labels = [match.lastgroup for match in _LABEL.finditer(text, before, mention.start)]
        before = mention.end
        if labels and labels[-1] == "update":
            continue
        if labels and labels[-1] == "issue":
            return mention.value
        values.append(mention.value)
    return values[0] if len(set(values)) == 1 else None


def updated_date(text: str, day_first: bool | None = None) -> date | None:
    """The one date of a line that says when the text was last changed.

    >>> str(updated_date("Update: 22 August 2026, 20:11")), updated_date("22 August 2026")
    ('2026-08-22', None)
    """
    values = {mention.value for mention in dates_in(text, day_first)}
    label = _LABEL.search(text)
    return values.pop() if len(values) == 1 and label is not None and label.lastgroup == "update" else None


def without_dates(text: str) -> str:
    """A line without its full dates, the hours, week days and labels beside them.

    >>> without_dates("Ana Roig in Lima, Saturday 5 Feb 2022 14:02 GMT"), without_dates("Posted by Ana on May 4, 2031")
    ('Ana Roig in Lima,', 'Posted by Ana')
    """
    for mention in reversed(dates_in(text)):
        before = text[: mention.start]
        for form in (_WEEKDAY, _DATE_LABEL):
            before = form.sub("", before)
        text = before + text[mention.end :]
    return _CLOCK.sub("", text).strip()


def is_time_line(text: str) -> bool:
    """Whether a line is nothing but an hour.

    >>> is_time_line("23:20"), is_time_line("3:38 P.M. EST"), is_time_line("10"), is_time_line("17:48 Talks end")
    (True, True, False, False)
    """
    return len(text) <= 30 and _HOUR.match(text) is not None and not _ALNUM.search(_AROUND.sub(" ", text))


def is_date_line(text: str) -> bool:
    """Whether a line gives one or more dates, with or without a year, and nothing else but labels, week days and times.

    >>> is_date_line("Published: Friday, 4 February 2022 at 10:31 a.m. GMT | Updated 5 February 2022")
    True
    >>> is_date_line("Issued on: 04/02/2022 - 05:35Modified: 04/02/2022 - 05:33")
    True
    >>> is_date_line("4 Feb, 10:31"), is_date_line("The treaty of 4 February 2022 expired"), is_date_line("10:31")
    (True, False, False)
    """
    if len(text) > _LONGEST:
        return False
    places = [(mention.start, mention.end) for mention in dates_in(text)]
    places = places or [match.span() for match in _WITHOUT_YEAR.finditer(text)]
    if not places:
        return False
    rest = []
    before = 0
    for start, end in places:
        rest.append(text[before:start])
        before = max(before, end)
    rest.append(text[before:])
    return not any(_ALNUM.search(_AROUND.sub(" ", part)) for part in rest)


def claim_date_lines(page: Page) -> None:
    """Lines that are a date, outside the article or beside its byline; among paragraphs they head what follows, as in
    a chronicle, unless they are labelled or the only one, below a standfirst. Where no line says when the text was
    published, one that says when it was updated does.
    """
    prose = [block.index for block in page.open() if is_prose(block.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(page.blocks), -1)
    lines = [block for block in page.open() if is_date_line(block.text)]
    inside = [block for block in lines if first < block.index < last and not _LABEL.search(block.text)]
    order = day_first(page.source) if lines else None
    for block in lines:
        if (
            block in inside
            and not _beside_top_matter(page, block)
            and not _below_standfirst(page, block, prose, inside)
        ):
            continue
        value = one_date(block.text, order)
        page.claim(block, "date", "date_line")
        if value is not None:
            rule = "date_line" if one_date(block.text) else "date_line_by_usage"
            page.show("published", value, block, rule, rank=1 if block.index < last else 2)
        elif (updated := updated_date(block.text, order)) is not None:
            page.show("published", updated, block, "update_line", rank=8)
        elif not page.shows("published") and any(mention.value is None for mention in dates_in(block.text, order)):
            message = f"{block.text!r}: day and month cannot be told apart"
            page.problems.append(Problem("OR-R009", message, block.number))


def _below_standfirst(page: Page, block: Block, prose: list[int], inside: list[Block]) -> bool:
    """Whether a date stands between a standfirst and the article: with the hour below it, or as the only one."""
    if len(prose) < 2 or block.index > prose[1]:
        return False
    below = page.follower(block)
    return len(inside) == 1 or (below is not None and is_time_line(below.text))


def _beside_top_matter(page: Page, block: Block) -> bool:
    return any(
        other is not None and other.role in ("byline", "date") for other in (page.leader(block), page.follower(block))
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
