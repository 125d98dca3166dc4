"""How a reader gets at the tables: load them, describe them, see the evidence for a row."""
