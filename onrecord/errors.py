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
    """

    def __init__(self, what: str, name: object, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        # Among very many the search would take long, and the list would help nobody.
        near = difflib.get_close_matches(str(name), self.known, n=1) if len(self.known) <= _SEARCHED else []
        suggestion = f"; did you mean {near[0]!r}?" if near else "."
        listed = ", ".join(self.known[:_LISTED]) or "none"
        more = f" and {len(self.known) - _LISTED:,} more" if len(self.known) > _LISTED else ""
        super().__init__(f"no {what} {name!r}{suggestion} There are: {listed}{more}")


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
