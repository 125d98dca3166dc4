"""The properties of single tables: what the columns of a row, or the rows of a table, owe each other."""

from __future__ import annotations

import hashlib
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate

from onrecord.check.findings import Finding
from onrecord.check.view import Check, Numbered, View
from onrecord.schema import (
    TABLES,
    Agreement,
    AgreementParty,
    Article,
    Coverage,
    Entity,
    Indicator,
    Quote,
)

__all__ = ["MEANING"]

_MARKS = {"“": "”", "„": "“", '"': '"', "‘": "’", "'": "'", "«": "»", "‹": "›", "「": "」", "『": "』"}
_DIGITS = re.compile(r"\d+")
_UNITS = {
    "money": re.compile(r"[A-Z]{3}(/.+)?"),
    "percent": re.compile(r"%(/.+)?"),
    "count": re.compile(r"(1|\{[^{}]+\})(/.+)?|/.+"),
    "ordinal": re.compile(r"1"),
    "duration": re.compile(r"[num]?s|min|h|d|wk|mo|a"),
}
"""What units of a kind look like, where the kind alone tells: ISO 4217, or UCUM."""


def article_counts_are_those_of_its_text(view: View) -> Iterator[Finding]:
    """Hash and word count are those of the text."""
    for numbered, article in view.rows(Article):
        if article.text is not None and article.text_sha256 != hashlib.sha256(article.text.encode()).hexdigest():
            yield numbered.finding("110", "text_sha256 is not that of the text")
        if article.text is not None and article.word_count != (words := len(article.text.split())):
            yield numbered.finding("111", f"word_count is {article.word_count}, the text has {words}")
        if (article.raw_path is None) != (article.raw_sha256 is None):
            yield numbered.finding("112", "only one of raw_path and raw_sha256 is there")


def entities_are_told_apart(view: View) -> Iterator[Finding]:
    """No two entities share a Wikidata item, or a kind and a name."""
    items: dict[str, str] = {}
    names: dict[tuple[str, str], str] = {}
    for numbered, entity in view.rows(Entity):
        item, name = entity.wikidata, (entity.kind, entity.name.casefold())
        if item and (other := items.setdefault(item, entity.entity_id)) != entity.entity_id:
            yield numbered.finding("110", f"{item} is {other} already")
        if (other := names.setdefault(name, entity.entity_id)) != entity.entity_id:
            yield numbered.finding("112", f"{other} is called {entity.name} too")


def countries_have_a_code(view: View) -> Iterator[Finding]:
    """An entity of kind country has its ISO 3166-1 code."""
    for numbered, entity in view.rows(Entity):
        if entity.kind == "country" and entity.country is None:
            yield numbered.finding("111", "kind country, without a code")


def entities_are_referred_to(view: View) -> Iterator[Finding]:
    """Every entity is in some row of another table."""
    used: set[object] = set()
    for table in view.tables:
        record = TABLES[table]
        used.update(*(view.values(table, key.column) for key in record.foreign_keys if key.table == Entity.table))
        for key in record.list_keys:
            if key.table == Entity.table:
                used.update(*view.values(table, key.column))
    for numbered, entity in view.rows(Entity):
        if entity.entity_id not in used:
            yield numbered.finding("113", "no row refers to it")


def scare_quotes_are_nobodys(view: View) -> Iterator[Finding]:
    """A scare quote has no speaker, no cue and no carrier."""
    for numbered, quote in view.rows(Quote):
        if quote.kind == "scare":
            for column in ("speaker_text", "speaker_id", "cue", "via_text", "via_id"):
                if (value := getattr(quote, column)) is not None:
                    yield numbered.finding("110", f"a scare quote, yet {column} is {value!r}")


