"""Descriptions: offices, nationals, bodies, spokespeople, writings and groups, taken up from what stands before."""

import pytest

from onrecord.language.mentions.appositions import seat_after, standing_after, standing_before
from onrecord.language.mentions.compatibility import fits, is_called, is_relational, may_be
from onrecord.language.mentions.coreference import Cast
from onrecord.language.mentions.definite_descriptions import describe, descriptions, opening_description
from onrecord.language.mentions.named_entity import Bearer, head_noun, initials, person_key


def who(text: str, words: str) -> str | None:
    at = text.rindex(words)
    actor = Cast(text).resolve(at, at + len(words))
    return actor.name if actor is not None else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ida Moe, a Norwegian judge, met Ole Ruiz of Peru. The Norwegian left.", "The Norwegian", "Ida Moe"),
        ("Ida Moe, a Norwegian judge, met Ole Ruiz of Peru. The Peruvian left.", "The Peruvian", "Ole Ruiz"),
        ("President Ida Moe of Ghana met President Ole Ruiz of Peru. The Ghanaian president left.",
         "The Ghanaian president", "Ida Moe"),
        ("Ida Moe is the trade minister. Ole Ruiz came. The trade minister left.", "The trade minister", "Ida Moe"),
        ("Ida Moe met her Chilean counterpart, Ole Ruiz. Her counterpart left.", "Her counterpart", "Ole Ruiz"),
        ("Bank of Ghana Governor Ida Moe came. The governor left.", "The governor", "Ida Moe"),
        ("The opposition's spokesman, Ole Ruiz, left.", "The opposition's spokesman", "Ole Ruiz"),
        ("An expert at the bank, Ida Moe, left.", "An expert at the bank", "Ida Moe"),
        ("A rights monitor, the Harbour Watch Group, left.", "A rights monitor", "Harbour Watch Group"),
        ("The French left.", "The French", "France"),
        ("Envoy Ida Moe and editor Ole Ruiz left.", "Envoy Ida Moe and editor Ole Ruiz", "Ida Moe and Ole Ruiz"),
        ("President Ida Moe met Mayor Ole Ruiz. The president and the mayor left.", "The president and the mayor",
         "Ida Moe and Ole Ruiz"),
    ],
)  # fmt: skip
def test_a_person_is_called_again(text: str, words: str, name: str):
    assert who(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The finance minister left. Ida Moe stayed.", "The finance minister"),
        ("Ida Moe, the mayor, came. The chief minister of West Harbour left.", "The chief minister of West Harbour"),
        ("An aide to President Ida Moe left.", "An aide to President Ida Moe"),
        ("Relatives of the miner, Ole Ruiz, left.", "Relatives of the miner"),
        ("Ida Moe, an aide to the mayor, came. The official left.", "The official"),
        ("Ida Moe and Ole Ruiz came. The officials left.", "The officials"),
        ("The two companies left. Quay Ltd and Brillo Zarn Ltd stayed.", "The two companies"),
        ("Ole Ruiz, president of the tennis club, came. The Chadian leader left.", "The Chadian leader"),
    ],
)  # fmt: skip
def test_nobody_is_guessed(text: str, words: str):
    assert who(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A spokesman of the interior ministry left.", "A spokesman of the interior ministry", "interior ministry"),
        ("A spokeswoman for Quay Ltd left.", "A spokeswoman for Quay Ltd", "Quay Ltd"),
        ("A Quay Ltd spokesman came. The spokesman left.", "The spokesman", "Quay Ltd"),
        ("The rebels' spokesman, Ole Ruiz, came. The spokesman of the rebels left.", "The spokesman of the rebels",
         "Ole Ruiz"),
        ("The interior ministry sat. The ministry left.", "The ministry", "interior ministry"),
        ("Quay Ltd, an airline, rose. Moe Ltd fell. The airline left.", "The airline", "Quay Ltd"),
        ("Quay Ltd rose. The company left.", "The company", "Quay Ltd"),
        ("The Valley Gazette rose. The newspaper left.", "The newspaper", "Valley Gazette"),
        ("Ida Moe came. Her office left.", "Her office", "office of Ida Moe"),
        ("Ida Moe came. Moe's office left.", "Moe's office", "office of Ida Moe"),
        ("The Moe campaign left. Ida Moe stayed.", "The Moe campaign", "Moe campaign"),
        ("UN figures tell.", "UN figures", "United Nations"),
        ("An estimate of the Harbour Bank tells.", "An estimate of the Harbour Bank", "Harbour Bank"),
        ("A tweet on Monday by Ida Moe tells.", "A tweet on Monday by Ida Moe", "Ida Moe"),
        ("A U.S. statement tells.", "A U.S. statement", "U.S. statement"),
        ("A joint statement came. The statement tells.", "The statement", "joint statement"),
    ],
)  # fmt: skip
def test_bodies_and_writings_speak(text: str, words: str, name: str):
    assert who(text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Defence ministers Ida Moe and Ole Ruiz came. Both ministers left.", "Both ministers", "Ida Moe and Ole Ruiz"),
        ("Ida Moe met Ole Ruiz. The two leaders left.", "The two leaders", "Ida Moe and Ole Ruiz"),
        ("Chad and Niger signed. Both countries left.", "Both countries", "Chad and Niger"),
        ("Quay Ltd and Brillo Zarn Ltd merged. The two companies left.", "The two companies",
         "Brillo Zarn Ltd and Quay Ltd"),
        ("President Ida Moe of Chad met President Ole Ruiz of Peru. The presidents of Chad and Peru left.",
         "The presidents of Chad and Peru", "Ida Moe and Ole Ruiz"),
    ],
)  # fmt: skip
def test_two_are_called_again_at_once(text: str, words: str, name: str):
    assert who(text, words) == name


