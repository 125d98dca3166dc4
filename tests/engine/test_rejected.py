"""Documents that give no rows through no fault of their own."""

from pathlib import Path

import pytest

from onrecord.engine import extract
from onrecord.engine.extract import extract_all
from onrecord.engine.inputs import Rejected, read_inputs


def test_a_file_that_cannot_be_read_is_rejected_as_or_x006(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.txt").write_text("Norway will not pay.", "utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (item,) = read_inputs(tmp_path)
    assert isinstance(item, Rejected)
    assert (item.code, item.place) == ("OR-X006", "locked.txt")
    assert "Permission denied" in item.reason


def test_a_document_on_which_the_extractor_fails_is_set_aside_as_or_x005(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("one", "two"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Norway will not pay for {name} dams.", "utf-8")
    rows_of = extract.extract_rows

    def fail_on_one(article, *rest):  # type: ignore[no-untyped-def]
        if article.article_id == "one":
            raise RecursionError("too deep")
        return rows_of(article, *rest)

    monkeypatch.setattr(extract, "extract_rows", fail_on_one)
    summary = extract_all(read_inputs(tmp_path / "in"), tmp_path / "out")
    assert (summary.documents, summary.rejected) == (1, 1)
    assert '"code": "OR-X005"' in (tmp_path / "out" / "quarantine.jsonl").read_text("utf-8")


def test_a_document_in_another_language_is_set_aside_as_or_r017(tmp_path: Path) -> None:
    french = (
        "Le ministre a dit que les pays sont prêts à signer un accord dans les jours qui viennent. « Nous sommes là »."
    )
    for name, text in {
        "fr": french,
        "ru": "Министр заявил: «Мы рады».",
        "en": "“We are here,” he said.",
        "quoting": f"The minister said: “{french[19:88]}.” He would not say which of the two it was.",
        "bare": "Oslo, Bonn, Paris: 12 points",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    set_aside = [item for item in read_inputs(tmp_path) if isinstance(item, Rejected)]
    assert [(item.place, item.code) for item in set_aside] == [("fr.txt", "OR-R017"), ("ru.txt", "OR-R017")]
    assert "(fr)" in set_aside[0].reason


def test_one_text_is_read_like_a_folder_of_one(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("“We are here,” he said.", "utf-8")
    assert list(read_inputs(tmp_path / "one.txt")) == list(read_inputs(tmp_path))
