"""From one article to all of its rows."""

from __future__ import annotations

from onrecord.extraction.agreements import find_agreements
from onrecord.extraction.assemble import ArticleRows, assemble
from onrecord.extraction.indicators import find_indicators
from onrecord.extraction.indicators.measures import Measures
from onrecord.extraction.quotes import find_quotes
from onrecord.extraction.registry import EntityRegistry
from onrecord.language.dates.dates import copyright_year
from onrecord.language.document import Document
from onrecord.schema import Article

__all__ = ["extract_rows"]


def extract_rows(
    article: Article, entities: EntityRegistry | None = None, measures: Measures | None = None
) -> ArticleRows:
    """The quotes, agreements and indicators of an article, and the entities they refer to.

    The same article and registries always give the same rows. Without registries, entities get slugs of their names as
    ids, and measures are named after the nouns of the text.
    """
    document = Document(
        article.words,
        title=article.title,
        published=article.published,
        outlet=article.outlet,
        year=copyright_year(article.rights),
    )
    quotes = find_quotes(document)
    agreements = find_agreements(document, quotes)
    indicators = find_indicators(document, quotes, measures)
    return assemble(article, [*quotes, *agreements, *indicators], entities or EntityRegistry())
