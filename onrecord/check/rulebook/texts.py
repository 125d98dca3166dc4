"""The rules of raw texts, and of the .toml beside each."""

from __future__ import annotations

from onrecord.check.rulebook.rule import Rule
from onrecord.check.rulebook.toml import toml_rules
from onrecord.source.errors import CODES

__all__ = ["READ", "SIDECAR"]

READ = (
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
    Rule(
        "OR-R020",
        "error",
        "A raw text cannot be read from the disk.",
        "See that you may read it, and that it is whole.",
    ),
)

SIDECAR = (
    *toml_rules("S", "The .toml beside a text"),
    Rule(
        "OR-S005",
        "error",
        "The .toml stands without a text of the same name.",
        "Put the text beside it, under the same name, or remove the .toml.",
    ),
    Rule(
        "OR-S006",
        "error",
        "A text stands without a .toml of the same name, so where it came from and whose it is are not known.",
        "Write the .toml; `rights` is the least that it says. `onrecord new FILE` writes text and .toml for you.",
    ),
    Rule(
        "OR-S007",
        "error",
        "Two texts have the same name but for capital letters.",
        "Rename one of them, with its .toml.",
    ),
    Rule("OR-S008", "error", "Two texts are the same, byte for byte.", "Remove one of them, with its .toml."),
    Rule("OR-S009", "error", "What stands as a URL is none.", "Give the address in full, with http:// or https://."),
    Rule("OR-S011", "error", "What stands as a language is no BCP 47 tag.", "Write a tag such as en, es or zh-Hans."),
    Rule(
        "OR-S012",
        "error",
        "The name of the file cannot be an article id.",
        "Rename the text and its .toml: an id has no `;`, and no space at either end.",
    ),
    Rule(
        "OR-S013",
        "error",
        "The two articles' texts are the same, though the raw files differ.",
        "Remove one of them, with its .toml.",
    ),
    Rule(
        "OR-S014",
        "error",
        "A table of the .toml is empty: what it should say is still to be completed.",
        "Give `value` with `evidence` (exact words of the text), or only `reason`: why the text does not show it.",
    ),
)
