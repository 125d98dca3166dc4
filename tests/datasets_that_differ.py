"""Small datasets on disk and in git, of rows that a test makes up."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.dataset.parquet import parquet_path, write_parquet
from onrecord.dataset.write import write
from onrecord.schema import Article, Quote, Record
from onrecord.schema.release import Release

RAW = "Title: Grain talks open\n\nThe envoys met in Riga.\n\n“We are close,” Lind said.\n\n“Not yet,” Moen said.\n"
TEXT = "The envoys met in Riga.\n\n“We are close,” Lind said.\n\n“Not yet,” Moen said."
RELEASE = Release(name="talks", title="Talks", description="Talks.", version="0.1.0", created="2031-05-04")


def article(text: str = TEXT, **values: Any) -> Article:
    """The article that the quotes are of."""
    fields = {
        "article_id": "talks",
        "title": "Grain talks open",
        "language": "en",
        "text": text,
        "text_sha256": "0" * 64,
        "word_count": 12,
        "raw_path": "raw/talks.txt",
        "raw_sha256": "1" * 64,
    }
    return Article(**fields | values)


def quote(number: int, words: str = "We are close", text: str = TEXT, **values: Any) -> Quote:
    """A quote of `words` in the article, under an id made of a number."""
    start = text.index(words)
    fields = {
        "quote_id": f"q-{number:016x}",
        "article_id": "talks",
        "kind": "direct",
        "text": words,
        "start": start,
        "end": start + len(words),
        "speaker_text": "Lind",
        "cue": "said",
        "utterance": 1,
        "origin": "extracted",
        "rule": "direct",
    }
    return Quote(**fields | values)


def dataset(folder: Path, tables: Mapping[str, Sequence[Record]], raw: str = RAW) -> Path:
    """A dataset in a folder, with the raw text beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "raw").mkdir(exist_ok=True)
    (folder / "raw" / "talks.txt").write_text(raw, "utf-8")
    write(tables, folder, RELEASE)
    return folder


def files(folder: Path, tables: Mapping[str, pa.Table]) -> Path:
    """Tables of any columns in a folder, with no descriptor."""
    for name, table in tables.items():
        write_parquet(table, folder / parquet_path(name))
    return folder


def git(folder: Path, *arguments: str) -> str:
    """What git prints in a folder."""
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *who, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(folder: Path, message: str) -> None:
    """Commits all that is in a folder; the first time it makes a repository of it."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
