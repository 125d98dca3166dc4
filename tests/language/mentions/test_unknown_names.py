"""Names that no list holds: told by what stands around them and by how the text takes them up again."""

import unicodedata

import pytest

from onrecord.language.mentions.coreference import Cast
from onrecord.language.mentions.name_evidence import acts, kind_of_name, noun_before
from onrecord.language.mentions.name_reading import read_names
from onrecord.language.text.small_words import SmallWords


def who(text: str, words: str) -> tuple[str, str] | None:
    at = text.rindex(words)
    actor = Cast(text).resolve(at, at + len(words))
    return (actor.name, actor.kind) if actor is not None else None


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Tarno Vesk spoke. “Enough,” Vesk said.", "Vesk", "Tarno Vesk"),
        ("Datuk Seri Farid Osmin spoke. Farid said no.", "Farid", "Farid Osmin"),
        ("Nguyen Thi Sen, the deputy minister, spoke. Sen said no.", "Sen", "Nguyen Thi Sen"),
        ("Sheikh Nasr bin Zayd al-Marri came. Al-Marri said no.", "Al-Marri", "Nasr bin Zayd al-Marri"),
        ("Pilar Gómez Urrutia, the envoy, came. Gómez said no.", "Gómez", "Pilar Gómez Urrutia"),
        ("Rui Pedro d'Orey e Mello came. D'Orey e Mello said no.", "D'Orey e Mello", "Rui Pedro d'Orey e Mello"),
        ("Jordi Puig i Soler came. Puig i Soler said no.", "Puig i Soler", "Jordi Puig i Soler"),
        ("Oleh “Bear” Marun came. Marun said no.", "Marun", "Oleh Marun"),
        ("Envoy Jack Long came. Long said no.", "Long", "Jack Long"),
        ("Grace Park, the envoy, came. Park said no.", "Park", "Grace Park"),
        ("Chad Israel, the striker, came. Israel said no.", "Israel", "Chad Israel"),
        ("Sunday Okoye was named as trade minister. Okoye said no.", "Okoye", "Sunday Okoye"),
        ("Trade Secretary Rich Banks came. Banks said no.", "Banks", "Rich Banks"),
        ("Georgia Lane, the envoy, came. Lane said no.", "Lane", "Georgia Lane"),
        ("The head of the C.I.A. Piet Moll came. Moll said no.", "Moll", "Piet Moll"),
        ("The port is run by Quay Inc. Piet Moll came. Moll said no.", "Moll", "Piet Moll"),
        ("The envoy to the Harbour Board Tarno Vesk came. Vesk said no.", "Vesk", "Tarno Vesk"),
    ],
)
def test_a_short_form_is_the_person_named_in_full(text: str, short: str, full: str):
    assert who(text, short) == (full, "person")


def test_a_decomposed_accent_parts_no_name():
    text = unicodedata.normalize("NFD", "President José Muñoz came. Muñoz said no.")
    found = who(text, unicodedata.normalize("NFD", "Muñoz"))
    assert found is not None
    assert unicodedata.normalize("NFC", found[0]) == "José Muñoz"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Office for Harbour Safety said no.", "The Office for Harbour Safety", "Office for Harbour Safety"),
        ("The Fishermen's Association said no.", "The Fishermen's Association", "Fishermen's Association"),
        ("The Nurses' Union of Ghana said no.", "The Nurses' Union of Ghana", "Nurses' Union of Ghana"),
        ("Lloyd's of Oslo said no.", "Lloyd's of Oslo", "Lloyd's of Oslo"),
        ("Laos's energy ministry said no.", "Laos's energy ministry", "Laos's energy ministry"),
        ("The Chilean embassy said no.", "The Chilean embassy", "Chilean embassy"),
        ("Togo's Foreign Ministry said no.", "Togo's Foreign Ministry", "Togo's Foreign Ministry"),
        ("The shipping giant Brillo Zarn said no.", "The shipping giant Brillo Zarn", "Brillo Zarn"),
        ("Shipbuilder Brillo Zarn said no.", "Shipbuilder Brillo Zarn", "Brillo Zarn"),
        ("The Brillo Zarn said no.", "The Brillo Zarn", "Brillo Zarn"),
        ("The High Harbour Committee said no.", "The High Harbour Committee", "High Harbour Committee"),
        ("Statistics Norway said no.", "Statistics Norway", "Statistics Norway"),
    ],
)
def test_a_body_goes_by_whatever_it_is_called(text: str, words: str, name: str):
    assert who(text, words) == (name, "organization")


def test_a_possessive_family_name_is_no_part_of_a_body():
    text = "They joined Sanders' Campaign. Sanders said no."
    assert who(text, "Sanders") == ("Sanders", "person")


@pytest.mark.parametrize("words", ["Relatives", "Economists", "Police", "Mrs"])
def test_common_nouns_and_bare_titles_name_nobody(words: str):
    assert who(f"{words} said no.", words) is None


def test_a_name_of_which_nothing_is_told_has_no_kind():
    assert kind_of_name("They saw Brillo Zarn.", "Brillo Zarn", [(9, 20)], frozenset()) is None


def test_words_that_mean_something_else_need_more_than_a_verb():
    text = "Grace Chapel said no."
    assert kind_of_name(text, "Grace Chapel", [(0, 12)], frozenset(), ambiguous=True) is None
    assert kind_of_name(text, "Grace Chapel", [(0, 12)], frozenset({"chapel"}), ambiguous=True) == "person"


@pytest.mark.parametrize(("text", "name", "does"), [("Zarn said no.", "Zarn", True), ("a Zarn map", "Zarn", False)])
def test_a_verb_of_speech_or_deed_shows_that_somebody_acts(text: str, name: str, does: bool):
    at = text.index(name)
    assert acts(text, at, at + len(name)) is does


def test_the_noun_before_a_name_says_which_body_it_is():
    assert noun_before("the insurer Zarn", 12) == "organization"
    assert noun_before("the tabloid Zarn", 12) == "outlet"
    assert noun_before("a certain Zarn", 10) is None


def test_names_are_read_with_the_kind_that_the_whole_text_shows():
    text = "Tarno Vesk came. The Brillo Zarn sank. Vesk said no."
    found = {phrase.name: phrase.kind for _, phrase in read_names(text, SmallWords(text))}
    assert found["Tarno Vesk"] == "person"
    assert found["Brillo Zarn"] == "word"
