"""Why two datasets cannot be compared."""

from __future__ import annotations

__all__ = ["CannotCompareError"]


class CannotCompareError(ValueError):
    """One of the two sides is not there, or is no dataset. `advice` says what to do.

    >>> error = CannotCompareError("no revision 'mian'", "Did you mean 'main'?")
    >>> str(error), error.advice
    ("no revision 'mian'", "Did you mean 'main'?")
    """

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message)
        self.advice = advice
