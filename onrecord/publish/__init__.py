"""Writing the tables: Parquet, the Data Package, the hub folder."""
