"""The files that were built before: told when they no longer fit raw/ and build/, and by whose doing."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.check.findings import Finding
from onrecord.corpus.build import build
from onrecord.corpus.check import check_corpus
from onrecord.dataset.write import write
from onrecord.schema.generate import contract_files

QUOTES = "data/quotes/train-00000-of-00001.parquet"
CORRECTION = """\
[[correction]]
table = "quotes"
action = "edit"
at = "The river is not ours,"
expect = {cue = "said"}
set = {cue = "told"}
reason = "only to see it found again"
reviewer = "tests"
"""


@pytest.fixture
def built(corpus: Path) -> Path:
    """The small corpus with a correction, its tables and its contract."""
    (corpus / "build" / "corrections" / "river.toml").write_text(CORRECTION, "utf-8")
    made = build(corpus)
    assert made.release is not None
    write(made.tables, corpus, made.release, quality=made.quality)
    (corpus / "schema").mkdir()
    for name, text in contract_files().items():
        (corpus / "schema" / name).write_text(text, "utf-8")
    assert check_corpus(corpus) == []
    return corpus


def found(root: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.place) for finding in check_corpus(root)]


def the_one(root: Path) -> Finding:
    (finding,) = check_corpus(root)
    return finding


def edit(root: Path, change: Callable[[pa.Table], pa.Table]) -> pa.Table:
    """Edits the quotes as somebody would with a tool of their own; returns them as they were."""
    before = pq.ParquetFile(root / QUOTES).read()
    pq.write_table(change(before), root / QUOTES)
    return before


def with_cell(table: pa.Table, column: str, value: str) -> pa.Table:
    """The table with another value in the last row."""
    place = table.schema.get_field_index(column)
    values = [*table[column].to_pylist()[:-1], value]
    return table.set_column(place, table.schema.field(column), pa.array(values))


def test_a_cell_that_was_edited_by_hand_is_told_with_its_row_and_what_to_do(built: Path) -> None:
    before = edit(built, lambda table: with_cell(table, "cue", "thundered"))
    row_id = before["quote_id"][3].as_py()
    finding = the_one(built)
    assert (finding.code, finding.place) == ("OR-D011", f"{QUOTES}:4")
    assert finding.message == (f"{row_id} ('The river is not ours,'): `cue` is 'thundered', the build gives 'told'")
    assert finding.advice == (
        "Put the file back: `git checkout -- data`. To change it for good: "
        f'onrecord correct {row_id} --set cue="thundered" --reason "…"'
    )


def test_a_row_that_was_taken_out_by_hand_is_told(built: Path) -> None:
    edit(built, lambda table: table.slice(0, 3))
    codes = [finding for finding in check_corpus(built) if finding.code == "OR-D011"]
    assert len(codes) == 1
    assert "('The river is not ours,'): the row was taken out" in codes[0].message


def test_a_row_that_was_put_in_by_hand_is_told(built: Path) -> None:
    def doubled(table: pa.Table) -> pa.Table:
        other = with_cell(table.slice(3), "quote_id", "q-" + "0" * 16)
        return pa.concat_tables([table, other])

    edit(built, doubled)
    codes = [finding for finding in check_corpus(built) if finding.code == "OR-D011"]
    assert [finding.line for finding in codes] == [5]
    assert "the build gives no such row" in codes[0].message


def test_edits_of_very_many_rows_are_told_in_part(built: Path) -> None:
    def many(table: pa.Table) -> pa.Table:
        return pa.concat_tables(
            [table, *(with_cell(table.slice(3), "quote_id", f"q-{number:016x}") for number in range(25))]
        )

    edit(built, many)
    codes = [finding.message for finding in check_corpus(built) if finding.code == "OR-D011"]
    assert len(codes) == 21
    assert "and 5 more rows" in codes


def test_a_file_that_another_program_wrote_anew_with_the_same_rows_is_told_as_that(built: Path) -> None:
    edit(built, lambda table: table)
    assert {code for code, _ in found(built)} == {"OR-D004"}


def test_an_edit_by_hand_is_told_even_where_the_build_fails(built: Path) -> None:
    edit(built, lambda table: with_cell(table, "cue", "thundered"))
    (built / "raw" / "harbour.txt").write_bytes(b"")
    assert ("OR-D011", QUOTES) in found(built)


def test_a_decision_that_was_not_built_yet_is_told_by_the_rows_that_it_changes(built: Path) -> None:
    (built / "build" / "corrections" / "river.toml").unlink()
    stale = [finding for finding in check_corpus(built) if finding.place == QUOTES]
    assert [finding.code for finding in stale] == ["OR-D009"]
    assert stale[0].message.startswith("the file is not what the build gives: 1 row changed (q-")
    assert stale[0].advice is not None
    assert "Run `onrecord build`" in stale[0].advice


def test_a_corpus_that_was_never_built_is_told_so_once(corpus: Path) -> None:
    assert {code for code, place in found(corpus) if "schema" not in place} == {"OR-D001"}


def test_a_missing_table_is_told_once(built: Path) -> None:
    (built / QUOTES).unlink()
    assert found(built) == [("OR-D003", QUOTES)]


def test_a_file_that_the_build_does_not_write_is_told(built: Path) -> None:
    (built / "data" / "quotes" / "mine.parquet").write_bytes(b"")
    assert the_one(built).message == "the build writes no such file"


def test_a_text_that_is_gone_is_told_with_what_points_at_it(built: Path) -> None:
    (built / "raw" / "river.txt").unlink()
    finding = the_one(built)
    assert (finding.code, finding.place) == ("OR-R018", "raw/river.txt")
    assert finding.message == (
        "the text is gone, yet the tables have 2 rows of it, and build/corrections/river.toml corrects them"
    )


def test_a_text_that_was_taken_down_for_good_only_needs_a_build(built: Path) -> None:
    for name in ("raw/river.txt", "raw/river.toml", "build/corrections/river.toml"):
        (built / name).unlink()
    assert found(built) == [("OR-R018", "raw/river.txt")]
    made = build(built)
    assert made.release is not None
    write(made.tables, built, made.release, quality=made.quality)
    assert found(built) == []


def change(root: Path, old: str, new: str) -> None:
    path = root / "raw" / "river.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_a_text_that_was_changed_is_told_with_the_rows_and_corrections_that_it_hits(built: Path) -> None:
    change(built, "not ours", "all ours")
    finding = next(each for each in check_corpus(built) if each.code == "OR-R019")
    assert finding.place == "raw/river.txt:7:15"
    assert finding.message == (
        "this is not the text that the tables were made from; gone are the words of 1 of its 2 rows "
        "('The river is not ours,'), and those of 1 correction (build/corrections/river.toml, line 1)"
    )


def test_words_that_a_change_of_the_text_took_away_are_not_told_twice(built: Path) -> None:
    change(built, "not ours", "all ours")
    assert [code for code, _ in found(built)] == ["OR-R019"]


def test_words_that_never_were_in_a_changed_text_are_told(built: Path) -> None:
    change(built, "not ours", "all ours")
    path = built / "build" / "corrections" / "river.toml"
    path.write_text(path.read_text("utf-8").replace("not ours", "not yours"), "utf-8")
    assert [code for code, _ in found(built)] == ["OR-C005", "OR-R019"]


def test_a_text_that_was_changed_elsewhere_leaves_its_rows_alone(built: Path) -> None:
    change(built, "Kari Moen told", "Once more Kari Moen told")
    assert the_one(built).message == (
        "this is not the text that the tables were made from; its 2 rows still find their words"
    )


def test_a_text_that_was_only_saved_with_other_line_ends_is_told(built: Path) -> None:
    change(built, "\n", "\r\n")
    assert ("OR-R019", "raw/river.txt:1:1") in found(built)


def test_what_follows_from_a_changed_text_is_not_told_for_every_table(built: Path) -> None:
    change(built, "the dam.", "the dam. It costs $5 million.")
    assert [code for code, _ in found(built)] == ["OR-R019"]


def test_an_edit_of_the_contract_is_told_at_its_first_line(built: Path) -> None:
    path = built / "schema" / "quotes.json"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:4], "  \n", *lines[5:]]), "utf-8")
    assert found(built) == [("OR-D010", "schema/quotes.json:5")]
