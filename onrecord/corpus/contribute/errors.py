"""Why a contribution is not written."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.check.findings import Finding

__all__ = ["ContributionError"]


class ContributionError(ValueError):
    """Nothing was written; the message says why, `advice` what to do, `findings` which rules stand against it."""

    def __init__(self, message: str, advice: str | None = None, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.advice = advice
        self.findings = tuple(findings)
