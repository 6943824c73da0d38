"""Many at once: of one sender's first messages one opens the conversation."""

import json
import threading
from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Incoming
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.models import Conversation, Message
from hamdel.interactions.models import Interaction
from hamdel.platform.instants import system_now
from tests.conversations.conftest import MINUTE

AT_ONCE = 16


def all_at_once(deeds: list[Callable[[], None]]) -> None:
    """Do several things in threads that start together; a failure fails the test."""
    gate, failures = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], None]) -> None:
        try:
            gate.wait()
            deed()
        except BaseException as error:  # noqa: BLE001 - told to the test's own thread
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failures == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ids", ["different", "the same"])
def test_first_messages_of_one_sender_make_one_conversation(
    ids: str, transactional_db: None, loft: AccountFacts
) -> None:
    def deed(sender: int, at: int) -> Callable[[], None]:
        body = json.dumps(
            {
                "id": f"{sender}-{at if ids == 'different' else 0}",
                "from": f"0912000{sender:04d}",
                "text": f"پیام {at}",
            }
        )

        def post() -> None:
            answer = Client().post(loft.hook_path, body, content_type="application/json")
            assert answer.status_code == 200

        return post

    senders = 3
    for sender in range(senders):
        all_at_once([deed(sender, at) for at in range(AT_ONCE)])
    # What was too busy at its first try waits; nothing of it is lost.
    while Incoming.objects.exclude(state="done").exists():
        assert not Incoming.objects.filter(state="resting").exists()
        work_on_waiting(now=system_now() + 60 * MINUTE)
    each = AT_ONCE if ids == "different" else 1
    assert Conversation.objects.count() == senders
    assert Incoming.objects.filter(state="done").count() == senders * AT_ONCE
    assert Message.objects.count() == Interaction.objects.count() == senders * each
