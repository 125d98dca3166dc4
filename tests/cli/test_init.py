"""`onrecord init`: a corpus of one's own that builds."""

from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli import app

ARTICLE = (
    "Ferry line agreed\n\nBy Ilze Berg\n\n12 June 2031\n\n“This line will carry 40,000 passengers,” said Kari Moen.\n"
)


def test_a_corpus_that_was_begun_builds_with_its_first_text(tmp_path: Path) -> None:
    begun = CliRunner().invoke(app, ["init", str(tmp_path / "ferry-talks")])
    assert begun.exit_code == 0, begun.output
    assert "onrecord new" in begun.output
    root = tmp_path / "ferry-talks"
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    added = CliRunner().invoke(app, ["new", str(tmp_path / "a.txt"), "--root", str(root), "--id", "ferry"])
    assert added.exit_code == 0, added.output
    beside = root / "raw" / "ferry.toml"
    lines = beside.read_text("utf-8")
    for name in ("outlet", "url", "event", "rights"):
        lines = lines.replace(f"[{name}]\n", f'[{name}]\nreason = "the text does not show it"\n')
    beside.write_text(lines, "utf-8")
    built = CliRunner().invoke(app, ["build", "--root", str(root)])
    assert "Traceback" not in built.output
    assert (root / "schema" / "source.json").exists()


def test_nothing_that_is_there_is_changed(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    result = CliRunner().invoke(app, ["init", str(tmp_path)])
    assert result.exit_code == 2
    assert "README.md is there" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
