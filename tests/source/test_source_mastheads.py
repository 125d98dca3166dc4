"""Mastheads, menus, imprints, places and hours, lists of links, and markup: what stands around an article."""

from datetime import date

import pytest

from onrecord.source.reader import read

BODY = "\n\nTwo envoys met in Riga on Friday.\n\nThey agreed on grain."
TITLE = "Envoys meet in Riga over grain"


def roles(text: str) -> list[tuple[str, str]]:
    return [(line.role, line.rule) for line in read(text).lines]


def test_a_masthead_is_spelt_as_in_the_copyright_line():
    reading = read(f"HARBOUR LEDGER\nMarkets | Opinion | Sign in\n{TITLE}{BODY}\n\n©2031 Harbour Ledger Ltd.")
    assert (reading.value("outlet"), reading.value("title")) == ("Harbour Ledger", TITLE)
    assert reading.text == BODY.strip()


@pytest.mark.parametrize("line", ["Valley Gazette", "Ministry of Foreign Affairs of Latvia", "The White House"])
def test_the_first_line_is_a_masthead_where_it_is_shaped_like_one(line: str):
    reading = read(f"{line}\n{TITLE}{BODY}")
    assert (reading.value("outlet"), reading.value("title")) == (line, TITLE)


def test_a_first_line_of_another_shape_is_no_outlet():
    assert read(f"Grain watch\n{TITLE}{BODY}").value("outlet") is None


def test_a_run_of_sections_and_pages_is_a_menu():
    reading = read(f"Skip to main content\nHome\nNews\nLive TV\n☰ Menu\n\n{TITLE}{BODY}")
    assert reading.value("title") == TITLE
    assert {line.role for line in reading.lines[:5]} <= {"furniture", "section"}
    assert reading.text == BODY.strip()


@pytest.mark.parametrize(
    ("line", "outlet", "authors"),
    [
        ("The Daily Observer, 12 September 2031", "The Daily Observer", None),
        ("Valley News / Riga - 12 Sep 2031 - 21:14 CEST", "Valley News", None),
        ("Posted by Gulls on September 12, 2031. Words: Ana Roig. Photos: Gulls", "Gulls", ("Ana Roig",)),
    ],
)
def test_an_imprint_tells_outlet_writer_and_day(line: str, outlet: str, authors: tuple[str, ...] | None):
    reading = read(f"{TITLE}\n{line}{BODY}")
    assert (reading.value("outlet"), reading.value("authors")) == (outlet, authors)
    assert reading.value("published") == date(2031, 9, 12)


def test_a_place_beside_a_day_is_no_outlet():
    reading = read(f"{TITLE}\n\nRiga, 12 September 2031{BODY}")
    assert (reading.value("outlet"), reading.value("published")) == (None, date(2031, 9, 12))


def test_a_post_before_the_name_belongs_to_it():
    assert read(f"{TITLE}\nBy Baltic correspondent Ana Roig and wires{BODY}").value("authors") == ("Ana Roig",)


def test_names_with_notes_above_a_date_are_the_authors():
    reading = read(f"{TITLE}\nAna Roig (now) and Jo van Dam (earlier)\nSun 4 May 2031 19.05 BST{BODY}")
    assert reading.value("authors") == ("Ana Roig", "Jo van Dam")


def test_day_hour_and_place_below_a_standfirst_are_no_part_of_the_article():
    text = f"{TITLE}\n\nThe talks lasted all night.\n\n4 May 2031\n\n23:20\n\nThe Kremlin, Moscow{BODY}"
    reading = read(text)
    found = [line.role for line in reading.lines if line.text]
    assert found == ["title", "subtitle", "date", "date", "place", "paragraph", "paragraph"]
    assert reading.value("published") == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The organisation met on 4 March in the centre of the harbour.", date(2031, 4, 3)),
        ("The labor talks of March 4 honored the program.", date(2031, 3, 4)),
    ],
)
def test_the_usage_of_the_text_tells_day_from_month(words: str, day: date):
    assert read(f"{TITLE}\n\n03/04/2031\n\n{words}{BODY}").value("published") == day


def test_a_list_of_links_is_left_out_to_its_end():
    tail = "\n\nSee also\n\nEnvoys met in Oslo\n\nJanuary 10, 2031\n\nGrain is short again\n\nJanuary 11, 2031"
    reading = read(f"{TITLE}\n\n4 May 2031{BODY}{tail}")
    assert reading.text == BODY.strip()
    assert reading.value("published") == date(2031, 5, 4)


def test_markup_is_left_out_and_its_words_are_kept():
    reading = read(
        f'# {TITLE}\n\n<figure>\n<img\nsrc="a.jpg" />\n</figure>\n\n'
        "**Two envoys** met in [Riga](https://example.org/riga) on Friday.\n\nThey agreed on grain.\n\n\\###"
    )
    assert (reading.value("title"), reading.text) == (TITLE, BODY.strip())
    line = next(line for line in reading.lines if "Riga" in line.kept and line.role == "paragraph")
    assert line.kept == "Two envoys met in Riga on Friday."
    assert reading.origin(reading.text.index("Riga")) == (line.number, line.text.index("Riga") + 1)


def test_lines_that_a_link_makes_too_long_are_joined_all_the_same():
    reading = read(
        f"{TITLE}\n\nTwo envoys met in the old town of Riga on Friday to speak of the [grain\n"
        "corridor](https://example.org/a/very/long/address/that/nobody/could/break/anywhere/at/all) that\n"
        "they had opened in spring. It was the third time this year that the\n"
        "two had met, and the first that they had met without their generals\nand without a word to the press.\n"
    )
    assert reading.text.startswith(
        "Two envoys met in the old town of Riga on Friday to speak of the grain corridor that they"
    )