def indirect_quotes_leave_quoted_words_alone(view: View) -> Iterator[Finding]:
    """No indirect quote overlaps a direct or mixed one, unless the two are certainly different people's words."""
    quoted: dict[str, list[Quote]] = defaultdict(list)
    for _, quote in view.rows(Quote):
        if quote.kind in ("direct", "mixed"):
            quoted[quote.article_id].append(quote)
    for quotes in quoted.values():
        quotes.sort(key=lambda quote: quote.start)
    # The furthest end of all quotes up to each one tells where to stop looking back.
    reach = {article: list(accumulate((quote.end for quote in quotes), max)) for article, quotes in quoted.items()}
    for numbered, quote in view.rows(Quote):
        if quote.kind != "indirect":
            continue
        others = quoted.get(quote.article_id, [])
        index = bisect_left(others, quote.end, key=lambda other: other.start) - 1
        while index >= 0 and reach[quote.article_id][index] > quote.start:
            other = others[index]
            if other.end > quote.start and not _different_people(quote, other):
                yield numbered.finding("111", f"overlaps {other.quote_id}, {other.kind}: {other.text!r}")
            index -= 1


def utterances_have_one_speaker(view: View) -> Iterator[Finding]:
    """The parts of what was said in one go have the same speaker."""
    first: dict[tuple[str, int], Quote] = {}
    for numbered, quote in view.rows(Quote):
        if quote.kind == "scare":
            continue
        one = first.setdefault((quote.article_id, quote.utterance), quote)
        if one.speaker_id != quote.speaker_id:
            yield numbered.finding("112", f"speaker {quote.speaker_id}, but {one.quote_id} has {one.speaker_id}")


def quotes_stand_without_their_marks(view: View) -> Iterator[Finding]:
    """A quote does not start with a mark and end with its partner."""
    for numbered, quote in view.rows(Quote):
        text = quote.text or ""
        closing = _MARKS.get(text[:1])
        # One that closes earlier belongs to a quote inside.
        if closing and len(text) > 1 and text.find(closing, 1) == len(text) - 1:
            yield numbered.finding("113", "quotation marks around it")


def amounts_have_units(view: View) -> Iterator[Finding]:
    """An agreement has both an amount and a unit, or neither."""
    for numbered, agreement in view.rows(Agreement):
        if (agreement.amount is None) != (agreement.unit is None):
            yield numbered.finding("110", f"amount {agreement.amount}, unit {agreement.unit}")


def agreements_have_numbered_parties(view: View) -> Iterator[Finding]:
    """Every agreement has parties, numbered from 1 without a gap."""
    parties: dict[str, list[tuple[int, Numbered]]] = defaultdict(list)
    for numbered, party in view.rows(AgreementParty):
        parties[party.agreement_id].append((party.position, numbered))
    for numbered, agreement in view.rows(Agreement):
        if agreement.agreement_id not in parties:
            yield numbered.finding("111", "no party")
    for places in parties.values():
        positions = sorted(position for position, _ in places)
        if positions != list(range(1, len(places) + 1)):
            yield places[0][1].finding("112", f"the parties have the places {', '.join(map(str, positions))}")


def ranges_have_two_ends(view: View) -> Iterator[Finding]:
    """`value_high` stands with the qualifier between, and only there; it is above `value`."""
    for numbered, indicator in view.rows(Indicator):
        high = indicator.value_high
        if (high is None) == (indicator.qualifier == "between"):
            yield numbered.finding("110", f"qualifier {indicator.qualifier}, value_high {high}")
        if high is not None and high <= indicator.value:
            yield numbered.finding("111", f"from {indicator.value} to {high}")


def units_fit_their_kind(view: View) -> Iterator[Finding]:
    """Money has a currency, a percentage %, what is counted 1, a duration a unit of time."""
    for numbered, indicator in view.rows(Indicator):
        pattern = _UNITS.get(indicator.kind)
        if pattern and indicator.unit is not None and not pattern.fullmatch(indicator.unit):
            yield numbered.finding("112", f"kind {indicator.kind}, unit {indicator.unit}")


