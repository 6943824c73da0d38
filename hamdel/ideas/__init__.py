"""Ideas: what customers suggest, who wants it, what became of it, and that each of them is told."""
