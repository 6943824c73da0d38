"""A map on paper: one sheet of shapes and words, written as SVG, PNG or PDF."""
