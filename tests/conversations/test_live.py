"""Open pages are told of what changed, after the commit, in whatever process it was."""

from typing import Any

import pytest
from django.db import transaction

from hamdel.conversations import live
from hamdel.conversations.models import Conversation
from hamdel.platform.live import hub
from tests.conversations.conftest import MINUTE, Say
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What open pages hear."""
    heard: list[tuple[str, Any]] = []
    monkeypatch.setattr(hub, "publish", lambda topic, data: heard.append((topic, data)))
    return heard


def test_a_message_is_told_once_it_is_stored(say: Say, told: list[tuple[str, Any]]) -> None:
    with transaction.atomic():
        say()
        assert [one for one in told if one[0] == "conversations"] == []
    ours = [data for topic, data in told if topic == "conversations"]
    assert ours == [{"id": str(Conversation.objects.get().pk), "what": "message"}]


def test_what_another_process_changed_is_found_and_told_once(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "system_now", lambda: NOW)
    news = live.News()
    assert news() == []
    say()
    row = Conversation.objects.get()
    assert news() == [("conversations", {"id": str(row.pk), "what": "changed"})]
    assert news() == []
    Conversation.objects.filter(pk=row.pk).update(changed_at=NOW + MINUTE)
    assert len(news()) == 1
    monkeypatch.setattr(live, "system_now", lambda: NOW + 2 * MINUTE)
    assert news() == []