def test_an_unnamed_subject_lends_its_pronoun_no_name():
    text = "Mayor Ole Ruiz met farmers. A farmer shrugged. He left."
    assert who(text, "He") is None
    assert who("Mayor Ole Ruiz met farmers. He left.", "He") == "Ole Ruiz"


def test_descriptions_of_a_text_are_found_with_their_kinds():
    text = "The Kenyan president left. A fisherman stayed. The two countries agreed."
    assert [(text[a:b], one.kind) for a, b, one in descriptions(text)] == [
        ("The Kenyan president", "person"),
        ("The two countries", "states"),
    ]


def test_a_description_may_open_a_sentence_without_an_article():
    found = opening_description("Brazil's envoy shrugged.", 0)
    assert found is not None
    assert found[1].noun == "envoy"
    assert opening_description("Prices fell.", 0) is None


def test_a_phrase_without_a_telling_head_describes_nobody():
    assert describe("the wet stone") is None


@pytest.mark.parametrize(
    ("text", "end", "role"),
    [
        ("Ida Moe, head of the bank, left.", 7, "head of the bank"),
        ("Ida Moe is the trade minister; she left.", 7, "trade minister"),
        ("Ida Moe was elected mayor in May.", 7, "mayor"),
    ],
)
def test_what_follows_a_name_tells_a_role(text: str, end: int, role: str):
    told = standing_after(text, end)
    assert told is not None
    assert told.role == role


def test_what_follows_a_name_may_tell_none():
    assert standing_after("Ida Moe was late.", 7) is None


def test_what_stands_before_a_name_tells_a_role():
    text = "the head of its central bank, Ida Moe"
    told = standing_before(text, text.index("Ida"))
    assert told is not None
    assert told.role == "head of its central bank"
    assert standing_before("Kindly ask Ida Moe.", 11) is None


def test_a_seat_tells_party_place_and_state():
    assert seat_after("Ida Moe of Norway", 7) == (None, "Norway", "NO")
    assert seat_after("Ida Moe (D-Vt.)", 7) == ("Democrat", "Vermont", None)


def test_a_role_may_be_called_by_a_wider_noun():
    assert is_called("President of Chad", "leader")
    assert is_called("Bank of Ghana governor", "governor")
    assert not is_called("envoy", "leader")


def test_a_finance_minister_is_no_foreign_minister():
    bearer = Bearer("Ida Moe", "person", "NO", "f", ["finance minister"])
    foreign, finance = describe("the foreign minister"), describe("the finance minister")
    assert foreign is not None
    assert finance is not None
    assert may_be(bearer, finance, set())
    assert fits(bearer, finance)
    assert not may_be(bearer, foreign, set())


def test_what_one_is_to_another_is_no_office():
    assert is_relational("wife of the mayor")
    assert not is_relational("mayor")


def test_the_parts_of_names_are_told():
    assert person_key("Ann B. Lee Jr.") == ("ann", "leeJr")
    assert (head_noun("Bank of Ghana"), initials("Bank of Ghana")) == ("Bank", "BG")
