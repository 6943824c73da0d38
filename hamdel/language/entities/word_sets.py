"""Sets of words written as one text, in the spelling of `same_length`."""

from .same_length import same_length


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by white space, spelled as readers meet them."""
    return frozenset(same_length(text).split())
