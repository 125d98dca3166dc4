"""Why a contribution is not written."""

from __future__ import annotations

__all__ = ["ContributionError"]


class ContributionError(ValueError):
    """Nothing was written; the message says why, `advice` what to do."""

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message)
        self.advice = advice
