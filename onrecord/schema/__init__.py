"""The records: one model a table, the single source of names, types, units, keys and vocabularies."""
