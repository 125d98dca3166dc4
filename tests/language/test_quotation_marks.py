"""Which stretches stand between quotation marks."""

import pytest

from onrecord.language.document import Document
from onrecord.language.text.quotation_marks import marked_stretches


def stretches(text):
    found = []
    unclosed = False
    for paragraph in Document(text).paragraphs:
        marked = marked_stretches(text, paragraph, unclosed)
        unclosed = bool(marked) and not marked[-1].closed
        found += [text[one.start : one.end] for one in marked]
    return found


@pytest.mark.parametrize(
    "text",
    [
        '"Prices rose," she said.',
        "“Prices rose,” she said.",
        "‘Prices rose,’ she said.",
        "'Prices rose,' she said.",
        "«Prices rose,» she said.",
        "„Prices rose,“ she said.",
        '“Prices rose," she said.',
        "'Prices rose,\" she said.",
        "‘Prices rose,” she said.",
    ],
)
def test_marks_of_every_shape_pair_even_with_another(text):
    assert stretches(text) == ["Prices rose,"]


def test_apostrophes_are_no_marks():
    assert stretches("The nurses' union wasn't there in the '90s, and O'Hara's friends didn't ask 'em.") == []


def test_inches_and_arc_seconds_are_no_marks():
    assert stretches("A board 6' long and 12\" wide.") == []


def test_a_plural_possessive_does_not_close_a_single_mark():
    assert stretches("He said 'the nurses' pay is too low' and left.") == ["the nurses' pay is too low"]


def test_a_missing_closing_mark_ends_with_the_paragraph():
    assert stretches("“We stay here.\n\n“We go,” she said.") == ["We stay here.", "We go,"]


def test_a_missing_closing_mark_is_put_before_the_attribution():
    assert stretches("“We stay, he said.") == ["We stay,"]


def test_a_missing_opening_mark_is_put_where_the_paragraph_begins():
    assert stretches('We stay," Reed said. "We go."') == ["We stay,", "We go."]


def test_marks_with_white_space_on_both_sides_take_turns():
    assert stretches('" We stay , " Reed said , " and wait . "') == ["We stay ,", "and wait ."]
    assert stretches("« We stay », said Reed.") == ["We stay"]


def test_a_doubled_mark_counts_once_and_an_empty_pair_not_at_all():
    assert stretches('""We stay,"" Reed said.') == ["We stay,"]
    assert stretches('The form said "" and no more. "We go," Reed said.') == ["We go,"]


def test_a_single_mark_that_the_next_paragraph_opens_again_is_no_apostrophe():
    assert stretches("‘We stay.\n\n‘We go,’ Reed said.") == ["We stay.", "We go,"]


def test_a_quote_reopened_in_each_paragraph_keeps_all_of_them():
    assert stretches("“We came late.\n\n“We left early.”") == ["We came late.", "We left early."]


def test_a_quote_that_runs_on_without_being_reopened_is_closed_in_the_next_paragraph():
    assert stretches("“We came late and\n\nleft early,” he said.") == ["We came late and", "left early,"]


def test_a_stray_closing_mark_loses_no_text():
    assert stretches("They fear “a loss of jobs.” and of homes”, he said.") == ["a loss of jobs.” and of homes"]


def test_a_quote_inside_a_quote_is_a_stretch_of_its_own():
    assert stretches("“He told me ‘never again’ twice,” she said.") == [
        "He told me ‘never again’ twice,",
        "never again",
    ]


def test_straight_marks_nest():
    assert stretches('"He told me "never again" twice," she said.') == [
        'He told me "never again" twice,',
        "never again",
    ]


def test_marks_of_markup_are_no_quotation_marks():
    assert stretches('<a href="page" title="x">Li said “no” there.</a>') == ["no"]


def test_doubled_apostrophes_are_left_alone():
    assert stretches("''We stay,'' he said.") == []


def test_a_stretch_without_a_letter_is_none():
    assert stretches("“…” and “!”") == []
