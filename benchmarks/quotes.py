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
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.extract.drafts import QuoteDraft
from onrecord.extract.quotes import find_quotes
from onrecord.language.document import Document

TRIM = "\"“”'‘’`«» \t\r\n\u00a0,.;:"
PRONOUNS = frozenset(
    ["he", "she", "they", "i", "we", "it", "you", "who", "him", "her", "them", "one", "others", "many"]
)
SPEECH = frozenset(
    """say tell add write tweet retweet report announce suggest note argue claim acknowledge explain warn insist predict
    declare state conclude recall promise vow deny assert allege confirm reveal indicate reiterate stress emphasize
    emphasise admit concede complain lament testify post remark observe contend maintain reply respond answer continue
    remind estimate caution pledge ask urge demand propose recommend request boast brag joke quip muse opine proclaim
    profess affirm reaffirm disclose mention comment relate recount narrate inform advise assure notify brief signal
    hint imply insinuate counter retort rebut object protest exclaim shout yell cry whisper mutter email text blog
    forecast project speculate wonder inquire enquire swear attest certify repeat echo underscore underline highlight
    clarify elaborate specify stipulate charge fume""".split()  # noqa: SIM905
)
IRREGULAR = {
    **dict.fromkeys(("said", "saying"), "say"),
    **dict.fromkeys(("told", "telling"), "tell"),
    **dict.fromkeys(("wrote", "written"), "write"),
    **dict.fromkeys(("swore", "sworn"), "swear"),
}


Span = tuple[int, int]


class Figures(NamedTuple):
    """Precision, recall and F1 in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:5.1f}   R {self.recall:5.1f}   F1 {self.f1:5.1f}"


class Row(NamedTuple):
    """A quote that was found: its place, whether it is indirect, whose it is, and by which rule."""

    start: int
    end: int
    indirect: bool
    speaker: str | None
    rule: str
    name: str | None = None


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
    parser.add_argument("--markdown", action="store_true", help="print the figures as the tables of docs/quotes.md")
    options = parser.parse_args()
    if options.markdown:
        for path in options.annotated:
            markdown(path)
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


def markdown(path: Path) -> None:
    """Measures one file and prints its figures beside the goals, and the figures of each rule."""
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    rows, megabytes, seconds = timed(articles, ours)
    figures, rules, _ = measured(articles, rows)
    goals = GOALS if figures["resolved"] is None else RESOLVED_GOALS
    print(f"{path.name}, {len(articles)} articles\n\n| | OnRecord | goal |\n|---|---:|---:|")
    for name, figure, goal in goals:
        print(f"| {name} | {figure(figures):.1f} | {goal:g} |")
    print(f"| MB/s on one core | {megabytes / seconds:.2f} | 2 |\n")
    print("| rule | example | rows | span | joint |\n|---|---|---:|---:|---:|")
    for rule, one in sorted(rules.items(), key=lambda item: (item[0].startswith("indirect_"), -item[1]["rows"])):
        share = 100 / one["rows"]
        joint = "" if rule.startswith("indirect_") else f"{one['joint'] * share:.1f}"
        print(f"| `{rule}` | {EXAMPLES.get(rule, '')} | {one['rows']} | {one['hit'] * share:.1f} | {joint} |")
    print()


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


def measured(
    articles: Sequence[dict[str, Any]], found: Sequence[list[Row] | None]
) -> tuple[dict[str, Any], dict[str, Counter[str]], Counter[str]]:
    """The figures of one reader, the counts of each rule, and all counts."""
    count: Counter[str] = Counter()
    rules: dict[str, Counter[str]] = {}
    for article, rows in zip(articles, found, strict=True):
        count["failed"] += rows is None
        score(article, rows or [], count, rules)

    def per(part: str, whole: str) -> float:
        return 100 * count[part] / count[whole] if count[whole] else 0.0

    figures = {
        "spans": Figures(per("hit", "rows"), per("hit", "annotated")),
        "speaker": per("joint", "hit spoken"),
        "joint": Figures(per("joint", "rows"), per("joint", "spoken")),
        "indirect": Figures(per("indirect right", "indirect rows"), per("indirect hit", "indirect annotated")),
        "resolved": per("resolved right", "resolved") if count["resolved"] else None,
    }
    return figures, rules, count


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


def score(article: dict[str, Any], rows: list[Row], count: Counter[str], rules: dict[str, Counter[str]]) -> None:
    """Counts one article."""
    text = article["text"]
    silent = [(one["start"], one["end"]) for one in article.get("unattributed_quotes", ())]
    truth = article["quotes"]
    places = [trimmed(text, one["start"], one["end"]) for one in truth]
    direct = [(row, trimmed(text, row.start, row.end)) for row in rows if not row.indirect]
    direct = [(row, at) for row, at in direct if not any(at[0] < end and start < at[1] for start, end in silent)]
    pairs = matched(places, [at for _, at in direct], 0.8)
    right = {j for i, j in pairs if same_speaker(truth[i].get("speaker"), direct[j][0].speaker)}
    count["annotated"] += len(truth)
    count["spoken"] += sum(bool(one.get("speaker")) for one in truth)
    count["rows"] += len(direct)
    count["hit"] += len(pairs)
    count["hit spoken"] += sum(bool(truth[i].get("speaker")) for i, _ in pairs)
    count["joint"] += len(right)
    resolved = [(truth[i]["speaker_resolved"], direct[j][0].name) for i, j in pairs if truth[i].get("speaker_resolved")]
    count["resolved"] += len(resolved)
    count["resolved right"] += sum(same_speaker(one, name) for one, name in resolved)
    hits = {j for _, j in pairs}
    for j, (row, _) in enumerate(direct):
        rules.setdefault(row.rule, Counter()).update(rows=1, hit=j in hits, joint=j in right)

    contents = [
        [trimmed(text, part["start"], part["end"]) for part in one["content"]]
        for one in article.get("attributions", ())
    ]
    wanted = [
        number
        for number, one in enumerate(article.get("attributions", ()))
        if one["type"] == "indirect" and one["source"] and communicates(" ".join(cue["text"] for cue in one["cue"]))
    ]
    told = [row for row in rows if row.indirect]
    indirect = [trimmed(text, row.start, row.end) for row in told]
    count["indirect rows"] += len(indirect)
    count["indirect annotated"] += len(wanted)
    count["indirect hit"] += len(matched([contents[number] for number in wanted], indirect, 0.5, share))
    for row, at in zip(told, indirect, strict=True):
        right_one = any(share(parts, at) >= 0.5 for parts in contents)
        count["indirect right"] += right_one
        rules.setdefault(row.rule, Counter()).update(rows=1, hit=right_one)


def communicates(cue: str) -> bool:
    """Whether a cue holds a verb of communication in any form, "according to" or "pointed out".

    >>> [communicates(cue) for cue in ("has replied", "pointing out", "According to", "called for", "believes")]
    [True, True, True, False, False]
    """
    words = re.findall(r"[a-z]+", cue.lower())
    if "according" in words or ("out" in words and any(word.startswith("point") for word in words)):
        return True
    return any(IRREGULAR.get(stem, stem) in SPEECH for word in words for stem in stems(word))


def stems(word: str) -> list[str]:
    """What a form of a verb may be a form of: denies is deny, admitted is admit."""
    found = [word]
    for ending, instead in (("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)] + instead
            found += [base, base + "e"]
            if base[-1:] == base[-2:-1]:
                found.append(base[:-1])
    return found


def share(parts: Sequence[Span], row: Span) -> float:
    """Overlap of a row with a content: with its whole extent or with its parts alone, whichever is more."""
    inside = sum(max(0, min(end, row[1]) - max(start, row[0])) for start, end in parts)
    union = sum(end - start for start, end in parts) + row[1] - row[0] - inside
    return max(overlap((parts[0][0], parts[-1][1]), row), inside / union if union else 0.0)


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without marks, blanks and light punctuation at its ends."""
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return start, end


