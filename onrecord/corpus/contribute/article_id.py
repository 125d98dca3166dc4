"""Proposing an article id: outlet, day, first words of the headline, as in `moscowtimes-2022-02-04-xi-meets-putin`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from onrecord.corpus.contribute.errors import ContributionError
from onrecord.extraction.ids import slug
from onrecord.language.lexicon.lists import words

__all__ = ["check_article_id", "propose_article_id"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 80
_OUTLET_LENGTH = 24
_FEWEST_WORDS, _MOST_WORDS = 4, 8
_SMALL = words("source_headline_small_words") | words("prepositions") | {"a", "an", "the", "and", "or", "as"}
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows gives to no file."""


def propose_article_id(outlet: str | None, published: date | None, headline: str, taken: Collection[str] = ()) -> str:
    """An id that is not among `taken`; `headline` is the title, or the first words of a text without one.

    >>> propose_article_id("The Moscow Times", date(2022, 2, 4), "Xi Meets Putin as Tensions Rise With West")
    'moscowtimes-2022-02-04-xi-meets-putin'
    >>> propose_article_id(None, None, "Grain talks open in Riga today", {"unattributed-grain-talks-open"})
    'unattributed-grain-talks-open-in-riga'
    """
    known = {each.casefold() for each in taken}
    source = "".join(part for part in _ascii(outlet or "") if part != "the")[:_OUTLET_LENGTH] or "unattributed"
    day = [published.isoformat()] if published else []
    proposals = dict.fromkeys("-".join([source, *day, *few])[:_LONGEST].strip("-") for few in _openings(headline))
    for proposal in proposals:
        if proposal not in known:
            return proposal
    number = 2
    while (numbered := f"{next(iter(proposals))}-{number}") in known:
        number += 1
    return numbered


def check_article_id(article_id: str, taken: Collection[str] = ()) -> None:
    """Raises where a person's own choice of an id will not do.

    >>> check_article_id("Grain Talks")
    Traceback (most recent call last):
    onrecord.corpus.contribute.errors.ContributionError: 'Grain Talks' is no article id: ...

    Raises:
        ContributionError: it is none, or an article has it.
    """
    if not _ID.fullmatch(article_id) or len(article_id) > _LONGEST or article_id in _RESERVED:
        raise ContributionError(
            f"{article_id!r} is no article id: it has small letters, digits and single hyphens, at most {_LONGEST}",
            "Name the outlet, the day and a few words, such as harbourpost-2031-05-02-grain-pact.",
        )
    if article_id in {each.casefold() for each in taken}:
        raise ContributionError(
            f"there is an article {article_id!r} already: raw/{article_id}.txt or .toml",
            "Choose another id with --id; to change what is known of that article, edit its .toml.",
        )


def _openings(headline: str) -> Iterator[list[str]]:
    """The first words, first few, then more, none of which ends in a small word."""
    tokens = _ascii(headline)
    for number in range(_FEWEST_WORDS, _MOST_WORDS + 1):
        opening = tokens[:number]
        while len(opening) > 1 and opening[-1] in _SMALL:
            opening.pop()
        yield opening or ["text"]


def _ascii(name: str) -> list[str]:
    return [part for part in slug(name).split("-") if part.isascii()] if any(map(str.isalnum, name)) else []
