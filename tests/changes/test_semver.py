"""Which version a change means, and whether versions and changelog say so."""

from pathlib import Path

import pyarrow as pa
import pytest
from datasets_that_differ import article, dataset, files, quote

import onrecord
from onrecord.changes.dataset import diff_sides
from onrecord.changes.model import Diff, RowChange, TableDiff
from onrecord.changes.release import check_version
from onrecord.changes.semver import meaning
from onrecord.changes.sides import open_side

TABLES = {"articles": [article()], "quotes": [quote(1)]}
CORRECTED = {**TABLES, "quotes": [quote(1, cue="warned")]}


def bump(old: pa.Table, new: pa.Table, folder: Path) -> str:
    one, other = files(folder / "one", {"ships": old}), files(folder / "other", {"ships": new})
    return meaning(onrecord.diff(one, other)).bump


SHIPS = pa.table({"name": ["Ada", "Bo"], "crew": [4, 5]})


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (SHIPS, "patch"),
        (pa.table({"name": ["Ada"], "crew": [4]}), "minor"),
        (pa.table({"name": ["Ada", "Bo", "Cy"], "crew": [4, 5, 6]}), "minor"),
        (SHIPS.append_column("flag", [["NO", "LV"]]), "minor"),
        (SHIPS.take([1, 0]), "minor"),
        (SHIPS.drop_columns("crew"), "major"),
        (SHIPS.rename_columns(["name", "hands"]), "major"),
        (pa.table({"name": ["Ada", "Bo"], "crew": [4.0, 5.0]}), "major"),
    ],
)
def test_the_step_that_a_change_means(new: pa.Table, expected: str, tmp_path: Path) -> None:
    assert bump(SHIPS, new, tmp_path) == expected


def test_a_table_that_goes_is_a_major_step_and_one_that_comes_a_minor_one(tmp_path: Path) -> None:
    both = files(tmp_path / "both", {"ships": SHIPS, "ports": SHIPS})
    one = files(tmp_path / "one", {"ships": SHIPS})
    assert meaning(onrecord.diff(both, one)).bump == "major"
    assert meaning(onrecord.diff(one, both)).bump == "minor"


def test_an_id_that_changed_is_a_major_step() -> None:
    moved = RowChange(("q-1",), ("q-2",), {"quote_id": "q-1"}, {"quote_id": "q-2"})
    found = meaning(Diff("a", "b", (TableDiff("quotes", ("quote_id",), (1, 1), moved=(moved,)),)))
    assert (found.bump, found.reasons) == ("major", ("quotes: 1 row has another id",))


UNRELEASED = "# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- A cue.\n\n## [0.1.0] - 2031-05-04\n\n- The first.\n"
OLD_LOG = "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2031-05-04\n\n- The first.\n"
RELEASED = "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2031-06-01\n\n- A cue.\n\n## [0.1.0] - 2031-05-04\n\n- A.\n"


def project(folder: Path, tables: dict[str, list[object]], changelog: str, package: str, data: str) -> Path:
    """A project whose package and data have a version each."""
    root = dataset(folder, tables)  # type: ignore[arg-type]
    (root / "build").mkdir(exist_ok=True)
    day = "2031-05-04" if data == "0.1.0" else "2031-06-01"
    (root / "build" / "dataset.toml").write_text(f'name = "talks"\nversion = "{data}"\ncreated = {day}\n', "utf-8")
    (root / "pyproject.toml").write_text(f'[project]\nname = "talks"\nversion = "{package}"\n', "utf-8")
    (root / "CITATION.cff").write_text(f"cff-version: 1.2.0\nversion: {data}\ndate-released: {day}\n", "utf-8")
    (root / "CHANGELOG.md").write_text(changelog, "utf-8")
    descriptor = root / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace('"0.1.0"', f'"{data}"'), "utf-8")
    return root


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return project(tmp_path / "base", TABLES, OLD_LOG, "0.1.0", "0.1.0")


def findings(base: Path, head: Path, tag: str | None = None) -> list[str]:
    old, new = open_side(str(base), base), open_side(str(head), head)
    found = check_version(old, new, diff_sides(old, new), tag)
    return [f"{finding.place} {finding.code} {finding.message}" for finding in found]


def head(
    base: Path, changelog: str = OLD_LOG, package: str = "0.1.0", data: str = "0.1.0", changed: bool = True
) -> Path:
    return project(base.parent / "head", CORRECTED if changed else TABLES, changelog, package, data)


def test_between_releases_a_change_of_the_data_needs_a_line_under_unreleased(base: Path) -> None:
    assert findings(base, head(base)) == ["CHANGELOG.md:3 OR-P005 the data change, and [Unreleased] has no new entry"]
    assert findings(base, head(base, UNRELEASED)) == []


def test_a_line_that_was_there_before_does_not_tell_of_this_change(base: Path) -> None:
    (base / "CHANGELOG.md").write_text(UNRELEASED, "utf-8")
    assert len(findings(base, head(base, UNRELEASED))) == 1


def test_without_a_change_of_the_data_the_changelog_may_be_silent(base: Path) -> None:
    assert findings(base, head(base, changed=False)) == []


def test_a_release_raises_both_versions_and_dates_its_heading(base: Path) -> None:
    assert findings(base, head(base, RELEASED, "0.2.0", "0.2.0")) == []
    assert findings(base, head(base, RELEASED, "0.2.0", "0.2.0"), "v0.2.0") == []


