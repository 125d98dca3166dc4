"""Publishing a folder: the real client against a hub on this machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hub_double import HubDouble

from onrecord.errors import HubError
from onrecord.publish.hub import Published, local_files, publish_folder

REPO = "gulls/talks"


def publish(folder: Path, repo: str = REPO, private: bool | None = None) -> Published:
    return publish_folder(folder, repo, private=private)


def contents(folder: Path) -> dict[str, bytes]:
    return {path: file.read_bytes() for path, file in local_files(folder).items()}


def stored(hub: HubDouble, tag: str = "v0.1.0") -> dict[str, bytes]:
    commit = hub.repositories[REPO].at(tag)
    assert commit is not None
    return {path: file.content for path, file in commit.files.items() if path != ".gitattributes"}


def raise_version(folder: Path, version: str) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(package | {"version": version}), "utf-8")


def test_the_repository_holds_the_folder_byte_for_byte_under_the_tag(hub: HubDouble, hub_folder: Path) -> None:
    published = publish(hub_folder)
    assert stored(hub) == contents(hub_folder)
    repository = hub.repositories[REPO]
    assert (published.tag, published.commit) == ("v0.1.0", repository.head.id)
    assert repository.tags == {"v0.1.0": repository.head.id}
    assert published.url == f"{hub.url}/datasets/gulls/talks/tree/v0.1.0"
    assert published.uploaded == tuple(sorted(contents(hub_folder)))


def test_parquet_goes_to_the_storage_and_no_token_with_it(hub: HubDouble, hub_folder: Path) -> None:
    publish(hub_folder)
    files = hub.repositories[REPO].head.files
    assert {path for path, file in files.items() if file.lfs} == {path for path in files if path.endswith(".parquet")}
    assert hub.calls("PUT", "/gulls/talks/") > 0
    assert hub.leaked == []


@pytest.mark.parametrize(("asked", "private"), [(None, True), (True, True), (False, False)])
def test_a_new_repository_is_private_unless_asked(
    asked: bool | None, private: bool, hub: HubDouble, hub_folder: Path
) -> None:
    assert publish(hub_folder, private=asked).private is private
    assert hub.repositories[REPO].private is private


def test_a_repository_that_is_there_keeps_its_visibility_unless_asked(hub: HubDouble, hub_folder: Path) -> None:
    publish(hub_folder, private=False)
    assert publish(hub_folder).private is False
    assert publish(hub_folder, private=True).private is True
    assert hub.repositories[REPO].private is True
    assert publish(hub_folder, private=False).private is False


def test_a_second_run_makes_no_commit_and_says_so(hub: HubDouble, hub_folder: Path) -> None:
    first = publish(hub_folder)
    second = publish(hub_folder)
    assert (first.committed, first.tagged) == (True, True)
    assert (second.committed, second.tagged, second.uploaded, second.deleted) == (False, False, (), ())
    assert second.commit == first.commit
    assert hub.calls("POST", "/commit/") == 1
    assert hub.calls("POST", "/tag/") == 1


def test_the_next_version_sends_only_what_is_new_and_removes_what_is_gone(hub: HubDouble, hub_folder: Path) -> None:
    publish(hub_folder)
    raise_version(hub_folder, "0.2.0")
    shutil.rmtree(hub_folder / "data" / "series")
    second = publish(hub_folder)
    assert second.uploaded == ("datapackage.json",)
    assert second.deleted == ("data/series/train-00000-of-00001.parquet",)
    assert stored(hub, "v0.2.0") == contents(hub_folder)
    assert "data/series/train-00000-of-00001.parquet" in stored(hub, "v0.1.0")
    assert set(hub.repositories[REPO].head.files) - set(contents(hub_folder)) == {".gitattributes"}


def test_a_version_that_is_published_is_never_changed(hub: HubDouble, hub_folder: Path) -> None:
    publish(hub_folder)
    before = stored(hub)
    (hub_folder / "README.md").write_text("---\nlicense: mit\n---\nother words\n", "utf-8")
    with pytest.raises(
        HubError, match=r"v0\.1\.0 already, with other files though the rows are the same: README\.md"
    ) as no:
        publish(hub_folder)
    assert no.value.code == "OR-H009"
    assert stored(hub) == before
    assert len(hub.repositories[REPO].history) == 2


def test_an_older_version_published_again_leaves_the_newer_one_alone(hub: HubDouble, hub_folder: Path) -> None:
    publish(hub_folder)
    newer = shutil.copytree(hub_folder, hub_folder.with_name("newer"))
    raise_version(newer, "0.2.0")
    publish(newer)
    head = hub.repositories[REPO].head
    assert publish(hub_folder).committed is False
    assert hub.repositories[REPO].head == head


def test_a_repository_of_something_else_is_never_emptied(hub: HubDouble, hub_folder: Path) -> None:
    from hub_double import File, Repository

    hub.repositories[REPO] = Repository(REPO)
    hub.repositories[REPO].commit("main", "a thesis", {"thesis.tex": File(b"years of work")})
    with pytest.raises(HubError, match=r"thesis\.tex") as no:
        publish(hub_folder)
    assert no.value.code == "OR-H013"
    assert hub.repositories[REPO].head.files["thesis.tex"].content == b"years of work"


def test_a_repository_of_another_dataset_is_never_overwritten(hub: HubDouble, hub_folder: Path) -> None:
    publish(hub_folder)
    path = hub_folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"name": "terns", "version": "0.2.0"}))
    with pytest.raises(HubError, match="holds the dataset 'gulls', and this is 'terns'"):
        publish(hub_folder)
    assert list(hub.repositories[REPO].tags) == ["v0.1.0"]


def test_a_repository_made_by_hand_with_a_card_only_is_taken_over(hub: HubDouble, hub_folder: Path) -> None:
    from hub_double import File, Repository

    hub.repositories[REPO] = Repository(REPO)
    hub.repositories[REPO].commit("main", "a card", {"README.md": File(b"soon")})
    publish(hub_folder)
    assert stored(hub) == contents(hub_folder)


def test_hidden_files_of_the_folder_stay_here(hub: HubDouble, hub_folder: Path) -> None:
    (hub_folder / ".DS_Store").write_bytes(b"0")
    (hub_folder / ".cache").mkdir()
    (hub_folder / ".cache" / "secret").write_bytes(b"1")
    publish(hub_folder)
    assert not {".DS_Store", ".cache/secret"} & hub.repositories[REPO].head.files.keys()
