"""What stands around an article: furniture, URLs, addresses, notes, copyright, and the outlet they show."""

import pytest

from onrecord.source.reader import Reading, read

BODY = "Envoys meet in Riga over grain\n\nTwo envoys met in Riga on Friday.\n\nThey agreed on grain."
TEXT = "Two envoys met in Riga on Friday.\n\nThey agreed on grain."


def below(*lines: str) -> Reading:
    return read("\n\n".join((BODY, *lines)))


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Skip to main content", "furniture_phrase"),
        ("Advertising", "furniture_phrase"),
        ("ADVERTISEMENT", "furniture_phrase"),
        ("Share :", "furniture_phrase"),
        ("Page not found", "furniture_phrase"),
        ("Read also: Bread dearer than ever", "furniture_opening"),
        ("Weekly newsletterGrain in your inbox", "furniture_opening"),
        ("The page you were looking for is no longer available.", "error_page"),
        ("Subscribe to our podcast on Spotify", "call_to_action"),
        ("12 comments", "counter"),
        ("3 min read", "counter"),
        ("Updated 2 hours ago", "counter"),
        ("Home > World > Trade", "breadcrumb"),
        ("* * *", "ornament"),
        (".share-box {", "style_sheet"),
        ("font-size: 12px;", "style_sheet"),
        ("margin: 0 auto;", "style_sheet"),
        ("font-family: Helvetica, Arial, sans-serif;", "style_sheet"),
        ("(With AFP and agencies)", "agency_note"),
    ],
)
def test_parts_of_the_page_are_left_out(line: str, rule: str):
    reading = below(line, "They will meet again.")
    assert reading.lines[3].rule == rule
    assert reading.lines[3].role == "furniture"
    assert reading.text == f"{TEXT}\n\nThey will meet again."


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Friday.",
        "Follow-up talks are planned on the app.",
        "“Join our newsletter,” the envoy joked.",
        "Read as a whole, the deal is thin.",
        "The page of history that they turned is not found in any book of grain, nor will it ever be again.",
        "Watch the price of bread, said the envoy.",
        "More from the harvest went abroad than ever.",
        "Distributed by hand, the bread was gone by noon.",
        "It was first seen in the spring.",
        "Grain: the price has gone up again;",
    ],
)
def test_sentences_that_begin_like_furniture_are_kept(line: str):
    assert line in below(line, "They will meet again.").text


def test_tags_below_the_article_are_left_out_once_furniture_has_begun():
    assert below("Topics", "Latvia", "Grain").text == TEXT
    assert below("A last line without its full stop").text.endswith("full stop")


@pytest.mark.parametrize("label", ["Original url:", "URL:", "Source url:", "Read the original article:"])
@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_a_labelled_url_is_that_of_the_article(label: str, gap: str):
    reading = below(f"{label}{gap}https://harbour.example.org/grain")
    assert reading.value("url") == "https://harbour.example.org/grain"
    assert reading.text == TEXT


def test_a_url_on_the_first_line_is_that_of_the_article():
    assert read("https://harbour.example.org/grain\n\n" + BODY).value("url") == "https://harbour.example.org/grain"


@pytest.mark.parametrize("line", ["https://harbour.example.org/other", "www.harbour.example.org"])
def test_a_bare_url_elsewhere_may_lead_anywhere_and_shows_nothing(line: str):
    reading = below(line)
    assert (reading.lines[3].rule, reading.value("url")) == ("bare_url", None)


def test_a_label_without_a_url_is_reported():
    reading = below("Original url:", "They will meet again.")
    assert [(problem.code, problem.line) for problem in reading.problems] == [("OR-R010", 7)]
    assert reading.text.endswith("They will meet again.")


def test_the_host_of_the_url_shows_the_outlet_and_its_path_the_day():
    reading = below("Original url: https://www.themoscowtimes.com/2031/05/04/grain-a1")
    assert reading.value("outlet") == "The Moscow Times"
    assert (str(reading.value("published")), reading.fields["published"].rule) == ("2031-05-04", "url_path")


def test_an_unknown_host_shows_no_outlet():
    assert below("Original url: https://harbour.example.org/2031/99/99/a").value("outlet") is None


