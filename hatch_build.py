"""Puts the data, and the examples of rules, into the wheel, beside the code that loads them."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_IN_WHEEL = {
    "data": "onrecord/data",
    "datapackage.json": "onrecord/datapackage.json",
    "tests/rules": "onrecord/check/rulebook/examples",  # what `onrecord explain` shows
}


class DataHook(BuildHookInterface):  # type: ignore[type-arg]  # takes its argument for types alone
    """Adds them to a wheel; an editable install reads them where they are built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; `version` is `standard` or `editable`."""
        if version == "standard":
            build_data["force_include"].update(_IN_WHEEL)
