"""The sentence behind a row."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

import onrecord
from onrecord.api.evidence import marked
from onrecord.schema import Quote, Record

DIRECT = "q-6b86b273ff34fce1"


def test_it_marks_the_words_in_their_sentence(dataset: Path) -> None:
    assert str(onrecord.evidence(DIRECT, data=dataset)) == (
        "“[[We have agreed on a harbour,]]” said Ana Prado, the minister of Aurelia.  (harbour, The Daily Gull, 34–62)"
    )


@pytest.mark.parametrize(
    "row_of",
    [
        pytest.param(lambda data: DIRECT, id="id"),
        pytest.param(lambda data: onrecord.load("quotes", data=data).to_pylist()[1], id="dict"),
        pytest.param(lambda data: onrecord.load("quotes", as_="records", data=data)[1], id="record"),
        pytest.param(lambda data: onrecord.load("quotes", as_="pandas", data=data).iloc[1], id="pandas"),
        pytest.param(
            lambda data: list(onrecord.load("quotes", as_="pandas", data=data).itertuples())[1], id="pandas tuple"
        ),
        pytest.param(lambda data: onrecord.load("quotes", as_="polars", data=data).row(1, named=True), id="polars"),
        pytest.param(lambda data: onrecord.load("quotes", as_="datasets", data=data)[1], id="datasets"),
        pytest.param(lambda data: onrecord.load("quotes", as_="duckdb", data=data).df().iloc[1], id="duckdb"),
    ],
)
def test_a_row_of_any_form_will_do(dataset: Path, row_of: Callable[[Path], Any]) -> None:
    assert onrecord.evidence(row_of(dataset), data=dataset).words == "We have agreed on a harbour,"


@pytest.mark.parametrize("table", ["quotes", "agreements", "indicators", "coverage"])
def test_the_words_of_every_row_are_its_text(dataset: Path, tables: dict[str, Sequence[Record]], table: str) -> None:
    for row in tables[table]:
        shown = onrecord.evidence(row, data=dataset)
        assert shown.words == row.as_row()["text"]
        assert shown.words in shown.sentence


@pytest.mark.parametrize("letter", ["q", "a", "i"])
def test_an_id_is_enough_for_a_quote_an_agreement_and_an_indicator(
    dataset: Path, tables: dict[str, Sequence[Record]], letter: str
) -> None:
    table = {"q": "quotes", "a": "agreements", "i": "indicators"}[letter]
    for row in tables[table]:
        cells = row.as_row()
        assert onrecord.evidence(next(iter(cells.values())), data=dataset).words == cells["text"]


def test_words_that_run_over_sentences_are_shown_within_all_of_them() -> None:
    text = "Before. It began. It went on. It ended. After."
    shown = marked({"article_id": "a", "title": None, "outlet": None, "text": text}, 11, 32)
    assert (shown.before, shown.after) == ("It ", " ended.")


@given(st.text(max_size=60), st.data())
def test_any_span_of_any_text_is_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    article = {"article_id": "a", "title": None, "outlet": None, "text": text}
    if start == end:
        with pytest.raises(ValueError, match="code points"):
            marked(article, start, end)
    else:
        shown = marked(article, start, end)
        assert shown.words == text[start:end]
        assert shown.sentence in text


def test_rich_highlights_the_words_and_takes_no_bracket_for_markup() -> None:
    text = "He [the envoy] left."
    shown = marked({"article_id": "a", "title": None, "outlet": None, "text": text}, 3, 14).__rich__()
    assert isinstance(shown, Text)
    assert shown.plain == "He [the envoy] left.  (a, 3–14)"
    assert next(shown.plain[span.start : span.end] for span in shown.spans) == "[the envoy]"


def test_an_unknown_id_is_told_the_nearest(dataset: Path) -> None:
    with pytest.raises(onrecord.UnknownNameError, match=f"did you mean '{DIRECT}'"):
        onrecord.evidence(DIRECT[:-1], data=dataset)


@pytest.mark.parametrize("row_id", ["s-aa74f6fd03bf68be", "harbour", "", "q"])
def test_an_id_of_a_row_without_words_is_told_which_have_them(dataset: Path, row_id: str) -> None:
    with pytest.raises(onrecord.UnknownNameError, match=r"q-… \(quotes\)"):
        onrecord.evidence(row_id, data=dataset)


@pytest.mark.parametrize(
    "row", [3, None, {}, {"article_id": "harbour"}, (1, 2, 3), {"article_id": 1, "start": "a", "end": 2}]
)
def test_what_is_no_row_is_refused(dataset: Path, row: object) -> None:
    with pytest.raises((TypeError, onrecord.UnknownNameError)):
        onrecord.evidence(row, data=dataset)


def test_a_row_of_another_dataset_is_refused(dataset: Path, empty_dataset: Path) -> None:
    row = onrecord.load("quotes", as_="records", data=dataset)[0]
    assert isinstance(row, Quote)
    with pytest.raises(onrecord.UnknownNameError, match="no article_id 'ferry'"):
        onrecord.evidence(row, data=empty_dataset)


def test_offsets_outside_the_text_are_refused(dataset: Path) -> None:
    with pytest.raises(ValueError, match="no words from 5 to 500"):
        onrecord.evidence({"article_id": "ferry", "start": 5, "end": 500}, data=dataset)


def test_a_dataset_without_articles_says_so(dataset: Path, tmp_path: Path) -> None:
    shutil.copytree(dataset / "data" / "quotes", tmp_path / "data" / "quotes")
    with pytest.raises(onrecord.UnknownNameError, match="no table 'articles'"):
        onrecord.evidence(DIRECT, data=tmp_path)
