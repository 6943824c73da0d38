"""The warehouse: the log by columns, in files that never change, for questions over all of it."""
