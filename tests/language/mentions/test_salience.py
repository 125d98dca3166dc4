"""How prominent a mention is by its place in the sentence, and which one a pronoun takes up."""

import pytest

from onrecord.language.mentions.coreference import Cast
from onrecord.language.mentions.salience import AUTHORITY, OBJECT, OWNER, SUBJECT, prominence


@pytest.mark.parametrize(
    ("text", "name", "least", "most"),
    [
        ("Holm told them.", "Holm", SUBJECT, AUTHORITY),
        ("It was late, according to Holm.", "Holm", AUTHORITY, AUTHORITY),
        ("They spoke with Holm.", "Holm", OBJECT, OBJECT),
        ("Holm's plan failed.", "Holm", OWNER, OWNER),
        ("Holm campaign adviser Ida left.", "Holm", OWNER, OWNER),
        ("Holm campaign adviser Ida left.", "Ida", SUBJECT, SUBJECT),
        ("But former state senator Holm, a lawyer, left.", "Holm", SUBJECT - 0.5, SUBJECT),
    ],
)
def test_a_mention_stands_as_prominent_as_its_noun_phrase(text: str, name: str, least: float, most: float):
    at = text.index(name)
    assert least <= prominence(text, 0, at, at + len(name)) <= most


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Ole Berg met Per Dahl. He left.", "He", "Ole Berg"),
        ("Ole Berg met Ida Moe. She left.", "She", "Ida Moe"),
        ("Ole Berg met Per Dahl and thanked him.", "him", "Per Dahl"),
        ("Holm campaign adviser Ole Berg came. He left.", "He", "Ole Berg"),
        ("Ole Berg and Ida Moe met. They left.", "They", "Ida Moe and Ole Berg"),
        ("President Ida Moe met Mayor Ole Berg. The president and the mayor sat down. They left.", "They",
         "Ida Moe and Ole Berg"),
    ],
)  # fmt: skip
def test_a_pronoun_takes_up_the_most_prominent_that_agrees(text: str, pronoun: str, who: str):
    at = text.rindex(pronoun)
    actor = Cast(text).resolve(at, at + len(pronoun))
    assert actor is not None
    assert actor.name == who


def test_a_pronoun_before_any_name_is_nobody():
    text = "It rained. He left. Ole Berg stayed."
    assert Cast(text).resolve(11, 13) is None
