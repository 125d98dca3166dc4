"""How right the quotes are on annotated articles, and how fast they are found, beside textacy on the same texts.

    python benchmarks/quotes.py ANNOTATED.jsonl                  # accuracy and speed; textacy's too where installed
    python benchmarks/quotes.py ANNOTATED.jsonl --peer-limit 20  # textacy reads only the first 20 articles
    python benchmarks/quotes.py ANNOTATED.jsonl … --markdown     # the tables of docs/quotes.md

ANNOTATED.jsonl has one article a line: `text`, optionally `title`; `quotes`, each with `start` and `end` (the marks may
be inside) and `speaker`; `attributions`, each with `type`, and `content`, `cue` and `source` as lists of spans;
`unattributed_quotes`, on which nothing is known. A quote may have `speaker_resolved`, the name that its speaker has
in the article.

A quote is found when its span and a row's, both without marks, blanks and light punctuation at the ends, share at least
80 % of their characters (intersection over union), one to one. Its speaker is right when the words are equal or one
holds the other's last name; a pronoun must be equal. Joint is both at once: the figure to steer by. An indirect quote
counts as found at 50 % of shared characters with the annotated content; its precision counts a row as right when it
lies on any annotated attribution. A resolved speaker is compared as the words of a speaker are, for the spans that are
hit. Speed is text in UTF-8 over processor time, each article a new document.

textacy (https://github.com/chartbeat-labs/textacy) needs `pip install textacy` and a spaCy model, en_core_web_sm.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from quote_scores import Row, measured, same_speaker

from onrecord.extraction.drafts import QuoteDraft
from onrecord.extraction.quotes import find_quotes
from onrecord.language.document import Document

ROOT = Path(__file__).resolve().parents[1]

EXAMPLES = {
    "quote_speaker_cue": "“…,” Li said",
    "cue_in_clause": "Li called the plan “…”",
    "continued": "“…,” Li said. “…”",
    "cue_quote": "Li said: “…”",
    "quote_cue_speaker": "“…,” said Li, head of the bank",
    "paragraph_before": "a paragraph of quotes alone",
    "closing_frame": "The plan would “…” the town, a spokesman said",
    "transcript": "REED: … (the annotation has only what stands in marks)",
    "label": "Li Wei: “…”",
    "noun_cue": "his warning that “…”",
    "rare_cue": "Li waved the idea off as “…”",
    "rare_cue_quote": "Li shot back, “…”",
    "nested": "another's words inside a quote (the annotation has none)",
    "colon_before": "Li continued: (and a new paragraph)",
    "according_to": "“…,” according to Li",
    "unattributed": "nobody is named before",
    "speaker_before": "Li told them that …. “…”",
    "signature": "“…” — Li Wei, baker",
    "passive_agent": "was called “…” by Li",
    "quote_before": "“…” “…,” Li said",
    "quoted_as_saying": "Li was quoted as saying “…”",
    "indirect_speaker_verb": "Li said that …",
    "indirect_according_to": "According to Li, …",
    "indirect_gerund": "…, saying …",
    "indirect_verb_speaker": "…, said Li",
    "indirect_noun_gerund": "a letter saying …",
    "indirect_infinitive": "Li went on to say …",
    "indirect_quoted_as_saying": "Li was quoted as saying …",
}
"""What the quotes of each rule look like."""

GOALS = (
    ("spans, F1", lambda f: f["spans"].f1, 96.0),
    ("spans, precision", lambda f: f["spans"].precision, 96.5),
    ("span and speaker (joint), F1", lambda f: f["joint"].f1, 88.0),
    ("indirect, F1", lambda f: f["indirect"].f1, 72.0),
    ("indirect, precision", lambda f: f["indirect"].precision, 80.0),
)
"""What is aimed at on PolNeAR's development part."""

