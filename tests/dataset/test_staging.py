"""The one way in: nothing is mixed, nothing is lost, and what a killed run left is put back."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from onrecord.dataset.staging import BusyError, refuse_to_lose_files, replace_file, staging, swap


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_staging_folder_is_gone_afterwards_and_so_is_the_lock(tmp_path: Path) -> None:
    with staging(tmp_path) as staged:
        (staged / "part").write_text("half")
        assert staged.parent == tmp_path
    assert names(tmp_path) == set()


def test_two_runs_into_one_place_cannot_mix(tmp_path: Path) -> None:
    with staging(tmp_path), pytest.raises(BusyError, match="another process is writing to"), staging(tmp_path):
        pass


def _stage_and_wait(folder: str, ready: Connection) -> None:
    place = Path(folder)
    with staging(place) as staged:
        (staged / "data").write_text("new")
        (staged / ".old").mkdir()
        (place / "data").rename(staged / ".old" / "data")  # killed between the two renames
        ready.send("moved away")
        signal.pause()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_what_a_killed_run_had_moved_away_is_put_back_by_the_next_one(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("old")
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_stage_and_wait, args=(str(tmp_path), there))
    process.start()
    assert here.recv() == "moved away"
    process.kill()
    process.join()
    assert not (tmp_path / "data").exists()
    with staging(tmp_path):
        assert (tmp_path / "data").read_text() == "old"
    assert names(tmp_path) == {"data"}


@pytest.mark.parametrize("stop", [OSError, KeyboardInterrupt])
def test_a_swap_that_is_stopped_half_way_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("old")
    replace = Path.replace

    def stop_at_b(self: Path, target: Path) -> Path:
        if self.name == "b":
            raise stop
        return replace(self, target)

    with staging(tmp_path) as staged:
        for name in ("a", "b"):
            (staged / name).write_text("new")
        monkeypatch.setattr(Path, "replace", stop_at_b)
        with pytest.raises(stop):
            swap(staged, tmp_path, ["a", "b"])
    assert {(tmp_path / name).read_text() for name in ("a", "b")} == {"old"}


def test_a_file_is_replaced_as_a_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "run.sh"
    path.write_text("old")
    path.chmod(0o755)
    replace_file(path, b"new")
    assert path.read_text() == "new"
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o755


FOREIGN = {
    "at the top": "data/thesis.docx",
    "in a table's folder": "data/quotes/notes.txt",
    "hidden": "data/.hidden",
    "deep down": "data/quotes/deep/er/notes.md",
    "a folder of another name": "data/photos/a.parquet",
    "a table that is a file": "data/quotes",
}


@pytest.mark.parametrize("place", FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_ours_is_named_at_any_depth(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).write_text("years of work")
    with pytest.raises(FileExistsError, match="files that would be lost"):
        refuse_to_lose_files(tmp_path / "data")


def test_a_link_is_not_ours_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError, match="not a folder of tables"):
        refuse_to_lose_files(tmp_path / "data")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "quotes").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError, match="quotes"):
        refuse_to_lose_files(tmp_path / "tables")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(FileExistsError, match="not a folder of tables"):
        refuse_to_lose_files(tmp_path / "data")
