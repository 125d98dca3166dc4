"""Who is named in an article, and whom every mention stands for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.mentions.actors import Actor
from onrecord.language.mentions.coreference import Cast

ARTICLE = """\
Kenyan President Amina Njoroge flew to Oslo on Monday to meet Norway's Ole van der Berg, the prime minister.

Njoroge told reporters that she was “content”. Her host said he would wait.

“We agree on the pact,” the Kenyan leader said. The two leaders will sign a joint statement in May, according to \
Per Dahl, director of the Arctic Institute at the University of Bergen. He warned of delays.

Nairobi and Oslo have been partners since 1964, and Kenya and Norway trade in fish. The two countries share no sea. \
The statement names the Harbour Bank (HB) of Bergen. HB welcomed it. The White House had no comment.
"""


def resolved(text: str, words: str, nth: int = 1) -> Actor | None:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Cast(text).resolve(at, at + len(words))


def name(text: str, words: str, nth: int = 1) -> str | None:
    actor = resolved(text, words, nth)
    return actor.name if actor else None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Kenyan President Amina Njoroge", "Amina Njoroge"),
        ("Njoroge", "Amina Njoroge"),
        ("Norway's Ole van der Berg, the prime minister", "Ole van der Berg"),
        ("she", "Amina Njoroge"),
        ("the Kenyan leader", "Amina Njoroge"),
        ("The two leaders", "Amina Njoroge and Ole van der Berg"),
        ("Per Dahl, director of the Arctic Institute at the University of Bergen", "Per Dahl"),
        ("Nairobi", "Kenya"),
        ("Nairobi and Oslo", "Kenya and Norway"),
        ("The two countries", "Kenya and Norway"),
        ("The statement", "joint statement"),
        ("the Harbour Bank", "Harbour Bank"),
        ("HB", "Harbour Bank"),
        ("The White House", "White House"),
    ],
)
def test_words_of_an_article_stand_for(words: str, who: str):
    assert name(ARTICLE, words) == who


def test_a_short_form_and_a_pronoun_are_the_one_named_in_full():
    full = resolved(ARTICLE, "Kenyan President Amina Njoroge")
    assert full == Actor("Amina Njoroge", "person", role="President", country="KE")
    at = ARTICLE.index("Njoroge told")
    assert Cast(ARTICLE).resolve(at, at + len("Njoroge")) == full


def test_a_pronoun_at_the_start_of_a_sentence_takes_up_the_one_who_spoke():
    at = ARTICLE.index("He warned")
    actor = Cast(ARTICLE).resolve(at, at + 2)
    assert actor is not None
    assert actor.name == "Per Dahl"


def test_an_acronym_in_brackets_stands_for_the_organisation():
    at = ARTICLE.index("HB welcomed")
    assert Cast(ARTICLE).resolve(at, at + 2) == Actor("Harbour Bank", "organization")


def test_the_order_in_which_a_pair_is_named_makes_no_difference():
    one = resolved("Ghana and Togo signed.", "Ghana and Togo")
    other = resolved("Togo and Ghana signed.", "Togo and Ghana")
    assert one == other
    assert one is not None
    assert [member.country for member in one.members] == ["GH", "TG"]


def test_a_capital_is_the_state_when_it_acts_and_a_place_when_something_happens_there():
    for text in ("Warsaw objected. They met in Warsaw.", "Brussels objected. Lund flew to Brussels."):
        assert [m.start for m in Cast(text).mentions_in(0, len(text)) if m.actor.kind != "person"] == [0]


def test_a_seat_of_government_is_an_organisation_of_its_country():
    assert resolved("The Kremlin objected.", "The Kremlin") == Actor("Kremlin", "organization", country="RU")


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Xu Wei met Ida Moe. Xu left.", "Xu", "Xu Wei"),
        ("Ida Moe met Ole Moe. Mrs. Moe left.", "Mrs. Moe", "Ida Moe"),
        ("Sen. Ida Moe (D-Ohio) spoke. The Ohio senator left.", "The Ohio senator", "Ida Moe"),
        ("China's foreign minister, Xu Wei, spoke. The foreign minister left.", "The foreign minister", "Xu Wei"),
        ("the presidents of Ghana, Kofi Boateng, and Togo, Yao Agbeko. The Togolese president left.",
         "The Togolese president", "Yao Agbeko"),
        ("Ida Moe runs the Harbour Agency. The agency is small.", "The agency", "Harbour Agency"),
        ("The team's coach, Ole Berg, left.", "The team's coach", "Ole Berg"),
        ("Her deputy, the economist Ole Berg, left.", "Her deputy, the economist Ole Berg", "Ole Berg"),
        ("Ida Moe ran. The Moe campaign paid.", "The Moe campaign", "Moe campaign"),
        ("Zzyrk said so.", "Zzyrk", "Zzyrk"),
        ("A statement by the Harbour Bank said it.", "A statement by the Harbour Bank", "Harbour Bank statement"),
        ("a Togolese Navy statement said", "a Togolese Navy statement", "Togolese Navy statement"),
        ("A report seen by the Valley Gazette said so.", "A report seen by the Valley Gazette", "report"),
        ("Oslo’s version of it said so.", "Oslo’s version of it", "Norway"),
        ("The Kenyan government said so.", "The Kenyan government", "Kenya"),
        ("the Norsk news agency said", "the Norsk news agency", "Norsk"),
        ("A spokesman for the Harbour Bank said so.", "A spokesman for the Harbour Bank", "Harbour Bank"),
        ("Ole Berg, who was tired, sat down. Ida Moe thanked him.", "him", "Ole Berg"),
        ("Ole Berg met Per Dahl and thanked him.", "him", "Per Dahl"),
        ("Ole Berg and his deputy left.", "his", "Ole Berg"),
        ("According to the Harbour Bank, rates fell. Ida Moe met Lund on Togo, it said.", "it", "Harbour Bank"),
    ],
)  # fmt: skip
def test_words_stand_for(text: str, words: str, who: str):
    assert name(text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A senior official said so.", "A senior official"),
        ("Critics said so.", "Critics"),
        ("Ida Moe said it is possible that rain falls.", "it"),
        ("A spokesman said so.", "A spokesman"),
        ("Ole Berg spoke. She left.", "She"),
        ("Ghana, Togo and Mali spoke. The first foreign leader left.", "The first foreign leader"),
        ("Nobody spoke.", "Nobody"),
        ("", ""),
    ],
)
def test_words_that_the_text_does_not_explain_stand_for_nobody(text: str, words: str):
    assert resolved(text, words) is None


def test_a_headline_with_a_verb_between_two_names_is_nobody():
    text = "Xu Meets Berg\n\nXu Wei met Ole Berg."
    assert {mention.actor.name for mention in Cast(text).mentions_in(0, len(text))} == {"Xu Wei", "Ole Berg"}


def test_a_description_with_a_name_in_it_is_a_mention_but_a_role_before_a_name_is_none():
    text = "Togo's president Yao Agbeko left. The Togo leader met the former president Kofi Boateng."
    words = [text[mention.start : mention.end] for mention in Cast(text).mentions_in(0, len(text))]
    assert "The Togo leader" in words
    assert "the former president" not in words


def test_a_headline_verb_ends_a_name():
    text = "Ole Berg Slams Ida Moe\n\nOle Berg blamed Ida Moe."
    assert [mention.actor.name for mention in Cast(text).mentions_in(0, len(text))] == ["Ole Berg", "Ida Moe"] * 2


def test_a_longer_form_of_a_name_is_the_same_person():
    text = "Ida Moe spoke, and Ida Moe Lund signed. Ida B. Moe left."
    assert len({mention.actor for mention in Cast(text).mentions_in(0, len(text))}) == 1


def test_names_in_a_compound_are_two():
    text = "Ghana-Togo relations"
    assert [mention.actor.name for mention in Cast(text).mentions_in(0, len(text))] == ["Ghana", "Togo"]


def test_roles_that_tell_what_one_is_to_another_are_no_role():
    actor = resolved("Togo's Yao Agbeko met his Ghanaian counterpart Kofi Boateng.", "Kofi Boateng")
    assert actor is not None
    assert (actor.country, actor.role) == ("GH", None)


NEWSLIKE = st.lists(
    st.sampled_from(
        ["Ida Moe", "President", "the two leaders", "he", "they", "it", "said", "and", ",", ".", "“", "”", "Ghana's",
         "(HB)", "of", "the", "Kenyan", "Bank", "U.S.", "\n", "a statement", "who", "Jr.", "both", "van", "'s", "Xu"]
    )
    | st.text(max_size=5),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(NEWSLIKE | st.text(max_size=200), st.integers(-5, 220), st.integers(-5, 220))
def test_any_text_and_any_place_can_be_asked_about(text: str, start: int, end: int):
    cast = Cast(text)
    assert cast.resolve(start, end) is None or isinstance(cast.resolve(start, end), Actor)
    last = 0
    for mention in cast.mentions_in(0, len(text)):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.actor.name.strip()
        last = mention.start


@given(NEWSLIKE)
def test_the_same_text_gives_the_same_cast(text: str):
    assert Cast(text).mentions_in(0, len(text)) == Cast(text).mentions_in(0, len(text))


def test_a_pronoun_spelled_with_a_long_s_is_no_pronoun_and_does_no_harm():
    assert name("Sara Holm spoke. ſhe said that she was glad.", "she") == "Sara Holm"


def test_pronouns_stand_for_the_same_whatever_the_order_of_the_questions():
    text = "Olga Berg left. She met Per Dahl. He thanked her. She nodded. Later he wrote to Chad. It did not answer."
    places = [match.span() for match in re.finditer(r"\b(?:[Ss]he|[Hh]e|her|It)\b", text)]
    forward, backward = Cast(text), Cast(text)
    told = [forward.resolve(*place) for place in places]
    assert told == [backward.resolve(*place) for place in reversed(places)][::-1]
    assert {actor.name for actor in told if actor} == {"Olga Berg", "Per Dahl", "Chad"}
