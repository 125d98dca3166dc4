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
