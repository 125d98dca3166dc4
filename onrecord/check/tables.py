"""All checks of the tables of a dataset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.check.common import COMMON
from onrecord.check.findings import Finding
from onrecord.check.following import FOLLOWING
from onrecord.check.meaning import MEANING
from onrecord.check.view import Check, View
from onrecord.schema import TABLES, Record

__all__ = ["CHECKS", "check_tables"]

CHECKS: tuple[Check, ...] = (*COMMON, *MEANING, *FOLLOWING)
"""Every check, each a function named by the property that it checks."""


def check_tables(tables: Mapping[str, Sequence[Record]]) -> list[Finding]:
    """What is wrong with the tables: all of it, by table and row.

    The order of the rows is of no account; a finding's line is the number of the row as given. The types and
    vocabularies of single cells need no check here: a record that breaks them cannot be made.

    >>> check_tables({})
    []
    """
    view = View(tables)
    places = {f"data/{table}": index for index, table in enumerate(TABLES)}
    return sorted(
        (finding for check in CHECKS for finding in check(view)),
        key=lambda finding: (places[finding.file or ""], finding.line or 0, finding.code),
    )
