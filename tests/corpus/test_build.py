"""The build of a corpus: what comes out, and what a contributor is told when something is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.check.findings import Finding
from onrecord.corpus.build import Build, build
from onrecord.dataset.write import write


def findings(root: Path) -> list[Finding]:
    """What is wrong, notes apart."""
    return [finding for finding in build(root).findings if finding.level == "error"]


def built_articles(made: Build) -> list[str]:
    return [row.article_id for row in made.tables["articles"]]  # type: ignore[attr-defined]


def test_a_sound_corpus_gives_all_tables_and_no_errors(corpus: Path) -> None:
    made = build(corpus)
    assert findings(corpus) == []
    assert built_articles(made) == ["harbour", "river"]
    assert len(made.tables) == 10


def test_a_build_twice_gives_the_same_bytes(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = build(corpus)
    assert made.release is not None
    one, two = (tmp_path_factory.mktemp("out") for _ in range(2))
    assert (
        write(made.tables, one, made.release).content_hash
        == write(build(corpus).tables, two, made.release).content_hash
    )
    files = [path.relative_to(one) for path in sorted(one.rglob("*")) if path.is_file()]
    assert all((one / file).read_bytes() == (two / file).read_bytes() for file in files)
    assert len(files) == 13


def test_rows_are_counted_by_how_they_came_about(corpus: Path) -> None:
    (corpus / "build" / "corrections" / "river.toml").write_text(
        """\
[[correction]]
table = "quotes"
action = "edit"
at = "The river is not ours,"
expect = {cue = "said"}
set = {cue = ""}
reason = "only to see it counted"
reviewer = "tests"
""",
        "utf-8",
    )
    counts = build(corpus).counts["quotes"]
    assert (counts.corrected, counts.added, counts.dropped) == (1, 0, 0)
    assert counts.extracted == counts.untouched + 1


def damage(name: str, text: str | bytes) -> Callable[[Path], None]:
    """What writes a file of the corpus anew."""

    def do(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return do


def without(name: str) -> Callable[[Path], None]:
    """What removes a file of the corpus."""
    return lambda root: (root / name).unlink()


def instead(name: str, old: str, new: str) -> Callable[[Path], None]:
    """What changes some words in a file of the corpus."""

    def do(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), "utf-8")

    return do


def copied(source: str, target: str) -> Callable[[Path], None]:
    """What copies a text and its .toml."""

    def do(root: Path) -> None:
        for suffix in (".txt", ".toml"):
            (root / f"raw/{target}{suffix}").write_bytes((root / f"raw/{source}{suffix}").read_bytes())

    return do


BAD_INPUT = {
    "an empty text": (damage("raw/river.txt", ""), "raw/river.txt:1", "OR-R003"),
    "a text of white space": (damage("raw/river.txt", " \n\t\n"), "raw/river.txt:1", "OR-R004"),
    "bytes that are no UTF-8": (
        damage("raw/river.txt", b"One line.\nTwo\xff lines.\n"),
        "raw/river.txt:2:4",
        "OR-R001",
    ),
    "a NUL byte": (damage("raw/river.txt", b"One line.\nTwo\x00 lines.\n"), "raw/river.txt:2:4", "OR-R002"),
    "a text without a .toml": (without("raw/river.toml"), "raw/river.txt:1", "OR-S006"),
    "a .toml without a text": (without("raw/river.txt"), "raw/river.toml:1", "OR-S005"),
    "a .toml that is none": (instead("raw/river.toml", "[outlet]", "[outlet"), "raw/river.toml:2", "OR-S001"),
    "a missing key": (instead("raw/river.toml", "[rights]", "[category]"), "raw/river.toml:1", "OR-S002"),
    "an unknown key": (instead("raw/river.toml", "[outlet]", "[outlt]"), "raw/river.toml:2", "OR-S003"),
    "a text that is there twice": (copied("river", "stream"), "raw/stream.txt:1", "OR-S008"),
    "an id that differs in capitals alone": (copied("river", "River"), "raw/river.txt:1", "OR-S007"),
    "a URL that is none": (
        instead("raw/river.toml", '[url]\nreason = "The', '[url]\nvalue = "example"\nreason = "The'),
        "raw/river.toml:7",
        "OR-S009",
    ),
    "a date that is none": (
        instead("raw/river.toml", "[url]", '[published]\nvalue = "May"\nreason = "a guess of mine"\n[url]'),
        "raw/river.toml:7",
        "OR-S004",
    ),
    "a correction that is not TOML": (
        damage("build/corrections/river.toml", "at = \n"),
        "build/corrections/river.toml:1",
        "OR-C001",
    ),
    "a correction for no article": (
        damage("build/corrections/lake.toml", ""),
        "build/corrections/lake.toml:1",
        "OR-C015",
    ),
    "a correction whose words are not in the text": (
        damage(
            "build/corrections/river.toml",
            '[[correction]]\ntable = "quotes"\naction = "drop"\nat = "no such words"\nexpect = {kind = "direct"}\n'
            'reason = "to see it fail"\nreviewer = "tests"\n',
        ),
        "build/corrections/river.toml:4",
        "OR-C005",
    ),
    "a name that leads to two entities": (
        damage(
            "build/entities.toml",
            '[[entity]]\nid = "a"\nname = "Li"\nkind = "person"\n[[entity]]\nid = "b"\nname = "LI"\nkind = "person"\n',
        ),
        "build/entities.toml:5",
        "OR-E005",
    ),
    "a measure that stands twice": (
        damage(
            "build/measures.toml",
            '[[measure]]\nname = "trade"\ndescription = "T."\nkind = "money"\nwords = ["trade"]\n' * 2,
        ),
        "build/measures.toml:1",
        "OR-M004",
    ),
    "no description of the dataset": (without("build/dataset.toml"), "build/dataset.toml:1", "OR-B001"),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_reported_with_its_code_and_place(corpus: Path, case: str) -> None:
    do, place, code = BAD_INPUT[case]
    do(corpus)
    found = {(finding.code, finding.place) for finding in findings(corpus)}
    assert any(each == code and there.startswith(place) for each, there in found), found


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_of_one_article_leaves_the_other_built(corpus: Path, case: str) -> None:
    BAD_INPUT[case][0](corpus)
    assert "harbour" in built_articles(build(corpus))


def test_all_that_is_wrong_is_reported_in_one_run(corpus: Path) -> None:
    damage("raw/river.txt", "")(corpus)
    instead("raw/harbour.toml", "[outlet]", "[outlt]")(corpus)
    damage("build/corrections/lake.toml", "")(corpus)
    assert {finding.code for finding in findings(corpus)} >= {"OR-R003", "OR-S003", "OR-C015"}


def test_windows_line_ends_and_a_byte_order_mark_change_no_row(corpus: Path) -> None:
    before = build(corpus).tables["quotes"]
    text = (corpus / "raw/river.txt").read_text("utf-8")
    (corpus / "raw/river.txt").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert build(corpus).tables["quotes"] == before


def test_two_raw_files_that_read_as_the_same_article_are_reported(corpus: Path) -> None:
    copied("river", "stream")(corpus)
    instead("raw/stream.txt", "Author: Per Dahl", "Author:  Per Dahl")(corpus)
    assert "OR-S013" in {finding.code for finding in findings(corpus)}
