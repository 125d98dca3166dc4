"""Twice the text takes twice the time, whatever is repeated."""

import time

import pytest

from onrecord.language.mentions.coreference import Cast

_SLACK = 3.5
"""Twice the work takes at most this many times as long, on a machine that does other things too."""


def seconds(sentence: str, times: int) -> float:
    text = sentence * times
    begun = time.process_time()
    cast = Cast(text)
    cast.mentions_in(0, len(text))
    for start in range(0, len(text), len(sentence)):
        cast.resolve(start, start + len(sentence) - 1)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "sentence",
    [
        "Envoy Ida Moe met the spokesman of the rebels. ",
        "The tall spokesman said so. ",
        "The two companies and the two leaders left. ",
        "Q: Is it?\nA: Yes.\n",
        "The presidents of Chad and Peru left. ",
        "Laos's energy ministry and the ministry left. ",
        "Ida Moe and Ole Berg. They left. ",
        "Envoy to the Harbour Board Tarno Vesk ",
        "the company ",
        "Oleh “Bear” ",
        "Sanders' Nurses' Union's Office of ",
        "Jack Long said. Long said. ",
        "A farmer shrugged. He left. ",
        "X, Y, Z and W, and ",
    ],
)
def test_the_time_grows_with_the_text_and_not_with_its_square(sentence: str):
    once, twice = (min(seconds(sentence, times) for _ in range(3)) for times in (300, 600))
    assert twice < _SLACK * max(once, 0.01)
