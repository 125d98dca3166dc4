"""What the tests of indicators share: a text goes in, short rows come out."""

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.extraction.drafts import IndicatorDraft
from onrecord.extraction.indicators import find_indicators
from onrecord.language.document import Document

Find = Callable[..., list[IndicatorDraft]]


@pytest.fixture
def find() -> Find:
    """The indicators of a text, written on 15 March 2023."""

    def run(text: str, published: date | None = date(2023, 3, 15)) -> list[IndicatorDraft]:
        return find_indicators(Document(text, published=published), [])

    return run
