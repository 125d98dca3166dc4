"""The table of countries against ISO 3166 and the CLDR, and the ways in which a word leads to a country."""

import babel
import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.lexicon.geography import Country, countries, country_of, readings

CODES = {country.alpha_2 for country in pycountry.countries}


def test_every_code_of_iso_3166_is_there_once_and_no_other():
    listed = [country.code for country in countries()]
    assert sorted(listed) == listed
    assert set(listed) == CODES
    assert len(listed) == len(CODES)


def test_the_english_name_of_the_cldr_leads_to_every_country():
    territories = babel.Locale("en").territories
    missing = {
        code: territories[code]
        for code in CODES
        if not any(
            (found := country_of(name)) is not None and found.code == code
            for name in (territories[code], territories[code].replace("St.", "Saint"))
        )
    }
    assert missing == {}, "add these to aliases in countries.tsv, and leave the others there"


def test_the_english_name_of_iso_3166_or_its_part_before_the_comma_leads_to_every_country():
    wrong = {
        country.alpha_2: country.name
        for country in pycountry.countries
        if (found := country_of(getattr(country, "common_name", country.name))) is not None
        and found.code != country.alpha_2
    }
    assert wrong == {}


def test_a_word_leads_to_one_country_only():
    places: dict[str, set[str]] = {}
    for country in countries():
        for word in (country.name, *country.aliases, *country.adjectives, *country.people, *country.capitals):
            places.setdefault(word, set()).add(country.code)
    assert {word: codes for word, codes in places.items() if len(codes) > 1} == {}


def test_names_are_written_without_stray_blanks():
    assert [word for word in readings() if word != word.strip() or not word] == []


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Kenya", "KE"),
        ("Kenyan", "KE"),
        ("Kenyans", "KE"),
        ("Nairobi", "KE"),
        ("Downing Street", "GB"),
        ("the White House", "US"),
        ("The Hague", "NL"),
        ("Heard Island & McDonald Islands", "HM"),  # CLDR 48, and until then:
        ("Heard & McDonald Islands", "HM"),
        ("Portugal’s", "PT"),
        ("the Philippines'", "PH"),
        ("D.R.C.", "CD"),
    ],
)
def test_names_adjectives_people_capitals_and_seats_lead_to_their_country(word: str, code: str):
    found = country_of(word)
    assert isinstance(found, Country)
    assert found.code == code


@pytest.mark.parametrize("word", ["", "us", "turkey", "chad", "Springfield", "the", "'s", "Russia Today"])
def test_other_words_lead_nowhere(word: str):
    assert country_of(word) is None


@given(st.text())
def test_any_text_may_be_asked_for(word: str):
    assert country_of(word) is None or isinstance(country_of(word), Country)
