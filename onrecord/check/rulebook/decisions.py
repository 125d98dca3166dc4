"""The rules of what people decide: corrections, registries, and the description of the dataset."""

from __future__ import annotations

from onrecord.check.rulebook.rule import Rule
from onrecord.check.rulebook.toml import toml_rules

__all__ = ["CORRECTIONS", "REGISTRIES"]

CORRECTIONS = (
    *toml_rules("C", "The correction file"),
    Rule(
        "OR-C005",
        "error",
        "The words that anchor the correction are not in the text of the article.",
        "Copy the words from the article's text, marks and spaces included.",
    ),
    Rule(
        "OR-C006",
        "error",
        "The words that anchor the correction stand in the text more than once.",
        "Say in `within` more of the words around those that are meant.",
    ),
    Rule(
        "OR-C007",
        "error",
        "The correction no longer applies: the row is not what the correction expects to find.",
        "Read the row again; change what is expected, or drop the correction if the row is right by now.",
    ),
    Rule("OR-C008", "error", "Two corrections are for the same row.", "Make them one."),
    Rule(
        "OR-C009",
        "error",
        "The correction names an entity that the registry does not have.",
        "Correct the id, or add the entity to build/entities.toml.",
    ),
    Rule(
        "OR-C010",
        "error",
        "There is no row at the words that the correction edits or drops.",
        "Drop the correction, or make it add the row.",
    ),
    Rule(
        "OR-C011",
        "error",
        "The correction gives a value that its column does not allow.",
        "Give a value of the column's type and vocabulary.",
    ),
    Rule(
        "OR-C012",
        "error",
        "The correction names a column that the table does not have, or that follows from others.",
        "Name a column that a correction may set.",
    ),
    Rule("OR-C013", "error", "The correction adds a row that is there already.", "Drop it, or make it edit the row."),
    Rule("OR-C014", "error", "The correction changes nothing: the row is like this already.", "Drop the correction."),
    Rule(
        "OR-C016",
        "error",
        "Two corrections of the same row contradict each other.",
        "Read the sentence, keep the one that is right, and take out the other.",
    ),
    Rule("OR-C017", "error", "A correction stands twice.", "Take out one of the two."),
    Rule("OR-C015", "error", "The correction file is for an article that is not there.", "Rename or remove the file."),
)

REGISTRIES = (
    *toml_rules("E", "The registry of entities"),
    Rule("OR-E005", "error", "Two entries of the registry answer to the same name.", "Take the name from one of them."),
    *toml_rules("M", "The registry of measures"),
    *toml_rules("B", "The description of the dataset"),
    Rule(
        "OR-B005",
        "note",
        "A part of the check was left out, because a file on which it rests could not be read as a whole.",
        "Mend what is wrong with that file, and check again.",
    ),
)