RESOLVED_GOALS = (
    ("span and speaker (joint), F1", lambda f: f["joint"].f1, 75.0),
    ("resolved speaker right on hit spans", lambda f: f["resolved"], 80.0),
)
"""What is aimed at where resolved speakers are annotated, on GUM news."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Accuracy and speed of quotes.")
    parser.add_argument("annotated", type=Path, nargs="+")
    parser.add_argument("--peer-limit", type=int, default=None, help="articles that textacy reads (default: all)")
    parser.add_argument("--model", default="en_core_web_sm", help="spaCy's model for textacy")
    parser.add_argument("--dataset", type=Path, default=ROOT, help="whose reviewed rows stand for what is right")
    parser.add_argument("--markdown", action="store_true", help="print the figures as the tables of docs/quotes.md")
    options = parser.parse_args()
    if options.markdown:
        for path in options.annotated:
            markdown(path, options)
        print("the articles of the dataset, without corrections\n\n| | OnRecord | goal |\n|---|---:|---:|")
        for name, figure, goal in reviewed(options.dataset):
            print(f"| {name} | {figure} | {goal} |")
        return
    for path in options.annotated:
        compare(path, options)


def compare(path: Path, options: argparse.Namespace) -> None:
    """Measures one file and prints the figures, with textacy's beside them."""
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]

    rows, megabytes, seconds = timed(articles, ours)
    print(f"OnRecord on {path.name}: {len(articles)} articles, {megabytes:.2f} MB")
    report(articles, rows)
    print(f"  speed                {megabytes / seconds:.3f} MB/s on one core")

    peer = textacy_reader(options.model)
    if isinstance(peer, str):
        print(f"\ntextacy was not run: {peer}")
        return
    some = articles[: options.peer_limit]
    their_rows, their_megabytes, their_seconds = timed(some, peer)
    print(f"\ntextacy, as shipped, on {len(some)} of the same articles")
    report(some, their_rows)
    print(f"  speed                {their_megabytes / their_seconds:.3f} MB/s on one core")
    _, our_megabytes, our_seconds = timed(some, ours)
    ratio = our_megabytes / our_seconds / (their_megabytes / their_seconds)
    print(f"\nOnRecord is {ratio:.0f} times as fast on these {len(some)} articles")


def markdown(path: Path, options: argparse.Namespace) -> None:
    """Measures one file and prints its figures beside the goals, and the figures of each rule."""
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    rows, megabytes, seconds = timed(articles, ours)
    figures, rules, _ = measured(articles, rows)
    goals = GOALS if figures["resolved"] is None else RESOLVED_GOALS
    print(f"{path.name}, {len(articles)} articles\n\n| | OnRecord | goal |\n|---|---:|---:|")
    for name, figure, goal in goals:
        print(f"| {name} | {figure(figures):.1f} | {goal:g} |")
    print(f"| MB/s on one core | {megabytes / seconds:.2f} | 2 |")
    some = articles[: options.peer_limit]
    peer = textacy_reader(options.model) if some else ""
    if not isinstance(peer, str):
        _, their_megabytes, their_seconds = timed(some, peer)
        _, our_megabytes, our_seconds = timed(some, ours)
        ratio = our_megabytes / our_seconds / (their_megabytes / their_seconds)
        print(f"| times as fast as textacy, in the same run | {ratio:.0f} | 100 |")
    print()
    print("| rule | example | rows | span | joint |\n|---|---|---:|---:|---:|")
    for rule, one in sorted(rules.items(), key=lambda item: (item[0].startswith("indirect_"), -item[1]["rows"])):
        share = 100 / one["rows"]
        joint = "" if rule.startswith("indirect_") else f"{one['joint'] * share:.1f}"
        print(f"| `{rule}` | {EXAMPLES.get(rule, '')} | {one['rows']} | {one['hit'] * share:.1f} | {joint} |")
    print()


