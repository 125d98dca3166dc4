"""The codebook names every word that its tables may hold, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.schema import vocabulary

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["quote_kind", "speaker_kind", "agreement_kind", "agreement_status"])
def test_every_word_is_told(name: str) -> None:
    assert [word for word in vocabulary(name).values if f"`{word}`" not in PAGE] == []


def test_statuses_stand_in_the_order_of_their_maturity() -> None:
    listed = re.search(r"ways of ending:\n(.*?)\.\n", PAGE, re.DOTALL)
    assert listed is not None
    assert tuple(re.findall(r"`(\w+)`", listed[1])) == vocabulary("agreement_status").values


def test_what_is_told_to_be_a_kind_is_one() -> None:
    section = PAGE.partition("## Agreements")[2].partition("### How firm")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))[1:] == vocabulary("agreement_kind").values
