"""What stands above an article: section, title, standfirst, byline, date."""

from datetime import date

import pytest

from onrecord.source.reader import read

BODY = "\n\nTwo envoys met in Riga on Friday.\n\nThey agreed on grain."
TITLE = "Envoys meet in Riga over grain"


def top_of(*lines: str) -> list[str]:
    return [line.role for line in read("\n\n".join(lines) + BODY).lines[: len(lines)]]


def test_the_line_above_the_article_is_its_title():
    reading = read(TITLE + BODY)
    assert reading.value("title") == TITLE
    assert reading.text == BODY.strip()


def test_a_title_may_ask_or_end_in_a_full_stop_in_title_case():
    assert top_of("Can grain save the talks?") == ["title"]
    assert top_of("Envoys Meet Over Grain After Long Silence.") == ["title"]


def test_a_text_without_a_headline_has_no_title():
    reading = read("All the envoys came, and all of them left again.\n\nNothing was signed.")
    assert dict(reading.fields) == {}
    assert reading.text.count("\n\n") == 1


def test_the_first_half_of_a_broken_sentence_is_no_title():
    reading = read("The envoys met in Riga for the\n\nfirst time in years.\n\nThey agreed.")
    assert reading.value("title") is None
    assert reading.text == "The envoys met in Riga for the first time in years.\n\nThey agreed."


def test_a_lone_line_is_the_article_and_not_its_title():
    assert read("Envoys meet in Riga").text == "Envoys meet in Riga"


def test_a_section_above_the_title_is_the_category():
    reading = read("Skip to content\nForeign Policy\n\n" + TITLE + BODY)
    assert (reading.value("category"), reading.value("title")) == ("Foreign Policy", TITLE)


def test_an_unknown_kicker_is_no_category():
    reading = read("Grain watch\n\n" + TITLE + BODY)
    assert reading.lines[0].role == "section"
    assert reading.value("category") is None


def test_the_name_of_an_outlet_above_the_title_shows_the_outlet():
    reading = read("The Straits Times\n\n" + TITLE + BODY)
    assert reading.value("outlet") == "The Straits Times"
    assert reading.value("title") == TITLE


def test_a_second_headline_is_the_standfirst():
    reading = read(TITLE + "\n\nMinisters hope for a deal before the harvest begins\n\nBy Ana Roig" + BODY)
    assert reading.value("subtitle") == "Ministers hope for a deal before the harvest begins"
    assert reading.text == BODY.strip()


def test_a_question_below_the_title_opens_the_article():
    assert top_of(TITLE, "Who would have thought that grain could do it?") == ["title", "paragraph"]


def test_a_paragraph_between_title_and_byline_is_the_standfirst():
    assert top_of(TITLE, "Nobody had hoped for much.", "By Ana Roig") == ["title", "subtitle", "byline"]


def test_a_paragraph_below_the_date_is_the_article():
    assert top_of(TITLE, "4 May 2031", "Nobody had hoped for much.", "Ana Roig / TASS")[2] == "paragraph"


def test_a_paragraph_is_the_standfirst_when_the_article_introduces_its_people_again_below_a_picture():
    standfirst = "Latvian leader Ilze Kalna receives her guest in Riga."
    fresh = "The talks with Latvian President Ilze Kalna open on Friday."
    same = "The talks open on Friday. Her guest comes by train."
    picture = "Riga's old town in winter. AP - Ana Roig"
    assert read("\n\n".join((TITLE, standfirst, picture, fresh)) + BODY).value("subtitle") == standfirst
    assert read("\n\n".join((TITLE, standfirst, picture, same)) + BODY).value("subtitle") is None


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        ("By Ana Roig and Jo van Dam for AFP", ("Ana Roig", "Jo van Dam"), "AFP"),
        ("By Ana Roig, Jo van Dam and Li Wei", ("Ana Roig", "Jo van Dam", "Li Wei"), None),
        ("by Ana Roig | Reuters", ("Ana Roig",), "Reuters"),
        ("BY ANA ROIG", ("Ana Roig",), None),
        ("By Ana Roig in Riga and Jo van Dam in Oslo", ("Ana Roig", "Jo van Dam"), None),
        ("By Ana Roig, Chief Diplomatic Correspondent", ("Ana Roig",), None),
        ("By J.P. Müller-Abt, Associated Press", ("J.P. Müller-Abt",), "AP"),
        ("By Xinhua", None, "Xinhua"),
        ("By April May and June Day", ("April May", "June Day"), None),
        ("By Ana Roig (AFP)", ("Ana Roig",), "AFP"),
        ("By Ana Roig Published: May 04, 2031 07:58 PM", ("Ana Roig",), None),
        ("By Ana Roig, Senior Fellow at the Riga Institute", ("Ana Roig",), None),
        ("Ana Roig, Reuters", ("Ana Roig",), "Reuters"),
        ("By our foreign staff", None, None),
    ],
)
def test_a_byline_gives_authors_and_agency(line: str, authors: tuple[str, ...] | None, agency: str | None):
    reading = read(f"{TITLE}\n\n{line}{BODY}")
    assert reading.lines[1].role == "byline"
    assert (reading.value("authors"), reading.value("agency")) == (authors, agency)


@pytest.mark.parametrize("line", ["By Friday, both envoys had left.", "By and large a good day", "By train to Riga"])
def test_by_does_not_make_a_byline(line: str):
    reading = read(TITLE + BODY + f"\n\n{line}\n\nThe end was near.")
    assert line in reading.text