def test_a_release_of_the_package_alone_leaves_the_version_of_unchanged_data(base: Path) -> None:
    log = RELEASED.replace("0.2.0", "0.1.1")
    assert findings(base, head(base, log, "0.1.1", "0.1.0", changed=False)) == []


def test_a_package_on_its_way_to_the_version_of_the_data_needs_no_heading_yet(base: Path) -> None:
    assert findings(base, head(base, UNRELEASED, "0.2.0.dev0", "0.2.0")) == []


def test_a_version_raised_by_too_little_is_told_with_the_one_it_takes(base: Path) -> None:
    (found, *others) = findings(base, head(base, RELEASED.replace("0.2.0", "0.1.1"), "0.1.1", "0.2.0"))
    assert others == []
    assert found.startswith("pyproject.toml:3 OR-P004 0.1.1 after 0.1.0")
    assert found.endswith("minor step: 0.2.0 at least")


def test_the_version_of_the_data_is_raised_with_them(base: Path) -> None:
    (found,) = findings(base, head(base, RELEASED, "0.2.0", "0.1.0"))
    assert found.startswith("build/dataset.toml:2 OR-P004 0.1.0 after 0.1.0")


def test_a_version_never_goes_back(base: Path) -> None:
    found = findings(base, head(base, OLD_LOG.replace("0.1.0", "0.0.9"), "0.0.9", "0.1.0", changed=False))
    assert found == ["pyproject.toml:3 OR-P003 0.0.9 is lower than 0.1.0 was"]


@pytest.mark.parametrize(
    ("changelog", "expected"),
    [
        (OLD_LOG, "CHANGELOG.md:1 OR-P006 there is no heading ## [0.2.0] - YYYY-MM-DD"),
        (RELEASED.replace(" - 2031-06-01", ""), "CHANGELOG.md:5 OR-P006 0.2.0 has no day"),
        (
            RELEASED.replace("2031-06-01", "1.6.31"),
            "CHANGELOG.md:5 OR-P006 0.2.0 has '1.6.31', which is no day",
        ),
        (RELEASED.replace("- A cue.\n", ""), "CHANGELOG.md:5 OR-P006 0.2.0 has no entry"),
    ],
)
def test_a_release_needs_a_heading_with_a_day_and_entries(base: Path, changelog: str, expected: str) -> None:
    assert findings(base, head(base, changelog, "0.2.0", "0.2.0")) == [expected]


def test_a_heading_for_a_version_that_is_not_there_yet_is_told(base: Path) -> None:
    (found,) = findings(base, head(base, RELEASED, changed=False))
    assert found == "CHANGELOG.md:5 OR-P006 0.2.0 has a heading, and pyproject.toml is still at 0.1.0"


def test_files_that_state_other_versions_of_the_data_are_told(base: Path) -> None:
    root = head(base, RELEASED, "0.2.0", "0.2.0")
    (root / "CITATION.cff").write_text("version: 0.1.0\ndate-released: 2031-05-04\n", "utf-8")
    assert findings(base, root) == [
        "CITATION.cff:1 OR-P002 the data are 0.1.0 here, and 0.2.0 in build/dataset.toml",
        "CITATION.cff:2 OR-P002 released on 2031-05-04, and on 2031-06-01 in build/dataset.toml",
    ]


def test_a_descriptor_that_was_not_built_again_is_told(base: Path) -> None:
    root = head(base, RELEASED, "0.2.0", "0.2.0")
    dataset(root, CORRECTED)
    (found,) = findings(base, root)
    assert found.startswith("datapackage.json:")
    assert found.endswith("OR-P002 the data are 0.1.0 here, and 0.2.0 in build/dataset.toml")


@pytest.mark.parametrize("text", ['[project]\nversion = "soon"\n', "[project", '[project]\nversion = "1.0"\n'])
def test_a_version_that_is_none_is_told(base: Path, text: str) -> None:
    root = head(base, changed=False)
    (root / "pyproject.toml").write_text(text, "utf-8")
    assert findings(base, root) == ["pyproject.toml:1 OR-P001 states no version such as 1.2.0"]


def test_a_project_without_a_changelog_is_told(base: Path) -> None:
    root = head(base)
    (root / "CHANGELOG.md").unlink()
    assert findings(base, root) == ["CHANGELOG.md OR-P001 there is no changelog"]


def test_a_corpus_that_is_no_package_goes_by_the_version_of_its_data(base: Path) -> None:
    root = head(base, RELEASED, "0.1.0", "0.2.0")
    for folder in (base, root):
        (folder / "pyproject.toml").unlink()
    assert findings(base, root) == []


def test_a_tag_has_to_be_the_version(base: Path) -> None:
    root = head(base, RELEASED, "0.2.0", "0.2.0")
    assert findings(base, root, "v0.3.0") == ["pyproject.toml:3 OR-P007 the tag is v0.3.0, the version 0.2.0"]


def test_a_first_release_has_no_version_before_it(base: Path) -> None:
    assert findings(base, base, "v0.1.0") == []
    (base / "CHANGELOG.md").write_text("## [Unreleased]\n\n- The first.\n", "utf-8")
    assert findings(base, base, "v0.1.0") == ["CHANGELOG.md:1 OR-P006 there is no heading ## [0.1.0] - YYYY-MM-DD"]
