"""What can be compared: folders, descriptors and git revisions, and what is said of what cannot."""

from pathlib import Path

import pyarrow as pa
import pytest
from datasets_that_differ import RAW, article, commit, dataset, files, git, quote

import onrecord
from onrecord import CannotCompareError
from onrecord.changes.dataset import diff_sides
from onrecord.changes.places import Places
from onrecord.changes.sides import Side, Stored, open_side, open_sides
from onrecord.dataset.parquet import parquet_path

TABLES = {"articles": [article()], "quotes": [quote(1), quote(2, "Not yet", speaker_text="Moen")]}
CORRECTED = {**TABLES, "quotes": [quote(1, cue="warned"), TABLES["quotes"][1]]}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose last commit corrects a cell."""
    root = dataset(tmp_path / "clone", TABLES)
    commit(root, "Build")
    dataset(root, CORRECTED)
    commit(root, "Correct a cue")
    return root


def changed(diff: onrecord.Diff) -> dict[str, list[tuple[str, object, object]]]:
    return {table.table: [tuple(cell) for row in table.changed for cell in row.cells] for table in diff.tables}


CUE = {"quotes": [("cue", "said", "warned")]}


def test_two_folders_are_compared(tmp_path: Path) -> None:
    one, other = dataset(tmp_path / "one", TABLES), dataset(tmp_path / "other", CORRECTED)
    assert changed(onrecord.diff(one, other)) == CUE
    assert onrecord.diff(one, other).same == ("articles",)


def test_the_data_folder_alone_will_do(tmp_path: Path) -> None:
    one, other = dataset(tmp_path / "one", TABLES), dataset(tmp_path / "other", CORRECTED)
    assert changed(onrecord.diff(one / "data", other)) == CUE


def test_a_descriptor_names_its_tables_wherever_they_stand(tmp_path: Path) -> None:
    one, other = dataset(tmp_path / "one", TABLES), dataset(tmp_path / "other", CORRECTED)
    (one / "data").rename(one / "tables")
    descriptor = one / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace('"path": "data/', '"path": "tables/'), "utf-8")
    assert changed(onrecord.diff(descriptor, other)) == CUE


def test_a_revision_is_compared_with_the_folder_as_it_is_now(repository: Path) -> None:
    dataset(repository, TABLES)
    assert changed(onrecord.diff("HEAD", root=repository)) == {"quotes": [("cue", "warned", "said")]}


def test_two_revisions_are_compared_and_the_work_tree_is_left_alone(repository: Path) -> None:
    (repository / parquet_path("quotes")).unlink()
    before = git(repository, "status", "--porcelain")
    assert changed(onrecord.diff("HEAD~1", "HEAD", root=repository)) == CUE
    assert changed(onrecord.diff("HEAD~1..HEAD", root=repository)) == CUE
    assert git(repository, "status", "--porcelain") == before


def test_three_dots_leave_out_what_the_other_branch_did_since(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "mine")
    dataset(repository, {**CORRECTED, "quotes": [*CORRECTED["quotes"], quote(3, "Riga")]})
    commit(repository, "Add a quote")
    git(repository, "switch", "--quiet", "main")
    dataset(repository, {**CORRECTED, "articles": [article(outlet="Harbour Post")]})
    commit(repository, "Name the outlet")
    git(repository, "switch", "--quiet", "mine")
    assert [table.table for table in onrecord.diff("main", root=repository).tables] == ["articles", "quotes"]
    assert [table.table for table in onrecord.diff("main...", root=repository).tables] == ["quotes"]
    assert [table.table for table in onrecord.diff("mine...main", root=repository).tables] == ["articles"]


def test_a_dataset_below_the_top_of_a_repository_is_found(tmp_path: Path) -> None:
    below = dataset(tmp_path / "corpora" / "talks", TABLES)
    commit(tmp_path, "Build")
    dataset(below, CORRECTED)
    assert changed(onrecord.diff("HEAD", root=below)) == CUE


def test_other_bytes_with_the_same_rows_are_no_difference(tmp_path: Path) -> None:
    from pyarrow.parquet import read_table, write_table

    one, other = dataset(tmp_path / "one", TABLES), dataset(tmp_path / "other", TABLES)
    path = other / parquet_path("quotes")
    write_table(read_table(path), path, compression="snappy")
    assert not onrecord.diff(one, other)


def without_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(stored: Stored) -> pa.Table:
        raise AssertionError(f"{stored.table} was read")

    monkeypatch.setattr(Stored, "read", refuse)


def test_files_with_the_same_bytes_are_not_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_reading(monkeypatch)
    assert not onrecord.diff("HEAD", root=repository)


def test_files_of_which_both_sides_state_one_content_hash_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow.parquet import read_table, write_table

    one = dataset(tmp_path / "one", TABLES)
    other = dataset(tmp_path / "other", TABLES)
    path = other / parquet_path("quotes")
    kept = read_table(path)
    write_table(kept, path, compression="snappy")
    dataset(other, TABLES)  # a build keeps a file whose rows are right, and describes it
    assert path.read_bytes() != (one / parquet_path("quotes")).read_bytes()
    without_reading(monkeypatch)
    assert not onrecord.diff(one, other)


def test_a_content_hash_that_is_stated_of_another_file_is_not_believed(tmp_path: Path) -> None:
    one, other = dataset(tmp_path / "one", TABLES), dataset(tmp_path / "other", TABLES)
    by_hand = dataset(tmp_path / "hand", CORRECTED) / parquet_path("quotes")
    (other / parquet_path("quotes")).write_bytes(by_hand.read_bytes())
    assert changed(onrecord.diff(one, other)) == CUE


def test_a_table_in_several_files_is_one_table(tmp_path: Path) -> None:
    from pyarrow.parquet import read_table, write_table

    one, other = dataset(tmp_path / "one", TABLES), dataset(tmp_path / "other", TABLES)
    path = other / parquet_path("quotes")
    rows = read_table(path)
    path.unlink()
    for number in range(2):
        write_table(rows.slice(number, 1), path.with_name(f"train-0000{number}-of-00002.parquet"))
    assert not onrecord.diff(one, other)


def test_a_table_that_the_schema_does_not_know_is_compared_too(tmp_path: Path) -> None:
    one = files(tmp_path / "one", {"ships": pa.table({"name": ["Ada"]})})
    other = files(tmp_path / "other", {"ships": pa.table({"name": ["Ada", "Bo"]})})
    assert onrecord.diff(one, other)["ships"].added == ({"name": "Bo"},)


def test_a_table_that_only_one_side_has_is_told(tmp_path: Path) -> None:
    one, other = dataset(tmp_path / "one", {"articles": [article()]}), dataset(tmp_path / "other", TABLES)
    assert onrecord.diff(one, other)["quotes"].rows == (None, 2)
    assert onrecord.diff(other, one)["quotes"].rows == (2, None)


def refusal(base: str | Path, head: str | Path | None = None, root: Path = Path()) -> tuple[str, str]:
    with pytest.raises(CannotCompareError) as caught:
        onrecord.diff(base, head, root=root)
    return str(caught.value), caught.value.advice or ""


def test_datasets_without_a_table_in_common_are_not_compared(tmp_path: Path) -> None:
    one = files(tmp_path / "one", {"ships": pa.table({"name": ["Ada"]})})
    message, advice = refusal(one, dataset(tmp_path / "other", TABLES))
    assert "have no table in common" in message
    assert "One has ships; the other articles, quotes." in advice


def test_an_unknown_revision_gets_the_nearest_name(repository: Path) -> None:
    message, advice = refusal("mian", root=repository)
    assert "git knows no revision 'mian'" in message
    assert "Did you mean 'main'?" in advice


def test_a_branch_that_only_the_remote_has_is_suggested_by_its_name(repository: Path, tmp_path: Path) -> None:
    git(repository, "branch", "feature")
    git(tmp_path, "clone", "--quiet", str(repository), "other")
    assert "Did you mean 'origin/feature'?" in refusal("feature", root=tmp_path / "other")[1]


def test_a_shallow_clone_is_told_how_to_fetch_the_rest(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    message, advice = refusal("HEAD~1", root=tmp_path / "shallow")
    assert "git knows no revision 'HEAD~1'" in message
    assert "git fetch --unshallow" in advice


def test_a_name_that_looks_like_an_option_is_only_a_name(repository: Path) -> None:
    assert "git knows no revision '--all'" in refusal("--all", root=repository)[0]


def test_a_revision_from_before_there_were_data_is_no_side(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Talks", "utf-8")
    commit(tmp_path, "Begin")
    dataset(tmp_path, TABLES)
    message, advice = refusal("HEAD", root=tmp_path)
    assert message.startswith("no data at HEAD (")
    assert "from after the first build" in advice


def test_a_folder_outside_git_can_only_be_compared_with_folders(tmp_path: Path) -> None:
    message, advice = refusal("main", root=dataset(tmp_path, TABLES))
    assert "is not in a git repository" in message
    assert "Name a folder" in advice


def test_a_folder_without_data_is_no_side(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no data in" in refusal(tmp_path / "empty", root=tmp_path)[0]


def test_a_file_that_is_no_descriptor_is_no_side(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("[]", "utf-8")
    assert "is no datapackage.json" in refusal(tmp_path / "datapackage.json", root=tmp_path)[0]


def test_a_descriptor_that_names_a_missing_file_is_no_side(tmp_path: Path) -> None:
    root = dataset(tmp_path, TABLES)
    (root / parquet_path("quotes")).unlink()
    assert "which is not there" in refusal(root / "datapackage.json", root=root)[0]


def test_a_file_that_is_no_parquet_is_named(tmp_path: Path) -> None:
    one, other = dataset(tmp_path / "one", TABLES), dataset(tmp_path / "other", TABLES)
    (other / parquet_path("quotes")).write_text("version https://git-lfs.github.com/spec/v1", "utf-8")
    assert "train-00000-of-00001.parquet is no Parquet file" in refusal(one, other)[0]


def side(name: str | Path, root: Path) -> Side:
    return open_side(str(name), root)


def test_the_words_of_a_row_are_found_in_the_raw_text_of_a_revision(repository: Path) -> None:
    (repository / "raw" / "talks.txt").unlink()
    place = Places(side("HEAD", repository)).of(quote(2, "Not yet").as_row())
    assert str(place) == "raw/talks.txt:7"
    assert RAW.splitlines()[6].startswith("“Not yet")


def test_without_its_raw_text_a_row_has_no_place(tmp_path: Path) -> None:
    root = dataset(tmp_path, TABLES)
    (root / "raw" / "talks.txt").unlink()
    assert Places(side(root, tmp_path)).of(quote(2, "Not yet").as_row()) is None


def test_the_sides_that_a_comparison_is_of_have_names_for_people(repository: Path) -> None:
    found = diff_sides(*open_sides("main", None, repository))
    assert found.base == f"main ({git(repository, 'rev-parse', '--short', 'main').strip()})"
    assert found.head == str(repository)


def test_a_clone_of_somebody_else_s_is_told_how_to_be_trusted(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    message, advice = refusal("HEAD", root=repository)
    assert "does not trust" in message
    assert "safe.directory" in advice