def test_an_outlet_that_an_author_wrote_for_is_the_outlet():
    reading = read(f"{TITLE}\n\nBy Ana Roig for The Guardian{BODY}")
    assert (reading.value("outlet"), reading.value("agency")) == ("The Guardian", None)


def test_a_post_or_an_outlet_below_a_byline_belongs_to_it():
    reading = read(f"{TITLE}\n\nBy Ana Roig\nBBC News, Riga{BODY}")
    assert reading.lines[2].rule == "affiliation"
    assert reading.value("outlet") == "BBC News"


def test_names_with_their_places_above_a_date_are_the_authors():
    reading = read(f"{TITLE}\n\nAna Roig in Riga and Jo van Dam in Oslo\n4 May 2031{BODY}")
    assert reading.value("authors") == ("Ana Roig", "Jo van Dam")


def test_a_bare_name_above_a_date_may_be_a_place_and_shows_nothing():
    reading = read(f"{TITLE}\n\nHong Kong\n4 May 2031{BODY}")
    assert reading.lines[1].role == "byline"
    assert reading.value("authors") is None


def test_a_name_with_its_day_of_publication_is_a_byline():
    reading = read(f"{TITLE}\n\nAna Roig Published May 04, 2031 | 06:05 PM{BODY}")
    assert (reading.value("authors"), str(reading.value("published"))) == (("Ana Roig",), "2031-05-04")


def test_a_note_on_who_reported_gives_the_authors_only_where_no_byline_does():
    note = "\n\n(Reporting by Li Wei in Riga; Additional reporting by Jo van Dam; Editing by Ana Roig)"
    assert read(TITLE + BODY + note).value("authors") == ("Li Wei",)
    assert read(TITLE + "\n\nBy Ana Roig" + BODY + note).value("authors") == ("Ana Roig",)


@pytest.mark.parametrize(
    "line",
    [
        "May 04, 2031",
        "4 May 2031",
        "Sunday, May 4, 2031",
        "May 4th, 2031 at 10:31 a.m. EST",
        "Published: 4 May 2031 10:31 GMT | Updated: 6 May 2031",
        "2031-05-04T10:31:05Z",
        "2031/05/04",
        "Posted on the 4th of May 2031",
        "Sun 4 May 2031 10.31 BST",
        "2031年5月4日",
        "04.05.2031",
        "May 4, 20315:10 AM ET",
        "Published On 4 May 20314 May 2031",
        "4 min read . 4 May 2031, 10:12 PM IST",
    ],
)
def test_a_line_that_is_a_date_gives_the_day(line: str):
    reading = read(f"{TITLE}\n\n{line}{BODY}")
    assert reading.lines[1].role == "date"
    assert reading.value("published") == date(2031, 5, 4)


def test_a_day_of_updating_counts_only_where_no_day_of_publication_is_given():
    updated = read(f"{TITLE}\n\nLast updated: 4 May 2031{BODY}")
    assert updated.lines[1].role == "date"
    assert updated.value("published") == date(2031, 5, 4)
    both = read(f"{TITLE}\n\nLast updated: 4 May 2031{BODY}\n\nPublished 2 May 2031")
    assert both.value("published") == date(2031, 5, 2)


def test_a_date_of_which_day_and_month_cannot_be_told_apart_is_not_guessed():
    reading = read(f"{TITLE}\n\nIssued on: 03/04/2031 - 05:35Modified: 03/04/2031 - 05:33{BODY}")
    assert reading.lines[1].role == "date"
    assert reading.value("published") is None
    assert [(p.code, p.line) for p in reading.problems] == [("OR-R009", 3)]


def test_a_date_without_its_year_is_left_out_and_shows_nothing():
    reading = read(f"4 May, 10:31\n{TITLE}{BODY}")
    assert (reading.lines[0].role, reading.value("published")) == ("date", None)
    assert reading.value("title") == TITLE


def test_dates_among_paragraphs_head_a_chronicle():
    reading = read(f"{TITLE}\n\nIt began with a letter.\n\n4 May 2031\n\nRiga writes.\n\n6 May 2031\n\nOslo answers.")
    assert [line.role for line in reading.lines[2::2]] == ["heading", "heading"]
    assert reading.value("published") is None


def test_an_outlet_at_the_end_of_the_title_is_no_part_of_it():
    reading = read(f"{TITLE} | The Guardian{BODY}")
    assert (reading.value("title"), reading.value("outlet")) == (TITLE, "The Guardian")
    assert read(f"{TITLE} | Harbour Post{BODY}").value("title") == TITLE
    assert read(f"{TITLE} – a Riga diary{BODY}").value("title") == f"{TITLE} – a Riga diary"


def test_an_agency_beside_a_date_is_the_source():
    reading = read(f"{TITLE}\nXinhua | Updated: 2031-05-04 15:36{BODY}")
    assert (reading.value("agency"), reading.value("published")) == ("Xinhua", None)


def test_labelled_details_below_the_title_are_read():
    reading = read(f"{TITLE}\nSource: Xinhua | 2031-05-04 20:11:09 | Editor: Li Wei{BODY}")
    assert (reading.value("agency"), reading.value("published")) == ("Xinhua", date(2031, 5, 4))
    assert reading.text == BODY.strip()