def values_are_finite(view: View) -> Iterator[Finding]:
    """A value is a number, neither infinite nor NaN."""
    for numbered, indicator in view.rows(Indicator):
        if not all(math.isfinite(value) for value in (indicator.value, indicator.value_high or 0.0)):
            yield numbered.finding("113", f"value {indicator.value}, value_high {indicator.value_high}")


def subjects_are_in_order(view: View) -> Iterator[Finding]:
    """The subjects of an indicator stand in alphabetical order, each once."""
    for numbered, indicator in view.rows(Indicator):
        if list(indicator.subject) != sorted(set(indicator.subject)):
            yield numbered.finding("114", f"subject {', '.join(indicator.subject)}")


def reports_are_counted_right(view: View) -> Iterator[Finding]:
    """`mentions` and `articles` are the numbers of rows and articles that report a statement, accord or series."""
    mentions: Counter[str | None] = Counter()
    articles: dict[str | None, set[str]] = defaultdict(set)
    for _, row in view.reported():
        if row.lined_up_by is not None:
            # Ids of what is lined up start with a letter for each table.
            key = getattr(row, row.lined_up_by)
            mentions[key] += 1
            articles[key].add(row.article_id)
    for numbered, line in view.lined_up():
        key = line.row_id
        counted = (mentions[key], len(articles[key]))
        if counted != (stated := (line.mentions, line.articles)):
            yield numbered.finding("110", f"mentions and articles are {stated}, the rows give {counted}")


def bounds_are_in_order(view: View) -> Iterator[Finding]:
    """Low <= best <= high, amount_low <= amount_high, first_report <= last_report, as far as they are known."""
    for numbered, row in view.lined_up():
        bounds = {column: getattr(row, column) for column in row.ascending}
        values = [value for value in bounds.values() if value is not None]
        if values != sorted(values):
            yield numbered.finding("111", ", ".join(f"{column} {value}" for column, value in bounds.items()))
        if row.first_report and row.last_report and row.last_report < row.first_report:
            yield numbered.finding("112", f"first {row.first_report}, last {row.last_report}")


def items_stand_in_their_sentence(view: View) -> Iterator[Finding]:
    """What a coverage row says gave no row is in its sentence."""
    for numbered, sentence in view.rows(Coverage):
        for item in sentence.items:
            if sentence.text is not None and item not in sentence.text:
                yield numbered.finding("110", f"{item!r} is not in the sentence")


def numbers_are_accounted_for(view: View) -> Iterator[Finding]:
    """Where there is a coverage table, every number in digits is in an agreement, an indicator or a coverage row."""
    if Coverage.table not in view.tables:
        return
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, row in view.anchored():
        if isinstance(row, (Agreement, Indicator, Coverage)):
            spans[row.article_id].append((row.start, row.end))
    for numbered, article in view.rows(Article):
        places = iter(sorted(spans[article.article_id]))
        reach = 0
        ahead = next(places, None)
        for number in _DIGITS.finditer(article.text or ""):
            while ahead is not None and ahead[0] <= number.start():
                reach = max(reach, ahead[1])
                ahead = next(places, None)
            if reach < number.end():
                what = f"{number.group()!r} at {number.start()} is in no row and in no coverage"
                yield numbered.finding("113", what)


def _different_people(one: Quote, other: Quote) -> bool:
    return None not in (one.speaker_id, other.speaker_id) and one.speaker_id != other.speaker_id


MEANING: tuple[Check, ...] = (
    article_counts_are_those_of_its_text,
    entities_are_told_apart,
    countries_have_a_code,
    entities_are_referred_to,
    scare_quotes_are_nobodys,
    indirect_quotes_leave_quoted_words_alone,
    utterances_have_one_speaker,
    quotes_stand_without_their_marks,
    amounts_have_units,
    agreements_have_numbered_parties,
    ranges_have_two_ends,
    units_fit_their_kind,
    values_are_finite,
    subjects_are_in_order,
    reports_are_counted_right,
    bounds_are_in_order,
    items_stand_in_their_sentence,
    numbers_are_accounted_for,
)
