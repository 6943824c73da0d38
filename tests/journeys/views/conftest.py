"""People who went their ways an hour ago, and their pages."""

import pytest

from tests.ground.cast import NOW


@pytest.fixture
def gone(walk, monkeypatch):
    """Three look, two of them pay, one comes back to looking, an hour ago."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    for n, actions in enumerate((("Look", "Pay", "Look"), ("Look", "Pay"), ("Look",))):
        for at, action in enumerate(actions):
            walk(f"p{n}", action, 3_600 - 60 * at, outcome="success")
    walk("p2", "Chat Started", 30, channel="chat", text="سفارش من کجاست؟")


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()
