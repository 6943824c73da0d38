"""Pure decisions of the catalogue: what fits where, what is alike."""
