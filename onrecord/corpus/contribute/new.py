"""A new text for a corpus: looked at, compared with those that are there, and written with what was read from it."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.check.findings import Finding
from onrecord.check.rules import finding, from_problem
from onrecord.corpus.contribute.article_id import check_article_id, propose_article_id
from onrecord.corpus.contribute.errors import ContributionError
from onrecord.corpus.contribute.likeness import NEARLY_THE_SAME, shared, shingles
from onrecord.corpus.contribute.sidecar import Proposal, Told, propose_sidecar
from onrecord.dataset.staging import staging
from onrecord.source import Reading, SourceError, read
from onrecord.source.decode import LARGEST, decode
from onrecord.source.html import read_page

__all__ = ["NewText", "propose", "write"]

_LARGEST_PAGE = 20_000_000
_PASTED = "standard input"


@dataclass(frozen=True)
class NewText:
    """A text on its way into a corpus."""

    article_id: str
    raw: bytes
    sidecar: Proposal
    reading: Reading
    is_main_text: bool
    """Whether it was taken from a page of HTML."""

    @property
    def findings(self) -> list[Finding]:
        """What is untidy in the text, and does not keep it from being read."""
        return [from_problem(problem, f"raw/{self.article_id}.txt") for problem in self.reading.problems]


def propose(
    root: Path,
    raw: bytes,
    *,
    html: bool = False,
    article_id: str | None = None,
    name: str | None = None,
    language: str | None = None,
    although_alike: bool = False,
) -> NewText:
    """What `write` would add to the corpus in `root` for a text, or for a page of HTML; nothing is written.

    `name` is that of the file, for findings and for the record of where a page's text came from; `language` is what a
    person says where the words of the text would mislead. A text much like one that is there is
    refused unless `although_alike`: two outlets that carry one agency's story are two articles.

    Raises:
        ContributionError: there is no corpus, the text is there already, or the id will not do.
        SourceError: the bytes are no text.
        MissingLibraryError: a library for pages or for TOML is not installed.
    """
    folder = root / "raw"
    if not folder.is_dir():
        raise ContributionError(
            f"{root.resolve()} has no folder raw/", "Run this in the project's root, or name it with --root."
        )
    told: Mapping[str, Told] = {}
    note = None
    if html:
        raw, told, note = _from_page(raw, name)
    _refuse_size(len(raw), LARGEST, name)
    reading = read(raw)
    if not reading.text:
        raise SourceError("OR-R008", "no line is a paragraph", advice="Give the article's text, not a list of links.")
    if "title" in reading.fields:  # the headline itself; heads of pages shorten it, or add the outlet
        told = {field: each for field, each in told.items() if field != "title"}
    _refuse_language(language or reading.value("language"), name)
    if language is not None:
        told = {**told, "language": Told(language, "The person who added the text says so.")}
    _refuse_known(folder, raw, reading.text, although_alike)
    taken = {path.stem for path in folder.iterdir() if path.suffix in (".txt", ".toml")}
    if article_id is None:
        article_id = _proposed_id(reading, told, taken)
    else:
        check_article_id(article_id, taken)
    return NewText(article_id, raw, propose_sidecar(reading, told, _events(folder), note), reading, html)


def write(root: Path, new: NewText) -> tuple[Path, Path]:
    """Puts the text and its .toml into raw/, both or, whatever happens, neither; returns their paths.

    Raises:
        ContributionError: a file of that name has come meanwhile.
        OSError: a file cannot be written.
    """
    folder = root / "raw"
    text, beside = folder / f"{new.article_id}.txt", folder / f"{new.article_id}.toml"
    with staging(folder) as staged:
        (staged / text.name).write_bytes(new.raw)
        (staged / beside.name).write_text(new.sidecar.text, "utf-8", newline="\n")
        copied: list[Path] = []
        try:
            for path in (beside, text):
                _put(staged / path.name, path, copied)
        except BaseException as error:
            for path in (beside, text):
                # Only what is ours goes; a file that another program put there stays.
                if path in copied or (path.exists() and path.samefile(staged / path.name)):
                    path.unlink()
            if isinstance(error, FileExistsError):
                raise ContributionError(f"there is a file of that name by now: raw/{new.article_id}.*") from None
            raise
    return text, beside


def _put(staged: Path, path: Path, copied: list[Path]) -> None:
    """Puts a file in its place and, unlike a rename, never in that of another; a copy is noted in `copied`."""
    try:
        path.hardlink_to(staged)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as that of a memory card
        with path.open("xb") as file:
            copied.append(path)
            file.write(staged.read_bytes())


def _from_page(page: bytes, name: str | None) -> tuple[bytes, Mapping[str, Told], str]:
    _refuse_size(len(page), _LARGEST_PAGE, name)
    found = read_page(page)
    text = found.text
    if not text.strip():
        raise ContributionError(
            "the page has no main text that could be told from menus and notices",
            "Copy the article's text into a .txt file, in UTF-8, and give that.",
        )
    digest = hashlib.sha256(page).hexdigest()
    named = "".join(filter(str.isprintable, name)) if name else "given on standard input"
    note = f"The text is the main text of a page, {named} (SHA-256 {digest})."
    told = {
        field: Told(stated.value, f"The page states it: {stated.markup}") for field, stated in found.statements.items()
    }
    return f"{text.rstrip()}\n".encode(), told, note


def _refuse_size(size: int, most: int, name: str | None) -> None:
    if size > most:
        said = f"{size:,} bytes; not even the longest articles have {most:,}"
        raise ContributionError("nothing was added", findings=[finding("OR-R016", said, file=name or _PASTED)])


def _refuse_language(language: object, name: str | None) -> None:
    """Raises where the text is in a language that the rules do not read."""
    if language is not None and not str(language).casefold().startswith("en"):
        said = f"the text is in another language ({language}), and would give no rows"
        advice = "Give a published English version of it. If it is English after all, say --language en."
        raise ContributionError(
            "nothing was added", findings=[finding("OR-R017", said, file=name or _PASTED, advice=advice)]
        )


def _refuse_known(folder: Path, raw: bytes, text: str, although_alike: bool) -> None:
    """Raises where the text, or one much like it, is in the corpus."""
    runs = shingles(text)
    alike: tuple[float, str] = (0.0, "")
    for path in sorted(folder.glob("*.txt")):
        there = path.read_bytes()
        if there == raw:
            raise ContributionError(f"this text is there already, byte for byte: raw/{path.name}")
        with suppress(SourceError):
            # Their whole file is looked at, page furniture too: to tell it apart would take long in a large corpus.
            share = shared(runs, shingles(decode(there).text))
            alike = max(alike, (share, path.name))
    share, name = alike
    if share >= NEARLY_THE_SAME and not although_alike:
        raise ContributionError(
            f"a text much like this is there already: {share:.0%} of its runs of five words are in raw/{name}",
            "If another outlet carried the same story, both belong here: add --although-alike. A better copy of the "
            "same article does not: a text that is there is never changed.",
        )


def _proposed_id(reading: Reading, told: Mapping[str, Told], taken: set[str]) -> str:
    known = {name: reading.value(name) for name in ("outlet", "agency", "published", "title")}
    known |= {name: each.value for name, each in told.items()}
    published = known["published"]
    return propose_article_id(
        str(known["outlet"] or known["agency"] or ""),
        published if isinstance(published, date) else None,
        str(known["title"] or reading.text[:200]),
        taken,
    )


def _events(folder: Path) -> list[str]:
    """The events that the articles of the corpus cover, the commonest first."""
    events: Counter[str] = Counter()
    for path in sorted(folder.glob("*.toml")):
        with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            event = tomllib.loads(path.read_text("utf-8")).get("event")
            if isinstance(event, dict) and isinstance(value := event.get("value"), str):
                events[value] += 1
    return [event for event, _ in events.most_common()]
