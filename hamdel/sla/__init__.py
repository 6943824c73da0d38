"""Promises in working time: until when customers are answered, clocks that keep them, and what breaks them."""
