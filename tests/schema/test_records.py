"""The records: what they accept, and that a row survives the way to a table and back."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from onrecord.schema import LIST_DELIMITER, TABLES, Article, Quote, Record, vocabulary
from onrecord.schema.arrow import arrow_schema, to_arrow, to_records


def example_of(record: type[Record]) -> Record:
    """The record that is made of the example of each column."""
    return record(**{column.name: column.example for column in record.columns()})


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_the_examples_of_the_columns_make_a_valid_row(record: type[Record]) -> None:
    assert example_of(record)


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_every_column_is_described_in_a_sentence(record: type[Record]) -> None:
    for column in record.columns():
        assert column.description[0].isupper(), column.name
        assert column.description.endswith("."), column.name


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_a_row_survives_the_way_to_arrow_and_back(record: type[Record]) -> None:
    row = example_of(record)
    assert to_records(record, to_arrow(record, [row])) == [row]


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_a_table_without_rows_still_has_its_columns(record: type[Record]) -> None:
    assert to_arrow(record, []).schema.names == [column.name for column in record.columns()]


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_foreign_keys_point_at_the_primary_key_of_a_table(record: type[Record]) -> None:
    for key in record.foreign_keys:
        assert key.column in record.model_fields
        assert TABLES[key.table].primary_key == (key.reference,)


@pytest.mark.parametrize("record", TABLES.values(), ids=TABLES)
def test_no_column_is_nested(record: type[Record]) -> None:
    assert not any(pa.types.is_nested(field.type) for field in arrow_schema(record))


def test_only_the_day_of_publication_is_a_date() -> None:
    dates = [(name, c.name) for name, record in TABLES.items() for c in record.columns() if c.type == "date"]
    assert dates == [("articles", "published")]


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Quote(**example_of(Quote).model_dump(), speeker="Li")


def test_a_word_outside_its_vocabulary_is_refused() -> None:
    with pytest.raises(ValidationError, match="'direct', 'mixed', 'indirect' or 'scare'"):
        Quote(**example_of(Quote).model_dump() | {"kind": "shouted"})


def test_a_number_is_not_taken_for_a_text() -> None:
    with pytest.raises(ValidationError, match="valid string"):
        Quote(**example_of(Quote).model_dump() | {"text": 5})


def test_a_row_is_immutable() -> None:
    quote = example_of(Quote)
    with pytest.raises(ValidationError, match="frozen"):
        quote.text = "other words"  # type: ignore[attr-defined]


def test_an_empty_list_is_stored_as_null() -> None:
    article = Article(article_id="a", text="x", text_sha256="0" * 64, word_count=1)
    assert article.as_row()["authors"] is None


@given(st.lists(st.text(min_size=1).filter(lambda name: LIST_DELIMITER not in name and name.isprintable())))
def test_any_list_of_names_survives_as_one_string(names: list[str]) -> None:
    article = Article(
        article_id="a", text="x", text_sha256="0" * 64, word_count=1, authors=tuple(names), published=date(2022, 2, 4)
    )
    assert Article.from_row(article.as_row()) == article


@pytest.mark.parametrize(
    "name", sorted({c.vocabulary.name for r in TABLES.values() for c in r.columns() if c.vocabulary})
)
def test_every_word_of_a_vocabulary_has_a_definition_and_an_example(name: str) -> None:
    terms = vocabulary(name).terms
    assert len({term.value for term in terms}) == len(terms)
    for term in terms:
        assert term.definition.endswith("."), term.value
        assert term.example, term.value
