"""The files that people hold: every kind is read, and what is passed over is told."""

import bz2
import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.engine.inputs import InputError, Options, Rejected, read_inputs
from onrecord.schema import Article

TEXT = "“The river is not ours,” said Kari Moen. The dam would cost $3 million."
PAGE = f"""<!doctype html><html lang="en"><head><title>No to the dam | Gull News</title></head><body><article>
<h1>Norway says no to the dam</h1><p class="byline">By Ilze Berg</p><time datetime="2031-05-04">4 May</time>
<p>{TEXT} Nobody in the valley had asked for it, and nobody will miss it now.</p>
<p>The ministers meet again in the autumn, when the harvest is in and the snow has not come.</p>
</article></body></html>"""
MAIL = f"""From: Gull News <news@gull.example>
Subject: No to the dam
Date: Sun, 4 May 2031 08:30:00 +0000
Content-Type: text/plain; charset=utf-8

{TEXT}
"""


def articles(*sources: Path | str, **options: Any) -> list[Article]:
    return [item for item in read_inputs(sources, Options(**options)) if isinstance(item, Article)]


def rejected(*sources: Path | str) -> list[Rejected]:
    return [item for item in read_inputs(sources) if isinstance(item, Rejected)]


def table(rows: list[dict[str, str]], mark: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_rows_of_a_csv_give_every_column_that_articles_have(tmp_path: Path) -> None:
    row = {"ID": "7", "Headline": "No to the dam", "Body": TEXT, "Date": "4 May 2031", "Section": "World",
           "Byline": "Ilze Berg and Jo van Dam", "Lang": "English", "views": "12"}  # fmt: skip
    (tmp_path / "docs.csv").write_text(table([row]), "utf-8")
    (article,) = articles(tmp_path / "docs.csv")
    assert (article.article_id, article.title, article.text, str(article.published)) == (
        "7",
        "No to the dam",
        TEXT,
        "2031-05-04",
    )
    assert (article.category, article.authors) == ("World", ("Ilze Berg", "Jo van Dam"))


@pytest.mark.parametrize(("suffix", "mark"), [(".tsv", "\t"), (".csv", ";")])
def test_columns_may_be_parted_by_tabs_and_semicolons(tmp_path: Path, suffix: str, mark: str) -> None:
    (tmp_path / f"docs{suffix}").write_text(table([{"id": "a", "text": TEXT}], mark), "utf-8")
    assert [article.article_id for article in articles(tmp_path / f"docs{suffix}")] == ["a"]


def test_a_row_without_an_id_is_called_by_its_place(tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    assert [article.article_id for article in articles(tmp_path / "docs.jsonl")] == ["docs-1"]


def test_columns_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "docs.csv").write_text(table([{"nr": "3", "words": TEXT, "top": "No"}]), "utf-8")
    options = {"text_field": "words", "id_field": "nr", "mapping": {"title": "top"}}
    (article,) = articles(tmp_path / "docs.csv", **options)
    assert (article.article_id, article.title) == ("3", "No")


def test_columns_none_of_which_is_the_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "docs.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError, match=r"--text-field\. The columns are: a, b"):
        articles(tmp_path / "docs.csv")


@pytest.mark.parametrize("data", [[{"id": 1, "text": TEXT}], {"articles": [{"id": 1, "text": TEXT}], "total": 1}])
def test_json_is_a_list_or_holds_one(tmp_path: Path, data: Any) -> None:
    (tmp_path / "docs.json").write_text(json.dumps(data), "utf-8")
    assert [article.article_id for article in articles(tmp_path / "docs.json")] == ["1"]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_a_compressed_file_is_read_as_what_it_holds(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    (tmp_path / f"docs.csv{suffix}").write_bytes(pack(table([{"id": "a", "text": TEXT}]).encode()))
    assert [article.article_id for article in articles(tmp_path / f"docs.csv{suffix}")] == ["a"]


def test_archives_folders_and_patterns_are_gone_through(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "deep" / "one.html").write_text(PAGE, "utf-8")
    (tmp_path / "deep" / ".hidden.txt").write_text(TEXT, "utf-8")
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as archive:
        archive.writestr("in/two.md", f"# No to the dam\n\n**{TEXT}**\n")
        archive.writestr("__MACOSX/two.md", "x")
    found = articles(tmp_path / "deep", str(tmp_path / "*.zip"))
    assert [article.article_id for article in found] == ["er/one", "one", "in/two"]
    assert (found[2].title, found[2].text) == ("No to the dam", TEXT)


def test_two_files_of_one_name_keep_apart(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(PAGE, "utf-8")
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    assert [article.article_id for article in articles(tmp_path)] == ["one", "one.txt"]


def test_what_the_page_states_is_taken(tmp_path: Path) -> None:
    (tmp_path / "dam.html").write_text(PAGE, "utf-8")
    (article,) = articles(tmp_path / "dam.html")
    assert (article.title, article.authors, str(article.published), article.outlet) == (
        "Norway says no to the dam",
        ("Ilze Berg",),
        "2031-05-04",
        "Gull News",
    )
    assert "By Ilze Berg" not in (article.text or "")


def test_a_mail_gives_subject_and_day(tmp_path: Path) -> None:
    (tmp_path / "dam.eml").write_text(MAIL, "utf-8")
    (tmp_path / "all.mbox").write_text(f"From x@y Sun May  4 08:30:00 2031\n{MAIL}\n", "utf-8")
    found = articles(tmp_path / "dam.eml", tmp_path / "all.mbox")
    assert [(each.title, str(each.published), each.outlet) for each in found] == 2 * [
        ("No to the dam", "2031-05-04", "Gull News")
    ]


def test_word_files_workbooks_and_web_archives_are_read(tmp_path: Path) -> None:
    docx, openpyxl = pytest.importorskip("docx"), pytest.importorskip("openpyxl")
    zstandard = pytest.importorskip("zstandard")
    pytest.importorskip("fastwarc")
    document = docx.Document()
    for line in ("Norway says no to the dam", "By Ilze Berg", TEXT):
        document.add_paragraph(line)
    document.save(tmp_path / "dam.docx")
    book = openpyxl.Workbook()
    book.active.append(["id", "content", "published"])
    book.active.append([12, TEXT, "2031-05-04"])
    book.save(tmp_path / "docs.xlsx")
    page = PAGE.replace('<time datetime="2031-05-04">4 May</time>', "")
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gull.example/dam\r\n"
        "WARC-Date: 2031-05-06T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    rows = table([{"id": "z", "text": TEXT}]).encode()
    (tmp_path / "z.csv.zst").write_bytes(zstandard.ZstdCompressor().compress(rows))
    found = {article.article_id: article for article in articles(tmp_path)}
    assert set(found) == {"dam", "12", "gull.example/dam", "z"}
    assert (found["dam"].title, found["dam"].authors) == ("Norway says no to the dam", ("Ilze Berg",))
    archived = found["gull.example/dam"]
    assert (archived.url, str(archived.published)) == ("https://gull.example/dam", "2031-05-06")


def test_what_is_passed_over_is_counted_and_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dam.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "dam.toml").write_text("", "utf-8")
    for name in ("a.pdf", "b.pdf", "c.mp3"):
        (tmp_path / "in" / name).write_bytes(b"x")
    assert [item.code for item in rejected(tmp_path / "in")] == ["OR-X007"] * 3
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "in"), "--out", str(tmp_path / "out")])
    assert "3 documents were not read" in result.output
    assert "2 × .pdf: PDF is not read" in result.output
    assert "1 × .mp3" in result.output


def test_a_page_may_come_on_standard_input(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["extract", "-", "--out", str(tmp_path / "out"), "--json"], input=PAGE.encode())
    assert json.loads(result.stdout)["documents"] == 1


def test_a_file_that_is_not_read_is_refused_where_it_is_all_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(InputError, match="pdftotext"):
        articles(tmp_path / "a.pdf")
