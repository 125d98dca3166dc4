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

__all__ = ["DateMention", "claim_date_lines", "dates_in", "is_date_line", "one_date"]

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
_LONGEST = 160


class DateMention(NamedTuple):
    """A full date at a place of a line; `value` is None where day and month cannot be told apart (03/04/2022)."""

    start: int
    end: int
    value: date | None


def dates_in(text: str) -> list[DateMention]:
    """The full dates in a line, in order.

    >>> [str(found.value) for found in dates_in("Feb. 4, 2022; updated 5th March 2022, 2022-03-06T10:00Z")]
    ['2022-02-04', '2022-03-05', '2022-03-06']
    >>> [str(found.value) for found in dates_in("25/12/2021 or 03/04/2022")]
    ['2021-12-25', 'None']
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
        if readings:
            found.append(DateMention(match.start(), match.end(), readings.pop() if len(readings) == 1 else None))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def one_date(text: str) -> date | None:
    """The date that a value gives: the only one in it, or the one labelled as published.

    >>> str(one_date("Published 4 Feb 2022, updated 6 Feb 2022")), one_date("soon"), one_date("Updated: 6 Feb 2022")
    ('2022-02-04', None, None)
    """
    values = []
    before = 0
    for mention in dates_in(text):
        labels = [match.lastgroup for match in _LABEL.finditer(text, before, mention.start)]
        before = mention.end
        if labels and labels[-1] == "update":
            continue
        if labels and labels[-1] == "issue":
            return mention.value
        values.append(mention.value)
    return values[0] if len(set(values)) == 1 else None


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
    a chronicle, unless they are labelled.
    """
    prose = [block.index for block in page.open() if is_prose(block.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(page.blocks), -1)
    for block in page.open():
        if not is_date_line(block.text):
            continue
        if first < block.index < last and not _LABEL.search(block.text) and not _beside_top_matter(page, block):
            continue
        value = one_date(block.text)
        page.claim(block, "date", "date_line")
        if value is not None:
            page.show("published", value, block, "date_line")
        elif not page.shows("published") and any(mention.value is None for mention in dates_in(block.text)):
            message = f"{block.text!r}: day and month cannot be told apart"
            page.problems.append(Problem("OR-R009", message, block.number))


def _beside_top_matter(page: Page, block: Block) -> bool:
    return any(
        other is not None and other.role in ("byline", "date") for other in (page.leader(block), page.follower(block))
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
