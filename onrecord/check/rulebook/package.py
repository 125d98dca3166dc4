"""The rules of files: the data package, schema/, and the documents given to `onrecord extract`."""

from __future__ import annotations

from onrecord.check.rulebook.rule import Rule

__all__ = ["INPUTS", "PACKAGE"]

INPUTS = (
    Rule(
        "OR-X001",
        "error",
        "A line of the input is no JSON object.",
        'Write one object a line, such as {"article_id": "a", "text": "…"}.',
    ),
    Rule(
        "OR-X002",
        "error",
        "A row has no text.",
        "Name the column that has it: `onrecord extract IN --text-field COLUMN`.",
    ),
    Rule(
        "OR-X003", "error", "Two documents have the same article_id.", "Give each an id of its own; the first was read."
    ),
    Rule(
        "OR-X004",
        "error",
        "A value of the row is not one that its column allows.",
        "Give a value such as the reason says.",
    ),
    Rule("OR-X006", "error", "A file of the folder cannot be read.", "See that you may read it, and that it is whole."),
    Rule(
        "OR-X007",
        "note",
        "A file is of a kind that is not read.",
        "Make a text, a page or a table of it; the reason says how.",
    ),
    Rule("OR-X005", "error", "The extractor failed on the document.", "Report it, with the document if you may."),
)

PACKAGE = (
    Rule(
        "OR-D001",
        "error",
        "There is no datapackage.json.",
        "Build the dataset first: `onrecord build`. `onrecord extract` writes none for more than 100,000 documents.",
    ),
    Rule(
        "OR-D002",
        "error",
        "The datapackage.json cannot be read, or is not a valid Data Package.",
        "Write it anew with `onrecord build`.",
    ),
    Rule(
        "OR-D003",
        "error",
        "A file of the package is missing or cannot be read.",
        "Write it anew with `onrecord build`.",
    ),
    Rule(
        "OR-D004",
        "error",
        "A file is not the one that the package describes: its size or hash differs.",
        "Put the file back: `git checkout -- data`; or write it anew with `onrecord build`.",
    ),
    Rule(
        "OR-D005", "error", "The columns of a file are not those of its schema.", "Write it anew with `onrecord build`."
    ),
    Rule(
        "OR-D006",
        "error",
        "A cell is not of its column's type, or breaks its constraint.",
        "Write it anew with `onrecord build`.",
    ),
    Rule("OR-D007", "error", "A key is not unique, or points at nothing.", "Write it anew with `onrecord build`."),
    Rule(
        "OR-D009",
        "error",
        "A committed file of the dataset is not the one that the build gives now.",
        "Run `onrecord build`, look at what changes, and commit data/, datapackage.json and croissant.json.",
    ),
    Rule(
        "OR-D010",
        "error",
        "A file of schema/ is not the one that the records give: it was edited by hand, or a record has changed.",
        "Never edit schema/: write it anew with `onrecord schema`. What a column is stands in onrecord/schema/.",
    ),
    Rule(
        "OR-D011",
        "error",
        "A table was edited by hand: its file is not the one that the build wrote.",
        "Put the file back: `git checkout -- data`. Rows are changed by corrections, in build/corrections/.",
    ),
    Rule(
        "OR-D012",
        "error",
        "The page of the rules is not the one that the rules and their examples give.",
        "Write it anew: `onrecord explain --out docs/rules.md`.",
    ),
    Rule(
        "OR-D013",
        "error",
        "Words of an article are withheld, or are there, against what the package says of its edition.",
        "Write the edition anew (`onrecord publish --dry-run --out DIR`), or put the text back (`onrecord hydrate`).",
    ),
    Rule(
        "OR-D014",
        "error",
        "More of an article is shown than the public edition may show: a span is too long, or all are too much.",
        "Write the edition anew: `onrecord publish --dry-run --out DIR`.",
    ),
)
