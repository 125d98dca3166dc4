"""A small corpus on disk, of two invented articles, made anew for each test that asks for it."""

from pathlib import Path

import pytest

HARBOUR = """\
Title: Ministers close to grain pact
Published Time: 2031-05-02
Author: Ana Roig

Foreign Minister Bo Lind met his Norwegian counterpart Kari Moen in Riga on Friday.

“We are close to a pact on grain,” Lind said.

Trade between the two countries reached $3.5 billion last year, according to the ministry.
"""
RIVER = """\
Title: Norway says no to dam
Published Time: 2031-05-03
Author: Per Dahl

Kari Moen told reporters that Norway would not pay for the dam.

“The river is not ours,” she said.
"""
SIDECAR = """\
#:schema ../schema/source.json
[outlet]
value = "Harbour Post"
reason = "The text was written for this test."

[url]
reason = "The text was never published."

[rights]
value = "Free of rights."
reason = "The text was written for this test."
"""
DATASET = """\
name = "test"
title = "A test"
description = "Two texts."
version = "0.1.0"
created = 2031-05-04

[[contributors]]
title = "Nobody"
"""
ENTITIES = """\
[[entity]]
id = "bo-lind"
name = "Bo Lind"
kind = "person"
"""


def write_corpus(root: Path) -> None:
    """Writes the small corpus into a folder."""
    (root / "raw").mkdir()
    (root / "build" / "corrections").mkdir(parents=True)
    for name, text in {"harbour": HARBOUR, "river": RIVER}.items():
        (root / "raw" / f"{name}.txt").write_text(text, "utf-8")
        (root / "raw" / f"{name}.toml").write_text(SIDECAR, "utf-8")
    (root / "build" / "dataset.toml").write_text(DATASET, "utf-8")
    (root / "build" / "entities.toml").write_text(ENTITIES, "utf-8")
    (root / "build" / "measures.toml").write_text("", "utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The root of the small corpus."""
    write_corpus(tmp_path)
    return tmp_path
