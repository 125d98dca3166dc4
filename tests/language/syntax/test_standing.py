from __future__ import annotations

import pytest

from onrecord.language.document import Document
from onrecord.language.syntax.standing import standing_of


def sense(text: str) -> str:
    """The standing of the word in brackets."""
    place = text.index("[")
    document = Document(text.replace("[", "").replace("]", ""))
    found = standing_of(document, document.sentence_at(place), place)
    return ("not " if found.negated else "") + found.sense.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo [signed] the lease.", "asserted"),
        ("The lease was [signed] in Lomé.", "asserted"),
        ("The envoy said that Togo had [signed] the lease.", "asserted"),
        ("Togo, which had denied the report, [signed] the lease.", "asserted"),
        ("Togo managed to [sign] the lease.", "asserted"),
        ("After [signing] the lease, the envoy left.", "asserted"),
        ("Togo did not [sign] the lease.", "not asserted"),
        ("Togo hasn't [signed] the lease.", "not asserted"),
        ("Neither Togo nor Mali [signed] the lease.", "not asserted"),
        ("Togo denied that it had [signed] the lease.", "denied"),
        ("Togo denied [signing] the lease.", "denied"),
        ("Togo dismissed claims that it had [signed] the lease.", "denied"),
        ("It is not true that Togo [signed] the lease.", "denied"),
        ("Togo would have [signed] the lease.", "denied"),
        ("Togo refused to [sign] the lease.", "refused"),
        ("Togo ruled out [leaving] the union.", "refused"),
        ("Togo stopped short of [signing] the lease.", "failed"),
        ("Togo went home without [signing] the lease.", "failed"),
        ("Togo failed to [sign] the lease.", "failed"),
        ("Togo postponed the [signing] of the lease.", "postponed"),
        ("The [signing] of the lease was put off.", "postponed"),
        ("Togo fears that Mali will [leave] the union.", "feared"),
        ("Togo threatened to [leave] the union.", "threatened"),
        ("Togo warned it would [leave] the union.", "threatened"),
        ("Its threat to [leave] the union was dropped.", "threatened"),
        ("Togo plans to [sign] the lease.", "planned"),
        ("The lease is to be [signed] in May.", "planned"),
        ("Togo has no plans to [sign] the lease.", "not planned"),
        ("Togo agreed to [extend] the lease.", "agreed"),
        ("Togo announced that it would [extend] the lease.", "agreed"),
        ("Togo could [sign] the lease.", "expected"),
        ("The lease is expected to be [signed].", "expected"),
        ("Togo has yet to [sign] the lease.", "expected"),
        ("Togo wants Mali to [sign] the lease.", "proposed"),
        ("Togo urged its neighbour to [sign] the lease.", "demanded"),
        ("Togo must [sign] the lease.", "demanded"),
        ("Togo called for the [suspension] of the lease.", "demanded"),
        ("Togo ordered its envoy to [sign] the lease.", "ordered"),
        ("Togo is considering [leaving] the union.", "considered"),
        ("Did Togo [sign] the lease?", "asked"),
        ("Mali asked whether Togo had [signed] the lease.", "asked"),
        ("If Togo [signs] the lease, all is well.", "conditional"),
        ("Unless Togo [signs] the lease, aid will stop.", "conditional"),
        ("Had Togo [signed] the lease, all would be well.", "conditional"),
    ],
)
def test_the_words_around_an_act_tell_its_standing(text, expected):
    assert sense(text) == expected


def test_a_negation_is_not_carried_over_from_the_sentence_before():
    assert sense("Togo did not come. Mali [signed] the lease.") == "asserted"


def test_the_governor_is_pointed_at():
    text = "Togo threatened to leave the union."
    document = Document(text)
    found = standing_of(document, document.sentences[0], text.index("leave"))
    assert found.governor is not None
    assert found.governor.of(text) == "threatened"
    assert not found.holds
