"""Which numbers give a row, and what its words, value, unit and kind are."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.indicators import find_indicators
from onrecord.language.document import Document
from onrecord.schema.types import PERIOD_PATTERN


def rows(find, text: str) -> list[tuple[str, float, float | None, str | None]]:
    return [(text[d.start : d.end], d.value, d.value_high, d.unit) for d in find(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Exports came to nearly $80 billion.", "nearly $80 billion", 8e10, "USD"),
        ("It sent more than 30,000 soldiers north.", "more than 30,000 soldiers", 30_000, "1"),
        ("The ministers signed eleven new agreements.", "eleven new agreements", 11, "1"),
        ("Deliveries of 4 billion cubic metres a year were agreed.", "4 billion cubic metres a year", 4e9, "m3/a"),
        ("Two-thirds of the members voted.", "Two-thirds of the members", 66.67, "%"),
        ("The fence is 300 km long.", "300 km", 300, "km"),
        ("A loan of 60,000 million yen was agreed.", "60,000 million yen", 6e10, "JPY"),
        ("The talks took nine hours.", "nine hours", 9, "h"),
        ("Prices rose 25 basis points.", "25 basis points", 0.25, "%"),
        ("Thousands of people fled.", "Thousands of people", 1000, "1"),
        ("Oil cost $85 a barrel.", "$85 a barrel", 85, "USD/[bbl_us]"),
        ("The 67-year-old minister resigned.", "67-year-old", 67, "a"),
        ("They signed a six-page note.", "six-page", 6, "1"),
        ("It was their 40th meeting in ten years.", "40th meeting", 40, "1"),
        ("Seven of its ships returned.", "Seven of its ships", 7, "1"),
        ("The budget was 1.234.567,89 euros.", "1.234.567,89 euros", 1234567.89, "EUR"),
        ("Four in ten voters came.", "Four in ten voters", 40, "%"),
        ("A couple of hundred boats left.", "A couple of hundred boats", 200, "1"),
        ("It spent N500 billion there.", "N500 billion", 5e11, "NGN"),
        ("Gas cost $300 per 1,000 cubic metres.", "$300 per 1,000 cubic metres", 300, "USD/(1000.m3)"),
        ("It sold 40 tonnes of dried fruit a week.", "40 tonnes of dried fruit a week", 40, "t/wk"),
        ("It was 25 degrees below zero.", "25 degrees below zero", -25, "deg"),
        ("Rotate it by three turns.", "three turns", 3, "circ"),
        ("The average age is 35 there.", "35", 35, "a"),
        ("It took half a century.", "half a century", 50, "a"),
        ("He hit 24 home runs.", "24 home runs", 24, "1"),
        ("The index reached 450.", "450", 450, "1"),
        ("It sent 18 Leopard 2 tanks.", "18 Leopard 2 tanks", 18, "1"),
        ("They signed five MoUs.", "five MoUs", 5, "1"),
        ("They met for three-and-a-half hours.", "three-and-a-half hours", 3.5, "h"),
        ("They scored 3 of 12 goals.", "3", 3, "1"),
        ("The oven was at 180 c.", "180 c", 180, "Cel"),
        ("The striker, 24, left.", "24", 24, "a"),
        ("One Ghanaian sailor died.", "One Ghanaian sailor", 1, "1"),
    ],
)
def test_a_row_holds_qualifier_number_unit_and_noun(find, text: str, words: str, value: float, unit: str) -> None:
    first = find(text)[0]
    assert (text[first.start : first.end], first.value, first.unit) == (words, pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "The rule stands in Article 12 of the charter.",
        "He flew there on 4 March 2021.",
        "The Tu-160 and the Su-35 took part in COP28.",
        "It happened at 6:30 p.m. in Room 12.",
        "One of the envoys left.",
        "No one came, and one should not ask.",
        "The two leaders met again.",
        "They won 3-1.",
        "Call +44 20 7946 0018 or see https://example.org/2021/77.",
        "In the first half of the match nobody scored.",
        "The FTSE 100 was flat.",
        "She works at 221 Baker Street.",
        "The iPhone 14 is late.",
        "In the 1990s he left.",
        "This is the 22nd amendment and the 21st century.",
        "The second largest city was quiet.",
        "The summit was two years ago.",
        "He owned a 757 and sold his 747.",
        "It took a decade and a half.",
        "One provided that nobody came.",
        "The airline flies a 737 MAX and an A380.",
        "The PS5 and the N95 are late.",
        "She read of the Five Eyes and of the Seven Years' War.",
        "She was seen on 60 Minutes.",
        "They stood at ground zero.",
        "Call +1 202 555 0100, or see version 4.5.6.",
    ],
)
def test_a_number_that_measures_nothing_gives_no_row(find, text: str) -> None:
    assert rows(find, text) == []


def test_a_definite_number_of_actors_counts_when_more_is_said_of_them(find) -> None:
    assert [d.value for d in find("The 17 world leaders who came sat down with the two presidents.")] == [17]


def test_a_conversion_in_brackets_is_a_row_of_its_own_without_the_qualifier(find) -> None:
    text = "It paid about 20 million Australian dollars ($13 million)."
    assert rows(find, text) == [
        ("about 20 million Australian dollars", 2e7, None, "AUD"),
        ("$13 million", 1.3e7, None, "USD"),
    ]
    assert [d.qualifier for d in find(text)] == ["about", "exact"]


def test_two_lengths_of_one_thing_are_two_rows(find) -> None:
    text = "The 1,200-mile (1,900-kilometer) border is calm."
    assert [(d.value, d.unit) for d in find(text)] == [(1200, "[mi_i]"), (1900, "km")]


def test_a_range_is_one_row_and_a_change_is_two(find) -> None:
    (between,) = find("Growth of 3 to 5 percent is likely.")
    assert (between.value, between.value_high, between.qualifier) == (3, 5, "between")
    before, after = find("The share fell from 30 percent to 10 percent.")
    assert (before.value, before.value_high, after.value) == (30, None, 10)


def test_a_range_shares_its_magnitude_and_a_level_is_no_end_of_one(find) -> None:
    assert [(d.value, d.value_high) for d in find("The deal is worth $10-12 billion.")] == [(1e10, 1.2e10)]
    assert [(d.value, d.value_high) for d in find("They asked for $2- to $3-billion.")] == [(2e9, 3e9)]
    assert [d.value for d in find("The index lost 0.3%, to 3,998.")] == [0.3, 3998]
    assert [d.value for d in find("It raised rates by 50 basis points to 4.5 percent.")] == [0.5, 4.5]


def test_decimals_that_look_like_a_year_are_money(find) -> None:
    assert [d.value for d in find("Sterling slipped to $1.2040.")] == [1.204]


def test_a_share_in_apposition_lends_its_unit_to_nobody(find) -> None:
    assert [d.unit for d in find("About 1.3 million, or 60%, lost power.")] == ["1", "%"]


def test_a_pronoun_one_is_nobodys_age(find) -> None:
    assert [d.value for d in find("She was one of 12 finalists.")] == [12]


def test_years_joined_by_a_dash_are_no_range_of_values(find) -> None:
    assert rows(find, "The plan for 2021–2025 is ready.") == []


def test_numbers_in_a_list_share_the_noun_and_the_unit_of_the_last(find) -> None:
    text = "It counted 70 and then 90 votes; 10, 15 and 20 percent stayed away."
    assert [(d.value, d.unit) for d in find(text)][-3:] == [(10, "%"), (15, "%"), (20, "%")]
    assert [d.measure for d in find("Of 12 or 14 ships none came.")] == ["ships"]


def test_a_number_within_a_counted_name_gives_no_row_of_its_own(find) -> None:
    assert [d.value for d in find("The airline grounded three new 747 cargo jets.")] == [3]


def test_typographic_spaces_count_as_spaces(find) -> None:
    text = "It sent 30\u00a0000 troops and 5\u00a0km of wire."
    assert [(d.value, d.unit) for d in find(text)] == [(30_000, "1"), (5, "km")]


def test_ages_are_durations(find) -> None:
    found = find("Ana Lima, 34, and her son, aged nine, left; he was 10.")
    assert [(d.value, d.unit, d.kind, d.measure) for d in found] == [
        (34, "a", "duration", "age"),
        (9, "a", "duration", "age"),
        (10, "a", "duration", "age"),
    ]


PIECES = [
    "$5bn",
    "10%",
    "3-1",
    "2021",
    "one",
    "of",
    "the",
    "two",
    "leaders",
    "from",
    "3",
    "to",
    "5",
    "percent",
    ",",
    ".",
    ";",
    "(",
    ")",
    "–",
    "the",
    "a",
    "nearly",
    "up",
    "to",
    "12",
    "thousand",
    "men",
    "km",
    "per",
    "day",
    "a",
    "U.S.",
    "No.",
    "5",
    "Article",
    "and",
    "or",
    "1,200-mile",
    "third",
    "half",
    "an",
    "hour",
    "fell",
    "rose",
    "by",
    "last",
    "year",
    "30-year-old",
    "°C",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_pile_of_words_gives_valid_rows_in_order(pile: list[str]) -> None:
    text = " ".join(pile)
    last = 0
    for draft in find_indicators(Document(text), []):
        assert last <= draft.start < draft.end <= len(text)
        assert text[draft.start : draft.end] == text[draft.start : draft.end].strip()
        assert draft.value_high is None or draft.value_high > draft.value
        last = draft.end


DATES = "since in until from to between and by last next this week month year decade century 2013 1990s the 1960s May"


@given(st.lists(st.sampled_from(["40 times", "rose 5 percent to 12", *DATES.split()]), max_size=14), st.dates())
def test_any_pile_of_date_words_gives_periods_that_their_column_allows(pile: list[str], published: date) -> None:
    for draft in find_indicators(Document(" ".join(pile), published=published), []):
        assert draft.period is None or re.fullmatch(PERIOD_PATTERN, draft.period)


@given(st.text(max_size=300))
def test_any_text_is_searched_without_an_exception(text: str) -> None:
    find_indicators(Document(text), [])


@given(
    st.integers(min_value=1, max_value=10**12),
    st.sampled_from(["${:,}", "{:,} troops", "{:,} km", "{:,}%", "€{:,} a day"]),
)
def test_a_formatted_amount_is_found_with_its_value(value: int, shape: str) -> None:
    (draft,) = find_indicators(Document(f"The report speaks of {shape.format(value)}."), [])
    assert draft.value == value


def test_of_two_numbers_that_count_the_same_things_each_has_its_row(find) -> None:
    text = "It lost 12 of the 80 ships."
    assert [(text[d.start : d.end], d.value, d.measure) for d in find(text)] == [
        ("12", 12, "ships"),
        ("80 ships", 80, "ships"),
    ]


def test_the_unit_of_a_plural_magnitude_stands_behind_of(find) -> None:
    (draft,) = find("It cost millions of dollars.")
    assert (draft.value, draft.value_high, draft.unit) == (1e6, None, "USD")


def test_two_shares_compared_are_no_range(find) -> None:
    assert [d.value for d in find("She leads him 49 percent to 41 percent.")] == [49, 41]


def test_a_moment_is_no_count(find) -> None:
    assert rows(find, "At one point everybody stood.") == []


def test_the_possessor_is_not_what_is_counted(find) -> None:
    assert [d.measure for d in find("It named dozens of the party's delegates.")] == ["delegates"]
