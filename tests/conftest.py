"""A small dataset of two invented articles, with rows in every table but those that line up across articles."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord.dataset.write import write
from onrecord.schema import (
    TABLES,
    Agreement,
    AgreementParty,
    Article,
    Coverage,
    Entity,
    Indicator,
    Quote,
    Record,
    Statement,
)
from onrecord.schema.release import Contributor, Licence, Release

# A console reads the width of the terminal where it is made; the tests set one of their own for each command.
for name in ("COLUMNS", "LINES", "FORCE_COLOR"):
    os.environ.pop(name, None)

# A property holds or not; how long an example takes on a busy machine is no part of it.
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples on every run of CI; people's own runs go on looking for new ones.
settings.register_profile("ci", settings.get_profile("onrecord"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "onrecord")

Tables = dict[str, Sequence[Record]]

HARBOUR = (
    "The two ministers met on Monday. “We have agreed on a harbour,” said Ana Prado, the minister of Aurelia.\n"
    "She added that work would begin in May. They signed a contract worth 40 million euros. "
    "Some called it the “big splash”.\n"
)
FERRY = "Borduria’s minister said the ferry “is ours”. Between 10 and 12 boats will sail, the “Écho” 😀 among them.\n"


def row_id(letter: str, words: str) -> str:
    return f"{letter}-{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def article(article_id: str, text: str, **fields: object) -> Article:
    return Article(
        article_id=article_id,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        word_count=len(text.split()),
        **fields,  # type: ignore[arg-type]
    )


def at(text: str, words: str) -> dict[str, str | int]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def small_tables() -> Tables:
    quote = {"article_id": "harbour", "origin": "extracted", "rule": "sample"}
    deal = row_id("a", "contract")
    said = row_id("s", "harbour")
    return {
        "articles": [
            article("ferry", FERRY),
            article(
                "harbour",
                HARBOUR,
                title="A harbour: “agreed”",
                outlet="The Daily Gull",
                agency="GNA",
                authors=("Jo Ray", "Al Lee"),
                published=date(2031, 5, 6),
                url="https://example.org/harbour",
                language="en",
                raw_path="raw/harbour.txt",
                raw_sha256="0" * 64,
                rights="© The Daily Gull",
            ),
        ],
        "entities": [
            Entity(entity_id="ana-prado", name="Ana Prado", kind="person", role="Minister", country="BR"),
            Entity(entity_id="aurelia", name="Aurelia", kind="country", country="BR"),
            Entity(entity_id="borduria", name="Borduria", kind="country", country="AL", wikidata="Q4947029"),
        ],
        "quotes": [
            Quote(
                **quote | at(HARBOUR, "We have agreed on a harbour,"),  # type: ignore[arg-type]
                quote_id=row_id("q", "1"),
                kind="direct",
                speaker_text="Ana Prado",
                speaker_id="ana-prado",
                speaker_kind="person",
                cue="said",
                utterance=1,
                statement_id=said,
            ),
            Quote(
                **quote | at(HARBOUR, "work would begin in May"),  # type: ignore[arg-type]
                quote_id=row_id("q", "2"),
                kind="indirect",
                speaker_text="She",
                speaker_id="ana-prado",
                speaker_kind="person",
                cue="added",
                utterance=2,
            ),
            Quote(
                **quote | at(HARBOUR, "big splash"),  # type: ignore[arg-type]
                quote_id=row_id("q", "3"),
                kind="scare",
                utterance=3,
            ),
            Quote(
                **quote | at(FERRY, "is ours") | {"article_id": "ferry"},  # type: ignore[arg-type]
                quote_id=row_id("q", "4"),
                kind="mixed",
                speaker_text="Borduria’s minister",
                speaker_kind="unnamed",
                cue="said",
                utterance=1,
            ),
        ],
        "agreements": [
            Agreement(
                **at(HARBOUR, "a contract worth 40 million euros"),  # type: ignore[arg-type]
                agreement_id=deal,
                article_id="harbour",
                kind="contract",
                status="signed",
                negated=False,
                subject="transport",
                amount=4e7,
                unit="EUR",
                origin="corrected",
                rule="sample",
            )
        ],
        "agreement_parties": [
            AgreementParty(agreement_id=deal, entity_id="borduria", position=2),
            AgreementParty(agreement_id=deal, entity_id="aurelia", position=1),
        ],
        "indicators": [
            Indicator(
                **at(HARBOUR, "40 million euros"),  # type: ignore[arg-type]
                indicator_id=row_id("i", "1"),
                article_id="harbour",
                value=4e7,
                unit="EUR",
                kind="money",
                qualifier="exact",
                measure="contract_value",
                subject=("aurelia", "borduria"),
                status="planned",
                agreement_id=deal,
                origin="added",
            ),
            Indicator(
                **at(FERRY, "Between 10 and 12 boats"),  # type: ignore[arg-type]
                indicator_id=row_id("i", "2"),
                article_id="ferry",
                value=10,
                value_high=12,
                unit="1",
                kind="count",
                qualifier="between",
                measure="boats",
                status="forecast",
                source_text="Borduria’s minister",
                source_id="borduria",
                origin="extracted",
                rule="sample",
            ),
        ],
        "statements": [
            Statement(
                statement_id=said,
                speaker_id="ana-prado",
                text="We have agreed on a harbour,",
                mentions=1,
                articles=1,
                origins=1,
                first_report="2031-05-06",
                last_report="2031-05-06",
            )
        ],
        "accords": [],
        "series": [],
        "coverage": [
            Coverage(
                **at(HARBOUR, "The two ministers met on Monday."),  # type: ignore[arg-type]
                article_id="harbour",
                reason="reidentification",
                items=("two",),
            )
        ],
    }


RELEASE = Release(
    name="gulls",
    title="Gulls: “a test”",
    description="Two invented articles.",
    version="0.1.0",
    created=date(2031, 6, 1),
    keywords=("news", "gulls: and more"),
    licenses=(Licence(name="CC-BY-4.0", title="CC BY 4.0", path="https://creativecommons.org/licenses/by/4.0/"),),
    rights="The articles remain their publishers’.",
    contributors=(Contributor(title="The gulls", roles=("curator", "annotator")),),
)


@pytest.fixture
def tables() -> Tables:
    """Fresh tables, which a test may change."""
    return small_tables()


@pytest.fixture
def release() -> Release:
    return RELEASE


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables as a dataset on disk, which no test may change."""
    folder = tmp_path_factory.mktemp("dataset")
    write(small_tables(), folder, RELEASE)
    return folder


@pytest.fixture(scope="session")
def empty_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset whose tables have no rows."""
    folder = tmp_path_factory.mktemp("empty")
    write({table: [] for table in TABLES}, folder, RELEASE)
    return folder
