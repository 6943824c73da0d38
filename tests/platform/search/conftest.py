"""An index of the tests' own."""

import pytest

from hamdel.platform.search import Index, create_index


@pytest.fixture
def index(db: None) -> Index:
    """An empty index."""
    create_index("tests")
    return Index("tests")
