"""Reported speech without marks."""

import pytest


def indirect(shown, text):
    return [(speaker, words) for kind, speaker, words in shown(text) if kind == "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Reed said that prices would fall.", "Reed", "prices would fall"),
        ("Reed said prices would fall.", "Reed", "prices would fall"),
        ("Prices would fall, Reed said.", "Reed", "Prices would fall"),
        ("Prices would fall, said Ann Reed of the bank.", "Ann Reed of the bank", "Prices would fall"),
        ("According to the bank, prices will fall.", "the bank", "prices will fall"),
        ("Prices will fall, according to the bank.", "the bank", "Prices will fall"),
        ("A plan, she said, would follow.", "she", "A plan, she said, would follow"),
        ("Reed told the council that prices would fall.", "Reed", "prices would fall"),
        ("Reed urged the council to act.", "Reed", "the council to act"),
        ("Reed promised to act.", "Reed", "to act"),
        ("Reed met Moss, adding that prices would fall.", "Reed", "prices would fall"),
        ("Reed said, to nobody’s surprise, that prices would fall.", "Reed", "prices would fall"),
        ("Reed said in Rome on Monday she would wait.", "Reed", "she would wait"),
        ("Reed asked Moss whether prices would fall.", "Reed", "whether prices would fall"),
        ("As Reed noted, prices had fallen.", "Reed", "prices had fallen"),
        ("Prices had fallen, as Reed noted.", "Reed", "Prices had fallen"),
        ("Reed went on to say that prices would fall.", "Reed", "prices would fall"),
        ("Reed said the mayor’s long fight against the tram continues.", "Reed",
         "the mayor’s long fight against the tram continues"),
        ("Moss left the tram, which Reed said was late again.", "Reed", "which Reed said was late again"),
        ("It was late, Reed said, so the tram left.", "Reed", "It was late, Reed said, so the tram left"),
    ],
)  # fmt: skip
def test_the_content_is_the_clause_without_its_attribution(shown, text, speaker, content):
    assert indirect(shown, text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Reed said the tram — the only one — would be late.", "Reed", "the tram — the only one — would be late"),
        ("Reed said the town would wait and hoped for snow.", "Reed", "the town would wait and hoped for snow"),
        ("Reed said the town would wait, adding that it was late.", "Reed", "the town would wait"),
    ],
)
def test_a_content_runs_to_where_the_reporter_speaks_again(shown, text, speaker, content):
    assert indirect(shown, text)[0] == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "Reed welcomed the deal.",
        "Reed believes that prices will fall.",
        "Reed announced the plan on Monday.",
        "It was too soon to say whether prices would fall.",
        "As the bell rang, Reed said, “Go!”",
        "Reed said several months after her release.",
        "It was said that prices would fall.",
        "The report by the bank was long.",
    ],
)
def test_thoughts_noun_phrases_and_nobody_s_words_give_no_row(shown, text):
    assert indirect(shown, text) == []


def test_a_content_with_quoted_words_gives_only_these(shown):
    assert [kind for kind, *_ in shown("Reed said prices were “far too high” in the town.")] == ["mixed"]


def test_a_second_report_of_the_same_speaker_is_a_row_of_its_own(shown):
    text = "Reed said prices would fall and denied that wages had risen."
    assert indirect(shown, text) == [("Reed", "prices would fall"), ("Reed", "wages had risen")]


def test_what_follows_but_is_no_longer_reported(shown):
    assert indirect(shown, "Reed said prices would fall, but nobody in the room agreed.") == [
        ("Reed", "prices would fall")
    ]


def test_words_between_doubled_apostrophes_are_one_report_from_the_first_to_the_last(shown):
    text = "''It is late. We have waited long,'' Reed said. ''Let us go.'' Moss left."
    assert indirect(shown, text) == [("Reed", "It is late. We have waited long,'' Reed said. ''Let us go")]


def test_a_relative_pronoun_is_shown_for_the_speaker_that_it_stands_for(read):
    (quote,) = read("Ann Reed, who said that prices would fall, left.")
    assert (quote.speaker_text, quote.speaker.name) == ("who", "Ann Reed")
