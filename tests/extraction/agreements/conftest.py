from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.extraction.agreements import find_agreements
from onrecord.extraction.drafts import AgreementDraft
from onrecord.language.document import Document

Find = Callable[[str], list[AgreementDraft]]


@pytest.fixture
def find() -> Find:
    """The agreements of a text that was written on Friday, 4 March 2022."""

    def find_in(text: str) -> list[AgreementDraft]:
        return find_agreements(Document(text, published=date(2022, 3, 4)))

    return find_in


@pytest.fixture
def only(find: Find) -> Callable[[str], AgreementDraft]:
    """The one agreement of a text."""

    def only_in(text: str) -> AgreementDraft:
        found = find(text)
        assert len(found) == 1, [text[draft.start : draft.end] for draft in found]
        return found[0]

    return only_in
