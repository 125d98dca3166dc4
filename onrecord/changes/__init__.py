"""What changed between two states of a dataset: rows, cells and columns, and which version that means."""
