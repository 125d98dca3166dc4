"""From a raw text to an article: which line is a heading, a byline, a caption, a paragraph or page furniture."""
