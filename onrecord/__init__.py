"""OnRecord: who said what, what was agreed, and which figures were given, each pointing at the words that state it.

>>> import onrecord
>>> "quotes" in onrecord.tables()
True

Importing the package loads nothing else; each name below loads what it needs when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api.cite import cite
    from onrecord.api.compare import compare
    from onrecord.api.describe import Description, describe
    from onrecord.api.diff import diff
    from onrecord.api.evidence import Evidence, evidence
    from onrecord.api.extract import Extraction, extract
    from onrecord.api.load import load, tables
    from onrecord.api.open import Dataset, open  # noqa: A004 — the public name
    from onrecord.api.versions import versions
    from onrecord.changes.errors import CannotCompareError
    from onrecord.changes.model import Diff
    from onrecord.errors import HubError, MissingLibraryError, UnknownNameError, WithheldError

    __version__: str

__all__ = [
    "CannotCompareError",
    "Dataset",
    "Description",
    "Diff",
    "Evidence",
    "Extraction",
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
    "extract",
    "load",
    "open",
    "tables",
    "versions",
]

_HOMES = {
    "CannotCompareError": "changes.errors",
    "Dataset": "api.open",
    "Description": "api.describe",
    "Diff": "changes.model",
    "Evidence": "api.evidence",
    "Extraction": "api.extract",
    "HubError": "errors",
    "MissingLibraryError": "errors",
    "UnknownNameError": "errors",
    "WithheldError": "errors",
    "cite": "api.cite",
    "compare": "api.compare",
    "describe": "api.describe",
    "diff": "api.diff",
    "evidence": "api.evidence",
    "extract": "api.extract",
    "load": "api.load",
    "open": "api.open",
    "tables": "api.load",
    "versions": "api.versions",
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
    return sorted(__all__)
