"""With what a company's server signs the user ids that its pages name."""

from hamdel.platform.derived_keys import derived_key


def user_hash_key() -> str:
    """Return the key of `userHash`: it is used as it stands, as text, in HMAC-SHA256."""
    return derived_key("user hash")
