"""Under which key national ids are hashed."""

from hamdel.platform.derived_keys import derived_key


def national_id_key() -> bytes:
    """Return the key: a copy of the database alone tells nobody's national id."""
    return derived_key("national ids").encode()
