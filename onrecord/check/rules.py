"""Every rule by its code: how grave it is to break it, what it means, and what to do then.

A code is `OR-`, a letter for what it is about, and three digits; it never changes its meaning and is never used again.
The letters: R raw texts, S the .toml beside them, C corrections, M measures, B the dataset's own description,
X documents given to `onrecord extract`, A articles, E entities, Q quotes, G agreements and
their parties, I indicators, L what is lined up across articles (statements, accords, series), V coverage, D the data
package, P versions and changelog, H the hub.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.check.findings import Finding, Level
from onrecord.source.errors import CODES, Problem, SourceError

__all__ = ["RULES", "TABLE_LETTERS", "Rule", "did_you_mean", "finding", "from_problem", "from_source_error", "rule"]

TABLE_LETTERS = {
    "articles": "A",
    "entities": "E",
    "quotes": "Q",
    "agreements": "G",
    "agreement_parties": "G",
    "indicators": "I",
    "statements": "L",
    "accords": "L",
    "series": "L",
    "coverage": "V",
}
"""The letter of the codes of each table."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that a dataset must keep."""

    code: str
    level: Level
    explanation: str
    """One sentence that says what is wrong when the rule is broken."""
    advice: str
    """What the person who sees the finding can do."""


def rule(code: str) -> Rule:
    """The rule of that code.

    >>> rule("OR-S003").level
    'error'

    Raises:
        KeyError: there is no such rule.
    """
    return RULES[code]


def finding(
    code: str,
    message: str,
    *,
    file: str | None = None,
    line: int | None = None,
    column: int | None = None,
    advice: str | None = None,
) -> Finding:
    """A finding under the rule of that code, with the rule's level, and its advice unless there is a better one.

    >>> print(finding("OR-C005", "“we will never” is not in the text", file="build/corrections/a.toml", line=7))
    build/corrections/a.toml:7 OR-C005 “we will never” is not in the text

    Raises:
        KeyError: there is no such rule.
    """
    broken = RULES[code]
    return Finding(code, broken.level, message, file, line, column, advice or broken.advice)


def from_source_error(error: SourceError, file: str) -> Finding:
    """The finding that an unreadable raw text gives.

    >>> print(from_source_error(SourceError("OR-R002", "a NUL byte", line=2, column=5), "raw/a.txt"))
    raw/a.txt:2:5 OR-R002 a NUL byte
    """
    return finding(
        error.code, error.message, file=file, line=error.line, column=error.column, advice=error.advice or None
    )


