"""From an article to its quotes, agreements and indicators: pure functions of text."""
