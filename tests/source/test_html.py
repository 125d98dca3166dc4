"""A page of HTML: its main text, and what its head states, with the markup that states it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.source.html import is_html, main_text, page_statements

PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry deal signed | Gull News</title>
<meta property="og:site_name" content="Gull News">
<meta property="article:published_time" content="2031-06-12T08:30:00+03:00">
<meta name="author" content="Ilze Berg"><meta name="author" content="Jo van Dam">
<link rel="canonical" href="https://gullnews.example/ferry"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry deal signed</h1>
<p>The ministers of Norway and Latvia signed an agreement on a ferry line between Riga and Bergen on Thursday.</p>
<p>\xe2\x80\x9cThis line will carry 40,000 passengers a year,\xe2\x80\x9d said Kari Moen at the harbour of Riga.</p>
</article><footer>Privacy policy</footer></body></html>"""


def test_the_main_text_has_the_paragraphs_and_not_the_menu() -> None:
    text = main_text(PAGE)
    assert "“This line will carry 40,000 passengers a year,” said Kari Moen" in text
    assert "Home" not in text
    assert "Privacy" not in text


def test_a_page_without_an_article_has_no_main_text() -> None:
    assert main_text(b"") == ""


def test_what_the_head_states_comes_with_its_markup() -> None:
    stated = page_statements(PAGE)
    assert stated["published"].value == date(2031, 6, 12)
    assert stated["published"].markup == '<meta property="article:published_time" content="2031-06-12T08:30:00+03:00">'
    assert stated["url"].value == "https://gullnews.example/ferry"
    assert stated["outlet"].value == "Gull News"


def test_authors_that_each_have_an_element_are_all_kept() -> None:
    assert page_statements(PAGE)["authors"].value == ("Ilze Berg", "Jo van Dam")


def test_linked_data_is_read_where_the_head_says_nothing() -> None:
    page = b"""<html><head><script type="application/ld+json">{"@graph": [{"headline": "Ferry deal signed",
    "author": [{"name": "Ilze Berg"}], "datePublished": "2031-06-12"}]}</script></head><body>x</body></html>"""
    stated = page_statements(page)
    assert stated["title"].value == "Ferry deal signed"
    assert stated["authors"].value == ("Ilze Berg",)
    assert stated["authors"].markup == '"author": [{"name": "Ilze Berg"}] in its JSON-LD'


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="https://social.example/ilze">',
        '<meta property="article:published_time" content="last Thursday">',
        '<meta property="article:published_time" content="2031-02-30">',
        '<meta property="og:site_name" content="  ">',
        '<link rel="canonical" href="/ferry">',
        '<script type="application/ld+json">{"headline": </script>',
    ],
)
def test_what_is_no_value_of_its_field_is_not_taken(head: str) -> None:
    assert page_statements(f"<html><head>{head}</head><body>x</body></html>".encode()) == {}


def test_a_page_is_told_by_how_it_opens() -> None:
    assert is_html(PAGE)
    assert is_html(b"\xef\xbb\xbf\n<!-- saved -->\n<html>")
    assert not is_html("“The <html> tag”, said nobody.".encode())


@given(st.binary(max_size=200))
def test_no_page_is_too_broken_to_be_looked_at(page: bytes) -> None:
    assert isinstance(page_statements(page), dict)
