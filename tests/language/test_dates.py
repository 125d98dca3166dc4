"""Dates, clock times and durations, with the precision that the text gives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.dates.clock import find_times
from onrecord.language.dates.dates import find_dates
from onrecord.language.dates.durations import find_durations
from onrecord.language.dates.years import is_year

WROTE = date(2023, 3, 15)


def isos(text: str, published: date | None = WROTE) -> list[str | None]:
    return [mention.iso for mention in find_dates(text, published=published)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 9 March 2021", "2021-03-09"),
        ("on March 9, 2021", "2021-03-09"),
        ("on the 9th of March 2021", "2021-03-09"),
        ("in March 2021", "2021-03"),
        ("in 2021", "2021"),
        ("since 1640", "1640"),
        ("2021-03-09", "2021-03-09"),
        ("on 25/12/2021", "2021-12-25"),
        ("from 2021 to 2025", "2021/2025"),
        ("the 2014-15 season", "2014/2015"),
        ("in the 1990s", "1990/1999"),
        ("the third quarter of 2021", "2021-07/2021-09"),
        ("the second half of 2021", "2021-07/2021-12"),
    ],
)
def test_an_absolute_date_keeps_its_precision(text: str, iso: str) -> None:
    assert isos(text) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("last year", "2022"),
        ("next month", "2023-04"),
        ("yesterday", "2023-03-14"),
        ("two years ago", "2021"),
        ("a decade ago", "2010/2019"),
        ("on Monday", "2023-03-13"),
        ("next Friday", "2023-03-17"),
        ("in December", "2022-12"),
        ("on Jan. 5", "2023-01-05"),
        ("this week", "2023-W11"),
    ],
)
def test_a_relative_date_hangs_on_the_day_of_writing(text: str, iso: str) -> None:
    assert isos(text) == [iso]
    (unresolved,) = find_dates(text)
    assert unresolved.iso is None


def test_a_date_that_the_calendar_lacks_keeps_its_month() -> None:
    assert isos("on February 31, 2021") == ["2021-02"]


def test_may_and_march_are_months_only_where_a_preposition_leads_to_them() -> None:
    assert isos("They may march. March on!") == []
    assert isos("in May") == ["2023-05"]


@pytest.mark.parametrize("text", ["some 2000 soldiers", "2200 km away", "about 1,950 men", "$2015", "1500 of them"])
def test_four_digits_that_count_are_no_date(text: str) -> None:
    assert isos(text) == []


def test_a_year_before_what_is_not_counted_is_a_year() -> None:
    text = "the 2018 rules"
    assert is_year(text, 4, 8)


def test_clock_times_are_told_from_scores() -> None:
    text = "At 6:30 p.m. GMT it stood 2-1; at 11pm all was over by 5 goals."
    assert [text[a:b] for a, b in find_times(text)] == ["6:30 p.m. GMT", "11pm"]


def test_a_length_of_time_is_an_iso_duration_and_a_distance_in_time_is_not() -> None:
    assert [d.iso for d in find_durations("for 18 months, a 3-day visit, 90 minutes")] == ["P18M", "P3D", "PT90M"]
    assert find_durations("three days ago") == []


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    for shape in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d"):
        assert isos(f"on {day.strftime(shape)} it") == [day.isoformat()]


@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_any_text_is_searched_without_an_exception(text: str, published: date | None) -> None:
    for mention in find_dates(text, published=published):
        assert 0 <= mention.start < mention.end <= len(text)


WORDS = "in on 2021 2 31 May March last next year week ago two century Friday to - / , 1990s Q3 first quarter of 9999"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14), st.dates())
def test_any_pile_of_date_words_is_searched_without_an_exception(pile: list[str], published: date) -> None:
    for mention in find_dates(" ".join(pile), published=published):
        assert mention.iso is None or mention.iso[:1].isdigit()


def test_a_century_before_the_year_0_has_no_date() -> None:
    assert isos("In the last century it rained.", date(99, 1, 1)) == [None]
