"""Direct, mixed, scare."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reed said: “We are working on a new plan.”", "direct"),
        ("“It’s late,” Reed said.", "direct"),
        ("Reed said the plan “will not stand.”", "mixed"),
        ("Reed hailed “unheard-of” gains.", "mixed"),
        ("Reed praised “an old friend of the town.”", "mixed"),
        ("The “war room” was empty.", "scare"),
        ("A so-called “war room” was opened.", "scare"),
        ("Joe “Fats” Moss sang.", "scare"),
        ("She stars in the film “Gone by Morning” this year.", "scare"),
    ],
)
def test_a_clause_is_direct_a_part_is_mixed_and_a_term_is_nobodys(shown, text, kind):
    assert [one[0] for one in shown(text)] == [kind]


def test_a_scare_quote_has_no_speaker(read):
    (quote,) = read("The “war room” was empty.")
    assert (quote.speaker_text, quote.speaker, quote.cue) == (None, None, None)


def test_what_somebody_calls_a_name_is_quoted_all_the_same(shown):
    assert shown("They fear what Reed calls the “Great Descent” of prices.") == [("mixed", "Reed", "Great Descent")]


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” Reed said on Alpha News’s “Good Evening.”",
        "“It is late,” Reed said in an interview with “The Long View.”",
        "“It is late,” Reed told “Tram and Town” after the vote.",
        "On Alpha’s “The Long View,” Reed said it was “late.”",
        "Reed, who played in “The Tram” and “Two Bakers,” said it was “late.”",
        "Reed said so in her memoir, “Late Trams,” and called it “late.”",
    ],
)
def test_shows_and_works_are_names_though_a_cue_stands_near(shown, text):
    titles = ("Good Evening", "The Long View", "Tram and Town", "The Tram", "Two Bakers", "Late Trams")
    kinds = {words.rstrip(".,"): kind for kind, _, words in shown(text)}
    assert {kind for words, kind in kinds.items() if words in titles} == {"scare"}
    assert {kind for words, kind in kinds.items() if words not in titles} <= {"direct", "mixed"}


def test_words_before_an_attribution_are_no_nickname(shown):
    assert shown("They mocked Moss, calling Moss “a tired clown,” Reed said.")[0][0] == "mixed"


def test_a_crosshead_gives_no_row(shown):
    text = "“It is a hard road,” Reed said.\n‘A hard road’\nThe town waits."
    assert [words for *_, words in shown(text)] == ["It is a hard road,"]


def test_a_title_that_opens_the_text_gives_no_row_for_its_marks(shown):
    text = "Reed sees ‘hard road’;\nMayor calls it ‘grave’\nThe town waits.\n“It is late,” Reed said.\nSo it is."
    assert [words for *_, words in shown(text)] == ["It is late,"]
