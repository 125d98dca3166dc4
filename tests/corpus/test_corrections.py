"""Corrections: anchored by words, true to their expectation, and loud where they no longer apply."""

import hashlib
import textwrap

import pytest

from onrecord.corpus.corrections import Corrected, apply_corrections
from onrecord.corpus.toml_file import read_toml
from onrecord.extraction.assemble import ArticleRows, assemble
from onrecord.extraction.drafts import AgreementDraft, IndicatorDraft, QuoteDraft
from onrecord.extraction.registry import EntityRegistry
from onrecord.language.mentions.actors import Actor
from onrecord.schema import Article, Entity, Quote
from onrecord.schema.decisions import CorrectionFile

TEXT = (
    "“We are close,” said Ana Roig. “We are close,” she said again. Bo Lind spoke of a grain pact with Norway. "
    "It is worth $3 million."
)
ARTICLE = Article(article_id="riga", text=TEXT, text_sha256=hashlib.sha256(TEXT.encode()).hexdigest(), word_count=23)
ROIG = Actor("Ana Roig", "person")
REGISTRY = EntityRegistry.of(
    [
        (Entity(entity_id="bo-lind", name="Bo Lind", kind="person"), []),
        (Entity(entity_id="norway", name="Norway", kind="country", country="NO"), []),
    ]
)


def rows() -> ArticleRows:
    """What the rules are taken to have found: two quotes of the same words, an agreement without parties, a sum."""
    quotes = [
        QuoteDraft("direct", 1, 14, "quote_verb_speaker", 1, "Ana Roig", ROIG, "said"),
        QuoteDraft("direct", 32, 45, "quote_speaker_verb", 2, "she", ROIG, "said"),
    ]
    pact = TEXT.index("a grain pact")
    sum_ = TEXT.index("$3")
    agreements = [AgreementDraft(pact, pact + 12, "noun", None, "pact", "proposed", "agriculture")]
    indicators = [IndicatorDraft(sum_, sum_ + 10, "money", 3.0, "money", "worth", unit="USD")]
    return assemble(ARTICLE, [*quotes, *agreements, *indicators], REGISTRY)


def corrected(*corrections: str) -> Corrected:
    """The rows after corrections, each given without the lines that all have."""
    text = "".join(
        f'[[correction]]\n{textwrap.dedent(each).strip()}\nreason = "a test of corrections"\nreviewer = "tests"\n\n'
        for each in corrections
    )
    file, found = read_toml("build/corrections/riga.toml", text, CorrectionFile, "C")
    assert file is not None, found
    return apply_corrections(rows(), file, REGISTRY)


def complaint(*corrections: str) -> str:
    (finding,) = corrected(*corrections).findings
    return str(finding)


FIRST = 'within = "“We are close,” said"'
SECOND = 'within = "“We are close,” she said again"'


def quote(done: Corrected, number: int) -> Quote:
    assert not done.findings
    return done.rows.quotes[number]


def test_an_edit_changes_its_cells_and_says_so() -> None:
    row = quote(
        corrected(
            f"""
            table = "quotes"
            action = "edit"
            at = "We are close,"
            {SECOND}
            expect = {{speaker_id = "ana-roig"}}
            set = {{speaker_id = "bo-lind"}}
            """
        ),
        1,
    )
    assert (row.speaker_id, row.origin, row.rule) == ("bo-lind", "corrected", "quote_speaker_verb")


def test_an_edit_of_other_cells_keeps_the_id_of_the_row() -> None:
    done = corrected(
        f"""
        table = "quotes"
        action = "edit"
        at = "We are close,"
        {FIRST}
        expect = {{cue = "said"}}
        set = {{cue = ""}}
        """
    )
    assert quote(done, 0).cue is None
    assert [row.quote_id for row in done.rows.quotes] == [row.quote_id for row in rows().quotes]


def test_an_edit_can_move_a_row_to_other_words() -> None:
    done = corrected(
        """
        table = "agreements"
        action = "edit"
        at = "a grain pact"
        expect = {parties = []}
        set = {text = "a grain pact with Norway", parties = ["norway"]}
        """
    )
    (agreement,) = done.rows.agreements
    assert agreement.text == TEXT[agreement.start : agreement.end] == "a grain pact with Norway"
    assert [(p.agreement_id, p.entity_id) for p in done.rows.agreement_parties] == [(agreement.agreement_id, "norway")]


