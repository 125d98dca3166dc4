"""From the public edition and one's own copies back to the full one."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import onrecord
from onrecord.check.folder import check_folder
from onrecord.corpus.build import build
from onrecord.dataset.parquet import parquet_path, write_parquet
from onrecord.dataset.write import content_hashes, write
from onrecord.errors import DatasetError, WithheldError
from onrecord.publish.editions import read_source, write_edition
from onrecord.publish.hydrate import Hydrated, Report, hydrate
from onrecord.schema import TABLES, Article, Record

ROOT = Path(__file__).parents[2]
RAW = ROOT / "raw"
TEXTS = sorted(RAW.glob("*.txt"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition of the committed dataset."""
    out = tmp_path_factory.mktemp("public")
    write_edition(ROOT, out)
    return out


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """One's own copies of its articles, which a test may change."""
    shutil.copytree(RAW, tmp_path / "mine", ignore=shutil.ignore_patterns("*.toml"))
    return tmp_path / "mine"


FIRST = "bloomberg-putin-courts-xi"


def report_on(article_id: str, hydrated: Hydrated) -> Report:
    return next(report for report in hydrated.reports if report.article_id == article_id)


def rewrite(path: Path, change: Callable[[str], str | bytes]) -> None:
    changed = change(path.read_text("utf-8"))
    path.write_bytes(changed if isinstance(changed, bytes) else changed.encode())


def test_the_texts_give_the_full_edition_with_its_content_hash(published: Path, tmp_path: Path) -> None:
    hydrated = hydrate(published, RAW, tmp_path)
    assert hydrated.complete
    assert hydrated.whole
    full = read_source(ROOT)
    assert hydrated.content_hash == full.descriptor["contentHash"]
    assert read_source(tmp_path).tables == full.tables
    assert check_folder(tmp_path) == check_folder(ROOT)


def test_any_corpus_comes_back_whole(corpus: Path, tmp_path: Path) -> None:
    built = build(corpus)
    assert built.release is not None
    write(built.tables, tmp_path / "full", built.release)
    write_edition(tmp_path / "full", tmp_path / "public")
    assert read_source(tmp_path / "public").edition.withheld["articles.text"] == 2
    hydrate(tmp_path / "public", corpus / "raw", tmp_path / "again")
    assert content_hashes(read_source(tmp_path / "again").tables) == content_hashes(built.tables)


@pytest.mark.parametrize("cap", [0, 0.1, 0.6, 1])
def test_it_comes_back_whole_whatever_was_withheld(cap: float, tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path / "public", cap=cap)
    assert hydrate(tmp_path / "public", RAW, tmp_path / "full").whole


def test_files_are_known_by_their_text_whatever_they_are_called(published: Path, copies: Path, tmp_path: Path) -> None:
    (copies / "old").mkdir()
    for number, path in enumerate(sorted(copies.glob("*.txt"))):
        path.rename(copies / "old" / f"{number}.dat")
    (copies / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    hydrated = hydrate(published, copies, tmp_path / "full")
    assert [report.file for report in hydrated.reports] == [f"old/{number}.dat" for number in range(len(TEXTS))]


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda text: text.replace("\n", "\r\n"), "has line ends with CR"),
        (lambda text: "\ufeff" + text, "opens with a byte order mark"),
        (lambda text: text.encode("utf-16"), "is in UTF-16"),
        (lambda text: unicodedata.normalize("NFD", text), "has letters that are not in NFC"),
    ],
    ids=["line ends", "byte order mark", "encoding", "form"],
)
def test_what_a_file_does_to_a_text_is_undone_and_told(
    published: Path, copies: Path, tmp_path: Path, change: Callable[[str], str | bytes], note: str
) -> None:
    path = copies / "unattributed-putin-xi-display-of-harmony.txt"
    rewrite(path, change)
    report = report_on(path.stem, hydrate(published, copies, tmp_path / "full"))
    assert (report.status, report.note) == ("found", note)


