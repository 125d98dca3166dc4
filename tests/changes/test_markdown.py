"""The report of a pull request: safe, whole where it fits, honest where it does not."""

import re
from pathlib import Path

import pytest
from datasets_that_differ import TEXT, article, dataset, files, quote
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import onrecord
from onrecord.changes.markdown import COMMENT, escaped, link, rendered_markdown
from onrecord.changes.model import Diff, RowChange, TableDiff
from onrecord.changes.places import Place
from onrecord.changes.semver import meaning

OLD = {"articles": [article()], "quotes": [quote(1), quote(2, "Not yet", speaker_text="Moen")]}
NEW = {
    "articles": [article()],
    "quotes": [quote(1, cue="warned"), quote(3, "The envoys met in Riga", kind="indirect", speaker_text=None)],
}


@pytest.fixture
def diff(tmp_path: Path) -> Diff:
    return onrecord.diff(dataset(tmp_path / "old", OLD), dataset(tmp_path / "new", NEW))


def rendered(diff: Diff, **options: object) -> str:
    return rendered_markdown(diff, meaning(diff), **options)  # type: ignore[arg-type]


def html(markdown: str) -> str:
    """What a reader sees, as GitHub makes it: with tables, and with HTML let through."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)


def text_of(page: str) -> str:
    from html import unescape

    return " ".join(unescape(re.sub("<[^>]*>", " ", page)).replace("\u200b", "").split())


def test_the_first_lines_say_what_changes_and_which_version_that_means(diff: Diff) -> None:
    lines = rendered(diff, versions="0.1.0 → 0.2.0 at least").splitlines()
    assert lines[0] == "### The data change: 1 row added, 1 row removed, 1 row changed"
    assert "This means a **minor** version" in lines[2]
    assert "(0.1.0 → 0.2.0 at least)" in lines[2]


def test_a_table_of_counts_stands_above_the_rows(diff: Diff) -> None:
    assert "| quotes | 2 | **1** | **1** | **1** | · |" in rendered(diff)
    assert "quotes 2 1 1 1 ·" in text_of(html(rendered(diff)))


def test_each_row_is_a_line_with_its_words_and_the_cells_that_change(diff: Diff) -> None:
    seen = text_of(html(rendered(diff)))
    assert "🟨 changed We are close q-0000000000000001 cue : said → warned" in seen
    assert "🟩 added The envoys met in Riga q-0000000000000003 indirect · speaker unknown" in seen
    assert "🟥 removed Not yet q-0000000000000002 direct" in seen


def test_a_row_links_to_its_line_of_the_raw_text(diff: Diff) -> None:
    markdown = rendered(diff, place=lambda entry: (Place("raw/talks.txt", 5), "https://example.org/raw/talks.txt"))
    assert "[5](https://example.org/raw/talks.txt?plain=1#L5)" in markdown
    assert "**[raw/talks.txt](https://example.org/raw/talks.txt)**" in markdown


def test_without_an_address_the_line_is_only_told(diff: Diff) -> None:
    assert "| 🟨&nbsp;changed | 5 |" in rendered(diff, place=lambda entry: (Place("raw/talks.txt", 5), None))


def test_the_link_to_a_file_is_safe_whatever_it_is_called() -> None:
    assert link("https://example.org/a", "0f", "raw/a b)#1.txt") == "https://example.org/a/blob/0f/raw/a%20b%29%231.txt"


def test_nothing_that_changed_is_said_in_a_line() -> None:
    assert rendered(Diff("main", "HEAD")).startswith("### The data do not change")


def test_a_column_is_told_with_its_type(tmp_path: Path) -> None:
    import pyarrow as pa

    old = files(tmp_path / "old", {"ships": pa.table({"name": ["Ada"], "crew_size": [4]})})
    new = files(tmp_path / "new", {"ships": pa.table({"name": ["Ada"], "crew": [4]})})
    seen = text_of(html(rendered(onrecord.diff(old, new))))
    assert "This means a major version" in seen
    assert "column renamed: crew_size (int64) → crew (int64)" in seen


HOSTILE = (
    '| a\n\n<img src=x onerror=alert(1)> [b](javascript:c) **d** `e` @ada #7 $1$ </details> ![f](g) :+1: &amp; "h"'
)


def test_words_of_a_text_are_never_mark_up() -> None:
    text = f"{TEXT} {HOSTILE}"
    change = RowChange(("q-1",), ("q-1",), {"text": "We are", "cue": "said"}, {"text": HOSTILE, "cue": HOSTILE})
    added = {"text": text, "kind": HOSTILE, "article_id": HOSTILE}
    markdown = rendered(Diff(HOSTILE, HOSTILE, (TableDiff("quotes", ("cue",), (1, 2), (added,), (), (change,)),)))
    page = html(markdown)
    for tag in ("<img", "<a ", "<strong>d", "<em>", "javascript:c)"):
        assert tag not in page.replace("(javascript:c)", "")
    assert page.count("</details>") == page.count("<details")
    assert not re.search(r"@\w|#\d", markdown.replace("&#", ""))
    assert page.count("<tr>") == 3 + 3  # three tables, each of a heading and a line


@given(st.text())
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    line = " ".join(text.split())
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(f"| a |\n|--|\n| x{escaped(line)}x |\n")
    cells = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert len(cells) == 1
    assert "<" not in cells[0]


def many(number: int) -> Diff:
    rows = tuple({"quote_id": f"q-{row}", "article_id": "talks", "text": "We are close " * 9} for row in range(number))
    few = ({"entity_id": "ada", "name": "Ada"},)
    tables = (
        TableDiff("entities", ("entity_id",), (0, 1), few),
        TableDiff("quotes", ("quote_id",), (0, number), rows),
        TableDiff("statements", ("statement_id",), (number, 0), (), rows),
    )
    return Diff("main", "HEAD", tables)


@pytest.mark.parametrize("cap", [3_000, 10_000, COMMENT])
def test_a_report_is_never_longer_than_it_may_be(cap: int) -> None:
    markdown = rendered(many(1_000), cap=cap)
    assert len(markdown.encode()) <= cap
    assert markdown.count("<details") == markdown.count("</details>")


def test_what_found_no_room_is_counted() -> None:
    markdown = rendered(many(1_000), cap=20_000)
    shown = markdown.count("| 🟩&nbsp;added |") - 1  # but for the entity
    left = re.search(r"… and ([\d,]+) more: `onrecord diff BASE --table quotes --limit 0`", markdown)
    assert left is not None
    assert shown + int(left[1].replace(",", "")) == 1_000
    assert shown > 10


def test_a_small_table_is_shown_whole_beside_a_large_one() -> None:
    assert "<code>ada</code>" in rendered(many(1_000), cap=10_000)


def test_the_counts_are_there_however_little_room_there_is() -> None:
    markdown = rendered(many(1_000), cap=1)
    assert "| quotes | 0 → 1,000 | **1,000** |" in markdown
    assert "<details" not in markdown


def test_only_so_many_rows_of_a_table_are_shown_where_a_limit_is_given() -> None:
    markdown = rendered(many(30), limit=5)
    assert "… and 25 more" in markdown


def test_a_short_table_is_unfolded_and_what_only_follows_from_others_stays_folded() -> None:
    markdown = rendered(many(3))
    assert [line for line in markdown.splitlines() if line.startswith("<details")] == [
        "<details open>",
        "<details open>",
        "<details>",
    ]


def test_rows_that_only_moved_along_are_one_line_and_keep_no_table_folded() -> None:
    def at(start: int) -> dict[str, object]:
        return {"quote_id": f"q-{start}", "article_id": "talks", "text": "yes"}

    moved = tuple(
        RowChange(
            (f"q-{n}",), (f"q-{n}",), {**at(n), "start": n, "end": n + 3}, {**at(n), "start": n + 7, "end": n + 10}
        )
        for n in range(40)
    )
    markdown = rendered(Diff("main", "HEAD", (TableDiff("quotes", ("quote_id",), (40, 40), changed=moved),)))
    assert "🟨 40 rows moved along with the text, by +7 characters." in markdown
    assert "<details open>" in markdown
