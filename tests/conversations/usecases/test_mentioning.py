"""A note that names a colleague tells them."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation, Mention
from hamdel.conversations.public import ToWrite, write_message
from hamdel.conversations.usecases.looking import look
from hamdel.platform.live import hub
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def test_the_named_are_told_until_they_look(
    say: Say,
    sara: Player,
    reza: Player,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(hub, "publish", lambda _topic, data: told.append(data))
    say()
    pk = Conversation.objects.get().pk
    by = Actor(who=sara.email, person_id=sara.user_id, name=sara.name)
    note = ToWrite(text="@رضا ببین؛ @سارا هم می‌داند", direction="note")
    with django_capture_on_commit_callbacks(execute=True):
        write_message(conversation_id=pk, said=note, by=by, now=NOW)
    mention = Mention.objects.get()
    assert mention.person_id == reza.user_id
    named = [one for one in told if one["what"] == "mention"]
    assert named == [{"id": str(pk), "what": "mention", "people": [str(reza.user_id)], "by": sara.name}]  # fmt: skip
    assert reza.get("/inbox/counts").json()["counts"]["mentions"] == "۱"
    assert f'id="row-{pk}"' in reza.get("/inbox/rows?queue=mentions").content.decode()
    look(conversation_id=pk, person_id=reza.user_id, now=NOW + timedelta(minutes=1))
    assert reza.get("/inbox/counts").json()["counts"]["mentions"] == ""