def test_what_follows_from_other_rows_follows_from_them_as_they_are_corrected() -> None:
    done = corrected(
        """
        table = "agreements"
        action = "edit"
        at = "a grain pact"
        expect = {amount = "", unit = ""}
        set = {amount = 3.0, unit = "USD"}
        """,
        f"""
        table = "quotes"
        action = "edit"
        at = "We are close,"
        {SECOND}
        expect = {{speaker_id = "ana-roig"}}
        set = {{speaker_id = "norway"}}
        """,
        """
        table = "quotes"
        action = "add"
        at = "a grain pact with Norway"
        set = {kind = "mixed", speaker_id = "bo-lind", utterance = 3}
        """,
    )
    assert not done.findings
    assert [row.speaker_kind for row in done.rows.quotes] == ["person", "country", "person"]
    (agreement,), (indicator,) = done.rows.agreements, done.rows.indicators
    assert agreement.quote_id == done.rows.quotes[2].quote_id
    assert indicator.agreement_id == agreement.agreement_id


def test_a_person_may_say_which_agreement_a_figure_is_of() -> None:
    (agreement,), (indicator,) = rows().agreements, rows().indicators
    assert indicator.agreement_id is None
    done = corrected(
        f"""
        table = "indicators"
        action = "edit"
        at = "{indicator.text}"
        expect = {{agreement_id = ""}}
        set = {{agreement_id = "{agreement.agreement_id}"}}
        """
    )
    assert not done.findings
    assert done.rows.indicators[0].agreement_id == agreement.agreement_id


def test_a_drop_takes_the_row_and_the_entities_that_only_it_named() -> None:
    drop = 'table = "quotes"\naction = "drop"\nat = "We are close,"\nexpect = {{kind = "direct"}}\n{}'
    done = corrected(drop.format(FIRST), drop.format(SECOND))
    assert not done.findings
    assert done.rows.quotes == ()
    assert "ana-roig" not in done.rows.entities


def test_an_added_row_stands_in_the_order_of_the_text() -> None:
    done = corrected(
        """
        table = "quotes"
        action = "add"
        at = "a grain pact with Norway"
        set = {kind = "indirect", speaker_text = "Bo Lind", speaker_id = "bo-lind", cue = "spoke of", utterance = 3}
        """
    )
    row = quote(done, 2)
    assert (row.text, row.origin, row.rule) == ("a grain pact with Norway", "added", None)
    assert done.rows.entities["bo-lind"].name == "Bo Lind"


def test_words_that_are_not_in_the_text_are_reported_at_their_line() -> None:
    said = complaint('table = "quotes"\naction = "drop"\nat = "We are far,"\nexpect = {kind = "direct"}')
    assert said == "build/corrections/riga.toml:4:1 OR-C005 the article's text does not have these words: 'We are far,'"


def test_words_that_stand_twice_need_words_around_them() -> None:
    assert "OR-C006" in complaint('table = "quotes"\naction = "drop"\nat = "We are close,"\nexpect = {kind = "direct"}')


def test_an_edit_whose_row_is_no_longer_there_fails() -> None:
    assert "OR-C010" in complaint('table = "indicators"\naction = "drop"\nat = "worth"\nexpect = {kind = "money"}')


def test_an_expectation_that_no_longer_holds_fails() -> None:
    said = complaint('table = "indicators"\naction = "drop"\nat = "$3 million"\nexpect = {value = 4.0}')
    assert said.endswith("OR-C007 `value` is expected to be 4.0 and is 3.0")


EDIT = 'table = "indicators"\naction = "edit"\nat = "$3 million"\n'
VALUE = EDIT + "expect = {value = 3.0}\nset = {value = %s}"


def test_two_corrections_of_one_row_fail_although_they_agree() -> None:
    said = complaint(VALUE % "3000000.0", EDIT + 'expect = {unit = "USD"}\nset = {unit = "EUR"}')
    assert said == "build/corrections/riga.toml:10:1 OR-C008 the correction of line 1 is for the same row"


def test_two_corrections_that_contradict_each_other_are_told_with_both_values() -> None:
    said = complaint(VALUE % "3000000.0", VALUE % "3000.0")
    assert said.endswith(
        "riga.toml:15:8 OR-C016 the correction of line 1 sets `value` to 3000000.0, and this one to 3000.0"
    )


def test_to_drop_a_row_and_to_edit_it_contradict_each_other() -> None:
    drop = EDIT.replace("edit", "drop") + "expect = {value = 3.0}"
    for one, two in ((drop, VALUE % "3000.0"), (VALUE % "3000.0", drop)):
        assert "OR-C016 the correction of line 1 says" in complaint(one, two)


def test_a_correction_that_stands_twice_is_told_apart_from_a_contradiction() -> None:
    said = complaint(VALUE % "3000.0", VALUE % "3000.0")
    assert said.endswith("riga.toml:10:1 OR-C017 the correction of line 1 says just the same of this row")


