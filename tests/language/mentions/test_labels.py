"""Labels of a transcript: names in capitals, offices, those who ask and the one who answers."""

import pytest

from onrecord.language.mentions.coreference import Cast

TRANSCRIPT = """\
Foreign Secretary Nadia Karim briefed the press with Tom Price on Monday.

Foreign Secretary: Let me begin.

Q: Is it signed?

A: It is.

Q (Valley Gazette): By whom?

MR PRICE: By both.

A: And by me.

MS UNGER: And me.
"""


@pytest.mark.parametrize(
    ("label", "nth", "who"),
    [
        ("Foreign Secretary", 2, "Nadia Karim"),
        ("Q", 1, None),
        ("Q (Valley Gazette)", 1, None),
        ("A", 1, "Nadia Karim"),
        ("MR PRICE", 1, "Tom Price"),
        ("A", 2, "Tom Price"),
        ("MS UNGER", 1, "Unger"),
    ],
)
def test_a_label_stands_for(label: str, nth: int, who: str | None):
    at = -1
    marked = label if label == "Foreign Secretary" else f"\n{label}:"
    for _ in range(nth):
        at = TRANSCRIPT.index(marked, at + 1)
    at += len(marked) - len(marked.lstrip("\n"))
    actor = Cast(TRANSCRIPT).resolve(at, at + len(label))
    assert (actor.name if actor is not None else None) == who
