"""Places are right whatever the marks do, and the time grows with the length of a text alone."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.quotes import find_quotes
from onrecord.language.document import Document

PIECES = [*"\"“”'‘’«»„‹›", " ", "  ", ", ", ". ", "said ", "Reed ", "he ", "the ", "deal", "that ", "n\u0303o ", "\n"]
REPEATED = [
    ", said ", "— said ", ") said ", "added, ", "who said ", "he said that ", ", Li said and ", "to say ", "“x” said ",
    ", which Li said ", "and said ", "(said ", "‘x ", '" ', "the ", "of ", "will ", "Q: ", "$5.5bn ", "U.S. ",
    "1990s’ ", "urged Li to ", "accused Li of ", "according to ", "whoever ", "not ", "Li’s ", "; ", "Monday ",
    "himself ", "prices work ", "This is ", "“", "«", "told CNN ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_place_holds_the_words_that_are_claimed(text):
    for quote in find_quotes(Document(text)):
        words = text[quote.start : quote.end]
        assert words
        assert words == words.strip()
        assert quote.cue is None or quote.cue in text


def test_a_mark_that_closes_and_opens_shifts_nothing():
    text = 'Reed said "the "deal"is done. Moss told Berg that Russia would buy gas.'
    last = find_quotes(Document(text))[-1]
    assert (text[last.start : last.end], last.speaker_text, last.cue) == ("Russia would buy gas", "Moss", "told")


@pytest.mark.parametrize("piece", REPEATED)
def test_twice_the_text_takes_twice_the_time(piece):
    def seconds(times):
        start = process_time()
        find_quotes(Document(piece * times))
        return process_time() - start

    seconds(100)
    assert min(seconds(1200) for _ in range(2)) < 6 * max(seconds(400), 0.02)
