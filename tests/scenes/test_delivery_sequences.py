"""Providers that deliver twice, late, in another order and in parallel: each message is there once."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from hamdel.channels.models import Incoming
from hamdel.channels.public import AccountFacts
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.queries.messages import messages_of
from hamdel.interactions.models import Interaction
from hamdel.platform.instants import system_now
from tests.conversations.conftest import MINUTE, Pigeons, loft, pigeons
from tests.conversations.usecases.test_joining import all_at_once
from tests.ground.corpora import Corpus

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
__all__ = ["Pigeons", "loft", "pigeons"]
AT_ONCE = 16
OF_EACH = 5  # sequences of a mode
ROWS_BEGIN = 1_795_420_800  # Unix seconds


def body_of(row: dict[str, Any], delivery: dict[str, Any]) -> str:
    """One delivery as the messenger of the tests posts it; each row has senders of its own."""
    return json.dumps(
        {
            "id": f"{row['id']}:{delivery['provider_id']}",
            "from": f"09{int(row['id'][:6], 16) % 10_000_000:07d}{delivery['conv'][1:]:0>2}",
            "at": datetime.fromtimestamp(delivery["at"], UTC).isoformat(),
            "text": delivery["text"],
        }
    )


def test_each_message_is_there_once_in_its_conversation(
    corpus: Callable[[str], Corpus], loft: AccountFacts
) -> None:
    rows = corpus("webhooks-deliveries").rows("delivery-sequences.jsonl")
    assert {row["mode"] for row in rows} >= {"parallel-16", "reversed", "shuffled"}
    modes = {row["mode"] for row in rows}
    rows = [
        one for mode in modes for one in [row for row in rows if row["mode"] == mode][:OF_EACH]
    ]
    wrong = []
    a_day_ago = int(system_now().timestamp()) - 86_400
    for row in rows:
        before = set(Conversation.objects.values_list("pk", flat=True))
        said = [
            {**one, "at": one["at"] - ROWS_BEGIN + a_day_ago}
            for one in row["deliveries"]
            if one["kind"] == "message"
        ]
        deliver(loft, [body_of(row, one) for one in said], mode=row["mode"])
        made = Conversation.objects.exclude(pk__in=before)
        wrong += [f"{row['id']}: {one}" for one in deviations(row, said, list(made))]
    assert wrong == []
    assert Interaction.objects.count() == Message.objects.count()


def deliver(account: AccountFacts, bodies: list[str], *, mode: str) -> None:
    def post(body: str) -> Callable[[], None]:
        def deed() -> None:
            answer = Client().post(account.hook_path, body, content_type="application/json")
            assert answer.status_code == 200

        return deed

    step = AT_ONCE if mode == "parallel-16" else 1
    for first in range(0, len(bodies), step):
        some = [post(one) for one in bodies[first : first + step]]
        if step > 1:
            all_at_once(some)
        else:
            some[0]()
    # What was too busy at its first try waits; nothing of it is lost.
    while Incoming.objects.exclude(state="done").exists():
        assert not Incoming.objects.filter(state="resting").exists()
        work_on_waiting(now=system_now() + 60 * MINUTE)


def deviations(
    row: dict[str, Any], said: list[dict[str, Any]], made: list[Conversation]
) -> list[str]:
    """How what became of a sequence differs from its row."""
    expected = {one["provider_id"]: (one["at"], one["text"]) for one in said}
    wrong = []
    if len(made) != len({one["conv"] for one in said}):
        wrong.append(f"{len(made)} conversations")
    threads = [messages_of(one.pk) for one in made]
    found = sorted((one.at.timestamp(), one.text) for thread in threads for one in thread)
    if found != sorted(expected.values()):
        wrong.append(f"messages {found}")
    for thread in threads:
        times = [one.at for one in thread]
        if times != sorted(times):
            wrong.append("out of order")
    return wrong
