"""Asking: who may be asked when, by which way; and what is given for an answer."""
