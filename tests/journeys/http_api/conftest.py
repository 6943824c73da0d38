"""Reports over the API."""

from datetime import timedelta

import pytest

from hamdel.platform.instants import rfc3339
from tests.ground.cast import NOW

DAY = {"from": rfc3339(NOW - timedelta(days=1)), "to": rfc3339(NOW)}


@pytest.fixture
def report(stranger, admin_key):
    """Asks a report; gives its JSON."""

    def get(report, **query):
        head = {"Authorization": f"Bearer {admin_key}"}
        return stranger.get(f"/api/v1/reports/{report}", query, headers=head).json()

    return get


@pytest.fixture
def gone(walk):
    """Four look, three ask, two pay, an hour ago."""
    for n, actions in enumerate((["Look", "Ask", "Pay"],) * 2 + (["Look", "Ask"], ["Look"])):
        for at, action in enumerate(actions):
            walk(f"p{n}", action, 3_600 - 60 * at, outcome="success")
