"""Words of a sentence: how they are told apart, classed, and where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.syntax.token import Context, context
from onrecord.language.syntax.tokens import tokenise

WORDS = [
    "said",
    "reports",
    "Mr.",
    "U.S.",
    "J.",
    "he'll",
    "the",
    "“QQQ”",
    "well-known",
    "3,000",
    "plan.",
    "(so)",
    "…",
    "''",
]
BLANKS = [" ", "  ", "\u00a0", "\n", "\t ", " \u2009"]
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS))).map(
    lambda parts: "".join(word + blank for word, blank in parts)
)


def told(text, start=0, end=None):
    return [(token.lower, token.tag) for token in tokenise(text, start, len(text) if end is None else end)]


@given(texts | st.text())
def test_every_token_stands_where_its_letters_are(text):
    tokens = tokenise(text, 0, len(text))
    places = [tokens.span(index, index) for index in range(len(tokens))]
    for token, place in zip(tokens, places, strict=True):
        words = place.of(text)
        assert words == words.strip()
        assert words.lower().replace("’", "'") == token.lower
    assert "".join(place.of(text) for place in places) == "".join(text.split())


@given(texts)
def test_white_space_of_any_kind_tells_the_same_words(text):
    assert told(text) == told(" ".join(text.split()) + text[:0] + (" " if text[-1:].isspace() else ""))


@given(texts, st.integers(0, 9))
def test_the_words_count_from_the_base(text, base):
    here, there = tokenise(text, 0, len(text)), tokenise(text, 0, len(text), base)
    assert [there.span(at, at).start - here.span(at, at).start for at in range(len(here))] == [base] * len(here)


def test_a_full_stop_belongs_to_an_abbreviation_but_not_where_nothing_follows():
    assert told("in the U.S. today")[2] == ("u.s.", "N")
    assert told("in the U.S.")[2:] == [("u.s", "N"), (".", ".")]


def test_what_is_written_together_is_parted():
    assert told("“We’ll see,” he’s told.")[-4:] == [("he", "P"), ("'s", "A"), ("told", "V"), (".", ".")]


def test_a_word_behind_a_determiner_is_no_verb():
    assert (told("he reports")[1], told("the reports")[1]) == (("reports", "V"), ("reports", "n"))


def test_a_marked_stretch_is_one_token_however_long():
    short, long = "“QQ” he said", "“" + "Q" * 5000 + "” he said"
    assert [kind for _, kind in told(short)] == [kind for _, kind in told(long)]
    assert tokenise(long, 0, len(long)).span(1, 1).of(long) == "he"


def test_forms_are_read_once_and_the_memory_of_them_is_bounded():
    here = context(True, "")
    assert here["rare-form"] is here["rare-form"]
    small = Context(True, "", None)
    for number in range(40_000):
        small[f"form{number}"]
    assert len(small) < 40_000
    assert small["x" * 100].size == 100
    assert "x" * 100 not in small
