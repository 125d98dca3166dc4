"""`onrecord extract` as a library: many documents in, tables out, and what fails set aside with its reason."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.check.folder import check_folder
from onrecord.dataset.shards import ShardWriter
from onrecord.dataset.staging import BusyError
from onrecord.engine.extract import EXTRACTED_TABLES, Summary, extract_all
from onrecord.engine.inputs import InputError, Rejected, count_inputs, read_inputs
from onrecord.schema import TABLES, AgreementParty, Article
from onrecord.schema.arrow import arrow_schema
from onrecord.source.records import article_from_text

TEXT = "“The river is not ours,” said Kari Moen.\n\nThe dam would cost $3 million."


def jsonl(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def run(source: Path, out: Path) -> Summary:
    return extract_all(read_inputs(source), out)


def read(out: Path, table: str) -> pa.Table:
    return pq.read_table(out / "data" / table / "train-00000-of-00001.parquet")


def test_a_given_text_is_taken_as_it_is(tmp_path: Path) -> None:
    text = f"  {TEXT}\r\n"
    run(jsonl(tmp_path / "docs.jsonl", [{"article_id": "a", "text": text}]), tmp_path / "out")
    (article,) = read(tmp_path / "out", "articles").to_pylist()
    assert article["text"] == text
    for row in read(tmp_path / "out", "quotes").to_pylist():
        assert row["text"] == text[row["start"] : row["end"]]


def test_every_table_is_written_with_the_types_of_its_record(tmp_path: Path) -> None:
    run(jsonl(tmp_path / "docs.jsonl", [{"article_id": "a", "text": TEXT}]), tmp_path / "out")
    for table in EXTRACTED_TABLES:
        assert read(tmp_path / "out", table).schema.equals(arrow_schema(TABLES[table]))


def test_what_is_written_is_a_dataset_that_keeps_the_rules(tmp_path: Path) -> None:
    texts = {
        "b": f"{TEXT}\n\nPeru and Chile signed a gas treaty.",
        "a": "Ghana and Mali signed a pact. “We agree,” Li said.",
    }
    rows = [{"article_id": name, "text": text} for name, text in texts.items()]
    run(jsonl(tmp_path / "docs.jsonl", rows), tmp_path / "out")
    assert {each.code for each in check_folder(tmp_path / "out") if each.level == "error"} == set()


def test_title_date_outlet_and_url_are_kept(tmp_path: Path) -> None:
    row = {
        "article_id": "a",
        "text": TEXT,
        "title": "T",
        "published": "2031-05-02",
        "outlet": "O",
        "url": "https://x.example/",
    }
    run(jsonl(tmp_path / "docs.jsonl", [row]), tmp_path / "out")
    (article,) = read(tmp_path / "out", "articles").to_pylist()
    assert {name: str(article[name]) for name in row} == row


def test_rows_of_parquet_give_what_the_same_rows_of_json_give(tmp_path: Path) -> None:
    rows = [{"article_id": f"a{n}", "text": TEXT} for n in range(3)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "docs.parquet")
    run(jsonl(tmp_path / "docs.jsonl", rows), tmp_path / "one")
    run(tmp_path / "docs.parquet", tmp_path / "two")
    for table in EXTRACTED_TABLES:
        assert read(tmp_path / "one", table).equals(read(tmp_path / "two", table))


def test_a_folder_of_texts_is_read_as_pages(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dam.txt").write_text(f"Title: No to dam\nAuthor: Per Dahl\n\n{TEXT}\n", "utf-8")
    run(tmp_path / "in", tmp_path / "out")
    (article,) = read(tmp_path / "out", "articles").to_pylist()
    assert (article["article_id"], article["title"], article["authors"]) == ("dam", "No to dam", "Per Dahl")


BAD_ROWS = {
    "no JSON": ("{", "OR-X001"),
    "no object": ("[1]", "OR-X001"),
    "JSON too deep to read": ("[" * 100_000, "OR-X001"),
    "no text": ('{"article_id": "a"}', "OR-X002"),
    "an empty text": ('{"article_id": "a", "text": " "}', "OR-X002"),
    "a date that is none": ('{"article_id": "a", "text": "x", "published": "May"}', "OR-X004"),
    "a URL that is none": ('{"article_id": "a", "text": "x", "url": "here"}', "OR-X004"),
    "half a surrogate pair": ('{"article_id": "a", "text": "x\\ud800"}', "OR-X004"),
    "half a surrogate pair in the title": ('{"article_id": "a", "text": "x", "title": "\\ud800"}', "OR-X004"),
    "half a surrogate pair in the outlet": ('{"article_id": "a", "text": "x", "outlet": "\\ud800"}', "OR-X004"),
    "an id that stood before": ('{"article_id": "good", "text": "x"}', "OR-X003"),
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_bad_row_is_set_aside_with_its_reason_and_the_others_go_on(tmp_path: Path, case: str) -> None:
    line, code = BAD_ROWS[case]
    source = tmp_path / "docs.jsonl"
    source.write_text(
        f'{{"article_id": "good", "text": "x"}}\n{line}\n{{"article_id": "also", "text": "y"}}\n', "utf-8"
    )
    summary = run(source, tmp_path / "out")
    (rejected,) = [json.loads(each) for each in (tmp_path / "out" / "quarantine.jsonl").read_text().splitlines()]
    assert (summary.documents, rejected["code"]) == (2, code)
    assert read(tmp_path / "out", "articles")["article_id"].to_pylist() == ["also", "good"]


def test_a_failing_extractor_costs_only_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("onrecord.extraction.pipeline.find_quotes", fail)
    summary = run(jsonl(tmp_path / "docs.jsonl", [{"article_id": "a", "text": TEXT}]), tmp_path / "out")
    assert (summary.documents, summary.rejected) == (0, 1)
    assert "RuntimeError: broken" in (tmp_path / "out" / "quarantine.jsonl").read_text()


def test_a_clean_run_leaves_no_quarantine_of_an_earlier_one(tmp_path: Path) -> None:
    run(jsonl(tmp_path / "docs.jsonl", [{"article_id": "a"}, {"article_id": "b", "text": "x"}]), tmp_path / "out")
    assert (tmp_path / "out" / "quarantine.jsonl").exists()
    run(jsonl(tmp_path / "docs.jsonl", [{"article_id": "a", "text": "x"}]), tmp_path / "out")
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == ["README.md", "croissant.json", "data", "datapackage.json"]


@pytest.mark.parametrize("name", ["missing", "missing.jsonl", "missing.parquet", "docs.csv", "empty"])
def test_what_cannot_be_read_as_articles_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs.csv").write_text("a,b\n")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=name):
        list(read_inputs(tmp_path / name))


def test_a_broken_parquet_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "docs.parquet").write_bytes(b"PAR1 not really")
    for look in (read_inputs, count_inputs):
        with pytest.raises(InputError, match="cannot be read as Parquet"):
            look(tmp_path / "docs.parquet")


def test_a_web_page_gives_its_main_text(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    menu = "<nav><a href='/'>Home</a><a href='/news'>News</a></nav>"
    body = "".join(
        f"<p>{line} The talks went on for hours, and nobody left the room.</p>" for line in TEXT.split("\n\n")
    )
    page = f"<html><body>{menu}<article><h1>No to dam</h1>{body}</article></body></html>"
    (tmp_path / "in" / "dam.html").write_text(page, "utf-8")
    (article,) = read_inputs(tmp_path / "in")
    assert isinstance(article, Article)
    assert "“The river is not ours,” said Kari Moen." in article.text
    assert "Home" not in article.text


def test_a_folder_with_the_name_of_a_text_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "sub.txt").mkdir()
    (tmp_path / "dam.txt").write_text(TEXT, "utf-8")
    assert len(list(read_inputs(tmp_path))) == count_inputs(tmp_path) == 1


def test_tables_that_this_run_does_not_write_are_not_lost(tmp_path: Path) -> None:
    (tmp_path / "data" / "series").mkdir(parents=True)
    source = jsonl(tmp_path / "docs.jsonl", [{"article_id": "a", "text": TEXT}])
    with pytest.raises(FileExistsError, match="series"):
        extract_all(read_inputs(source), tmp_path, line_up=False)
    assert (tmp_path / "data" / "series").exists()


def test_nothing_half_written_is_left_where_a_run_breaks_off(tmp_path: Path) -> None:
    def broken() -> Iterator[Article]:
        yield article_from_text("a", TEXT)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_all(broken(), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(KeyboardInterrupt):
        extract_all(broken(), tmp_path / "out", at_most=0)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_rejected_document_tells_its_place(tmp_path: Path) -> None:
    (item,) = read_inputs(jsonl(tmp_path / "docs.jsonl", [{"article_id": "a"}]))
    assert isinstance(item, Rejected)
    assert item.place == "docs.jsonl:1"


def party(position: int) -> AgreementParty:
    return AgreementParty(agreement_id="a", entity_id=f"e{position}", position=position)


def test_a_long_table_goes_on_in_further_shards(tmp_path: Path) -> None:
    with ShardWriter(tmp_path, ["agreement_parties"], rows_per_shard=20_000) as shards:
        for start in range(1, 50_001, 10_000):
            shards.write("agreement_parties", [party(start + n) for n in range(10_000)])
    files = sorted((tmp_path / "data" / "agreement_parties").iterdir())
    assert [file.name for file in files] == [f"train-{n:05d}-of-00003.parquet" for n in range(3)]
    positions = [p for file in files for p in pq.read_table(file)["position"].to_pylist()]
    assert positions == list(range(1, 50_001))


def test_a_failure_leaves_the_tables_of_an_earlier_run(tmp_path: Path) -> None:
    with ShardWriter(tmp_path, ["agreement_parties"]) as shards:
        shards.write("agreement_parties", [party(1)])

    def stop_halfway() -> None:
        with ShardWriter(tmp_path, ["agreement_parties"]) as shards:
            shards.write("agreement_parties", [party(1), party(2)])
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        stop_halfway()
    assert read(tmp_path, "agreement_parties").num_rows == 1
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


BAD_CELLS: dict[str, tuple[str, pa.Array]] = {
    "a date out of range": ("published", pa.array([0, 2**31 - 1, 0], pa.int32()).cast(pa.date32())),
    "a time out of range": ("published", pa.array([0, 2**62, 0], pa.int64()).cast(pa.timestamp("us"))),
    "a text that is not UTF-8": (
        "title",
        pa.Array.from_buffers(
            pa.string(), 3, [None, pa.array([0, 1, 2, 3], pa.int32()).buffers()[1], pa.py_buffer(b"a\xffb")]
        ),
    ),
}


@pytest.mark.parametrize("case", BAD_CELLS)
def test_a_cell_that_no_python_value_holds_costs_only_its_row(tmp_path: Path, case: str) -> None:
    column, cells = BAD_CELLS[case]
    rows = pa.table({"article_id": ["a", "b", "c"], "text": [TEXT] * 3, column: cells})
    pq.write_table(rows, tmp_path / "docs.parquet")
    summary = run(tmp_path / "docs.parquet", tmp_path / "out")
    (rejected,) = [json.loads(each) for each in (tmp_path / "out" / "quarantine.jsonl").read_text().splitlines()]
    assert (summary.documents, rejected["place"], rejected["code"]) == (2, "docs.parquet:2", "OR-X004")


def test_a_second_run_into_the_same_target_is_refused_while_the_first_one_writes(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "docs.jsonl", [{"article_id": "a", "text": TEXT}])
    with ShardWriter(tmp_path / "out", EXTRACTED_TABLES), pytest.raises(BusyError):
        run(source, tmp_path / "out")


def test_long_articles_are_written_out_before_they_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.dataset.shards.BYTES_PER_GROUP", 3 * len(TEXT))
    source = jsonl(tmp_path / "docs.jsonl", [{"article_id": f"a{n}", "text": TEXT} for n in range(9)])
    extract_all(read_inputs(source), tmp_path / "out", at_most=0)
    file = pq.ParquetFile(tmp_path / "out" / "data" / "articles" / "train-00000-of-00001.parquet")
    assert file.num_row_groups == 3