def overlap(one: Span, other: Span) -> float:
    """Characters in both over characters in either."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def matched(
    truth: Sequence[Any], rows: Sequence[Span], least: float, alike: Callable[[Any, Span], float] = overlap
) -> list[tuple[int, int]]:
    """Pairs of a truth span and a row that are alike enough, one to one, the best first."""
    weights = sorted(
        ((alike(one, row), i, j) for i, one in enumerate(truth) for j, row in enumerate(rows)),
        key=lambda weight: (-weight[0], weight[1], weight[2]),
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for weight, i, j in weights:
        if weight >= least and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def same_speaker(truth: str | None, found: str | None) -> bool:
    """Whether two expressions are loosely the same speaker."""
    if not truth or not found:
        return False
    one, other = name_words(truth), name_words(found)
    if one == other:
        return True
    if any(len(words) == 1 and words[0] in PRONOUNS for words in (one, other)):
        return False
    return last_name(truth) in other or last_name(found) in one


def name_words(name: str) -> list[str]:
    """The words of a name in lower case, without possessives and punctuation."""
    return re.sub(r"[^\w\s'-]", " ", re.sub(r"[’']s?(?=\s|$)", "", name.lower())).split()


def last_name(name: str) -> str:
    """The last capitalised word of the first phrase: "Li Wei, a doctor in Rome" is wei."""
    head = re.split(r",| of | for | who | at | from | in | on |\(|—| - ", name)[0]
    words = re.findall(r"[A-Za-zÀ-ÿ][\w'’.-]*", head)
    capitals = [word for word in words if word[0].isupper() and word.lower() not in PRONOUNS | {"the", "a", "an"}]
    return _bare((capitals or words or [""])[-1])


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word).lower().strip(".")


if __name__ == "__main__":
    main()
