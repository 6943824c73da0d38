"""HTML that others wrote: made harmless, and shown without asking anybody's server."""
