from __future__ import annotations

import pytest


def names(draft):
    return [actor.name for actor in draft.parties]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Peru signed a treaty with Chile.", ["Peru", "Chile"]),
        ("A treaty was signed in May between Peru and Chile.", ["Peru", "Chile"]),
        ("The treaty was signed by Peru and Chile.", ["Peru", "Chile"]),
        ("The Peruvian-Chilean treaty has been extended.", ["Peru", "Chile"]),
        ("Peru joined the United Nations in 1945 and signed the treaty with Chile.", ["Peru", "Chile"]),
        ("Russia has a contract for the supply of gas to China.", ["Russia", "China"]),
        ("Moscow signed a pact with Beijing.", ["Russia", "China"]),
    ],
)
def test_subjects_partners_adjectives_and_capitals_are_parties(only, text, parties):
    assert names(only(text)) == parties


def test_a_leader_signs_for_the_state(only):
    assert names(only("Kenyan President Amina Njoroge signed a treaty with Ghana.")) == ["Kenya", "Ghana"]


def test_a_player_signs_for_himself(only):
    text = "Striker Ole Berg signed a contract with the club. Berg, who is from Norway, smiled."
    assert names(only(text)) == ["Ole Berg"]


def test_the_two_countries_are_those_named_before(only):
    assert names(only("Peru and Chile met. The two countries signed a treaty.")) == ["Peru", "Chile"]


def test_the_two_stand_in_the_order_of_the_sentence(only):
    text = "Chile and Peru met. Peru spoke of Chile as a friend and said the two countries had signed a treaty."
    assert names(only(text)) == ["Peru", "Chile"]


def test_a_possessive_pronoun_leads_to_its_owner(only):
    assert names(only("Peru is calm. Peru said its treaty with Chile remains in force.")) == ["Peru", "Chile"]


def test_what_an_agreement_is_about_is_no_party(only):
    assert names(only("Peru and Chile signed an agreement on Bolivia.")) == ["Peru", "Chile"]


def test_one_who_must_do_something_is_bound_and_one_to_whom_it_is_done_is_not(only):
    text = "Peru demands binding guarantees that would require Chile to shun Bolivia."
    assert names(only(text)) == ["Peru", "Chile"]


def test_the_broker_is_no_party(only):
    assert "Norway" not in names(only("Peru signed a truce with Chile brokered by Norway."))


def test_names_of_which_the_text_says_nothing_else_are_parties_too(only):
    assert names(only("They recalled the Oslo accord signed by Holmqvist and Dahlgren.")) == ["Holmqvist", "Dahlgren"]


def test_a_name_that_is_joined_to_a_known_one_is_a_party_too(only):
    assert names(only("Vestbank and the European Union signed a loan agreement.")) == ["Vestbank", "European Union"]


def test_firms_of_a_state_are_not_the_state(only):
    assert names(only("Saudi Arabia signed a contract with Chinese companies.")) == ["Saudi Arabia"]


def test_where_the_goods_go_is_a_party_only_when_nobody_else_is(only):
    assert names(only("Northgas and Eastgas signed a contract to supply Russian gas to China.")) == [
        "Northgas",
        "Eastgas",
    ]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Peruvian government signed a contract with the government of Chile.", ["Peru", "Chile"]),
        ("The treaty was signed by representatives of Kenya, Ghana and Mali.", ["Kenya", "Ghana", "Mali"]),
        ("Airbus won a contract from the Indian navy.", ["Airbus", "India"]),
        ("The memorandum on the future of Chad was signed by Mali.", ["Mali"]),
    ],
)
def test_the_body_of_a_state_stands_for_it(only, text, parties):
    assert names(only(text)) == parties


def test_who_is_pressed_to_sign_is_the_party_and_who_presses_is_not(only):
    assert names(only("Ms Holm pressed Ghana to sign an agreement with Mali.")) == ["Ghana", "Mali"]


def test_an_unknown_name_after_the_verb_and_by_has_signed(only):
    assert names(only("A deal for the Polish army was signed in May by Saab.")) == ["Poland", "Saab"]


@pytest.mark.parametrize(
    "text",
    [
        "The ratification by Ghana and Mali of the protocol took ten years.",
        "More than 100 countries have signed the treaty, including Ghana and Mali.",
        "The signatories of the pact were Ghana and Mali.",
    ],
)
def test_those_who_are_listed_apart_from_the_verb_are_parties(only, text):
    assert names(only(text)) == ["Ghana", "Mali"]


def test_nobody_signs_for_antarctica(only):
    assert names(only("Peru, a signatory of the Antarctic Treaty, sent two ships.")) == ["Peru"]
