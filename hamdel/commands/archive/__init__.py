"""The archive of a whole installation: a tar file of its database, its files and its secret."""
