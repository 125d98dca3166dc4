"""What goes wrong between here and the hub: what is tried again, what is said, and that nothing is half-published."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from hub_double import HubDouble
from hub_double.fixtures import TOKEN
from huggingface_hub import HfApi

from onrecord.check.rules import RULES
from onrecord.errors import HubError
from onrecord.publish.hub import local_files, publish_folder

REPO = "gulls/talks"

STEPS = {
    "whoami": ("GET", "/api/whoami-v2$"),
    "info": ("GET", f"/api/datasets/{REPO}$"),
    "create": ("POST", "/api/repos/create$"),
    "refs": ("GET", "/refs$"),
    "tree": ("GET", "/tree/"),
    "preupload": ("POST", "/preupload/"),
    "batch": ("POST", "/lfs/objects/batch$"),
    "upload": ("PUT", f"/{REPO}/"),
    "verify": ("POST", "/lfs/verify$"),
    "commit": ("POST", "/commit/main$"),
    "tag": ("POST", "/tag/"),
}
"""The requests that publishing makes, in order."""


def refused(folder: Path, repo: str = REPO) -> HubError:
    """The error of a publication that must fail; it says neither more nor less than its rule, and never the token."""
    with pytest.raises(HubError) as no:
        publish_folder(folder, repo)
    assert no.value.code in RULES
    assert TOKEN not in str(no.value)
    assert no.value.__cause__ is None
    return no.value


def stands(hub: HubDouble, folder: Path) -> None:
    """The version is there wholly: one commit, tagged, with the files of the folder."""
    repository = hub.repositories[REPO]
    files = {path: file.content for path, file in repository.head.files.items() if path != ".gitattributes"}
    assert files == {path: file.read_bytes() for path, file in local_files(folder).items()}
    assert repository.tags == {"v0.1.0": repository.head.id}
    assert [commit.summary for commit in repository.history] == ["Version 0.1.0", "initial commit"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("status", [500, pytest.param(503, marks=pytest.mark.slow), None], ids=["500", "503", "cut"])
def test_a_fault_that_passes_is_outlived(step: str, status: int | None, hub: HubDouble, hub_folder: Path) -> None:
    fault = hub.fail(*STEPS[step], status=status, times=2)
    published = publish_folder(hub_folder, REPO)
    assert fault.met == 2
    assert published.tagged
    stands(hub, hub_folder)


@pytest.mark.parametrize("step", ["create", "upload", "commit", "tag"])
def test_what_was_done_although_the_answer_was_lost_is_not_done_twice(
    step: str, hub: HubDouble, hub_folder: Path
) -> None:
    hub.fail(*STEPS[step], answered=True)
    publish_folder(hub_folder, REPO)
    stands(hub, hub_folder)


@pytest.mark.parametrize("step", STEPS)
def test_a_hub_that_goes_on_failing_is_given_up_and_a_later_run_finishes(
    step: str, hub: HubDouble, hub_folder: Path
) -> None:
    fault = hub.fail(*STEPS[step], status=502, times=1000)
    assert refused(hub_folder).code == "OR-H007"
    assert fault.met < 30 * 10  # bounded, however many files there are
    if REPO in hub.repositories:
        assert hub.repositories[REPO].tags == {}
    hub.faults.clear()
    publish_folder(hub_folder, REPO)
    stands(hub, hub_folder)


def test_what_arrived_before_a_failure_is_not_sent_again(hub: HubDouble, hub_folder: Path) -> None:
    hub.fail(*STEPS["commit"], status=502, times=1000)
    refused(hub_folder)
    sent = hub.calls(*STEPS["upload"])
    hub.faults.clear()
    publish_folder(hub_folder, REPO)
    assert hub.calls(*STEPS["upload"]) == sent
    stands(hub, hub_folder)


def test_a_commit_that_lost_something_is_never_tagged(
    hub: HubDouble, hub_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = HfApi.create_commit

    def halved(self: HfApi, repo: str, operations: list[object], **options: object) -> object:
        return whole(self, repo, operations[:3], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(HfApi, "create_commit", halved)
    assert refused(hub_folder).code == "OR-H016"
    assert hub.repositories[REPO].tags == {}


def test_a_token_that_is_missing(hub: HubDouble, hub_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_TOKEN")
    assert refused(hub_folder).code == "OR-H001"
    assert hub.requests == []


def test_a_token_that_the_hub_does_not_know(hub: HubDouble, hub_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_mistyped")
    error = refused(hub_folder)
    assert error.code == "OR-H002"
    assert "hf_mistyped" not in str(error)


@pytest.mark.parametrize("repo", ["terns/talks", "strangers/talks"])
def test_a_token_without_the_right_to_write(repo: str, hub: HubDouble, hub_folder: Path) -> None:
    assert refused(hub_folder, repo).code == "OR-H003"
    assert hub.repositories == {}


def test_a_token_that_may_read_the_repository_but_not_write(
    hub: HubDouble, hub_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_folder(hub_folder, REPO)
    package = json.loads((hub_folder / "datapackage.json").read_text())
    (hub_folder / "datapackage.json").write_text(json.dumps(package | {"version": "0.2.0"}))
    monkeypatch.setenv("HF_TOKEN", "hf_reader")
    assert refused(hub_folder).code == "OR-H003"
    assert list(hub.repositories[REPO].tags) == ["v0.1.0"]


@pytest.mark.parametrize(
    "repo", ["talks", "gulls/talks/more", "gulls/ta lks", "gulls/", "/talks", "", "gulls/--", "x" * 200]
)
def test_a_name_that_no_repository_can_have(repo: str, hub: HubDouble, hub_folder: Path) -> None:
    assert refused(hub_folder, repo).code == "OR-H004"
    assert hub.requests == []


@pytest.mark.parametrize("step", ["refs", "tree", "preupload", "commit", "tag"])
def test_a_repository_that_goes_while_it_is_published_to(step: str, hub: HubDouble, hub_folder: Path) -> None:
    hub.fail(*STEPS[step], status=404, error_code="RepoNotFound")
    assert refused(hub_folder).code == "OR-H005"


def test_a_hub_that_is_not_there(hub: HubDouble, hub_folder: Path) -> None:
    hub.fail("GET", "/", times=1000)
    error = refused(hub_folder)
    assert error.code == "OR-H006"
    assert hub.url in error.message


def test_being_offline_on_purpose(hub: HubDouble, hub_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    error = refused(hub_folder)
    assert (error.code, "HF_HUB_OFFLINE" in error.message) == ("OR-H006", True)


@pytest.mark.parametrize("step", STEPS)
def test_a_hub_that_answers_what_is_no_answer(step: str, hub: HubDouble, hub_folder: Path) -> None:
    """The page of a proxy, say, that wants its user to log in: nothing is half-published, and nothing breaks."""
    fault = hub.fail(*STEPS[step], status=200, times=1000, page=True)
    if step == "verify":  # of which the client reads the status alone; the commit finds out what is missing
        publish_folder(hub_folder, REPO)
        stands(hub, hub_folder)
        return
    refused(hub_folder)
    assert fault.met > 0
    assert REPO not in hub.repositories or hub.repositories[REPO].tags == {}
    hub.faults.clear()
    publish_folder(hub_folder, REPO)
    stands(hub, hub_folder)


def test_a_page_in_place_of_an_answer_is_called_so(hub: HubDouble, hub_folder: Path) -> None:
    hub.fail(*STEPS["whoami"], status=200, times=1000, page=True)
    error = refused(hub_folder)
    assert error.code == "OR-H015"
    assert "the page of a proxy" in error.message
    assert "HF_ENDPOINT" in error.advice


def test_attempts_that_fail_print_no_lines_of_the_client(
    hub: HubDouble, hub_folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HF_HUB_VERBOSITY", raising=False)
    monkeypatch.delenv("HF_DEBUG", raising=False)
    fault = hub.fail(*STEPS["upload"], times=2)
    with caplog.at_level("WARNING"):
        publish_folder(hub_folder, REPO)
    assert fault.met == 2
    assert [record.getMessage() for record in caplog.records] == []


def test_a_long_reason_is_told_without_what_an_address_was_signed_with(
    hub: HubDouble, hub_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{hub.url}/{'deep/' * 20}file?Signature=geheim"

    def broken(*args: object, **options: object) -> None:
        raise ConnectionError(f"Network error: the storage refused {address} today")

    monkeypatch.setattr(HfApi, "preupload_lfs_files", broken)
    error = refused(hub_folder)
    assert error.code == "OR-H006"
    assert error.message.endswith("/file today")
    assert "geheim" not in str(error)


def test_a_disk_that_is_full(hub: HubDouble, hub_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/cache/file")

    monkeypatch.setattr(HfApi, "preupload_lfs_files", full)
    error = refused(hub_folder)
    assert (error.code, error.message) == ("OR-H008", "the disk is full: /cache/file")


def test_somebody_else_who_publishes_at_the_same_time(hub: HubDouble, hub_folder: Path) -> None:
    hub.fail(*STEPS["commit"], status=412, times=1000)
    assert refused(hub_folder).code == "OR-H016"


def test_a_card_that_the_hub_does_not_take(hub: HubDouble, hub_folder: Path) -> None:
    (hub_folder / "README.md").write_text("---\nlicense: [\n---\n", "utf-8")
    error = refused(hub_folder)
    assert error.code == "OR-H015"
    assert "Invalid metadata in README.md" in error.message
    assert hub.calls(*STEPS["commit"]) == 0
