"""The layout of a dataset on disk: its tables as Parquet, its descriptor, its card, and the one way in and out."""
