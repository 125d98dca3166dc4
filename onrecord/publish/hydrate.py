"""From the public edition and a person's own copies of the articles back to the full one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.check.findings import Finding
from onrecord.check.tables import check_tables
from onrecord.dataset.hashing import dataset_hash
from onrecord.dataset.write import HUB, content_hashes, write
from onrecord.errors import DatasetError
from onrecord.publish.editions import Source, read_source
from onrecord.publish.own_copies import Copy, difference, files_in, own_copy
from onrecord.schema import Accord, Agreement, Anchored, Article, Quote, Record, Statement, records_of, rows_of

__all__ = ["Hydrated", "Report", "hydrate"]

_COMPARED = 20_000
"""So many pairs of an article and a file are compared at most, to tell how a file differs."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one article."""

    article_id: str
    status: Literal["found", "differs", "missing"]
    file: str | None = None
    note: str | None = None
    """What is to be said of the file: how it differs, or what was done to read it."""


@dataclass(frozen=True, slots=True)
class Hydrated:
    """What became of a public edition."""

    reports: tuple[Report, ...]
    """One for each article whose text was withheld."""
    content_hash: str | None = None
    """That of the dataset that was written; None where none was."""

    @property
    def complete(self) -> bool:
        """Whether every article was found."""
        return all(report.status == "found" for report in self.reports)

    @property
    def whole(self) -> bool:
        """Whether what was written is the full edition."""
        return self.complete and self.content_hash is not None


def hydrate(package: Path, raw: Path, out: Path, *, partial: bool = False) -> Hydrated:
    """Put the text of the articles back into the public edition in `package`, and write the result into `out`.

    Each article is looked for among the files of `raw` and the folders in it, whatever they are called: by the hash of
    the file, then by the hash of the text in it. Every span is cut anew from the text and compared with what the public
    edition shows of it, every rule is checked, and the content hash must be that of the full edition.

    Args:
        package: a public edition, with datapackage.json and data/.
        raw: a folder with one's own copies of the articles.
        out: where the result goes; nothing is written where an article is missing.
        partial: write what could be put back, though articles are missing; the result is a public edition still.

    Raises:
        DatasetError: `package` is no public edition, or what was put back is not the full edition.
        FileExistsError: `out` holds files that are no part of a dataset, and would be lost.
        OSError: a file cannot be read or written.
    """
    source = read_source(package)
    if source.edition.name != "public":
        raise DatasetError(f"{package} is the full edition already: nothing is withheld")
    if not raw.is_dir():
        raise DatasetError(f"{raw} is no folder: --raw names the one with your copies of the articles")
    texts, reports = _find(source, raw)
    if len(texts) < len(reports) and not (partial and texts):
        return Hydrated(reports)
    tables = _filled(source.tables, texts)
    findings = [finding for finding in check_tables(tables) if finding.level == "error"]
    if findings:
        raise DatasetError(_broken(findings))
    hashes = content_hashes(tables)
    if len(texts) == len(reports):
        _same_as_full(source, hashes)
        written = write(tables, out, source.release, quality=source.quality, layout=HUB, like=package)
        return Hydrated(reports, written.content_hash)
    left = source.edition.model_copy(
        update={
            "articles": tuple(each for each in source.edition.articles if each.article_id not in texts),
            "withheld": _still_withheld(source, tables),
        }
    )
    written = write(tables, out, source.release, edition=left, quality=source.quality, layout=HUB, like=package)
    return Hydrated(reports, written.content_hash)


def _find(source: Source, raw: Path) -> tuple[dict[str, str], tuple[Report, ...]]:
    """The texts that were found, by article, and what there is to say of each that was looked for."""
    wanted = [article for article in rows_of(source.tables, Article) if article.text is None]
    by_text = {article.text_sha256: article for article in wanted}
    texts: dict[str, str] = {}
    reports: dict[str, Report] = {}
    best: dict[str, tuple[bool, bool, int]] = {}
    unused: list[Copy] = []
    for number, path in enumerate(files_in(raw)):
        copy = own_copy(path)
        reading = next((each for each in copy.readings if each.sha256 in by_text), None)
        if reading is None:
            unused.append(copy)
            continue
        article = by_text[reading.sha256]
        # Of several files with the text, the very file is told, or else the one of the article's name.
        rank = (copy.sha256 != article.raw_sha256, not _named(copy, article), number)
        if rank < best.get(article.article_id, (True, True, number + 1)):
            best[article.article_id] = rank
            texts[article.article_id] = reading.text
            name = path.relative_to(raw).as_posix()
            reports[article.article_id] = Report(article.article_id, "found", name, reading.note)
    missing = [article for article in wanted if article.article_id not in texts]
    for article in missing:
        reports[article.article_id] = _nearest(article, unused, len(missing), source, raw)
    return texts, tuple(reports[article.article_id] for article in wanted)


