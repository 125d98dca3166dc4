"""The editions: what the public one leaves out and keeps, and that nothing of the rest is anywhere in its folder."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.check.folder import check_folder
from onrecord.dataset.parquet import parquet_path
from onrecord.dataset.write import write
from onrecord.errors import DatasetError
from onrecord.publish.editions import read_source, write_edition
from onrecord.publish.public import public_tables
from onrecord.schema import TABLES, Article, Quote, Record
from onrecord.schema.release import Release

Tables = dict[str, Sequence[Record]]

ROOT = Path(__file__).parents[2]
SHINGLE = 40


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition of the committed dataset."""
    out = tmp_path_factory.mktemp("public")
    write_edition(ROOT, out)
    return out


def test_the_folder_is_that_of_a_hub_repository(published: Path) -> None:
    assert sorted(files(published)) == sorted(
        ["README.md", "croissant.json", "datapackage.json", *map(parquet_path, TABLES)]
    )


def test_the_public_edition_keeps_every_rule(published: Path) -> None:
    assert [str(finding) for finding in check_folder(published)] == []


def test_all_but_words_of_the_articles_is_as_in_the_full_edition(published: Path) -> None:
    full, public = read_source(ROOT), read_source(published)
    for table, record in TABLES.items():
        capped = {column.name for column in record.columns() if column.words == "capped"}
        for one, other in zip(full.tables[table], public.tables[table], strict=True):
            changed = {name for name in type(one).model_fields if getattr(one, name) != getattr(other, name)}
            assert changed <= capped
            assert all(getattr(other, name) is None for name in changed)


def test_no_text_is_left_and_of_each_article_a_quarter_at_most_is_shown(published: Path) -> None:
    source = read_source(published)
    assert all(article.text is None for article in source.tables["articles"] if isinstance(article, Article))
    assert len(source.edition.articles) == len(source.tables["articles"])
    assert all(0 < excerpt.share <= 0.25 for excerpt in source.edition.articles)


def everything_in(folder: Path) -> str:
    """All that a reader can get out of a folder: its texts, and every cell and description of its tables."""
    said = [path.read_text("utf-8") for path in folder.rglob("*.json")]
    # The blanks at the ends of a cell are no words of an article.
    said += [re.sub(r" \| ", "\0", f" {path.read_text('utf-8')}") for path in folder.rglob("*.md")]
    said = [re.sub(r"(?m)^\| ", "\0", text) for text in said]
    for path in folder.rglob("*.parquet"):
        table = pq.read_table(path)
        said += [str(value) for column in table.columns for value in column.to_pylist()]
        said += [str(field.metadata) for field in table.schema] + [str(pq.read_metadata(path).metadata)]
        for group in range(pq.read_metadata(path).num_row_groups):
            said += [str(pq.read_metadata(path).row_group(group))]  # its statistics hold whole cells
    return "\0".join(said)


def shown_in(folder: Path) -> set[str]:
    """The words that the edition shows on purpose: spans of any article, and names."""
    tables = read_source(folder).tables
    return {
        value
        for rows in tables.values()
        for row in rows
        for column in type(row).columns()
        if column.words and isinstance(value := getattr(row, column.name), str)
    }


def test_no_forty_characters_of_withheld_text_are_anywhere_in_the_folder(published: Path) -> None:
    everything, shown = everything_in(published), shown_in(published)
    spans = {words for words in shown if len(words) >= SHINGLE}
    edition = read_source(published).edition
    for article, excerpt in zip(read_source(ROOT).tables["articles"], edition.articles, strict=True):
        assert isinstance(article, Article)
        found = bytearray(excerpt.characters)
        for place in range(len(article.words) - SHINGLE + 1):
            shingle = article.words[place : place + SHINGLE]
            if shingle in everything:
                assert any(shingle in words for words in spans), (article.article_id, place, shingle)
                found[place : place + SHINGLE] = b"\1" * SHINGLE
        assert found.count(1) <= edition.cap * excerpt.characters  # type: ignore[operator]


def test_an_article_that_everybody_may_share_is_published_whole(tables: Tables) -> None:
    free = [row.model_copy(update={"rights": "CC-BY-4.0. The Daily Gull."}) for row in tables["articles"]]
    public, edition = public_tables(tables | {"articles": free})
    assert public == {table: list(rows) for table, rows in (tables | {"articles": free}).items()}
    assert (edition.withheld, edition.articles) == ({}, ())


