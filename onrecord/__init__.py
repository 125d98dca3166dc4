"""OnRecord: who said what, what was agreed, and which figures were given, each pointing at the words that state it.

>>> import onrecord
>>> "quotes" in onrecord.tables()
True

Importing the package loads nothing else; each name below loads what it needs when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.access.cite import cite
    from onrecord.access.compare import compare
    from onrecord.access.describe import Description, describe
    from onrecord.access.diff import diff
    from onrecord.access.evidence import Evidence, evidence
    from onrecord.access.load import load, tables
    from onrecord.access.released import versions
    from onrecord.changes.errors import CannotCompareError
    from onrecord.changes.model import Diff
    from onrecord.errors import HubError, MissingLibraryError, UnknownNameError, WithheldError

    __version__: str

__all__ = [
    "CannotCompareError",
    "Description",
    "Diff",
    "Evidence",
    "HubError",
    "MissingLibraryError",
    "UnknownNameError",
    "WithheldError",
    "__version__",
    "cite",
    "compare",
    "describe",
    "diff",
    "evidence",
    "load",
    "tables",
    "versions",
]

_HOMES = {
    "CannotCompareError": "changes.errors",
    "Description": "access.describe",
    "Diff": "changes.model",
    "Evidence": "access.evidence",
    "HubError": "errors",
    "MissingLibraryError": "errors",
    "UnknownNameError": "errors",
    "WithheldError": "errors",
    "cite": "access.cite",
    "compare": "access.compare",
    "describe": "access.describe",
    "diff": "access.diff",
    "evidence": "access.evidence",
    "load": "access.load",
    "tables": "access.load",
    "versions": "access.released",
}
"""The module that each name is from."""


if not TYPE_CHECKING:  # or else a type checker would take any name for one of these

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            from importlib.metadata import version

            value: Any = version("onrecord")
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"onrecord.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