@pytest.mark.parametrize("line", ["desk@globaltimes.com.cn", "Contact: desk@globaltimes.com.cn"])
def test_the_host_of_an_address_shows_the_outlet(line: str):
    reading = below(line)
    assert reading.lines[3].role == "contact"
    assert (reading.value("outlet"), reading.fields["outlet"].rule) == ("Global Times", "email_host")


def test_an_address_within_a_sentence_is_kept():
    assert "ana@example.org" in below("She wrote to ana@example.org").text


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Get our alerts by downloading the HP app", "HP"),
        ("Join our Harbour Post Telegram channel today!", "Harbour Post"),
        ("Sign up to the Harbour Post newsletter", "Harbour Post"),
        ("Subscribe to Harbour Post's podcast", "Harbour Post"),
        ("Follow us on Twitter", None),
        ("Follow Ana Roig on Twitter @anaroig", None),
        ("Join our Telegram channel", None),
    ],
)
def test_an_outlet_names_itself_where_it_offers_a_channel(line: str, outlet: str | None):
    reading = below(line)
    assert reading.text == TEXT
    assert reading.value("outlet") == outlet


def test_the_owner_of_a_text_that_another_distributes_is_its_agency():
    reading = below("© 2031 Bloomberg L.P\nDistributed by Tribune Content Agency, LLC")
    assert (reading.value("agency"), reading.value("outlet")) == ("Bloomberg", None)
    assert reading.fields["agency"].line == 7
    unknown = below("© 2031 Harbour News, Inc.\nDistributed by Tribune Content Agency, LLC")
    assert unknown.value("agency") == "Harbour News"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Copyright 2031 The Associated Press. All rights reserved.", "agency", "AP"),
        ("© The Guardian 2031", "outlet", "The Guardian"),
        ("(c) 2031 Harbour Post", "outlet", "Harbour Post"),
    ],
)
def test_a_copyright_line_shows_an_agency_or_an_outlet_that_is_known(line: str, field: str, value: str | None):
    reading = below(line)
    assert reading.lines[3].role == "copyright"
    assert reading.value(field) == value


@pytest.mark.parametrize(
    "line",
    [
        "The author is head of a grain store in Riga.",
        "About the author: Ana Roig sells bread.",
        "Jo van Dam and Li Wei contributed to this report.",
        "The views expressed in this article are the author's own.",
    ],
)
def test_notes_on_the_author_are_left_out(line: str):
    reading = below(line)
    assert reading.lines[3].role == "author_note"
    assert reading.text == TEXT


def test_a_sentence_about_an_author_within_the_article_is_kept():
    line = "The author was arrested on Friday."
    later = (f"They will meet again in {year}." for year in range(2032, 2036))
    assert line in below(line, *later).text


def test_a_note_may_open_with_the_name_of_the_byline():
    text = BODY.replace("\n\n", "\n\nBy Ana Roig\n\n", 1) + "\n\nAna Roig is a professor of grain at Riga."
    assert read(text).text == TEXT
    assert "is a professor" in below("Ana Roig is a professor of grain at Riga.").text


def test_a_note_on_translation_gives_the_language():
    assert below("Translated from Latvian by Jo van Dam").value("translated_from") == "lv"


def test_plainer_evidence_stands_above_weaker():
    reading = read("Outlet: Harbour Post\nTitle: Envoys meet\n\n" + TEXT + "\n\ndesk@globaltimes.com.cn")
    assert reading.value("outlet") == "Harbour Post"


def test_the_language_is_that_of_the_article():
    french = (
        "Les deux envoyés se sont vus à Riga, et ils ont parlé du blé et du pain pour la première fois dans la ville."
    )
    assert read(french).value("language") == "fr"
    assert (
        read("The talks of the two were the first of the year, and they will be followed by more.").value("language")
        == "en"
    )
    assert read("Riga. Oslo. Bonn.").value("language") is None


def test_a_page_without_an_article_has_no_text_and_says_so():
    reading = read("Menu\n\nAdvertising\n\nPage not found")
    assert reading.text == ""
    assert [problem.code for problem in reading.problems] == ["OR-R008"]
