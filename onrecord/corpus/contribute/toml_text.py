"""Values and tables as TOML writes them; files are changed by tomlkit, which keeps their comments and layout."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingLibraryError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

__all__ = ["put_cells", "toml_cells", "toml_document", "toml_table", "toml_value"]


def toml_value(value: Any) -> str:
    """A value as it stands on the right of `=`; words with straight quotation marks stand between single ones.

    >>> print(toml_value('He said "no".'), toml_value(["a", "b"]), toml_value(True))
    'He said "no".' ["a", "b"] true

    Raises:
        TypeError: TOML has no such value.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            if '"' in value and "'" not in value and value.isprintable():
                return f"'{value}'"
            # A string of JSON is one of TOML, but for DEL, which must be escaped there.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(toml_value, value))}]"
        case Mapping():
            return toml_table(value)
    raise TypeError(f"TOML has no {type(value).__name__}")


def toml_table(cells: Mapping[str, Any]) -> str:
    """A mapping as an inline table.

    >>> toml_table({"cue": "said", "value": 3.5})
    '{cue = "said", value = 3.5}'
    """
    return f"{{{', '.join(f'{key} = {toml_value(value)}' for key, value in cells.items())}}}"


def toml_cells(cells: Mapping[str, Any]) -> Any:
    """The same as an item of a document."""
    made = _tomlkit().inline_table()
    made.update(cells)
    return made


def put_cells(entry: Any, key: str, cells: Mapping[str, Any]) -> None:
    r"""Make a table within an entry of a document hold these cells alone, in the way it is written there.

    >>> document = toml_document("a = {b = 1}  # why\n")
    >>> put_cells(document, "a", {"b": 1, "c": "x"})
    >>> document.as_string()
    'a = {b = 1, c = "x"}  # why\n'
    """
    there = entry.get(key)
    if there is None or isinstance(there, _tomlkit().items.InlineTable):
        # Made anew: where one cell is put into a table of one, tomlkit leaves no space between them.
        entry[key] = toml_cells(cells)
        return
    for name in [name for name in there if name not in cells]:
        there.pop(name)
    for name, value in cells.items():
        if there.get(name) != value:
            there[name] = value


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