@pytest.mark.parametrize(
    ("change", "how"),
    [
        (lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'), "other quotation marks in "),
        (lambda text: text.replace("Putin", "Mr. Putin", 3), "words, the article has "),
        (lambda text: text.replace("NATO", "Nato"), "other spacing, capitals or marks in "),
    ],
    ids=["marks", "words", "capitals"],
)
def test_a_file_that_differs_is_told_with_how(
    published: Path, copies: Path, tmp_path: Path, change: Callable[[str], str], how: str
) -> None:
    rewrite(copies / f"{FIRST}.txt", change)
    hydrated = hydrate(published, copies, tmp_path / "full")
    report = report_on(FIRST, hydrated)
    assert (report.status, report.file) == ("differs", f"{FIRST}.txt")
    assert how in (report.note or "")
    assert not hydrated.complete
    assert not (tmp_path / "full").exists()


def test_a_changed_file_under_another_name_is_known_by_the_spans_it_has(
    published: Path, copies: Path, tmp_path: Path
) -> None:
    (copies / f"{FIRST}.txt").rename(copies / "monday.txt")
    rewrite(copies / "monday.txt", lambda text: text.replace("oil and gas", "gas and oil"))
    report = report_on(FIRST, hydrate(published, copies, tmp_path / "full"))
    assert (report.status, report.file) == ("differs", "monday.txt")


def test_without_a_copy_nothing_is_written_and_the_article_is_told(
    published: Path, copies: Path, tmp_path: Path
) -> None:
    (copies / f"{FIRST}.txt").unlink()
    hydrated = hydrate(published, copies, tmp_path / "full")
    assert report_on(FIRST, hydrated).status == "missing"
    assert sum(report.status == "found" for report in hydrated.reports) == len(TEXTS) - 1
    assert not (tmp_path / "full").exists()


def test_in_parts_it_comes_back_whole_too(published: Path, copies: Path, tmp_path: Path) -> None:
    (copies / f"{FIRST}.txt").unlink()
    some = hydrate(published, copies, tmp_path / "some", partial=True)
    assert not some.whole
    source = read_source(tmp_path / "some")
    assert source.edition.withheld["articles.text"] == 1
    assert [excerpt.article_id for excerpt in source.edition.articles] == [FIRST]
    assert check_folder(tmp_path / "some") == []
    shutil.copyfile(RAW / f"{FIRST}.txt", tmp_path / "the-last.txt")
    (tmp_path / "last").mkdir()
    (tmp_path / "the-last.txt").rename(tmp_path / "last" / "one.txt")
    assert hydrate(tmp_path / "some", tmp_path / "last", tmp_path / "full").whole


def test_a_package_in_which_a_cell_was_changed_is_found_out(published: Path, tmp_path: Path) -> None:
    shutil.copytree(published, tmp_path / "public")
    path = tmp_path / "public" / parquet_path("quotes")
    quotes = pq.read_table(path).to_pylist()
    shown = next(row for row in quotes if row["text"])
    shown["text"] = "never said"
    write_parquet(pq.ParquetFile(path).read().from_pylist(quotes, schema=pq.read_schema(path)), path)
    with pytest.raises(DatasetError, match=r"rows do not fit them: .*OR-Q101"):
        hydrate(tmp_path / "public", RAW, tmp_path / "full")


def test_the_full_edition_needs_no_hydrating(dataset: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="full edition already"):
        hydrate(dataset, tmp_path, tmp_path / "out")


def test_a_folder_of_copies_that_is_not_there_is_told(published: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is no folder"):
        hydrate(published, tmp_path / "nowhere", tmp_path / "out")


@pytest.mark.parametrize("table", TABLES)
def test_the_public_edition_loads_like_the_full_one(published: Path, table: str) -> None:
    full, public = onrecord.load(table, data=ROOT), onrecord.load(table, data=published)
    assert public.schema == full.schema
    assert public.num_rows == full.num_rows
    assert onrecord.describe(table, data=published).columns == onrecord.describe(table, data=ROOT).columns
    assert all(isinstance(row, Record) for row in onrecord.load(table, as_="records", data=published))


def test_evidence_that_is_withheld_says_how_to_get_it(published: Path) -> None:
    quote = onrecord.load("quotes", data=published).to_pylist()[0]
    with pytest.raises(WithheldError, match="onrecord hydrate"):
        onrecord.evidence(quote["quote_id"], data=published)


@pytest.mark.parametrize("kind", ["quotes", "agreements", "indicators"])
def test_sources_are_compared_though_words_are_withheld(published: Path, kind: str) -> None:
    full, public = (onrecord.compare(kind, data=where) for where in (ROOT, published))  # type: ignore[arg-type]
    assert {one.id: len(one.members) for one in public} == {one.id: len(one.members) for one in full}
    told = {relation for one in public for relation in (member.relation for member in one.members)}
    assert ("withheld" in told) == (kind == "quotes")


def test_whoever_needs_a_withheld_text_is_told_so(published: Path) -> None:
    article = read_source(published).tables["articles"][0]
    assert isinstance(article, Article)
    with pytest.raises(WithheldError, match="withheld in this edition"):
        _ = article.words
