"""How well quotes are lined up, on sentences written for the purpose: see `corpus/README.md`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from reconciled_rows import DAY

from onrecord.reconcile.occasions import occasion_of
from onrecord.reconcile.similarity import likeness
from onrecord.reconcile.speakers import Voice
from onrecord.reconcile.statements import Saying, by_voice, group_sayings
from onrecord.reconcile.wording import wording

_CORPUS = Path(__file__).parent / "corpus" / "quotes.tsv"
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with _CORPUS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _pairs(rows: list[Row]) -> Iterator[tuple[bool, bool, str]]:
    """Every two reports of one speaker: whether they are of one statement, whether they were put into one, and both."""
    day = occasion_of(None, DAY)
    sayings = [
        Saying(str(n), f"article {n}", row["text"], row["kind"] == "indirect", day, Voice(row["speaker"]))
        for n, row in enumerate(rows)
    ]
    found = {
        saying.quote_id: (voice, number)
        for voice, block in by_voice(sayings).items()
        for number, group in enumerate(group_sayings(block))
        for saying in group
    }
    for one, other in combinations(range(len(rows)), 2):
        if rows[one]["speaker"] == rows[other]["speaker"]:
            same = rows[one]["statement"] == rows[other]["statement"]
            yield same, found[str(one)] == found[str(other)], f"{rows[one]['text']} | {rows[other]['text']}"


@pytest.mark.parametrize("part", ["development", "test"])
def test_pairs_are_put_together_with_precision_97_and_recall_85(rows: list[Row], part: str) -> None:
    pairs = list(_pairs([row for row in rows if row["set"] == part]))
    right = sum(same and put for same, put, _ in pairs)
    wrong = [both for same, put, both in pairs if put and not same]
    missed = [both for same, put, both in pairs if same and not put]
    assert right / (right + len(wrong)) >= 0.97, "\n".join(wrong)
    assert right / (right + len(missed)) >= 0.85, "\n".join(missed)


def test_there_are_more_than_60_pairs_of_each_sort(rows: list[Row]) -> None:
    pairs = list(_pairs(rows))
    assert sum(same for same, _, _ in pairs) >= 60
    assert sum(not same for same, _, _ in pairs) >= 60


def test_the_relation_of_those_put_together_is_that_of_the_writer(rows: list[Row]) -> None:
    longest = {(row["speaker"], row["statement"]): row for row in rows if row["relation"] == "longest"}
    told = []
    for row in rows:
        whole = longest[row["speaker"], row["statement"]]
        reported = "indirect" in (row["kind"], whole["kind"])
        if row is not whole and (found := likeness(wording(row["text"]), wording(whole["text"]), reported=reported)):
            told.append((row["relation"], found.relation))
    assert sum(said == found for said, found in told) / len(told) >= 0.97
