"""Whether a package is of the edition that it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.check.folder import check_folder
from onrecord.publish.editions import write_edition


@pytest.fixture
def public(dataset: Path, tmp_path: Path) -> Path:
    write_edition(dataset, tmp_path, cap=0.5)
    return tmp_path


def states(folder: Path, change: Callable[[dict[str, Any]], object]) -> list[str]:
    """What is found once the edition that the package states is changed."""
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    change(descriptor["edition"])
    path.write_text(json.dumps(descriptor), "utf-8")
    return [str(finding).split(": ")[-1] for finding in check_folder(folder)]


def test_a_public_edition_keeps_every_rule(public: Path) -> None:
    assert states(public, lambda edition: None) == []


def test_words_are_missing_of_no_article_but_those_that_are_named(public: Path) -> None:
    found = states(public, lambda edition: edition["articles"].pop())
    assert "its text is withheld, against what datapackage.json says" in found
    assert "its words are withheld, against what datapackage.json says" in found


def test_a_package_that_calls_itself_full_withholds_nothing(dataset: Path, tmp_path: Path) -> None:
    write_edition(dataset, tmp_path, cap=0)
    found = states(tmp_path, lambda edition: edition.update(name="full"))
    assert "its wording is withheld in the full edition" in found


def test_no_span_ends_behind_the_text_though_nobody_sees_it(public: Path) -> None:
    found = states(public, lambda edition: edition["articles"][1].update(characters=140))
    assert any(said.endswith("in a text of 140 code points") for said in found)


def test_a_span_that_is_longer_than_stated_is_told(public: Path) -> None:
    found = states(public, lambda edition: edition.update(longest=9))
    assert "10 code points are shown, the longest may have 9" in found


def test_more_than_the_cap_is_told(public: Path) -> None:
    assert any(said.endswith("the cap is 1%") for said in states(public, lambda edition: edition.update(cap=0.01)))


def test_an_edition_that_is_none_is_told(public: Path) -> None:
    assert any("edition" in said or "public" in said for said in states(public, lambda e: e.update(name="secret")))
