"""Findings on rows stand where a person edits: at the correction, at the line of the raw text, at the registry."""

from pathlib import Path

from onrecord.check.findings import Finding
from onrecord.corpus.build import Build, build
from onrecord.corpus.places import Places, TextPlaces
from onrecord.schema import Accord, Entity, Indicator, Quote, Series, Statement


def found(root: Path, code: str) -> list[str]:
    return [finding.place for finding in build(root).findings if finding.code == code]


def correct(root: Path, cells: str, expect: str = 'cue = "said"') -> None:
    (root / "build" / "corrections" / "river.toml").write_text(
        f"""\
# one that is right, and one that is not
[[correction]]
table = "indicators"
action = "add"
at = "the dam"
set = {{value = 1, kind = "count", unit = "1", qualifier = "exact", measure = "dams", status = "planned"}}
reason = "only to see where it stands"
reviewer = "tests"

[[correction]]
table = "quotes"
action = "edit"
at = "The river is not ours,"
expect = {{{expect}}}
set = {{{cells}}}
reason = "only to see where it stands"
reviewer = "tests"
""",
        "utf-8",
    )


def test_a_row_that_a_correction_made_wrong_is_told_at_that_correction(corpus: Path) -> None:
    correct(corpus, 'kind = "scare"', 'kind = "direct"')
    assert set(found(corpus, "OR-Q110")) == {"build/corrections/river.toml:10:1"}


def test_words_that_a_correction_took_from_elsewhere_are_told_at_that_correction(corpus: Path) -> None:
    correct(corpus, 'speaker_text = "the ferryman"', 'speaker_text = "she"')
    assert found(corpus, "OR-Q109") == ["build/corrections/river.toml:10:1"]


def test_a_row_that_comes_of_the_text_is_told_at_its_line_of_the_raw_text(corpus: Path) -> None:
    places, made = built_places(corpus)
    row = next(row for row in made.tables["quotes"] if isinstance(row, Quote) and row.text.startswith("The river"))
    assert places.of_row(row, made.tables) == ("raw/river.txt", 7, 2)


def test_an_entity_is_told_at_its_entry_of_the_registry(corpus: Path) -> None:
    places, made = built_places(corpus)
    lind = next(row for row in made.tables["entities"] if isinstance(row, Entity) and row.entity_id == "bo-lind")
    assert places.of_row(lind, made.tables) == ("build/entities.toml", 1, 1)


def test_an_entity_that_the_registry_does_not_have_is_told_where_a_row_names_it(corpus: Path) -> None:
    places, made = built_places(corpus)
    moen = next(row for row in made.tables["entities"] if isinstance(row, Entity) and row.entity_id == "kari-moen")
    place = places.of_row(moen, made.tables)
    assert place is not None
    assert place[0] == "raw/river.txt"


def test_what_is_lined_up_is_told_at_the_first_row_that_reports_it(corpus: Path) -> None:
    places, made = built_places(corpus)
    for table in ("statements", "accords", "series"):
        for row in made.tables[table]:
            assert isinstance(row, Statement | Accord | Series)
            place = places.of_row(row, made.tables)
            assert place is not None
            assert place[0].startswith("raw/")


def test_a_finding_on_a_table_that_is_not_there_stays_as_it_is(corpus: Path) -> None:
    places, made = built_places(corpus)
    finding = Finding("OR-D003", "error", "no table", "data/nothing", 3)
    assert places.of_findings([finding], made.tables) == [finding]


def built_places(root: Path) -> tuple[Places, Build]:
    made = build(root)
    texts = {text.article_id: TextPlaces(text.path, text.raw) for text in made.corpus.texts}
    assert any(isinstance(row, Indicator) for row in made.tables["indicators"])
    return Places(texts, made.corpus.corrections, made.corpus.entity_file), made
