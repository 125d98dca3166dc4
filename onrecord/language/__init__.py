"""What all extractors share of the language: places, sentences, people, numbers, and the word lists."""
