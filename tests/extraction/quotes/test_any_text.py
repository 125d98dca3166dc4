"""Whatever the text: no exception, and rows that point at it."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction.quotes import find_quotes
from onrecord.language.document import Document
from onrecord.language.text.quotation_marks import marked_stretches

PIECES = [
    *(
        '"',
        "'",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "‹",
        "›",
        "''",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "—",
        "-",
        "(",
        ")",
        "…",
    ),
    *("he", "she", "Li", "Mr. Wu", "the minister", "a spokesman", "said", "says", "told", "called", "adding", "that"),
    *(
        "according to",
        "who",
        "and",
        "was quoted by",
        "as saying",
        "his",
        "warning",
        "great",
        "prices rose",
        "would fall",
    ),
    *("on Monday", "reporters", "<a href=", ">", "Q", "\ue000", "é", "李", "🙂", " ", "\n", "\n\n", "\u2028", "\u00a0"),
]
pieces = st.lists(st.sampled_from(PIECES), max_size=60)
news = pieces.map(" ".join) | pieces.map("".join)
texts = st.text(max_size=200) | news


@given(texts)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_valid_trimmed_spans_in_order(text):
    quotes = find_quotes(Document(text))
    assert [(q.start, q.end) for q in quotes] == sorted((q.start, q.end) for q in quotes)
    for quote in quotes:
        words = text[quote.start : quote.end]
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert quote.kind in ("direct", "mixed", "scare", "indirect")
        assert quote.rule


@given(texts)
@settings(max_examples=400, deadline=None)
def test_quotes_of_one_kind_never_overlap(text):
    for kind in ("direct", "mixed", "scare", "indirect"):
        spans = [(q.start, q.end) for q in find_quotes(Document(text)) if q.kind == kind]
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_indirect_speech_never_holds_quoted_words_of_somebody(text):
    quotes = find_quotes(Document(text))
    marked = [q for q in quotes if q.kind in ("direct", "mixed")]
    for quote in quotes:
        if quote.kind == "indirect":
            assert not any(m.start < quote.end and quote.start < m.end for m in marked)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_speaker_and_cue_are_words_of_the_text(text):
    for quote in find_quotes(Document(text)):
        for words in (quote.speaker_text, quote.cue, quote.via_text):
            assert words is None or (words and words in text)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_the_same_text_gives_the_same_rows(text):
    assert find_quotes(Document(text)) == find_quotes(Document(text))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_marked_stretches_nest_or_lie_apart(text):
    for paragraph in Document(text).paragraphs:
        found = marked_stretches(text, paragraph)
        for index, one in enumerate(found):
            assert paragraph.start <= one.outer_start <= one.start < one.end <= one.outer_end <= paragraph.end
            for other in found[index + 1 :]:
                assert other.start >= one.end or other.end <= one.end


@given(news)
@settings(max_examples=200, deadline=None)
def test_utterances_are_numbered_from_one_without_gaps(text):
    numbers = [q.utterance for q in find_quotes(Document(text))]
    assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
