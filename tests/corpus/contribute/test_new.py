"""`onrecord new`: what is added to a corpus, what is refused, and that nothing is ever half written."""

import io
import json
import sys
import tomllib
from pathlib import Path

import pytest
from small_corpus import HARBOUR
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.corpus.build import build
from onrecord.corpus.contribute.new import NewText, propose, write

FERRY = """\
Ferry line agreed

By Ilze Berg

2031-06-12

The transport ministers of Norway and Latvia signed an agreement on a ferry line between Riga and Bergen on Thursday.

“This line will carry 40,000 passengers a year,” said Kari Moen.

© 2031 Gull News
"""
PAGE = """<!doctype html><html><head><title>x</title><meta property="og:site_name" content="Gull News">
<meta property="article:published_time" content="2031-06-12"></head><body><article><h1>Ferry line agreed</h1>
<p>The transport ministers of Norway and Latvia signed an agreement on a ferry line between Riga and Bergen.</p>
<p>“This line will carry 40,000 passengers a year,” said Kari Moen at the harbour of Riga on Thursday.</p>
</article></body></html>"""


def run(*arguments: str | Path, given: bytes = b"") -> Result:
    environment = {"COLUMNS": "200", "NO_COLOR": "1"}
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given, env=environment)


def listing(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "raw").iterdir())


