"""Released versions: fetched by their tag, checked, kept, and used offline after."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hub_double import File, HubDouble

import onrecord
from onrecord.api.cache import cache_folder
from onrecord.api.versions import _whole, released_folder
from onrecord.check.rules import RULES
from onrecord.cli import app
from onrecord.errors import HubError, MissingLibraryError
from onrecord.publish.editions import write_edition
from onrecord.publish.hub import publish_folder

REPO = "gulls/talks"
V1: dict[str, Any] = {"version": "0.1.0", "repo": REPO}


@pytest.fixture(autouse=True)
def fresh_process() -> None:
    """As in a new process, nothing was checked yet."""
    _whole.clear()


@pytest.fixture
def released(hub: HubDouble, dataset: Path, tmp_path: Path) -> HubDouble:
    """Two versions, of which the second lacks the scare quotes."""
    folder = tmp_path / "edition"
    write_edition(dataset, folder, "full")
    publish_folder(folder, REPO)
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"version": "0.10.0"}), "utf-8")
    publish_folder(folder, REPO)
    hub.requests.clear()
    return hub


def unplug(hub: HubDouble) -> None:
    for method in ("GET", "HEAD"):
        hub.fail(method, "/", times=1_000_000)
    hub.requests.clear()


def refused(**asked: Any) -> HubError:
    with pytest.raises(HubError) as no:
        onrecord.load("quotes", **asked)
    assert no.value.code in RULES
    return no.value


def test_every_function_reads_the_released_version(released: HubDouble, dataset: Path) -> None:
    quotes = onrecord.load("quotes", **V1)
    assert quotes == onrecord.load("quotes", data=dataset)
    assert onrecord.tables(**V1) == onrecord.tables(dataset)
    assert onrecord.describe("quotes", **V1) == onrecord.describe("quotes", data=dataset)
    row = quotes.to_pylist()[0]
    assert onrecord.evidence(row, **V1) == onrecord.evidence(row, data=dataset)
    assert onrecord.evidence(row["quote_id"], **V1) == onrecord.evidence(row["quote_id"], data=dataset)
    assert onrecord.compare("quotes", least=1, **V1) == onrecord.compare("quotes", least=1, data=dataset)


def test_it_is_fetched_once_and_works_without_a_network_after(released: HubDouble) -> None:
    first = onrecord.load("quotes", **V1)
    unplug(released)
    assert onrecord.load("quotes", **V1) == first
    _whole.clear()
    assert onrecord.load("articles", **V1).num_rows == 2
    assert released.requests == []


def test_a_cached_version_needs_no_library_of_the_hub(released: HubDouble, tmp_path: Path) -> None:
    released_folder(**V1)
    script = (
        "import sys; sys.modules['huggingface_hub'] = sys.modules['tenacity'] = None\n"
        "import onrecord; print(onrecord.load('quotes', version='v0.1.0', repo='gulls/talks').num_rows)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("4\n", "")


def test_the_cache_is_where_it_is_said_to_be_and_holds_the_release_alone(released: HubDouble, tmp_path: Path) -> None:
    folder = released_folder(**V1)
    assert folder.is_relative_to(tmp_path / "clients" / "onrecord")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        {path.split("/")[0] for path in released.repositories[REPO].head.files} - {".gitattributes"}
    )
    assert [path.name for path in folder.parent.iterdir()] == ["0.1.0"]


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, "~/.cache/onrecord"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/onrecord"),
        ("darwin", {}, "~/Library/Caches/onrecord"),
        ("win32", {}, "~/AppData/Local/onrecord/Cache"),
        ("linux", {"ONRECORD_CACHE": "~/mine", "XDG_CACHE_HOME": "/x"}, "~/mine"),
    ],
)
def test_the_cache_is_where_the_system_keeps_caches(
    system: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ONRECORD_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    assert cache_folder() == Path(expected).expanduser()


def test_versions_are_listed_in_their_order_and_from_the_cache_without_a_network(released: HubDouble) -> None:
    released.repositories[REPO].tags["v0.2.0"] = released.repositories[REPO].head.id
    released.repositories[REPO].tags["nightly"] = released.repositories[REPO].head.id
    assert onrecord.versions(REPO) == ["0.1.0", "0.2.0", "0.10.0"]
    released_folder(**V1)
    unplug(released)
    assert onrecord.versions(REPO) == ["0.1.0"]


def test_a_version_that_is_none_is_told_those_there_are(released: HubDouble) -> None:
    error = refused(version="3.0.0", repo=REPO)
    assert (error.code, error.message) == ("OR-H010", "gulls/talks has no version 3.0.0; there are: 0.1.0, 0.10.0")


@pytest.mark.parametrize("version", ["latest", "1", "", "../../etc", "0.1.0/.."])
def test_what_is_no_version_is_never_asked_for(version: str, released: HubDouble) -> None:
    assert refused(version=version, repo=REPO).code == "OR-H010"
    assert released.requests == []


@pytest.mark.parametrize("repo", ["talks", "../talks", "gulls/..", "gulls/ta lks", "a/b/c"])
def test_what_is_no_repository_is_never_asked_for(repo: str, released: HubDouble) -> None:
    assert refused(version="0.1.0", repo=repo).code == "OR-H004"
    assert released.requests == []


def test_a_repository_that_is_not_there(released: HubDouble) -> None:
    assert refused(version="0.1.0", repo="gulls/nothing").code == "OR-H005"


def test_a_private_repository_and_no_token(released: HubDouble, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_TOKEN")
    assert refused(**V1).code == "OR-H005"


def test_without_a_network_a_version_that_is_not_in_the_cache(released: HubDouble) -> None:
    unplug(released)
    error = refused(**V1)
    assert error.code == "OR-H011"
    assert released.url in error.message


def test_the_repository_is_named_by_the_environment_or_by_the_dataset_itself(
    released: HubDouble, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own" / "data" / "quotes").mkdir(parents=True)
    (tmp_path / "own" / "data" / "quotes" / "x.parquet").write_bytes(b"")
    monkeypatch.setattr("onrecord.dataset.folder._PACKAGE", tmp_path / "own")
    assert refused(version="0.1.0").code == "OR-H014"
    (tmp_path / "own" / "datapackage.json").write_text(json.dumps({"hub": REPO}))
    assert onrecord.load("quotes", version="0.1.0").num_rows == 4
    monkeypatch.setenv("ONRECORD_REPO", "gulls/elsewhere")
    assert "gulls/elsewhere" in refused(version="0.1.0").message


def test_a_folder_and_a_version_exclude_each_other(released: HubDouble, dataset: Path) -> None:
    with pytest.raises(ValueError, match="not both"):
        onrecord.load("quotes", data=dataset, **V1)
    with pytest.raises(ValueError, match="name the version too"):
        onrecord.load("quotes", repo=REPO)


@pytest.mark.parametrize("status", [500, None])
def test_a_fetch_that_breaks_off_goes_on(status: int | None, released: HubDouble) -> None:
    faults = [
        released.fail("GET", f"/{REPO}/[0-9a-f]{{64}}$", status=status, times=2, after=2),
        released.fail("GET", "/resolve/", status=status),
        released.fail("GET", "/refs$", status=status),
        released.fail("GET", "/tree/", status=status),
    ]
    assert onrecord.load("quotes", **V1).num_rows == 4
    assert all(fault.met for fault in faults)


def test_a_fetch_that_fails_leaves_nothing_in_the_cache(released: HubDouble, tmp_path: Path) -> None:
    released.fail("GET", f"/{REPO}/[0-9a-f]{{64}}$", status=500, times=1_000_000, after=3)
    assert refused(**V1).code in ("OR-H006", "OR-H007")
    assert [path for path in (tmp_path / "clients" / "onrecord").rglob("*") if path.is_file()] == []


def test_a_file_that_was_damaged_on_the_way_is_fetched_once_more(released: HubDouble) -> None:
    fault = released.fail("GET", f"/{REPO}/[0-9a-f]{{64}}$", damaged=True)
    assert onrecord.load("quotes", **V1).num_rows == 4
    assert fault.met == 1


def test_a_file_that_is_damaged_there_is_never_used(released: HubDouble, tmp_path: Path) -> None:
    repository = released.repositories[REPO]
    oid = repository.head.files["data/quotes/train-00000-of-00001.parquet"].sha256
    repository.uploads[oid] = repository.uploads[oid][:-1] + b"?"
    error = refused(**V1)
    assert error.code == "OR-H012"
    assert "data/quotes/train-00000-of-00001.parquet has not the hash" in error.message
    assert list((tmp_path / "clients" / "onrecord").rglob("*.parquet")) == []


def test_a_file_that_was_damaged_in_the_cache_is_fetched_again(released: HubDouble) -> None:
    quotes = onrecord.load("quotes", **V1)
    file = released_folder(**V1) / "data" / "quotes" / "train-00000-of-00001.parquet"
    file.write_bytes(file.read_bytes()[:-1])
    _whole.clear()
    assert onrecord.load("quotes", **V1) == quotes
    file.unlink()
    _whole.clear()
    assert onrecord.load("quotes", **V1) == quotes


def test_a_damaged_cache_and_no_network(released: HubDouble) -> None:
    (released_folder(**V1) / "datapackage.json").write_text("{")
    _whole.clear()
    unplug(released)
    error = refused(**V1)
    assert error.code == "OR-H011"
    assert "0.1.0 is damaged in" in error.message


def test_a_tag_on_another_version_is_found_out(released: HubDouble) -> None:
    repository = released.repositories[REPO]
    repository.tags["v0.3.0"] = repository.tags["v0.1.0"]
    error = refused(version="0.3.0", repo=REPO)
    assert (error.code, "says that it is version 0.1.0" in error.message) == ("OR-H012", True)


def test_a_descriptor_that_names_files_elsewhere_is_refused(released: HubDouble) -> None:
    repository = released.repositories[REPO]
    package = {"version": "0.4.0", "resources": [{"path": "../../../secret", "hash": "sha256:0"}]}
    made = repository.commit("main", "evil", {"datapackage.json": File(json.dumps(package).encode())})
    repository.tags["v0.4.0"] = made.id
    assert "lies outside the dataset" in refused(version="0.4.0", repo=REPO).message


def test_a_cache_that_cannot_be_written(released: HubDouble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a-file").write_text("")
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "a-file" / "cache"))
    error = refused(**V1)
    assert (error.code, "ONRECORD_CACHE" in error.advice) == ("OR-H008", True)


def test_without_the_library_of_the_hub_it_says_how_to_install_it(
    released: HubDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "huggingface_hub"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(MissingLibraryError, match=r'pip install "onrecord\[hub\]"'):
        onrecord.load("quotes", **V1)


def test_the_command_shows_a_released_version(released: HubDouble) -> None:
    from typer.testing import CliRunner

    shown = CliRunner().invoke(app, ["show", "quotes", "--version", "0.1.0", "--repo", REPO, "--columns", "kind"])
    assert shown.exit_code == 0, shown.output
    assert "scare" in shown.output
    compared = CliRunner().invoke(app, ["compare", "quotes", "--least", "1", "--version", "0.1.0", "--repo", REPO])
    assert compared.exit_code == 0, compared.output
    missing = CliRunner().invoke(app, ["show", "quotes", "--version", "9.0.0", "--repo", REPO])
    assert missing.exit_code == 2
    assert "OR-H010 gulls/talks has no version 9.0.0" in missing.output


def test_a_released_version_is_cited_with_where_it_is(released: HubDouble) -> None:
    cited = onrecord.cite("0.1.0", repo=REPO)
    assert "version = {0.1.0}" in cited
    assert "url = {https://huggingface.co/datasets/gulls/talks}" in cited


def test_several_may_fetch_it_at_once(released: HubDouble) -> None:
    with ThreadPoolExecutor(4) as several:
        found = list(several.map(lambda _: onrecord.load("quotes", **V1), range(4)))
    assert all(quotes == found[0] for quotes in found)
    assert [path.name for path in released_folder(**V1).parent.iterdir()] == ["0.1.0"]


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/refs$"), ("GET", "/tree/"), ("HEAD", "/resolve/"), ("GET", "/")]
)
def test_a_page_of_a_proxy_is_never_taken_for_data(method: str, path: str, released: HubDouble) -> None:
    released.fail(method, path, status=200, times=1_000_000, page=True)
    refused(**V1)
    released.faults.clear()
    assert onrecord.load("quotes", **V1).num_rows == 4
