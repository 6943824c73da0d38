"""The inbox measured within one process: what the server does for a press, without the network."""

import statistics
import time
from collections.abc import Callable
from importlib import import_module
from itertools import cycle, islice
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from hamdel.channels.public import create_account
from hamdel.conversations.public import (
    Actor,
    ConversationFilter,
    PastConversation,
    PastMessage,
    keep_past,
    list_conversations,
    messages_of,
)
from hamdel.customers.public import recognize_customer
from hamdel.platform.instants import system_now

BY = Actor(who="bench")
WAY = "bale"  # a messenger whose server is never asked: what is measured waits its ten seconds
Talk = tuple[str, list[str]]


def measure_ours(*, conversations: int, rounds: int) -> dict[str, Any]:
    """Fill the inbox, then open, list and answer; milliseconds as median and p95, by name.

    With the talks that were put in, a session to listen with and a conversation to write into.
    """
    talks = list(islice(cycle(talks_of_demo()), conversations))
    now = system_now()
    settings_given = {"token": "1:bench", "base_url": "http://127.0.0.1:9"}
    create_account(kind=WAY, name="bench", settings=settings_given, who="bench", now=now)
    ids = _fill(talks)
    client = Client(SERVER_NAME="127.0.0.1")
    user = get_user_model().objects.get(email="sara@rekab.example")
    client.force_login(user)
    chosen = ids[:rounds]
    texts = iter(range(10_000))
    took = {
        "opening": measured(lambda pk: client.get(f"/inbox/{pk}/opened"), chosen),
        "listing": measured(lambda _: client.get("/inbox/rows?queue=all"), chosen),
        "sending": measured(
            lambda pk: client.post(
                f"/inbox/{pk}/write",
                {"text": f"پیگیری شد {next(texts)}", "direction": "out", "channel": WAY},
            ),
            chosen,
        ),
    }
    return {"took": took, "talks": talks, "session": _session(user), "open": chosen[0]}


def measured(act: Callable[[int], Any], ids: list[int]) -> tuple[float, float]:
    """Median and p95 of doing something with each, in milliseconds; the first time is not counted."""
    took = []
    for number, pk in enumerate([ids[0], *ids]):
        begun = time.perf_counter()
        answer: HttpResponse = act(pk)
        spent = (time.perf_counter() - begun) * 1000
        if answer.status_code >= 400:  # noqa: PLR2004 - refused or failed
            raise RuntimeError(f"{answer.status_code}: {answer.content[:300]!r}")
        if number:
            took.append(spent)
    return statistics.median(took), sorted(took)[int(len(took) * 0.95)]


def talks_of_demo() -> list[Talk]:
    """What was said in the demo's conversations: (subject, texts)."""
    own = [
        (one.subject, [said.text for said in messages_of(one.id) if said.text])
        for one in list_conversations(ConversationFilter(), limit=500)
    ]
    return [talk for talk in own if talk[1]]


def _fill(talks: list[Talk]) -> list[int]:
    now = system_now()
    made: list[int] = []
    for number, (subject, texts) in enumerate(talks):
        with transaction.atomic():
            profile = recognize_customer(
                identifiers=[("bale", str(700_000_000 + number))],
                attributes={"name": f"مشتری {number}"},
                source="bench",
                now=now,
            )
            messages = [
                PastMessage(
                    at=now, direction="in", channel=WAY, text=text, author=f"مشتری {number}"
                )
                for text in texts
            ]
            past = PastConversation(profile_id=profile, subject=subject, messages=messages)
            made.append(keep_past(past, by=BY, now=now) or 0)
    return made


def _session(user: Any) -> str:
    """A session of somebody signed in, as their browser would name it."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    engine = import_module(settings.SESSION_ENGINE)
    key: str = client.cookies[settings.SESSION_COOKIE_NAME].value
    if not engine.SessionStore(key).exists(key):
        raise RuntimeError("the session was not kept")
    return key
