"""The extractor as a function, and what a notebook shows of it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.api.markup import Mark, marked_html, pieces

TEXT = "“The river is not ours,” said Kari Moen.\n\nThe dam would cost $3 million."


def test_a_string_is_a_text_and_never_a_path() -> None:
    found = onrecord.extract("raw/nobody.txt")
    assert [article.text for article in found.articles] == ["raw/nobody.txt"]


def test_a_path_is_read_as_the_command_reads_it(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(f"Title: No to dam\nAuthor: Per Dahl\n\n{TEXT}\n", "utf-8")
    found = onrecord.extract(tmp_path)
    assert [(article.article_id, article.title) for article in found.articles] == [("dam", "No to dam")]
    assert [quote.speaker_id for quote in found.quotes] == ["kari-moen"]


def test_documents_are_texts_mappings_or_articles() -> None:
    article = onrecord.extract(TEXT).articles[0]
    found = onrecord.extract([TEXT, {"article_id": "mine", "text": TEXT, "published": date(2031, 5, 2)}, article])
    assert [each.article_id for each in found.articles] == ["text-1", "mine", "text"]
    assert len(found.quotes) == len(found.indicators) == 3


def test_something_else_is_refused_by_its_number() -> None:
    with pytest.raises(TypeError, match="document 2 is a int"):
        onrecord.extract([TEXT, 7])  # type: ignore[list-item]


def test_entities_are_told_once_whoever_names_them() -> None:
    assert [entity.entity_id for entity in onrecord.extract([TEXT, TEXT]).entities] == ["kari-moen"]


def test_a_table_can_be_had_as_records_arrow_and_data_frames() -> None:
    found = onrecord.extract(TEXT)
    assert found.records("quotes") == found.quotes
    assert isinstance(found.to_arrow("indicators"), pa.Table)
    assert found.to_pandas().loc[0, "speaker_id"] == "kari-moen"
    assert found.to_polars("indicators")["value"].to_list() == [3_000_000.0]


def test_an_unknown_table_is_told_the_nearest() -> None:
    with pytest.raises(onrecord.UnknownNameError, match="did you mean 'quotes'"):
        onrecord.extract(TEXT).to_arrow("quote")


def test_evidence_is_the_sentence_with_the_words_marked() -> None:
    found = onrecord.extract(TEXT)
    assert str(found.evidence(found.indicators[0])).startswith("The dam would cost [[$3 million]].")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", [""]
        self.tags.clear()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(max_size=40))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).filter(lambda span: span[0] < span[1]), max_size=6))
    return text, [Mark(*span, kind="quotes", title="<i>") for span in spans]


@given(texts_with_marks())
def test_spans_that_nest_or_cross_leave_the_text_as_it_is(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked
    parser = _Text()
    parser.feed(marked_html(text.replace("\r", " "), marks))
    parser.close()
    assert parser.text == text.replace("\r", " ")
    assert set(parser.tags) <= {"mark"}


@given(texts_with_marks())
def test_each_piece_lies_in_just_the_marks_that_cover_it(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked
    for start, end, on in pieces(len(text), marks):
        assert sorted(on) == sorted(mark for mark in marks if mark.start <= start and end <= mark.end)


def test_a_notebook_shows_what_stands_in_a_text_and_runs_none_of_it() -> None:
    found = onrecord.extract("“<script>alert(1)</script> is fine,” said Kari Moen.", title="<b>")
    html = found._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert re.search(r'<mark class="quotes" title="\w+ · Kari Moen">', html)


def test_a_dataset_is_named_once(dataset: Path) -> None:
    mine = onrecord.open(dataset)
    quote = mine.load("quotes", as_="records")[0]
    assert mine.tables() == onrecord.tables(dataset)
    assert mine.describe("quotes") == onrecord.describe("quotes", data=dataset)
    assert mine.evidence(quote.quote_id) == onrecord.evidence(quote.quote_id, data=dataset)
    assert mine.compare("quotes", least=1) == onrecord.compare("quotes", least=1, data=dataset)


def test_many_rows_are_told_apart_from_one(dataset: Path) -> None:
    with pytest.raises(TypeError, match="evidence is of one row"):
        onrecord.evidence(onrecord.load("quotes", as_="pandas", data=dataset), data=dataset)


def test_a_row_that_is_made_of_rows_leads_to_compare(dataset: Path) -> None:
    (statement, *_) = onrecord.load("statements", as_="records", data=dataset)
    with pytest.raises(TypeError, match=r"onrecord\.compare"):
        onrecord.evidence(statement, data=dataset)


def test_a_row_of_another_dataset_leads_to_the_argument_that_names_it() -> None:
    with pytest.raises(onrecord.UnknownNameError, match="needs `data=`"):
        onrecord.evidence({"article_id": "wire-1", "start": 0, "end": 4})
