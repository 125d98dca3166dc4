"""The rules of the tables: those that each of them has, and those of one alone."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rulebook.rule import Part, Rule
from onrecord.schema import TABLES as RECORDS
from onrecord.schema import Anchored, Record, Reported

__all__ = ["PARTS", "TABLES"]

_ROW = "Read the sentence, and correct the row: `onrecord correct ROW_ID`, or by hand in build/corrections/."
_COUNT = "Build again (`onrecord build`): these columns are counted, never written by hand. If it stays, report it."
_REBUILD = "Build again (`onrecord build`). If it stays, a correction gave the row a wrong value, or the extractor did."

_ALONE = (
    Rule("OR-A110", "error", "The hash is not that of the article's text.", _COUNT),
    Rule("OR-A111", "error", "The word count is not that of the article's text.", _COUNT),
    Rule("OR-A112", "error", "A raw file has a path or a hash, but not both.", _COUNT),
    Rule("OR-A113", "error", "A number in the text is accounted for neither by a row nor by coverage.", _COUNT),
    Rule("OR-E110", "error", "Two entities have the same Wikidata item.", "Make them one, or correct the item."),
    Rule("OR-E111", "warning", "An entity of kind country has no country code.", "Add the code to the registry."),
    Rule("OR-E112", "warning", "Two entities of one kind have the same name.", "Make them one, or tell them apart."),
    Rule("OR-E113", "note", "No row of any table refers to the entity.", "Nothing, if it is meant to be there."),
    Rule("OR-Q110", "error", "A scare quote is nobody's words, yet it has a speaker, a cue or a carrier.", _ROW),
    Rule("OR-Q111", "error", "An indirect quote overlaps words that stand as a quoted fragment already.", _ROW),
    Rule("OR-Q112", "error", "The parts of one utterance have different speakers.", _ROW),
    Rule("OR-Q113", "warning", "The quotation marks around the quote are part of it.", _ROW),
    Rule("OR-Q114", "error", "The kind of the speaker is not that of the entity that speaks.", _COUNT),
    Rule("OR-G110", "error", "An agreement has an amount without a unit, or a unit without an amount.", _ROW),
    Rule("OR-G111", "warning", "An agreement has no party.", _ROW),
    Rule("OR-G112", "error", "The parties of an agreement are not numbered from 1 without a gap.", _COUNT),
    Rule("OR-I110", "error", "A value has an upper end only and always where it is a range (between).", _ROW),
    Rule("OR-I111", "error", "The upper end of a range is not above its lower end.", _ROW),
    Rule("OR-I112", "error", "The unit cannot measure a quantity of that kind.", _ROW),
    Rule("OR-I113", "error", "The value is not a finite number.", _ROW),
    Rule("OR-I114", "error", "The subjects are not in alphabetical order, or one stands twice.", _COUNT),
    Rule("OR-L110", "error", "The number of mentions or articles is not that of the rows that report it.", _COUNT),
    Rule("OR-L111", "error", "The low, best and high values are not in that order.", _COUNT),
    Rule("OR-L112", "error", "The last report is earlier than the first.", _COUNT),
    Rule("OR-V110", "error", "An item of a coverage row is not in its sentence.", _COUNT),
)


def _common() -> Iterator[Rule]:
    """The rules that hold in many tables, under the letter of each; 1xx leaves the numbers below to the inputs."""
    letters: dict[str, list[type[Record]]] = {}
    for record in RECORDS.values():
        letters.setdefault(record.codes, []).append(record)
    for letter, records in letters.items():
        if any(issubclass(record, Anchored) for record in records):
            yield Rule(f"OR-{letter}101", "error", "The text of the row is not what its offsets cut out.", _REBUILD)
            yield Rule(f"OR-{letter}102", "error", "The offsets do not lie in order within the text.", _REBUILD)
            yield Rule(f"OR-{letter}107", "error", "The span starts or ends with white space.", _REBUILD)
        yield Rule(f"OR-{letter}103", "error", "Two rows have the same key.", _REBUILD)
        if any(record.references() for record in records):
            yield Rule(f"OR-{letter}104", "error", "A value points at a row that is not there.", _REBUILD)
        yield Rule(f"OR-{letter}105", "error", "A value is not one that its column allows.", _REBUILD)
        yield Rule(f"OR-{letter}106", "error", "The rows do not stand in the order of their table.", _REBUILD)
        if any(issubclass(record, Reported) for record in records):
            yield Rule(f"OR-{letter}108", "error", "A row names its rule only and always where one found it.", _REBUILD)
            yield Rule(f"OR-{letter}109", "error", "The words that name somebody are not in the article.", _ROW)
        if any("quote_id" in record.follows for record in records if issubclass(record, Reported)):
            yield Rule(f"OR-{letter}130", "error", "The quote is not the shortest one that the row lies in.", _COUNT)
        if any(_belongs(record) for record in records):  # rows that belong to another row of their article
            yield Rule(f"OR-{letter}131", "error", "A value points at a row of another article.", _ROW)


def _belongs(record: type[Record]) -> bool:
    """Whether rows point at others of their article, other than by what follows from their spans."""
    if not issubclass(record, Reported):
        return False
    reported = {each.table for each in RECORDS.values() if issubclass(each, Reported)}
    return any(key.table in reported and key.column not in record.follows for key in record.foreign_keys)


TABLES = (*_common(), *_ALONE)

_DESCRIBED = {
    "E": Part("E", "Entities", "build/entities.toml, and the table entities"),
    "G": Part("G", "Agreements", "the tables agreements and agreement_parties"),
    "L": Part("L", "What is lined up across articles", "the tables statements, accords and series"),
}
PARTS = {
    record.codes: _DESCRIBED.get(record.codes)
    or Part(record.codes, record.table.capitalize(), f"the table {record.table}")
    for record in RECORDS.values()
}
"""What the letters of the tables stand for."""
