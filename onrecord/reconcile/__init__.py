"""Rows of many articles -> one statement, one accord, one series; and the ledger of what gave no row.

What several outlets report is lined up side by side and never silently merged: every row keeps its own words and value,
and says by an id which others report the same.
"""

from __future__ import annotations

from onrecord.reconcile.side_by_side import Comparison, Member, compare
from onrecord.reconcile.tables import reconcile

__all__ = ["Comparison", "Member", "compare", "reconcile"]
