"""How well figures are judged, on pairs written for the purpose.

`corpus/figures.tsv` was written by hand before any rule was run on it: 48 pairs of figures as two outlets might give
them, invented or common knowledge, with what a careful reader would say of them. `expected` is the verdict of their
series, or "apart" where they are two series. They are spread over all verdicts, kinds and qualifiers.
"""

from __future__ import annotations

import csv
from pathlib import Path

from reconciled_rows import article, indicator

from onrecord.reconcile import reconcile
from onrecord.schema import Indicator, Series

_CORPUS = Path(__file__).parent / "corpus" / "figures.tsv"


def _figure(row: dict[str, str], side: str) -> Indicator:
    cell = {name.removesuffix(f"_{side}"): value or None for name, value in row.items() if name.endswith(f"_{side}")}
    return indicator(
        f"article-{side}",
        str(cell["text"]),
        float(cell["value"] or 0),
        value_high=float(cell["value_high"]) if cell["value_high"] else None,
        qualifier=cell["qualifier"],
        unit=cell["unit"],
        kind=row["kind"],
        measure=row["measure"],
        subject=tuple((cell["subject"] or "").split(";")) if cell["subject"] else (),
        period=cell["period"],
        status=cell["status"],
    )


def _judged(row: dict[str, str]) -> str:
    figures = [_figure(row, side) for side in "ab"]
    series = reconcile(
        {"articles": [article("article-a", "One."), article("article-b", "Two.")], "indicators": figures}
    )["series"]
    if len(series) == 2:
        return "apart"
    (only,) = series
    assert isinstance(only, Series)
    return only.verdict


def test_at_least_95_per_cent_of_the_pairs_are_judged_as_a_reader_would() -> None:
    with _CORPUS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) >= 40
    wrong = [
        f"{row['text_a']} | {row['text_b']}: {judged}, not {row['expected']}"
        for row in rows
        if (judged := _judged(row)) != row["expected"]
    ]
    assert len(wrong) <= 0.05 * len(rows), "\n".join(wrong)
