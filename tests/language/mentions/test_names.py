"""What a chain of capitalised words says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.mentions.name_phrases import read_chain
from onrecord.language.mentions.names import chains, opens_sentence


def found(text: str) -> list[str]:
    return [chain.group() for chain in chains(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Ole van der Berg",
        "Khalid bin Rashid al-Amri",
        "Siobhán O’Neil",
        "Jean-Luc D'Souza",
        "Ana B. Castro",
        "J.R. Lindqvist",
        "Gov. May Lund",
        "Ministry of Trade and Industry",
        "Per Dahl Jr.",
        "U.S. Secretary of State Ida Moe",
        "People’s Daily",
    ],
)
def test_particles_initials_and_titles_hold_a_name_together(name: str):
    assert found(f"they met {name} there") == [name]


def test_a_possessive_ending_ends_the_name():
    assert found("about Kenya's Amina Njoroge") == ["Kenya", "Amina Njoroge"]


def test_marks_and_line_breaks_end_a_name():
    assert found("met Ida Moe, Per Dahl\nOslo") == ["Ida Moe", "Per Dahl", "Oslo"]


def test_a_handle_is_no_name():
    assert found("wrote @IdaMoe and #Harbour") == []


@pytest.mark.parametrize(
    ("chain", "name", "role", "country"),
    [
        ("Kenyan Trade Minister Amina Njoroge", "Amina Njoroge", "Trade Minister", "KE"),
        ("U.S. Deputy Secretary of State Ida Moe", "Ida Moe", "Deputy Secretary of State", "US"),
        ("Mrs. Lund", "Lund", None, None),
        ("Minister of Education Chiara Conti", "Chiara Conti", "Minister of Education", None),
        ("General Per Dahl", "Per Dahl", "General", None),
        ("President of Ghana Kofi Boateng", "Kofi Boateng", "President of Ghana", "GH"),
        ("White House Counsel Ida Moe", "Ida Moe", "White House Counsel", "US"),
        ("Ohio Sen. Per Dahl", "Per Dahl", "Ohio Sen.", None),
        ("Zhao Min", "Zhao Min", None, None),
    ],
)
def test_titles_and_countries_are_told_from_the_name(chain: str, name: str, role: str | None, country: str | None):
    (phrase,) = read_chain(chain)
    assert (phrase.kind, phrase.name, phrase.role, phrase.country) == ("person", name, role, country)


@pytest.mark.parametrize(
    ("chain", "kind"),
    [
        ("Harbour Bank", "organization"),
        ("Institute of Asian and African Studies", "organization"),
        ("Norwegian Trade Ministry", "organization"),
        ("Valley Gazette", "outlet"),
        ("Winter Games", "thing"),
        ("Treaty of Friendship", "thing"),
        ("Siberia", "place"),
        ("Nairobi", "country"),
        ("Kenyans", "adjective"),
        ("Foreign Minister", "role"),
        ("Zzyzx", "word"),
    ],
)
def test_what_is_no_person_is_known_by_its_head(chain: str, kind: str):
    assert [phrase.kind for phrase in read_chain(chain)] == [kind]


def test_weekdays_and_months_name_nobody():
    assert [phrase.name for phrase in read_chain("Ida Moe on Monday")] == ["Ida Moe"]
    assert read_chain("February") == ()


def test_an_opening_word_is_left_out_unless_it_is_a_name():
    assert [phrase.name for phrase in read_chain("However Ida Moe", opening=True)] == ["Ida Moe"]
    assert [phrase.name for phrase in read_chain("Will Hansen", opening=True)] == ["Will Hansen"]


def test_and_joins_two_names_or_stands_inside_one():
    assert [phrase.name for phrase in read_chain("Ida Moe and Per Dahl")] == ["Ida Moe", "Per Dahl"]
    assert [phrase.name for phrase in read_chain("Ministry of Food and Farming")] == ["Ministry of Food and Farming"]


def test_a_word_behind_a_full_stop_or_at_the_start_opens_a_sentence():
    text = "They left. “Nobody” stayed with Moe."
    assert [opens_sentence(text, place) for place in (0, 12, text.index("Moe"))] == [True, True, False]


@given(st.text(alphabet=st.sampled_from("ABab. -'’&ofand\nÉé/,") | st.characters(), max_size=120), st.booleans())
def test_phrases_lie_within_their_chain_in_order(text: str, opening: bool):
    for chain in chains(text):
        end = 0
        for phrase in read_chain(chain.group(), opening):
            assert end <= phrase.start <= phrase.name_start < phrase.end <= len(chain.group())
            assert phrase.name
            end = phrase.end
