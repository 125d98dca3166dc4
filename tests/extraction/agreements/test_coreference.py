from __future__ import annotations

from onrecord.extraction.agreements import find_agreements
from onrecord.extraction.drafts import QuoteDraft
from onrecord.language.document import Document
from onrecord.language.mentions.actors import Actor


def mentions(text, drafts):
    return [text[draft.start : draft.end] for draft in drafts]


def test_a_bare_noun_takes_up_the_agreement_before_it(find):
    text = "Peru and Chile signed a fisheries treaty. The treaty binds both. The document has ten pages."
    assert mentions(text, find(text)) == ["a fisheries treaty"]


def test_the_same_words_twice_are_one_agreement(find):
    text = "Peru and Chile may sign 15 deals on gas.\nPeru and Chile may sign 15 deals on gas."
    assert len(find(text)) == 1


def test_an_adjective_and_a_complement_name_the_same_partner(find):
    text = "Peru signed a nuclear agreement with Chile. Critics attack the Chilean nuclear deal."
    assert mentions(text, find(text)) == ["a nuclear agreement with Chile"]


def test_other_parties_make_another_agreement(find):
    text = "Peru signed a treaty with Chile. Kenya signed a treaty with Ghana."
    assert len(find(text)) == 2


def test_the_one_of_another_year_is_an_agreement_of_its_own_and_inherits_its_kind(find):
    text = "Peru and Chile signed a pact on gas, which expands the one reached in 2014."
    new, old = find(text)
    assert (old.kind, old.status, old.date, old.subject) == ("pact", "signed", "2014", "energy")
    assert old.parties == new.parties


def test_the_fullest_mention_speaks_for_the_agreement(find):
    text = "Peru and Chile want a truce. The truce between Peru and Chile in the border valley was signed on Monday."
    (draft,) = find(text)
    assert "between Peru and Chile" in text[draft.start : draft.end]


def test_who_is_quoted_with_the_agreement_is_its_source():
    text = "Peru will sign a treaty with Chile, Anna Holm said."
    holm = Actor("Anna Holm", "person")
    quote = QuoteDraft("indirect", 0, 34, "rule", 1, speaker_text="Anna Holm", speaker=holm)
    (draft,) = find_agreements(Document(text), [quote])
    assert (draft.source_text, draft.source) == ("Anna Holm", holm)


def test_a_fragment_inside_the_mention_tells_its_source():
    text = "Peru will sign a treaty for a “new dawn” with Chile, Anna Holm said."
    holm = Actor("Anna Holm", "person")
    quote = QuoteDraft("mixed", text.index("new"), text.index("”"), "rule", 1, speaker_text="Anna Holm", speaker=holm)
    (draft,) = find_agreements(Document(text), [quote])
    assert draft.source == holm


def test_drafts_come_in_text_order(find):
    text = "Peru signed a treaty with Chile. Kenya signed a pact with Ghana. Togo signed an accord with Benin."
    starts = [draft.start for draft in find(text)]
    assert starts == sorted(starts)
