"""The rules that every .toml file keeps."""

from __future__ import annotations

from onrecord.check.rulebook.rule import Rule

__all__ = ["toml_rules"]


def toml_rules(letter: str, file: str) -> tuple[Rule, ...]:
    """The rules that every .toml file keeps, under the letter of each kind of file."""
    return (
        Rule(
            f"OR-{letter}001",
            "error",
            f"{file} is missing, or is not TOML.",
            'Write one `key = value` a line, text between straight quotation marks ("…"); https://toml.io shows how.',
        ),
        Rule(f"OR-{letter}002", "error", f"{file} lacks a key that it must have.", "Add the key."),
        Rule(
            f"OR-{letter}003",
            "error",
            f"{file} has a key that means nothing.",
            "Correct the key, or take it out; schema/ lists those that there are.",
        ),
        Rule(
            f"OR-{letter}004",
            "error",
            f"{file} has a value that its key does not allow.",
            "Give a value such as the message says.",
        ),
    )
