"""Where sentences end in real news: abbreviations, initials, quotations, missing spaces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.text.sentences import paragraphs, sentences
from onrecord.language.text.spans import Span


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Holm met Gov. Lund and Lt. Gov. Berg in the lobby.",
        "The U.S. ambassador and the U.K. envoy spoke.",
        "J. R. Lindqvist wrote to Ana B. Castro about it.",
        "The ship left on Jan. 31 with 40 aboard.",
        "Nordlys Inc. Chairwoman Ida Moe sold No. 12 and No. 14.",
        "The talks at St. Olav lasted until 5 p.m. Tuesday.",
        "1. Harbour fees will rise.",
        "See www.nordlys.Example for the tables, vs. last year.",
    ],
)
def test_a_full_stop_that_belongs_to_a_word_ends_nothing(text: str):
    assert split(text) == [text]


def test_an_abbreviation_ends_a_sentence_before_a_common_opening_word():
    assert split("They flew to the U.S. The deal was off by 6 p.m. It rained.") == [
        "They flew to the U.S.",
        "The deal was off by 6 p.m.",
        "It rained.",
    ]


def test_closing_marks_stay_with_their_sentence():
    assert split("“We leave.” The hall emptied. (Nobody spoke.) Then it rained.") == [
        "“We leave.”",
        "The hall emptied.",
        "(Nobody spoke.)",
        "Then it rained.",
    ]


def test_a_question_in_quotation_marks_keeps_its_attribution():
    assert split("“Who pays?” Holm asked. Nobody knew.") == ["“Who pays?” Holm asked.", "Nobody knew."]


def test_a_statement_in_quotation_marks_does_not_take_the_next_speaker():
    assert split("“We pay.” Holm said nothing more.") == ["“We pay.”", "Holm said nothing more."]


def test_a_missing_space_is_seen():
    assert split("They signed at the harbour.A list of guests was read.Then all left.") == [
        "They signed at the harbour.",
        "A list of guests was read.",
        "Then all left.",
    ]


def test_scripts_without_spaces_are_split_at_their_own_stops():
    assert split("他来了。他走了。") == ["他来了。", "他走了。"]


@given(st.text(alphabet=st.sampled_from("AaÉé.!?…。“”\"' \n\tU.S5(") | st.characters(), max_size=80))
def test_sentences_cover_each_paragraph_in_order_and_overlap_nowhere(text: str):
    for paragraph in paragraphs(text):
        parts = sentences(text, paragraph)
        assert parts[0].start == paragraph.start
        assert parts[-1].end == paragraph.end
        for one, other in pairwise(parts):
            assert one.start < one.end <= other.start
            assert not text[one.end : other.start].strip()


def test_a_long_line_of_blanks_is_no_paragraph():
    assert paragraphs(" " * 300_000 + "\n") == ()
