"""The errors that a person meets who asks for what is not there: a name, a library, a release on the hub."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["DatasetError", "HubError", "MissingLibraryError", "UnknownNameError", "WithheldError"]

_LISTED = 30
_SEARCHED = 10_000


class UnknownNameError(LookupError, ValueError):
    """A name that is none of those there are; the message lists them and suggests the nearest.

    >>> print(UnknownNameError("table", "quote", ["articles", "quotes"]))
    no table 'quote'; did you mean 'quotes'? There are: articles, quotes
    >>> print(UnknownNameError("form", "pd", ["arrow", "pandas"]))
    no form 'pd'; did you mean 'pandas'? There are: arrow, pandas
    >>> print(UnknownNameError("quote_id", "q-1f", ["q-1e", "q-22"], instead="Is it of another dataset?"))
    no quote_id 'q-1f'; did you mean 'q-1e'? Is it of another dataset?

    Args:
        what: what the name is of.
        name: the name that was given.
        known: the names there are.
        instead: what to say instead of listing them, where the list would help nobody.
    """

    def __init__(self, what: str, name: object, known: Iterable[str], *, instead: str | None = None) -> None:
        self.name = name
        self.known = tuple(known)
        near = self._nearest(str(name))
        suggestion = f"; did you mean {near!r}?" if near else "."
        if instead is not None:
            super().__init__(f"no {what} {name!r}{suggestion} {instead}")
            return
        listed = ", ".join(self.known[:_LISTED]) or "none"
        more = f" and {len(self.known) - _LISTED:,} more" if len(self.known) > _LISTED else ""
        super().__init__(f"no {what} {name!r}{suggestion} There are: {listed}{more}")

    def _nearest(self, name: str) -> str | None:
        """The known name that was meant: spelt nearly so, or abbreviated (pd for pandas)."""
        if len(self.known) > _SEARCHED:  # the search would take long
            return None
        if near := difflib.get_close_matches(name, self.known, n=1):
            return near[0]
        return next((known for known in self.known if len(name) > 1 and _abbreviates(name, known)), None)


def _abbreviates(short: str, name: str) -> bool:
    letters = iter(name)
    return short[:1] == name[:1] and all(letter in letters for letter in short)


class MissingLibraryError(ImportError):
    """A library that is not installed; the message tells how to install it.

    >>> print(MissingLibraryError("polars", "polars"))
    polars is not installed: pip install "onrecord[polars]"
    """

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f'{library} is not installed: pip install "onrecord[{extra}]"', name=library)


class HubError(OSError):
    """What the hub did not do; the code is that of a rule of `onrecord.check.rules`, which explains it.

    >>> print(HubError("OR-H005", "there is no ana/talks", "Correct the name."))
    OR-H005 there is no ana/talks
    Correct the name.
    """

    def __init__(self, code: str, message: str, advice: str) -> None:
        self.code = code
        self.message = message
        self.advice = advice
        super().__init__(f"{code} {message}\n{advice}")


class WithheldError(ValueError):
    """Words of an article that the edition at hand withholds; the message tells how to put them back.

    >>> print(WithheldError("articles", "harbour"))
    the text of harbour (articles) is withheld in this edition: `onrecord hydrate --raw DIR --out DIR` puts it back from
    your own copy of the article
    """

    def __init__(self, table: str, key: str) -> None:
        super().__init__(
            f"the text of {key} ({table}) is withheld in this edition: `onrecord hydrate --raw DIR --out DIR` puts it "
            "back from your own copy of the article"
        )


class DatasetError(ValueError):
    """A folder that should hold a dataset, and does not; the message says what to do."""
