"""Reading a corpus from disk: the raw texts, the .toml beside each, and the decisions in build/."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from onrecord.check.findings import Finding
from onrecord.check.rules import finding, from_source_error
from onrecord.corpus.toml_file import TomlFile, read_toml
from onrecord.extraction.indicators.measures import Measures
from onrecord.extraction.registry import EntityRegistry
from onrecord.schema import Entity
from onrecord.schema.decisions import CorrectionFile, EntityFile, MeasureFile
from onrecord.schema.quality import Accuracy, AccuracyFile
from onrecord.schema.release import Release
from onrecord.schema.sidecar import SourceFile
from onrecord.source import SourceError
from onrecord.source.decode import LARGEST, decode

__all__ = ["Corpus", "RawText", "read_corpus"]

_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True)
class RawText:
    """One source text and what stands beside it."""

    article_id: str
    path: str
    """From the corpus's root, with `/`."""
    raw: bytes
    sidecar: TomlFile[SourceFile]

    @property
    def sha256(self) -> str:
        """SHA-256 of the file's bytes."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass
class Corpus:
    """All that the build reads, and what is wrong with it; what could not be read is left out."""

    root: Path
    texts: list[RawText] = field(default_factory=list)
    corrections: dict[str, TomlFile[CorrectionFile]] = field(default_factory=dict)
    """By article id."""
    entities: EntityRegistry = field(default_factory=EntityRegistry)
    entity_file: TomlFile[EntityFile] | None = None
    measures: Measures | None = None
    release: Release | None = None
    accuracy: tuple[Accuracy, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    doubtful: str | None = None
    """A registry that could not be read as a whole, if there is one: what follows from it is in doubt."""
    doubtful_articles: set[str] = field(default_factory=set)
    """The articles whose corrections could not be read as a whole, by their id."""


def read_corpus(root: Path) -> Corpus:
    """The corpus in a folder: raw/*.txt with their .toml, build/{dataset,entities,measures}.toml, build/corrections/.

    All that is wrong is among the findings; the rest is read all the same, so that one run reports everything.
    """
    corpus = Corpus(root)
    reader = _Reader(corpus)
    if entities := reader.registry(root / "build" / "entities.toml", EntityFile, "E"):
        corpus.entity_file = entities
        corpus.entities = _registry(corpus, entities)
    if measures := reader.registry(root / "build" / "measures.toml", MeasureFile, "M"):
        corpus.measures = Measures(measures.content.measure)
    if release := reader.toml(root / "build" / "dataset.toml", Release, "B"):
        corpus.release = release.content
    if (path := root / "build" / "accuracy.toml").exists() and (accuracy := reader.toml(path, AccuracyFile, "B")):
        corpus.accuracy = tuple(accuracy.content.accuracy)
    reader.texts(root / "raw")
    reader.corrections(root / "build" / "corrections")
    return corpus


class _Reader:
    """Reads files and keeps what is wrong with them."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def name(self, path: Path) -> str:
        return path.relative_to(self.corpus.root).as_posix()

    def report(self, code: str, message: str, path: Path, advice: str | None = None) -> None:
        self.corpus.findings.append(finding(code, message, file=self.name(path), line=1, advice=advice))

    def toml(self, path: Path, model: type[_M], letter: str) -> TomlFile[_M] | None:
        try:
            text = path.read_text("utf-8")
        except FileNotFoundError:
            self.report(f"OR-{letter}001", "the file is missing", path, "Add it; schema/ describes what it says.")
            return None
        except UnicodeDecodeError as error:
            said = f"the file is not UTF-8: byte {error.start} is {error.object[error.start]:#x}"
            self.report(f"OR-{letter}001", said, path, "Save it as UTF-8.")
            return None
        except OSError as error:
            said = f"the file cannot be read: {error.strerror}"
            self.report(f"OR-{letter}001", said, path, "See that it is a file, and that you may read it.")
            return None
        file, findings = read_toml(self.name(path), text, model, letter)
        self.corpus.findings += findings
        return file

    def registry(self, path: Path, model: type[_M], letter: str) -> TomlFile[_M] | None:
        """A file on which the rows of all articles rest."""
        file = self.toml(path, model, letter)
        if file is None or not file.whole:
            self.corpus.doubtful = self.corpus.doubtful or self.name(path)
        return file

    def texts(self, folder: Path) -> None:
        known: dict[str, str] = {}
        ids: dict[str, str] = {}
        for path in sorted(path for path in folder.glob("*.txt") if path.is_file()):
            beside = path.with_suffix(".toml")
            if not beside.exists():
                self.report("OR-S006", f"there is no {beside.name} beside this text", path)
                continue
            sidecar = self.toml(beside, SourceFile, "S")
            if (size := path.stat().st_size) > LARGEST:
                said = f"{size:,} bytes; not even the longest articles have {LARGEST:,}"
                self.report("OR-R016", said, path)
                continue
            try:
                raw = path.read_bytes()
            except OSError as error:
                self.report("OR-R020", f"the file cannot be read: {error.strerror}", path)
                continue
            if (other := ids.setdefault(path.stem.casefold(), path.stem)) != path.stem:
                self.report("OR-S007", f"the article id is that of {other}, but for capital letters", path)
                continue
            if (same := known.setdefault(hashlib.sha256(raw).hexdigest(), path.name)) != path.name:
                self.report("OR-S008", f"the text is that of {same}, byte for byte", path)
                continue
            if sidecar is None:
                self.unreadable(path, raw)
            else:
                self.corpus.texts.append(RawText(path.stem, self.name(path), raw, sidecar))
        for beside in sorted(folder.glob("*.toml")):
            if not beside.with_suffix(".txt").exists():
                self.report("OR-S005", f"there is no {beside.stem}.txt beside this file", beside)

    def unreadable(self, path: Path, raw: bytes) -> None:
        """Reports what is wrong with a text that is not built for want of its .toml."""
        try:
            decode(raw)
        except SourceError as error:
            self.corpus.findings.append(from_source_error(error, self.name(path)))

    def corrections(self, folder: Path) -> None:
        articles = {path.stem for path in (self.corpus.root / "raw").glob("*.txt")}
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in articles:
                self.report("OR-C015", f"there is no raw/{path.stem}.txt", path)
                continue
            file = self.toml(path, CorrectionFile, "C")
            if file is None or not file.whole:
                self.corpus.doubtful_articles.add(path.stem)
            if file is not None:
                self.corpus.corrections[path.stem] = file


def _registry(corpus: Corpus, file: TomlFile[EntityFile]) -> EntityRegistry:
    """The registry, without the entries that answer to a name that another has."""
    known: list[tuple[Entity, Iterable[str]]] = []
    taken: dict[str, str] = {}
    for index, entry in enumerate(file.content.entity):
        names = {entry.id, entry.name.casefold(), *(alias.casefold() for alias in entry.aliases)}
        if clash := sorted(name for name in names if name in taken):
            message = f"{entry.id!r} answers to {clash[0]!r}, and so does {taken[clash[0]]!r}"
            line, column = file.place_of("entity", index)
            corpus.findings.append(finding("OR-E005", message, file=file.path, line=line, column=column))
            corpus.doubtful = corpus.doubtful or file.path
            continue
        taken |= dict.fromkeys(names, entry.id)
        fields = entry.model_dump(exclude={"id", "aliases"})
        known.append((Entity(entity_id=entry.id, **fields), entry.aliases))
    return EntityRegistry.of(known)
