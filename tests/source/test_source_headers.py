from datetime import date

import pytest

from onrecord.source.errors import Problem
from onrecord.source.lines import Role
from onrecord.source.reader import Reading, read

BODY = "\n\nTwo envoys met in Riga on Friday.\n\nThey agreed on grain."


def roles(reading: Reading) -> list[Role]:
    return [line.role for line in reading.lines]


def test_a_header_block_gives_fields_and_is_no_part_of_the_text():
    reading = read(
        "Published Time: 2031-05-06\nTitle: Envoys meet: grain for all\nAuthor: Ana Roig, Jo van Dam\n"
        "Category 1: WORLD; Category 2: TRADE\nText: \nTwo envoys met in Riga.\nThey agreed."
    )
    assert reading.text == "Two envoys met in Riga.\n\nThey agreed."
    assert {name: found.value for name, found in reading.fields.items()} == {
        "title": "Envoys meet: grain for all",
        "authors": ("Ana Roig", "Jo van Dam"),
        "published": date(2031, 5, 6),
        "category": "WORLD; TRADE",
    }


def test_each_field_names_its_line_and_rule():
    found = read("URL: https://harbour.example.org/a\nTitle: Envoys meet" + BODY).fields["title"]
    assert (found.value, found.line, found.rule) == ("Envoys meet", 2, "header_key")


@pytest.mark.parametrize("nothing", ["Author details not found", "N/A", "unknown", "", "null", "Not available"])
def test_a_value_that_says_there_is_none_is_null(nothing: str):
    reading = read(f"Title: Envoys meet\nAuthor: {nothing}\nDate: 2031-05-06" + BODY)
    assert reading.value("authors") is None
    assert roles(reading)[:3] == ["header"] * 3


def test_text_may_begin_on_the_line_of_its_key():
    reading = read("Title: Envoys meet\nText: Two envoys met in Riga.\nThey agreed.")
    assert reading.text.startswith("Two envoys met")
    assert reading.lines[1].role == "paragraph"
    assert reading.origin(0) == (2, 7)


def test_a_value_may_stand_on_the_line_below_its_key():
    reading = read("Title:\nEnvoys meet in Riga\nAuthor:\nDate:\n2031-05-06" + BODY)
    assert reading.value("title") == "Envoys meet in Riga"
    assert reading.value("authors") is None
    assert reading.value("published") == date(2031, 5, 6)


def test_keys_are_known_in_several_spellings():
    reading = read('---\nheadline: "Envoys meet"\nby_line: Ana Roig\npub-date: 6 May 2031\nlang: English\n---' + BODY)
    assert reading.value("title") == "Envoys meet"
    assert reading.value("authors") == ("Ana Roig",)
    assert reading.value("published") == date(2031, 5, 6)
    assert reading.value("language") == "en"
    assert reading.text == BODY.strip()


def test_an_unknown_key_between_known_ones_is_part_of_the_block():
    reading = read("Title: Envoys meet\nMood: hopeful\nDate: 2031-05-06" + BODY)
    assert [line.rule for line in reading.lines[:3]] == ["header_key", "header_unknown_key", "header_key"]


def test_an_unknown_key_after_the_last_known_one_is_not():
    assert read("Title: Envoys meet\nDate: 2031-05-06\nAnalysis: a good day for all of us." + BODY).text.startswith(
        "Analysis"
    )


def test_a_first_line_with_a_colon_is_no_header():
    reading = read("Summary: envoys met in Riga, and nothing came of it.\n\nThey had met before.")
    assert roles(reading) == ["paragraph", "paragraph"]


def test_a_key_further_down_is_no_header():
    assert "Title: minister" in read("Two envoys met in Riga.\n\nName: Ana Roig.\n\nTitle: minister of grain.").text


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        ("Reuters", "agency", "Reuters"),
        ("Harbour Post", "outlet", "Harbour Post"),
        ("https://harbour.example.org/a", "url", "https://harbour.example.org/a"),
    ],
)
def test_a_source_is_an_agency_an_outlet_or_a_url(value: str, field: str, expected: str):
    assert read(f"Title: Envoys meet\nSource: {value}" + BODY).value(field) == expected


def test_a_date_that_is_none_is_reported_with_its_line():
    reading = read("Title: Envoys meet\nDate: next week" + BODY)
    assert reading.value("published") is None
    assert reading.problems == (Problem("OR-R009", "'next week' is no date, or could be one of two", 2),)


def test_a_url_that_is_none_is_reported_with_its_line():
    reading = read("Title: Envoys meet\nUrl: see the web site" + BODY)
    assert reading.value("url") is None
    assert reading.problems == (Problem("OR-R010", "'see the web site' is no URL", 2),)


def test_a_title_that_is_printed_again_above_the_text_is_left_out():
    reading = read("Title: Envoys meet in Riga\nDate: 2031-05-06\n\nEnvoys meet in Riga" + BODY)
    assert reading.lines[2].rule == "title_again"
    assert reading.text == BODY.strip()
