"""What is done with files of columns."""
