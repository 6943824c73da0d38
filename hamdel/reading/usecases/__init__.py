"""Stories of reading: a text is read, a person corrects it, the reader learns."""
