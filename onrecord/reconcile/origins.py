"""Where reports come from: outlets that carry one agency story are one origin, not several."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.schema import Article
from onrecord.source.names import agency_named

__all__ = ["origins"]

_SHINGLE = 5
_SAMPLE = 8
_SAME_TEXT = 0.8
_WORD = re.compile(r"\w+")
_COMMON = 64


def origins(articles: Iterable[Article]) -> dict[str, str]:
    """The origin of each article, by id: its agency, else its outlet, else the article itself.

    Articles with nearly the same text (one holds at least 80 per cent of the other's five-word shingles) are one origin
    too, whatever their bylines say: that of the agency, if one of them names it. Two reports are independent exactly
    when the names of their origins differ.

    >>> base = dict(text_sha256="0" * 64, word_count=1)
    >>> origins([
    ...     Article(article_id="a", outlet="Daily", agency="AFP", text="Talks began.", **base),
    ...     Article(article_id="b", outlet="Weekly", agency="Agence France-Presse", text="Talks ended.", **base),
    ...     Article(article_id="c", text="Nothing happened.", **base),
    ... ])
    {'a': 'afp', 'b': 'afp', 'c': '#c'}
    """
    articles = sorted(articles, key=lambda article: article.article_id)
    groups = {place: place for place in range(len(articles))}
    for one, other in _same_texts(articles):
        first, second = sorted((_top(groups, one), _top(groups, other)))
        groups[second] = first
    names: dict[int, str] = {}
    for place, article in enumerate(articles):
        top = _top(groups, place)
        names[top] = min(names.get(top, _LAST), _name(article))
    return {article.article_id: names[_top(groups, place)][1:] for place, article in enumerate(articles)}


_LAST = "9"


def _top(groups: dict[int, int], place: int) -> int:
    while groups[place] != place:
        place = groups[place]
    return place


def _name(article: Article) -> str:
    """The name behind a digit that says how much it tells: an agency more than an outlet, an outlet more than an id."""
    if article.agency and article.agency.strip():
        return "0" + _folded(agency_named(article.agency) or article.agency)
    if article.outlet and article.outlet.strip():
        return "1" + _folded(agency_named(article.outlet) or article.outlet)
    # No outlet's name begins with a hash sign and an article's id.
    return f"2#{article.article_id}"


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _same_texts(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """Pairs of articles of which one holds nearly all of the other, by a sample of their shingles.

    A shingle is in the sample when its checksum is divisible by `_SAMPLE`, so both articles sample the same ones.
    Shingles that very many articles share (a legal notice) bring nothing together.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    sketches = [_sketch(article.words) for article in articles]
    for place, sketch in enumerate(sketches):
        for shingle in sketch:
            holders[shingle].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _COMMON:
            shared.update((one, other) for i, one in enumerate(places) for other in places[i + 1 :])
    return [
        (one, other)
        for (one, other), count in sorted(shared.items())
        if count >= _SAME_TEXT * min(len(sketches[one]), len(sketches[other]))
    ]


def _sketch(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    if len(words) < 10 * _SHINGLE:
        # Too short to tell a copy from a coincidence, unless the whole is the same.
        return frozenset({zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass"))}) if words else frozenset()
    sums = (
        zlib.crc32(" ".join(words[start : start + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for start in range(len(words) - _SHINGLE + 1)
    )
    return frozenset(value for value in sums if value % _SAMPLE == 0)
