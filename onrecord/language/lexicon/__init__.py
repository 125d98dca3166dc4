"""What is known of English words: the lists, and how a word is looked up, inflected and classed."""
