"""Rows in files: CSV, JSON Lines and Parquet, by the file's ending, streamed."""