def test_a_row_that_is_added_twice_is_told_as_two_corrections() -> None:
    add = (
        'table = "agreements"\naction = "add"\nat = "Bo Lind"\nset = {kind = "pact", status = "signed", subject = "%s"}'
    )
    assert "OR-C017" in complaint(add % "energy", add % "energy")
    assert "OR-C016" in complaint(add % "energy", add % "trade")


def test_two_corrections_contradict_each_other_even_where_the_first_moves_the_row() -> None:
    move = EDIT + 'expect = {value = 3.0}\nset = {text = "worth $3 million", value = 3000.0}'
    assert "OR-C016" in complaint(move, VALUE % "5.0")


def advice(*corrections: str) -> str | None:
    (finding,) = corrected(*corrections).findings
    return finding.advice


def test_the_nearest_words_are_suggested_for_those_that_are_not_there() -> None:
    drop = 'table = "quotes"\naction = "drop"\nat = \'"We were close," said\'\nexpect = {kind = "direct"}'
    assert advice(drop) == ("Nearest in the text: '“We are close,” said'. Copy the words from there, marks and all.")


def test_nothing_is_suggested_for_words_that_resemble_none() -> None:
    drop = 'table = "quotes"\naction = "drop"\nat = "zzzz qqqq xxxx"\nexpect = {kind = "direct"}'
    assert advice(drop) == "Copy the words from the article's text, marks and spaces included."


def test_a_row_with_other_bounds_is_suggested_where_there_is_none_of_just_these_words() -> None:
    drop = 'table = "indicators"\naction = "drop"\nat = "worth $3"\nexpect = {kind = "money"}'
    assert advice(drop) == (
        "There is a row with other bounds: '$3 million'. If it is the one that is meant, say so in `at`."
    )


def test_the_entity_that_was_meant_is_suggested() -> None:
    edit = EDIT + 'expect = {source_id = ""}\nset = {source_id = "bo-lnd"}'
    assert advice(edit) == "Did you mean 'bo-lind'? Otherwise add the entity to build/entities.toml."


def test_the_column_that_was_meant_is_suggested() -> None:
    said = advice('table = "quotes"\naction = "drop"\nat = "We are close,"\n' + FIRST + '\nexpect = {speakr_id = ""}')
    assert said is not None
    assert said.startswith("Did you mean 'speaker_id'?")


def test_an_entity_that_nobody_knows_fails() -> None:
    edit = 'table = "indicators"\naction = "edit"\nat = "$3 million"\nexpect = {source_id = ""}\n'
    assert "OR-C009 there is no entity 'bo-lnd'" in complaint(edit + 'set = {source_id = "bo-lnd"}')


@pytest.mark.parametrize("cell", ['kind = "cash"', 'value = "much"', "unit = 5"])
def test_a_value_that_the_column_does_not_allow_fails(cell: str) -> None:
    name = cell.split()[0]
    now = {"kind": '"money"', "value": "3.0", "unit": '"USD"'}[name]
    edit = f'table = "indicators"\naction = "edit"\nat = "$3 million"\nexpect = {{{name} = {now}}}\nset = {{{cell}}}'
    assert "OR-C011" in complaint(edit)


@pytest.mark.parametrize("name", ["start", "rule", "origin", "series_id", "article_id", "colour"])
def test_a_column_that_follows_from_others_is_not_set(name: str) -> None:
    add = f'table = "indicators"\naction = "add"\nat = "Norway"\nset = {{{name} = "x"}}'
    assert "OR-C012" in complaint(add)


def test_adding_a_row_that_is_there_fails() -> None:
    assert "OR-C013" in complaint('table = "indicators"\naction = "add"\nat = "$3 million"\nset = {value = 3.0}')


def test_a_correction_that_the_rules_have_made_needless_fails() -> None:
    edit = 'table = "indicators"\naction = "edit"\nat = "$3 million"\nexpect = {value = 3.0}\nset = {value = 3.0}'
    assert "OR-C014" in complaint(edit)


def test_the_other_corrections_are_applied_where_one_fails() -> None:
    done = corrected(
        'table = "indicators"\naction = "drop"\nat = "nowhere"\nexpect = {value = 3.0}',
        'table = "indicators"\naction = "drop"\nat = "$3 million"\nexpect = {value = 3.0}',
    )
    assert len(done.findings) == 1
    assert done.rows.indicators == ()


def test_an_edit_must_expect_each_cell_that_it_sets() -> None:
    text = (
        '[[correction]]\ntable = "quotes"\naction = "edit"\nat = "x"\nset = {cue = "said"}\n'
        'reason = "a test of corrections"\nreviewer = "tests"\n'
    )
    _, (found,) = read_toml("riga.toml", text, CorrectionFile, "C")
    assert "expect" in found.message
    assert found.message.endswith(": cue")
