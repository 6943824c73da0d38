"""Whom the company serves, drawn as a few people, each bound to a segment that lives."""
