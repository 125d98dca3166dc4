"""Whether words hold a clause: a finite verb with its subject, an order, a question."""

import pytest

from onrecord.language.syntax.clauses import main_clause
from onrecord.language.syntax.tokens import tokenise


def mood(text):
    found = main_clause(tokenise(text, 0, len(text)))
    return found.mood if found is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "This is late.",
        "Those are old trams,",
        "Both are wrong",
        "Many of our trams still stop there,",
        "Trams work,",
        "Nothing changes,",
        "Prices climb, wages sleep,",
        "Everything depends on the tram,",
        "If they do not, the line dies",
        "Running that line was harder than it looks",
        "To leave now would be to lose",
        "What we bought in March is what we will sell in June.",
        "Whoever comes late will wait",
        "There is a way",
        "That ends the matter,",
        "My answer, that was rude,",
        "Now is the time for trams",
        "that nobody came",
        "The line we opened last year is dead",
        "I’m late",
    ],
)
def test_a_subject_with_its_finite_verb_is_a_clause(text):
    assert mood(text) == "declarative"


@pytest.mark.parametrize(
    "text",
    ["Stop the tram,", "Do not wait.", "Let us go", "Ask the drivers.", "Thank you for coming", "Please stop it."],
)
def test_an_order_has_no_subject_of_its_own(text):
    assert mood(text) == "imperative"


@pytest.mark.parametrize(
    "text", ["Why would he wait?", "Can you wait?", "Is anyone in this room awake?", "How could they?"]
)
def test_a_question_is_told_by_its_order(text):
    assert mood(text) == "question"


@pytest.mark.parametrize(
    "text",
    [
        "a bridge between towns",
        "about four hours",
        "this old tram that has run long",
        "will not stand for it",
        "has run for nine days without a single stop",
        "takes note of",
        "stop the tram",
        "a year lost to vanity",
        "the line that they opened",
        "a line drawn by the town",
        "trade claims",
        "far too late",
        "working on it",
        "those who came",
    ],
)
def test_a_phrase_and_a_predicate_are_none(text):
    assert mood(text) is None
