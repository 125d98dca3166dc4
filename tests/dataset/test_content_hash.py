"""The content hash tells what a table says, and nothing of the file that holds it."""

from __future__ import annotations

import datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dataset.hashing import content_hash, dataset_hash, file_hash

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "words": st.none() | st.text(st.characters(exclude_categories=["Cs"])),
            "value": st.none() | st.floats(allow_nan=False),
            "day": st.none() | st.dates(),
        }
    ),
    max_size=8,
)
SCHEMA = pa.schema([("words", pa.string()), ("value", pa.float64()), ("day", pa.date32())])


def table(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=SCHEMA)


@given(ROWS, st.integers(min_value=0, max_value=8))
def test_it_does_not_hang_on_how_the_rows_are_chunked(rows: list[dict[str, Any]], cut: int) -> None:
    halves = pa.concat_tables([table(rows[:cut]), table(rows[cut:])])
    assert content_hash(halves) == content_hash(table(rows))


@given(ROWS)
def test_it_survives_a_file_of_any_codec(rows: list[dict[str, Any]]) -> None:
    hashes = set()
    for codec in ("snappy", "zstd"):
        sink = pa.BufferOutputStream()
        pq.write_table(table(rows), sink, compression=codec)
        hashes.add(content_hash(pq.read_table(pa.BufferReader(sink.getvalue()))))
    assert hashes == {content_hash(table(rows))}


@given(ROWS, ROWS)
def test_other_rows_have_another(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    # -0.0 and 0.0 are equal, and yet not the same.
    same = repr(table(one).to_pylist()) == repr(table(other).to_pylist())
    assert (content_hash(table(one)) == content_hash(table(other))) == same


@pytest.mark.parametrize(
    "other",
    [
        pa.table({"m": ["1"]}),
        pa.table({"n": [1]}),
        pa.table({"n": ["2"]}),
        pa.table({"n": pa.array([None], pa.string())}),
        pa.table({"n": ["1", "1"]}),
        pa.table({"n": pa.array([], pa.string())}),
    ],
)
def test_another_name_type_value_or_number_of_rows_gives_another(other: pa.Table) -> None:
    assert content_hash(other) != content_hash(pa.table({"n": ["1"]}))


def test_null_and_the_words_none_and_null_differ() -> None:
    assert len({content_hash(pa.table({"n": pa.array([v], pa.string())})) for v in (None, "None", "null")}) == 3


def test_it_stays_the_same_for_ever() -> None:
    # A released version is known by it: whoever changes this value changes the meaning of all that were published.
    rows = [{"words": "“Écho” 😀", "value": 0.1, "day": datetime.date(2031, 5, 6)}]
    assert content_hash(table(rows)) == "sha256:7478f3aeeb2cd3826355c7e18ee117751d5eb485cd108871176008a0a26a3733"


def test_that_of_a_dataset_changes_with_each_table_and_its_name() -> None:
    one = dataset_hash({"a": "1", "b": "2"})
    assert len({one, dataset_hash({"a": "1"}), dataset_hash({"a": "2", "b": "1"}), dataset_hash({})}) == 4


def test_that_of_a_file_is_that_of_its_bytes(tmp_path: Any) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert file_hash(tmp_path / "a").startswith("sha256:e3b0c44298fc1c149afbf4c8996fb924")