def _named(copy: Copy, article: Article) -> bool:
    return copy.path.stem.casefold() == article.article_id.casefold()


def _nearest(article: Article, copies: Sequence[Copy], missing: int, source: Source, raw: Path) -> Report:
    """The report on an article of which no copy has the very text."""
    spans = [
        (row.start, row.end, row.text)
        for record in records_of(Anchored).values()
        for row in rows_of(source.tables, record)
        if row.article_id == article.article_id and row.text is not None
    ]
    named = [copy for copy in copies if _named(copy, article)]
    candidates = named or (list(copies) if len(copies) * missing <= _COMPARED else [])
    told = [(*difference(article, copy, spans), copy) for copy in candidates]
    there, how, copy = max(told, key=lambda each: each[0], default=(0, "", None))
    if copy is None or not (named or there > len(spans) / 2):
        return Report(
            article.article_id, "missing", None, f"no file has the text of SHA-256 {article.text_sha256[:12]}…"
        )
    return Report(article.article_id, "differs", copy.path.relative_to(raw).as_posix(), how)


def _filled(tables: Mapping[str, Sequence[Record]], texts: Mapping[str, str]) -> dict[str, list[Record]]:
    """The tables with the texts put back, and all that is cut from them."""
    filled = {table: list(rows) for table, rows in tables.items()}
    filled["articles"] = [
        article.model_copy(update={"text": texts.get(article.article_id, article.text)})
        for article in rows_of(tables, Article)
    ]
    for record in records_of(Anchored).values():
        if record.table in tables:
            filled[record.table] = [
                row.model_copy(update={"text": texts[row.article_id][row.start : row.end]})
                if row.text is None and row.article_id in texts
                else row
                for row in rows_of(tables, record)
            ]
    days = {row.article_id: row.published.toordinal() for row in rows_of(tables, Article) if row.published}
    if Statement.table in tables:
        wordings = _wordings(rows_of(filled, Quote), days)
        filled[Statement.table] = [
            row.model_copy(update={"text": row.text or wordings.get(row.statement_id)})
            for row in rows_of(tables, Statement)
        ]
    if Accord.table in tables:
        titles = _titles(rows_of(filled, Agreement))
        filled[Accord.table] = [
            row.model_copy(update={"title": row.title or titles.get(row.accord_id)}) for row in rows_of(tables, Accord)
        ]
    return filled


def _wordings(quotes: Sequence[Quote], days: Mapping[str, int]) -> dict[str, str | None]:
    """The canonical wording of each statement: the longest, then the earliest, as in `onrecord.reconcile`."""
    reports: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.statement_id is not None:
            reports[quote.statement_id].append(quote)
    never = max(days.values(), default=0) + 1
    return {
        statement_id: min(
            rows, key=lambda row: (row.start - row.end, days.get(row.article_id, never), row.quote_id)
        ).text
        for statement_id, rows in reports.items()
    }


def _titles(agreements: Sequence[Agreement]) -> dict[str, str | None]:
    """The canonical title of each accord, as in `onrecord.reconcile`; None where a mention of it is withheld still."""
    reports: defaultdict[str, list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        if agreement.accord_id is not None:
            reports[agreement.accord_id].append(agreement)
    titles: dict[str, str | None] = {}
    for accord_id, rows in reports.items():
        named: list[str | None] = [row.title for row in rows if row.title]
        told = named or [row.text for row in rows]
        known = [title for title in told if title is not None]
        titles[accord_id] = max(known, key=lambda title: (len(title), title)) if len(known) == len(told) else None
    return titles


def _same_as_full(source: Source, hashes: Mapping[str, str]) -> None:
    """Raises where the tables are not those of the full edition."""
    expected = source.edition.full_content_hash
    if expected is not None and dataset_hash(hashes) != expected:
        wrong = [t for t, digest in source.edition.full_content_hashes.items() if hashes.get(t) != digest]
        raise DatasetError(
            f"every text was found, but {', '.join(wrong) or 'the whole'} is not as in the full edition: "
            f"{source.folder} was changed, or another version of onrecord made it"
        )


def _still_withheld(source: Source, tables: Mapping[str, Sequence[Record]]) -> dict[str, int]:
    counts = {}
    for name in source.edition.withheld:
        table, _, column = name.partition(".")
        if left := sum(getattr(row, column) is None for row in tables.get(table, ())):
            counts[name] = left
    return counts


def _broken(findings: Sequence[Finding]) -> str:
    return (
        f"the texts were found, but the rows do not fit them: {findings[0]}"
        + (f" (and {len(findings) - 1} more)" if len(findings) > 1 else "")
        + "; the package was changed: get it anew"
    )
