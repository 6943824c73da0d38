"""Journey maps: drawn by people, and what really happens laid over them."""
