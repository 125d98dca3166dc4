"""How much of an article the public edition shows."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.excerpts import Candidate, choose

LENGTH = 60
TEXT = "".join(chr(0x4E00 + place) for place in range(LENGTH))
"""No two of its characters are the same, so that nothing of it stands anywhere else."""

spans = (
    st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH))
    .map(lambda ends: (min(ends), max(ends)))
    .filter(lambda ends: ends[0] < ends[1])
)
candidates = st.lists(st.tuples(st.integers(0, 1), spans), max_size=12).map(
    lambda found: [Candidate(turn, *span, number) for number, (turn, span) in enumerate(found)]
)


def union(of: list[tuple[int, int]]) -> int:
    return len({place for start, end in of for place in range(start, end)})


@given(candidates, st.lists(spans, max_size=4), st.floats(0, 1), st.integers(1, LENGTH))
def test_all_that_is_shown_never_comes_to_more_than_the_cap(
    found: list[Candidate[int]], kept: list[tuple[int, int]], cap: float, longest: int
) -> None:
    shown = choose({"a": TEXT}, {"a": found}, {"a": kept}, cap=cap, longest=longest)
    together = [*kept, *((c.start, c.end) for c in found if c.key in shown.keys)]
    assert shown.characters["a"] == union(together)
    # Names stay even where they alone are more; then not one span is shown that would add to them.
    assert shown.characters["a"] <= max(cap * LENGTH, union(kept))
    assert all(c.end - c.start <= longest for c in found if c.key in shown.keys)


@given(candidates, st.lists(spans, max_size=4), st.floats(0, 1))
def test_nothing_is_withheld_that_would_fit_beside_the_rest(
    found: list[Candidate[int]], kept: list[tuple[int, int]], cap: float
) -> None:
    shown = choose({"a": TEXT}, {"a": found}, {"a": kept}, cap=cap, longest=LENGTH)
    together = [*kept, *((c.start, c.end) for c in found if c.key in shown.keys)]
    for candidate in found:
        if candidate.key not in shown.keys:
            assert union([*together, (candidate.start, candidate.end)]) > cap * LENGTH


@given(candidates, st.randoms(use_true_random=False))
def test_the_order_in_which_spans_are_given_is_of_no_account(
    found: list[Candidate[int]], chance: random.Random
) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    places = {c.key: (c.turn, c.start, c.end) for c in found}
    one, other = (choose({"a": TEXT}, {"a": given}, {}, cap=0.3) for given in (found, mixed))
    assert sorted(places[key] for key in one.keys) == sorted(places[key] for key in other.keys)


WORDS = ["harbour", "ferry", "and", "contract", "worth", "forty", "million", "euros", "a", "day"]
stories = st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=30).map(" ".join), min_size=2, max_size=4)


@given(stories, st.floats(0.05, 0.9), st.data())
def test_words_that_several_articles_have_count_in_each(texts: list[str], cap: float, data: st.DataObject) -> None:
    named = {str(number): text for number, text in enumerate(texts)}
    found = {
        name: [
            Candidate(0, start, end, (name, start, end))
            for start, end in data.draw(
                st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 60)), max_size=6).map(
                    lambda pairs, text=text: [(start, min(len(text), start + more)) for start, more in pairs]
                )
            )
        ]
        for name, text in named.items()
    }
    shown = choose(named, found, {}, cap=cap)
    said = {(name, named[name][start:end]) for name, start, end in shown.keys}
    for name, text in named.items():
        # Whatever forty characters of an article stand in a span of another have been counted.
        read = bytearray(len(text))
        for place in range(len(text) - 39):
            if any(text[place : place + 40] in words for other, words in said if other != name):
                read[place : place + 40] = b"\1" * 40
        assert shown.characters[name] <= cap * len(text)
        assert read.count(1) <= shown.characters[name] + 16  # a window starts with a word


def test_what_gave_a_row_comes_before_what_gave_none_and_the_short_before_the_long() -> None:
    found = [Candidate(1, 0, 5, "sentence"), Candidate(0, 10, 30, "long"), Candidate(0, 30, 40, "short")]
    assert choose({"a": TEXT}, {"a": found}, {}, cap=0.2).keys == {"short"}
    assert choose({"a": TEXT}, {"a": found}, {}, cap=0.5).keys == {"short", "long"}


def test_of_an_empty_text_nothing_is_shown() -> None:
    assert choose({"a": ""}, {"a": []}, {}) == (frozenset(), {"a": 0})
