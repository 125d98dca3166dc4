"""Writing into a corpus for a person: a new text with what was read from it, a correction with its anchor."""