def test_without_a_statement_of_rights_nothing_is_shared(tables: Tables) -> None:
    bare = [row.model_copy(update={"rights": None}) for row in tables["articles"]]
    public, _ = public_tables(tables | {"articles": bare})
    assert [row.text for row in public["articles"] if isinstance(row, Article)] == [None, None]


def test_a_wording_goes_with_the_only_row_that_has_it(tables: Tables) -> None:
    public, edition = public_tables(tables, cap=0)
    assert all(row.text is None for row in public["quotes"] if isinstance(row, Quote))
    assert public["statements"][0].text is None  # type: ignore[attr-defined]
    assert edition.withheld["statements.text"] == 1


def test_the_full_edition_is_the_dataset_itself(tmp_path: Path) -> None:
    write_edition(ROOT, tmp_path, "full")
    for table in TABLES:
        assert (tmp_path / parquet_path(table)).read_bytes() == (ROOT / parquet_path(table)).read_bytes()


@pytest.mark.parametrize("edition", ["public", "full"])
def test_writing_an_edition_again_changes_no_byte(dataset: Path, tmp_path: Path, edition: str) -> None:
    write_edition(dataset, tmp_path, edition)  # type: ignore[arg-type]
    before = files(tmp_path)
    write_edition(dataset, tmp_path, edition)  # type: ignore[arg-type]
    assert files(tmp_path) == before


def test_the_edition_tells_the_hash_of_the_full_one(dataset: Path, tmp_path: Path) -> None:
    write_edition(dataset, tmp_path)
    full = json.loads((dataset / "datapackage.json").read_text())
    assert read_source(tmp_path).edition.full_content_hash == full["contentHash"]


def test_no_edition_is_made_of_a_public_one(dataset: Path, tmp_path: Path) -> None:
    write_edition(dataset, tmp_path / "public")
    with pytest.raises(DatasetError, match="made from the full one"):
        write_edition(tmp_path / "public", tmp_path / "again")


def test_a_folder_without_a_dataset_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="onrecord build"):
        write_edition(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_somebody_elses_readme_is_never_lost(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# My thesis\n")
    with pytest.raises(FileExistsError, match=r"README\.md"):
        write_edition(dataset, tmp_path)
    assert files(tmp_path) == {"README.md": b"# My thesis\n"}


def test_the_day_and_name_of_the_source_are_those_of_the_edition(
    tables: Tables, release: Release, tmp_path: Path
) -> None:
    write(tables, tmp_path / "full", release)
    write_edition(tmp_path / "full", tmp_path / "public")
    assert read_source(tmp_path / "public").release == release


NO_WORDS = {
    "articles": {"article_id", "outlet", "agency", "authors", "url", "language", "translated_from", "category", "event"}
    | {"text_sha256", "raw_path", "raw_sha256", "rights"},
    "entities": {"entity_id", "kind", "country", "wikidata"},
    "quotes": {"quote_id", "article_id", "kind", "speaker_id", "speaker_kind", "via_id", "statement_id", "origin"}
    | {"rule"},
    "agreements": {"agreement_id", "article_id", "kind", "status", "subject", "unit", "term", "date", "source_id"}
    | {"accord_id", "quote_id", "origin", "rule"},
    "agreement_parties": {"agreement_id", "entity_id"},
    "indicators": {"indicator_id", "article_id", "unit", "kind", "qualifier", "measure", "subject", "period", "status"}
    | {"source_id", "series_id", "quote_id", "agreement_id", "origin", "rule"},
    "statements": {"statement_id", "speaker_id", "first_report", "last_report"},
    "accords": {"accord_id", "kind", "subject", "parties", "date", "status_low", "status_high", "unit"}
    | {"first_report", "last_report"},
    "series": {"series_id", "measure", "subject", "period", "kind", "unit", "verdict", "first_report", "last_report"},
    "coverage": {"article_id", "reason"},
}
"""Columns of text that hold no words of an article's text, but ids, codes, and facts about the article."""


@pytest.mark.parametrize("table", TABLES)
def test_of_every_column_it_is_known_whether_it_holds_words_of_an_article(table: str) -> None:
    # A new column cannot slip through the edition: it says `words`, or it is named above.
    of_text = {column.name for column in TABLES[table].columns() if column.type in ("string", "list")}
    with_words = {column.name for column in TABLES[table].columns() if column.words}
    assert of_text == with_words | NO_WORDS[table]
    assert not with_words & NO_WORDS[table]
    assert all(column.nullable for column in TABLES[table].columns() if column.words == "capped")
