"""How well and how fast agreements are found: the figures of docs/agreements.md.

    python benchmarks/agreements.py [--signing FILE] [--texts FILE] [--dataset DIR] [--errors N]

`--signing`: JSON Lines of single sentences, `{"text", "agreement": bool, "parties": [{"text"}]}`; a sentence that
reports a signing should give a row, a sentence of another event none, and a named party is found when a party of the
rows shares the first four letters of a capitalised word with it. `--texts`: JSON Lines with a `text` each, for the
speed; without it the articles of the dataset are read over and over. `--dataset`: the folder of a built dataset, whose
reviewed rows are what its articles hold (by default this checkout); rows that the extractor finds are compared with
them where they overlap. What is not there is left out.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from onrecord.extraction.agreements import find_agreements
from onrecord.extraction.drafts import AgreementDraft
from onrecord.extraction.quotes import find_quotes
from onrecord.language.document import Document

ROOT = Path(__file__).resolve().parents[1]
SPEED_MEGABYTES = 4


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Figures of the agreements extractor.")
    parser.add_argument("--signing", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--dataset", type=Path, default=ROOT)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    figures: dict[str, str] = {}
    errors: list[str] = []
    if options.signing:
        signing(options.signing, figures, errors)
    articles = rows(options.dataset, "articles")
    if articles:
        reviewed(options.dataset, articles, figures, errors)
    texts = [json.loads(line)["text"] for line in lines(options.texts)] if options.texts else repeated(articles)
    if texts:
        speed(texts, figures)
    for name, figure in figures.items():
        print(f"{name:<52}{figure:>12}")
    for error in errors[: options.errors]:
        print(error)


def signing(file: Path, figures: dict[str, str], errors: list[str]) -> None:
    """Sentences that report a signing, and sentences of other events."""
    count: Counter[str] = Counter()
    for line in lines(file):
        sentence = json.loads(line)
        drafts = extract(sentence["text"])
        sort = "signing" if sentence["agreement"] else "other"
        count[sort] += 1
        count[sort + " found"] += bool(drafts)
        if bool(drafts) != sentence["agreement"]:
            errors.append(f"{'MISSED' if sentence['agreement'] else 'FALSE '} {sentence['text'][:160]}")
        if sentence["agreement"] and drafts:
            got = {stem for draft in drafts for party in draft.parties for stem in stems(party.name)}
            for party in sentence["parties"]:
                if stems(party["text"]):
                    count["parties"] += 1
                    count["parties found"] += bool(stems(party["text"]) & got)
    figures["sentences that report a signing: a row is found"] = percent(count["signing found"], count["signing"])
    figures["sentences of other events: a row is found"] = percent(count["other found"], count["other"])
    figures["named parties: found"] = percent(count["parties found"], count["parties"])


def reviewed(dataset: Path, articles: list[dict[str, Any]], figures: dict[str, str], errors: list[str]) -> None:
    """The extractor's rows against those that people have reviewed."""
    names = {row["entity_id"]: row["name"] for row in rows(dataset, "entities")}
    parties: dict[str, set[str]] = defaultdict(set)
    for row in rows(dataset, "agreement_parties"):
        parties[row["agreement_id"]].add(folded(names[row["entity_id"]]))
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(dataset, "agreements"):
        wanted[row["article_id"]].append(row)
    count: Counter[str] = Counter()
    for article in articles:
        drafts = extract(article["text"], title=article["title"], published=article["published"])
        count["found"] += len(drafts)
        for row in wanted[article["article_id"]]:
            count["wanted"] += 1
            draft = next((d for d in drafts if d.start < row["end"] and row["start"] < d.end), None)
            if draft is None:
                errors.append(f"MISSED {row['text'][:120]}")
                continue
            drafts.remove(draft)
            count["both"] += 1
            for field in ("kind", "status", "subject"):
                count[field] += getattr(draft, field) == row[field]
            count["parties"] += {folded(actor.name) for actor in draft.parties} == parties[row["agreement_id"]]
        errors.extend(f"EXTRA  {article['text'][draft.start : draft.end][:120]}" for draft in drafts)
    figures["reviewed rows: found"] = percent(count["both"], count["wanted"])
    figures["rows found that the review kept"] = percent(count["both"], count["found"])
    for field in ("kind", "status", "subject", "parties"):
        figures[f"of the found, {field} right"] = percent(count[field], count["both"])


def speed(texts: list[str], figures: dict[str, str]) -> None:
    """Megabytes a second on one core: alone, and with the sentences and the cast that other extractors share."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    documents = [Document(text) for text in texts]
    for name in ("speed with sentences and cast read anew, MB/s", "speed alone, MB/s"):
        start = time.process_time()
        for document in documents:
            find_agreements(document, ())
        figures[name] = f"{size / (time.process_time() - start):.1f}"


def extract(text: str, **about: Any) -> list[AgreementDraft]:
    """The agreements of a text, with its quotes as sources."""
    document = Document(text, **about)
    return find_agreements(document, find_quotes(document))


def stems(name: str) -> set[str]:
    """The first four letters of each capitalised word: 'the Russian side' -> {'russ'}."""
    return {word[:4].lower() for word in re.findall(r"\b[A-Z][\w'’-]+", name)}


def folded(name: str) -> str:
    """A name as two tables can be compared by it."""
    return name.casefold()


def repeated(articles: list[dict[str, Any]]) -> list[str]:
    """The articles over and over, up to some megabytes."""
    texts = [article["text"] for article in articles]
    size = sum(len(text) for text in texts)
    return texts * max(1, round(SPEED_MEGABYTES * 1e6 / size)) if size else []


def rows(dataset: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table, none where there is no such table."""
    files = sorted((dataset / "data" / table).glob("*.parquet"))
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def lines(file: Path) -> list[str]:
    """The lines of a file."""
    return file.read_text("utf-8").splitlines()


def percent(part: int, whole: int) -> str:
    """A share in per cent, to one place."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


if __name__ == "__main__":
    main()