@pytest.fixture
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a text that is not in the corpus."""
    path = tmp_path_factory.mktemp("given") / "ferry.txt"
    path.write_text(FERRY, "utf-8")
    return path


def test_the_text_is_copied_byte_for_byte_under_a_proposed_id(corpus: Path, ferry: Path) -> None:
    ferry.write_bytes(FERRY.replace("\n", "\r\n").encode())
    result = run("new", ferry, "--root", corpus)
    assert result.exit_code == 0, result.output
    added = corpus / "raw" / "gullnews-2031-06-12-ferry-line-agreed.txt"
    assert added.read_bytes() == ferry.read_bytes()
    assert added.name in result.output


def test_what_was_read_stands_in_the_toml_with_its_evidence(corpus: Path, ferry: Path) -> None:
    run("new", ferry, "--root", corpus, "--id", "ferry")
    text = (corpus / "raw" / "ferry.toml").read_text("utf-8")
    stated = tomllib.loads(text)
    assert text.startswith("#:schema ../schema/source.json\n")
    assert stated["title"] == {"value": "Ferry line agreed", "evidence": "Ferry line agreed"}
    assert stated["authors"] == {"value": ["Ilze Berg"], "evidence": "By Ilze Berg"}
    assert stated["rights"] == {"value": "© 2031 Gull News", "evidence": "© 2031 Gull News"}
    assert all(each.get("evidence", "") in FERRY for each in stated.values())


def test_the_build_asks_for_exactly_the_fields_that_are_left(corpus: Path, ferry: Path) -> None:
    printed = json.loads(run("new", ferry, "--root", corpus, "--id", "ferry", "--json").stdout)
    errors = [finding for finding in build(corpus).findings if finding.level == "error"]
    asked = {(finding.code, finding.file, finding.line) for finding in errors}
    assert asked == {("OR-S014", "raw/ferry.toml", line) for line in printed["to_complete"].values()}
    assert set(printed["to_complete"]) == {"url", "event"}
    assert all(finding.advice for finding in errors)


def test_once_they_are_completed_the_article_is_built_without_a_complaint(corpus: Path, ferry: Path) -> None:
    printed = json.loads(run("new", ferry, "--root", corpus, "--id", "ferry", "--json").stdout)
    path = corpus / "raw" / "ferry.toml"
    lines = path.read_text("utf-8").splitlines()
    for line in sorted(printed["to_complete"].values(), reverse=True):
        lines.insert(line, 'reason = "The text does not show it."')
    path.write_text("\n".join(lines), "utf-8")
    made = build(corpus)
    assert [finding for finding in made.findings if (finding.file or "").startswith("raw/ferry")] == []
    assert "ferry" in {row.article_id for row in made.tables["articles"]}  # type: ignore[attr-defined]


def test_of_a_page_the_main_text_is_taken_and_what_its_head_states(corpus: Path, tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    page.write_text(PAGE, "utf-8")
    result = run("new", page, "--root", corpus)
    assert result.exit_code == 0, result.output
    assert "the main text of the page" in result.output
    added = corpus / "raw" / "gullnews-2031-06-12-ferry-line-agreed.toml"
    published = tomllib.loads(added.read_text("utf-8"))["published"]
    assert '<meta property="article:published_time" content="2031-06-12">' in published["reason"]
    assert "a page, ferry.html (SHA-256 " in added.read_text("utf-8")
    assert "<p>" not in added.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("given", [FERRY, PAGE], ids=["text", "page"])
def test_standard_input_will_do(corpus: Path, given: str) -> None:
    result = run("new", "-", "--root", corpus, "--id", "ferry", given=given.encode())
    assert result.exit_code == 0, result.output
    assert "<p>" not in (corpus / "raw" / "ferry.txt").read_text("utf-8")


REFUSED = {
    "an empty text": (b"", 1, "OR-R003"),
    "a text of white space": (b" \n\n", 1, "OR-R004"),
    "bytes that are no UTF-8": ("Café".encode("latin-1"), 1, "OR-R001"),
    "a binary file": (b"GIF89a\0\0", 1, "OR-R002"),
    "a PDF": (b"%PDF-1.7\n\xff\0", 1, "It is a PDF"),
    "a text that is there": (HARBOUR.encode(), 1, "byte for byte: raw/harbour.txt"),
    "a text much like one that is there": (HARBOUR.replace("Riga", "Oslo").encode(), 1, "are in raw/harbour.txt"),
    "a text too large to be an article": (b"word " * 300_000, 1, "OR-R016"),
    "a text in another language": (
        "Les ministres de la Norvège et de la Lettonie ont signé vendredi à Riga un accord sur les navires qui "
        "partent de la ville, et ont dit que le prix du blé dans les deux pays est bon pour tous.\n".encode(),
        1,
        "OR-R017",
    ),
    "a page without an article": (b"<!doctype html><html><body></body></html>", 1, "no main text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_input_is_refused_and_leaves_nothing(corpus: Path, case: str) -> None:
    given, status, said = REFUSED[case]
    before = listing(corpus)
    result = run("new", "-", "--root", corpus, given=given)
    assert (result.exit_code, said in result.output) == (status, True), result.output
    assert listing(corpus) == before


def test_a_story_that_two_outlets_carry_can_be_added_all_the_same(corpus: Path) -> None:
    copy = HARBOUR.replace("Ana Roig", "GNA").encode()
    assert run("new", "-", "--root", corpus, "--id", "copy", "--although-alike", given=copy).exit_code == 0
    assert "copy.txt" in listing(corpus)


@pytest.mark.parametrize(
    ("article_id", "said"),
    [
        ("Ferry Line", "is no article id"),
        ("../ferry", "is no article id"),
        ("nul", "is no article id"),
        ("ferry--line", "is no article id"),
        ("x" * 81, "at most 80"),
        ("harbour", "there is an article 'harbour' already"),
    ],
)
def test_an_id_that_will_not_do_is_refused_with_its_reason(
    corpus: Path, ferry: Path, article_id: str, said: str
) -> None:
    before = listing(corpus)
    result = run("new", ferry, "--root", corpus, "--id", article_id)
    assert (result.exit_code, said in result.output) == (1, True), result.output
    assert listing(corpus) == before


def test_a_file_that_cannot_be_taken_is_said(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    for given, said in {
        tmp_path: "is a folder",
        tmp_path / "missing.txt": "does not exist",
        tmp_path / "page.txt": "ends in .html",
    }.items():
        result = run("new", given, "--root", corpus)
        assert (result.exit_code, said in result.output) == (2, True), result.output


def test_outside_a_corpus_it_says_where_to_run_it(tmp_path: Path, ferry: Path) -> None:
    result = run("new", ferry, "--root", tmp_path)
    assert result.exit_code == 2
    assert "has no folder raw/" in result.output


def test_an_id_that_is_taken_gets_more_words_and_then_a_number(corpus: Path) -> None:
    ids = []
    for words in ("Two ministers met in Riga.", "A quay will be built by May.", "Nobody asked the sailors of Bergen."):
        text = f"Ferry line agreed\n\n{words}\n"
        ids.append(json.loads(run("new", "-", "--root", corpus, "--json", given=text.encode()).stdout)["article_id"])
    assert ids == [f"unattributed-ferry-line-agreed{end}" for end in ("", "-2", "-3")]


def test_ctrl_c_between_the_two_files_leaves_neither(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = propose(corpus, FERRY.encode())
    before, link = listing(corpus), Path.hardlink_to

    def interrupted(path: Path, target: Path) -> None:
        link(path, target)
        if path.suffix == ".txt":
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "hardlink_to", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(corpus, new)
    assert listing(corpus) == before


@pytest.mark.parametrize("step", ["write_bytes", "write_text"])
def test_a_full_disk_leaves_nothing(corpus: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    new = propose(corpus, FERRY.encode())
    before = listing(corpus)

    def full(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(Path, step, full)
    with pytest.raises(OSError, match="no room"):
        write(corpus, new)
    assert listing(corpus) == before


def without_links(path: Path, target: Path) -> None:
    raise PermissionError("no links on this disk")


def test_on_a_disk_without_links_the_files_are_copied(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", without_links)
    text, beside = write(corpus, propose(corpus, FERRY.encode(), article_id="ferry"))
    assert text.read_bytes() == FERRY.encode()
    assert beside.exists()


def test_on_a_disk_without_links_nothing_is_replaced_either(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = propose(corpus, FERRY.encode(), article_id="ferry")
    (corpus / "raw" / "ferry.txt").write_text("mine", "utf-8")
    monkeypatch.setattr(Path, "hardlink_to", without_links)
    with pytest.raises(ValueError, match="a file of that name by now"):
        write(corpus, new)
    assert (corpus / "raw" / "ferry.txt").read_text("utf-8") == "mine"
    assert not (corpus / "raw" / "ferry.toml").exists()


def proposed(corpus: Path) -> NewText:
    return propose(corpus, FERRY.encode(), article_id="ferry")


def test_a_file_that_came_meanwhile_is_not_replaced(corpus: Path) -> None:
    new = proposed(corpus)
    (corpus / "raw" / "ferry.txt").write_text("mine", "utf-8")
    with pytest.raises(ValueError, match="a file of that name by now"):
        write(corpus, new)
    assert (corpus / "raw" / "ferry.txt").read_text("utf-8") == "mine"
    assert not (corpus / "raw" / "ferry.toml").exists()


def test_a_person_may_say_that_the_text_is_english(corpus: Path) -> None:
    text = b"Bo Lind spoke of the ferry to Bergen, and of the quay, and the price of the grain that is in the ships.\n"
    result = run("new", "-", "--root", corpus, "--id", "ferry", "--language", "en-GB", given=text)
    assert result.exit_code == 0, result.output
    language = tomllib.loads((corpus / "raw" / "ferry.toml").read_text("utf-8"))["language"]
    assert language == {"value": "en-GB", "reason": "The person who added the text says so."}


def test_a_text_in_another_script_gets_an_id_all_the_same(corpus: Path) -> None:
    text = "Министры встретились в Риге\n\nМинистры двух стран встретились в пятницу в Риге и говорили о зерне.\n"
    assert propose(corpus, text.encode(), language="en").article_id == "unattributed-text"


def test_a_person_at_a_terminal_is_told_how_to_end_the_text(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    from onrecord.cli.new import _read

    terminal = io.TextIOWrapper(Terminal(FERRY.encode()))
    monkeypatch.setattr(sys, "stdin", terminal)
    assert _read("-") == (FERRY.encode(), False)
