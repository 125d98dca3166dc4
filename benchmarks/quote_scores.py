"""How the benchmark of the quotes scores rows: which quote is found, whose it is, and how much of an indirect one.

The measure is told in quotes.py beside this file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

__all__ = ["Figures", "Row", "matched", "measured", "same_speaker", "trimmed"]

Span = tuple[int, int]

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
