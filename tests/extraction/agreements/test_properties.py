from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.agreements import find_agreements
from onrecord.extraction.agreements.cues import cues, grammar, heads, known_names
from onrecord.language.document import Document
from onrecord.schema.types import DATE_PATTERN, TERM_PATTERN
from onrecord.schema.vocabulary import vocabulary

_PIECES = sorted(
    {*heads(), *cues(), *known_names(), *grammar("determiner"), *grammar("complement")}
    | {
        "Peru",
        "China-Russia",
        "Chilean",
        "the two countries",
        "Anna Holm",
        "agreed to",
        "jointly build",
        "15",
        "$5 billion",
        "in 2014",
        "in 1987 and 1990",
        "from 2021 to 2025",
        "last week",
        "for five years",
        "the one reached",
        ",",
        ".",
        ";",
        "“",
        "”",
        '"',
        "'s",
        "(",
        ")",
        "-",
        "\n",
        "İ",
        "ß",
        "\u00a0",
        "\u2028",
        "what it calls",
    }
)
_SENTENCES = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)


def check(text: str) -> None:
    drafts = find_agreements(Document(text))
    spans = [(draft.start, draft.end) for draft in drafts]
    assert spans == sorted(spans)
    for draft in drafts:
        words = text[draft.start : draft.end]
        assert words
        assert words == words.strip()
        assert draft.kind in vocabulary("agreement_kind")
        assert draft.status in vocabulary("agreement_status")
        assert draft.subject in vocabulary("agreement_subject")
        assert (draft.amount is None) == (draft.unit is None)
        assert draft.date is None or re.fullmatch(DATE_PATTERN, draft.date)
        assert draft.term is None or re.fullmatch(TERM_PATTERN, draft.term)


@given(st.text())
def test_any_text_gives_valid_drafts(text: str):
    check(text)


@given(_SENTENCES)
@settings(max_examples=300)
def test_any_heap_of_the_words_of_agreements_gives_valid_drafts(text: str):
    check(text)


@given(_SENTENCES)
@settings(max_examples=50)
def test_the_same_text_always_gives_the_same_drafts(text: str):
    assert find_agreements(Document(text)) == find_agreements(Document(text))