def from_problem(problem: Problem, file: str) -> Finding:
    """The finding that an untidiness of a raw text gives.

    >>> print(from_problem(Problem("OR-R010", "'see below' is no URL", line=3), "raw/a.txt"))
    raw/a.txt:3 OR-R010 'see below' is no URL
    """
    return finding(problem.code, problem.message, file=file, line=problem.line, column=problem.column)


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Advice for a name that is none: the nearest of the right ones, and all of them.

    >>> did_you_mean("titel", ["title", "outlet"])
    "Did you mean 'title'? Known: outlet, title."
    """
    known = sorted(right)
    near = difflib.get_close_matches(wrong, known, n=1)
    return (f"Did you mean {near[0]!r}? " if near else "") + f"Known: {', '.join(known) or 'none'}."


_READ = (
    *(Rule(code, c.level, c.explanation, c.advice) for code, c in CODES.items()),
    Rule(
        "OR-R016",
        "error",
        "The file is far longer than any article.",
        "Give each article a file of its own; for many texts at once there is `onrecord extract`.",
    ),
    Rule(
        "OR-R017",
        "error",
        "The text is not in English, which alone the rules read; no rows are made of it.",
        "Take the text and its .toml out, or give a published English version of it. If it is English after all, say "
        "so in the .toml: [language] with `value` and `reason`.",
    ),
    Rule(
        "OR-R018",
        "error",
        "A raw text is gone that rows of the committed tables point at.",
        "Put it back (`git checkout -- raw`). To take the text down for good, remove its .toml and its file of "
        "corrections too, and build again.",
    ),
    Rule(
        "OR-R019",
        "error",
        "A raw text is not the one that the committed tables were made from.",
        "A text is never edited: put it back (`git checkout -- raw`), and mend its rows by corrections. If the new "
        "text is the right one, build again and look at every row that changes.",
    ),
)


def _toml(letter: str, file: str) -> tuple[Rule, ...]:
    """The rules that every .toml file keeps, under the letter of each kind of file."""
    return (
        Rule(f"OR-{letter}001", "error", f"{file} is not TOML.", "Mend the syntax; https://toml.io shows it."),
        Rule(f"OR-{letter}002", "error", f"{file} lacks a key that it must have.", "Add the key."),
        Rule(f"OR-{letter}003", "error", f"{file} has a key that means nothing.", "Correct the key or take it out."),
        Rule(f"OR-{letter}004", "error", f"{file} has a value that its key does not allow.", "Give a right value."),
    )


_SIDECAR = (
    *_toml("S", "The .toml beside a text"),
    Rule(
        "OR-S005",
        "error",
        "The .toml stands without a text of the same name.",
        "Add the .txt or remove the .toml.",
    ),
    Rule(
        "OR-S006",
        "error",
        "A text stands without a .toml of the same name, so where it came from and whose it is are not known.",
        "Add the .toml; `rights` is the least it must say.",
    ),
    Rule("OR-S007", "error", "Two texts have the same article id.", "Rename one of them."),
    Rule("OR-S008", "error", "Two texts are the same, byte for byte.", "Keep one of them."),
    Rule("OR-S009", "error", "What stands as a URL is none.", "Give the address in full, with http:// or https://."),
    Rule("OR-S010", "error", "What stands as a date is none.", "Write the date as YYYY-MM-DD."),
    Rule("OR-S011", "error", "What stands as a language is no BCP 47 tag.", "Write a tag such as en, es or zh-Hans."),
    Rule("OR-S012", "error", "The name of the file cannot be an article id.", "Rename it without spaces at its ends."),
    Rule("OR-S013", "error", "The two articles' texts are the same, though the raw files differ.", "Keep one of them."),
    Rule(
        "OR-S014",
        "error",
        "A table of the .toml is empty: what it should say is still to be completed.",
        "Give `value` with `evidence` (exact words of the text), or only `reason`: why the text does not show it.",
    ),
)

_CORRECTIONS = (
    *_toml("C", "The correction file"),
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

_REGISTRIES = (
    *_toml("E", "The registry of entities"),
    Rule("OR-E005", "error", "Two entries of the registry answer to the same name.", "Take the name from one of them."),
    *_toml("M", "The registry of measures"),
    *_toml("B", "The description of the dataset"),
    Rule(
        "OR-B005",
        "note",
        "A part of the check was left out, because a file on which it rests could not be read as a whole.",
        "Mend what is wrong with that file, and check again.",
    ),
)


def _common(letter: str) -> tuple[Rule, ...]:
    """The rules that hold in every table, under the letter of each; 1xx leaves the numbers below to the inputs."""
    rebuild = "Build again; if it stays, the extractor or a correction gave the row a wrong value."
    return (
        Rule(f"OR-{letter}101", "error", "The text of the row is not what its offsets cut from the article.", rebuild),
        Rule(f"OR-{letter}102", "error", "The offsets do not lie in order within the article's text.", rebuild),
        Rule(f"OR-{letter}103", "error", "Two rows have the same key.", rebuild),
        Rule(f"OR-{letter}104", "error", "A value points at a row of another table that is not there.", rebuild),
        Rule(f"OR-{letter}105", "error", "A value is not one that its column allows.", rebuild),
        Rule(f"OR-{letter}106", "error", "The rows do not stand in the order of their table.", rebuild),
        Rule(f"OR-{letter}107", "error", "The span starts or ends with white space.", rebuild),
        Rule(f"OR-{letter}108", "error", "A row names its rule only and always where a rule found it.", rebuild),
        Rule(f"OR-{letter}109", "error", "The words that are said to name somebody are not in the article.", rebuild),
    )


_ROW = "Read the sentence (`onrecord.evidence`) and correct the row in build/corrections."
_COUNT = "Build again: these columns are counted, never written by hand."

_TABLES = (
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

_INPUTS = (
    Rule("OR-X001", "error", "A line of the input is no JSON object.", "Write one object a line (JSON Lines)."),
    Rule("OR-X002", "error", "A row has no article_id or no text.", "Give both; text is what is read."),
    Rule("OR-X003", "error", "Two documents have the same article_id.", "Give each its own."),
    Rule("OR-X004", "error", "A value of the row is not one that its column allows.", "Give a right value."),
    Rule("OR-X006", "error", "A file of the folder cannot be read.", "Look at its rights."),
    Rule("OR-X005", "error", "The extractor failed on the document.", "Report it, with the document if you may."),
)

_PACKAGE = (
    Rule("OR-D001", "error", "There is no datapackage.json.", "Build the dataset first: `onrecord build`."),
    Rule("OR-D002", "error", "The datapackage.json cannot be read, or is not a valid Data Package.", "Build again."),
    Rule("OR-D003", "error", "A file of the package is missing or cannot be read.", "Build again."),
    Rule(
        "OR-D004",
        "error",
        "A file is not the one that the package describes: its size or hash differs.",
        "Put the file back: `git checkout -- data`; or write it anew with `onrecord build`.",
    ),
    Rule("OR-D005", "error", "The columns of a file are not those of its schema.", "Build again."),
    Rule("OR-D006", "error", "A cell is not of its column's type, or breaks its constraint.", "Build again."),
    Rule("OR-D007", "error", "A key is not unique, or points at nothing.", "Build again."),
    Rule("OR-D008", "error", "Frictionless found something else.", "Read its message."),
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
)

_VERSIONS = (
    Rule(
        "OR-P001",
        "error",
        "A file that states a version, or what is new in it, is missing or states none.",
        "Give it a version of three numbers, such as 1.2.0.",
    ),
    Rule(
        "OR-P002",
        "error",
        "Two files state other versions of the data, or other days of their release.",
        "Set it in build/dataset.toml and CITATION.cff alike, and build again.",
    ),
    Rule("OR-P003", "error", "A version is lower than it was.", "Raise it: a version never goes back."),
    Rule(
        "OR-P004",
        "error",
        "A version was raised by less than the change of the data means.",
        "Raise it further; `onrecord diff` tells what the step is for.",
    ),
    Rule(
        "OR-P005",
        "error",
        "The data change, and the changelog does not say so.",
        "Write a line under `## [Unreleased]` of CHANGELOG.md: what changes, and why.",
    ),
    Rule(
        "OR-P006",
        "error",
        "The changelog has no dated heading with entries for the version, or one for a version that is yet to come.",
        "Put the entries of [Unreleased] under a heading such as `## [1.2.0] - 2026-03-31`.",
    ),
    Rule(
        "OR-P007",
        "error",
        "The tag of a release is not its version.",
        "Tag the commit whose pyproject.toml has that version: `v1.2.0` for 1.2.0.",
    ),
    Rule(
        "OR-D020",
        "error",
        "A file that tells how to cite the dataset says something else than build/dataset.toml.",
        "Run `onrecord cite --update`, and commit CITATION.cff and .zenodo.json.",
    ),
)

_HUB = (
    Rule(
        "OR-H001",
        "error",
        "There is no token to publish with.",
        "Make one with the right to write at https://huggingface.co/settings/tokens, then `hf auth login`, or put it"
        " into the environment as HF_TOKEN.",
    ),
    Rule(
        "OR-H002",
        "error",
        "The hub does not know the token.",
        "It is mistyped, expired or revoked: make another at https://huggingface.co/settings/tokens. HF_TOKEN goes"
        " before `hf auth login`.",
    ),
    Rule(
        "OR-H003",
        "error",
        "The token does not give the right to do this.",
        "Use a token with the right to write, of somebody who may write to this organisation.",
    ),
    Rule(
        "OR-H004",
        "error",
        "The name is none that a repository can have.",
        "Write ORG/NAME: letters, digits, `-`, `_` and `.`, at most 96 in NAME.",
    ),
    Rule(
        "OR-H005",
        "error",
        "There is no such repository, or the token does not show it.",
        "Correct the name; a private repository needs the token of somebody who may read it.",
    ),
    Rule(
        "OR-H006",
        "error",
        "The hub cannot be reached.",
        "Look at the network, a proxy, HF_ENDPOINT and HF_HUB_OFFLINE, then run the same again: what arrived is kept.",
    ),
    Rule(
        "OR-H007",
        "error",
        "The hub failed, again and again.",
        "Run the same again later: what arrived is kept. https://status.huggingface.co tells how the hub does.",
    ),
    Rule("OR-H008", "error", "A file cannot be written or read here.", "Make room on the disk, or look at its rights."),
    Rule(
        "OR-H009",
        "error",
        "The version was published before, with other files.",
        "A version never changes: raise `version` in build/dataset.toml, build, and publish again.",
    ),
    Rule(
        "OR-H010",
        "error",
        "No such version was published.",
        "Name one of those there are.",
    ),
    Rule(
        "OR-H011",
        "error",
        "The version is not in the cache, and the hub cannot be reached.",
        "Load it once with a network; it then works without. ONRECORD_CACHE says where the cache is.",
    ),
    Rule(
        "OR-H012",
        "error",
        "A file of a released version is not the one that its datapackage.json describes, though it was fetched twice.",
        "Report it to those who publish the dataset; do not work with it.",
    ),
    Rule(
        "OR-H013",
        "error",
        "The repository holds something else, which publishing would delete.",
        "Publish under another name, or empty the repository first.",
    ),
    Rule(
        "OR-H014",
        "error",
        "It is not known from which repository released versions come.",
        'Name it with repo="ORG/NAME" or ONRECORD_REPO; `hub` in build/dataset.toml says it for everybody.',
    ),
    Rule("OR-H015", "error", "The hub refused, or answered what is not understood.", "Read what it says."),
    Rule(
        "OR-H016",
        "error",
        "Somebody else changes the repository at the same time.",
        "Agree who publishes, then run the same again.",
    ),
)

RULES: dict[str, Rule] = {
    r.code: r
    for r in (
        *_READ,
        *_SIDECAR,
        *_CORRECTIONS,
        *_REGISTRIES,
        *(common for letter in dict.fromkeys(TABLE_LETTERS.values()) for common in _common(letter)),
        *_TABLES,
        *_INPUTS,
        *_PACKAGE,
        *_VERSIONS,
        *_HUB,
    )
}
"""Every rule by its code."""