def reviewed(dataset: Path) -> Iterator[tuple[str, str, str]]:
    """The rows that the rules find in the articles of a dataset, beside those that people have reviewed."""
    articles, entities, rows = (
        pq.read_table(dataset / "data" / table).to_pylist() for table in ("articles", "entities", "quotes")
    )
    names = {entity["entity_id"]: entity["name"] for entity in entities}
    drafts = {
        article["article_id"]: find_quotes(
            Document(article["text"], title=article["title"], published=article["published"], outlet=article["outlet"])
        )
        for article in articles
    }
    marked = [row for row in rows if row["kind"] != "indirect"]
    found = [(row, draft) for row in marked for draft in drafts[row["article_id"]] if draft.start == row["start"]]
    exact = [(row, draft) for row, draft in found if draft.end == row["end"]]
    spoken = [(row, draft) for row, draft in exact if row["speaker_text"]]
    known = [(row, draft) for row, draft in exact if row["speaker_id"]]
    kinds = sum(draft.kind == row["kind"] for row, draft in exact)
    words = sum(draft.speaker_text == row["speaker_text"] for row, draft in spoken)
    who = sum(
        draft.speaker is not None and same_speaker(names[row["speaker_id"]], draft.speaker.name) for row, draft in known
    )
    yield "stretches in marks that are found", f"{len(exact)} of {len(marked)}", "all"
    yield "kind right", f"{100 * kinds / len(exact):.0f} %", "90 %"
    yield "words for the speaker right", f"{100 * words / max(len(spoken), 1):.0f} %", "90 %"
    yield "speaker resolved right", f"{100 * who / max(len(known), 1):.0f} %", "90 %"


def timed(
    articles: Sequence[dict[str, Any]], read: Callable[[dict[str, Any]], list[Row] | None]
) -> tuple[list[list[Row] | None], float, float]:
    """The rows of each article (None where the reader failed), the megabytes read, and the processor seconds."""
    read(articles[0])  # word lists and models are loaded once a process
    start = time.process_time()
    rows = [read(article) for article in articles]
    seconds = time.process_time() - start
    return rows, sum(len(article["text"].encode()) for article in articles) / 1e6, seconds


def ours(article: dict[str, Any]) -> list[Row]:
    """The quotes that OnRecord finds."""
    text = article["text"]
    drafts = find_quotes(Document(text, title=article.get("title")))
    said: dict[int, str] = {}
    for draft in drafts:
        if draft.speaker_text:
            said.setdefault(draft.utterance, draft.speaker_text)
    return [
        Row(
            draft.start,
            draft.end,
            draft.kind == "indirect",
            speaker_of(draft, said),
            draft.rule,
            draft.speaker.name if draft.speaker else None,
        )
        for draft in drafts
        if draft.kind != "scare"
    ]


def speaker_of(draft: QuoteDraft, said: dict[int, str]) -> str | None:
    """The words for the speaker, or those of the utterance, or the name."""
    return draft.speaker_text or said.get(draft.utterance) or (draft.speaker.name if draft.speaker else None)


def textacy_reader(model_name: str) -> Callable[[dict[str, Any]], list[Row] | None] | str:
    """A reader that uses textacy, or why there is none."""
    try:
        import spacy
        from textacy.extract import direct_quotations
    except ImportError as error:
        return f"{error} (pip install textacy)"
    try:
        model = spacy.load(model_name)
    except OSError:
        return f"spaCy's model {model_name} is not installed (python -m spacy download {model_name})"

    def read(article: dict[str, Any]) -> list[Row] | None:
        document = model(article["text"])
        try:
            found = list(direct_quotations(document))
        except ValueError:  # it raises on unbalanced marks
            return None
        return [
            Row(one.content.start_char, one.content.end_char, False, " ".join(w.text for w in one.speaker), "textacy")
            for one in found
        ]

    return read


def report(articles: Sequence[dict[str, Any]], found: Sequence[list[Row] | None]) -> None:
    """Prints the figures of one reader."""
    figures, rules, count = measured(articles, found)
    print(f"  spans                {figures['spans']}")
    print(f"  speaker on hit spans {figures['speaker']:5.1f} %")
    print(f"  JOINT                {figures['joint']}")
    if figures["resolved"] is not None:
        print(f"  resolved speaker     {figures['resolved']:5.1f} %")
    if count["indirect rows"]:
        print(f"  indirect             {figures['indirect']}")
    if count["failed"]:
        print(f"  failed               on {count['failed']} articles")
    if len(rules) > 1:
        print("  rule                             rows   span right   joint right")
        for rule, one in sorted(rules.items(), key=lambda item: -item[1]["rows"]):
            share = 100 / one["rows"]
            joint = "" if rule.startswith("indirect_") else f"{one['joint'] * share:9.1f} %"
            print(f"    {rule:<30} {one['rows']:5d}   {one['hit'] * share:8.1f} %   {joint}")


if __name__ == "__main__":
    main()
