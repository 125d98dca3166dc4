"""Which texts everybody may share: those whose rights open with a licence that says so."""

from __future__ import annotations

from onrecord.schema.vocabulary import Term, vocabulary

__all__ = ["SHAREABLE", "shareable"]

SHAREABLE = "shareable_licence"
"""The vocabulary of the licences under which a text may be given on, for any purpose, as it is.

Licences that bind the reader to a purpose (CC BY-NC) are not among them: a dataset cannot answer for what its readers
do with it.
"""

_AFTER = frozenset(" .,;:–—(\n\t")


def shareable(rights: str | None) -> Term | None:
    """The licence under which everybody may share the text, or None where its rights do not say so.

    What counts is the SPDX identifier with which the rights open; a licence that is only spoken of gives nothing.

    >>> shareable("CC-BY-4.0. The press office of the ministry.").value
    'CC-BY-4.0'
    >>> shareable("© 2022 The Daily Gull; its pictures are CC-BY-4.0.")
    >>> shareable("CC-BY-4.0-like terms of our own")
    >>> shareable(None)
    """
    for term in vocabulary(SHAREABLE):
        if rights and rights.startswith(term.value) and (rights[len(term.value) :][:1] or " ") in _AFTER:
            return term
    return None
