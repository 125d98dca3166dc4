"""Values and tables as TOML writes them, by tomlkit, which also keeps a file's comments and layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingLibraryError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

__all__ = ["toml_document", "toml_table", "toml_value"]


def toml_value(value: Any) -> str:
    """A value as it stands on the right of `=`; words with straight quotation marks stand between single ones.

    >>> print(toml_value('He said "no".'), toml_value(["a", "b"]), toml_value(True))
    'He said "no".' ["a", "b"] true

    Raises:
        MissingLibraryError: tomlkit is not installed.
    """
    if isinstance(value, str) and '"' in value and "'" not in value and value.isprintable():
        return f"'{value}'"
    return str(_tomlkit().item(value).as_string())


def toml_table(cells: Mapping[str, Any]) -> str:
    """A mapping as an inline table.

    >>> toml_table({"cue": "said", "value": 3.5})
    '{cue = "said", value = 3.5}'

    Raises:
        MissingLibraryError: tomlkit is not installed.
    """
    made = _tomlkit().inline_table()
    made.update(cells)
    return str(made.as_string())


def toml_document(text: str) -> TOMLDocument:
    """A file to change in places, with all that the change does not touch as it stands.

    Raises:
        MissingLibraryError: tomlkit is not installed.
        tomlkit.exceptions.ParseError: the text is no TOML.
    """
    document: TOMLDocument = _tomlkit().parse(text)
    return document


def _tomlkit() -> Any:
    try:
        import tomlkit
    except ImportError:
        raise MissingLibraryError("tomlkit", "build") from None
    return tomlkit
