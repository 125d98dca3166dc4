"""Loading: every table in every form, joined or not, and what a wrong name is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

import datasets
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import onrecord
from onrecord.dataset.forms import FORMS, Form
from onrecord.dataset.parquet import parquet_path
from onrecord.errors import MissingLibraryError, UnknownNameError
from onrecord.schema import TABLES, Quote, Record
from onrecord.schema.arrow import arrow_schema

Tables = dict[str, Sequence[Record]]

ROWS = {
    "arrow": lambda table: table.num_rows,
    "pandas": len,
    "polars": lambda frame: frame.height,
    "datasets": lambda dataset: dataset.num_rows,
    "duckdb": lambda relation: len(relation.fetchall()),
    "records": len,
}


@pytest.mark.parametrize("join", [False, True])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_loads_in_every_form(
    dataset: Path, empty_dataset: Path, tables: Tables, table: str, form: Any, join: bool
) -> None:
    assert ROWS[form](onrecord.load(table, as_=form, join=join, data=dataset)) == len(tables[table])
    assert ROWS[form](onrecord.load(table, as_=form, join=join, data=empty_dataset)) == 0


def test_each_form_is_of_the_library_it_is_named_after(dataset: Path) -> None:
    kinds = {form: type(onrecord.load("quotes", as_=form, data=dataset)) for form in get_args(Form)}
    assert kinds == {
        "arrow": pa.Table,
        "pandas": pd.DataFrame,
        "polars": pl.DataFrame,
        "datasets": datasets.Dataset,
        "duckdb": duckdb.DuckDBPyRelation,
        "records": list,
    }


def test_the_arrow_table_is_that_of_the_file(dataset: Path) -> None:
    loaded = onrecord.load("quotes", data=dataset)
    assert loaded.equals(pq.read_table(dataset / parquet_path("quotes")))
    assert loaded.schema.equals(arrow_schema(Quote), check_metadata=True)


def test_records_are_those_that_were_written(dataset: Path, tables: Tables) -> None:
    assert set(onrecord.load("indicators", as_="records", data=dataset)) == set(tables["indicators"])


@pytest.mark.parametrize("rows", ["dataset", "empty_dataset"])
def test_pandas_types_do_not_hang_on_whether_there_are_nulls(rows: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(rows)
    agreements = onrecord.load("agreements", as_="pandas", data=folder)
    assert agreements[["start", "count", "amount"]].dtypes.astype(str).tolist() == ["Int64", "Int64", "float64"]
    assert str(onrecord.load("articles", as_="pandas", data=folder)["published"].dtype).startswith("datetime64")


def test_shards_are_read_as_one_table_in_their_order(dataset: Path, tmp_path: Path) -> None:
    whole = onrecord.load("quotes", data=dataset)
    folder = tmp_path / "data" / "quotes"
    folder.mkdir(parents=True)
    pq.write_table(whole.slice(0, 3), folder / "train-00000-of-00002.parquet")
    pq.write_table(whole.slice(3), folder / "train-00001-of-00002.parquet")
    assert onrecord.load("quotes", data=tmp_path).equals(whole)
    assert onrecord.describe("quotes", data=tmp_path).rows == whole.num_rows


def test_the_data_folder_itself_will_do(dataset: Path) -> None:
    assert (
        onrecord.load("quotes", data=str(dataset / "data")).num_rows == onrecord.load("quotes", data=dataset).num_rows
    )


def test_a_join_adds_the_article_and_the_names_beside_what_refers_to_them(dataset: Path) -> None:
    plain = onrecord.load("quotes", data=dataset)
    wide = onrecord.load("quotes", join=True, data=dataset)
    assert wide.column_names[:5] == ["quote_id", "article_id", "outlet", "agency", "published"]
    place = wide.column_names.index("speaker_id")
    assert wide.column_names[place : place + 2] == ["speaker_id", "speaker_name"]
    assert wide.select(plain.column_names).equals(plain)


def test_a_join_gives_each_row_what_its_own_references_say(dataset: Path) -> None:
    added = ["kind", "outlet", "agency", "published", "speaker_name", "via_name"]
    gull = ("The Daily Gull", "GNA", date(2031, 5, 6))
    assert [
        tuple(row.values()) for row in onrecord.load("quotes", join=True, data=dataset).select(added).to_pylist()
    ] == [
        ("mixed", None, None, None, None, None),
        ("direct", *gull, "Ana Prado", None),
        ("indirect", *gull, "Ana Prado", None),
        ("scare", *gull, None, None),
    ]


@pytest.mark.parametrize(
    ("table", "added"),
    [
        ("indicators", {"outlet", "agency", "published", "source_name"}),
        ("agreements", {"outlet", "agency", "published", "source_name"}),
        ("agreement_parties", {"entity_name"}),
        ("statements", {"speaker_name"}),
        ("coverage", {"outlet", "agency", "published"}),
        ("articles", set()),
        ("entities", set()),
    ],
)
def test_a_join_adds_to_each_table_what_it_refers_to(dataset: Path, table: str, added: set[str]) -> None:
    plain, wide = (set(onrecord.load(table, join=join, data=dataset).column_names) for join in (False, True))
    assert wide - plain == added


def test_joined_records_are_records_of_the_table_with_more_fields(dataset: Path) -> None:
    _, quote, *_ = onrecord.load("quotes", as_="records", join=True, data=dataset)
    assert isinstance(quote, Quote)
    assert (getattr(quote, "speaker_name"), getattr(quote, "published")) == ("Ana Prado", date(2031, 5, 6))  # noqa: B009


def test_a_relation_can_be_queried_by_the_name_of_its_table(dataset: Path) -> None:
    quotes = onrecord.load("quotes", as_="duckdb", data=dataset)
    scare = quotes.query("quotes", "select count(*) from quotes where kind = 'scare'")
    assert scare is not None
    assert scare.fetchall() == [(1,)]


def test_tables_come_in_the_order_of_the_schema(dataset: Path) -> None:
    assert onrecord.tables(dataset) == list(TABLES)


def test_a_table_of_a_newer_schema_comes_last_and_loads(dataset: Path, tmp_path: Path) -> None:
    for name in ("zebras", "quotes", "alpacas"):
        (tmp_path / name).mkdir()
        pq.write_table(pa.table({"n": [1]}), tmp_path / name / "a.parquet")
    assert onrecord.tables(tmp_path) == ["quotes", "alpacas", "zebras"]
    assert onrecord.load("zebras", data=tmp_path).num_rows == 1


@pytest.mark.parametrize("wrong", ["quote", "", "../quotes", "data", "Quotes", "."])
def test_a_wrong_table_is_told_the_right_ones(dataset: Path, wrong: str) -> None:
    with pytest.raises(UnknownNameError, match=r"There are: articles, entities, quotes, .*, coverage$"):
        onrecord.load(wrong, data=dataset)


def test_a_wrong_name_is_told_the_nearest(dataset: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean 'indicators'\?"):
        onrecord.load("indicator", data=dataset)
    with pytest.raises(UnknownNameError, match=r"no form 'panda'; did you mean 'pandas'\?"):
        onrecord.load("quotes", as_="panda", data=dataset)  # type: ignore[call-overload]


def test_a_wrong_name_is_both_a_lookup_and_a_value_error(dataset: Path) -> None:
    for kind in (LookupError, ValueError):
        with pytest.raises(kind):
            onrecord.load("quote", data=dataset)


def test_a_long_list_of_names_is_cut() -> None:
    message = str(UnknownNameError("id", "x", [f"id-{n}" for n in range(50_000)]))
    assert message.endswith("id-29 and 49,970 more")


@pytest.mark.parametrize(
    ("form", "library", "extra"),
    [
        ("pandas", "pandas", "pandas"),
        ("polars", "polars", "polars"),
        ("datasets", "datasets", "hub"),
        ("duckdb", "duckdb", "duckdb"),
    ],
)
def test_a_missing_library_is_named_with_the_way_to_install_it(
    dataset: Path, monkeypatch: pytest.MonkeyPatch, form: Any, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibraryError, match=rf'^{library} is not installed: pip install "onrecord\[{extra}\]"$'):
        onrecord.load("quotes", as_=form, data=dataset)


def test_a_folder_without_data_says_how_they_are_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="onrecord build"):
        onrecord.load("quotes", data=tmp_path)


def test_loading_arrow_loads_no_models(dataset: Path) -> None:
    script = (
        f"import onrecord, sys; onrecord.load('quotes', join=True, data={str(dataset)!r}); "
        "print({'pydantic', 'pandas', 'rich', 'onrecord.schema'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
