"""Putting together, parting and taking back over the API."""

import pytest

from hamdel.conversations.models import Conversation, Message
from tests.conversations.conftest import Ask, Dial, Say
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(say: Say, dial: Dial) -> tuple[str, str]:
    """Two conversations of one customer."""
    say("سفارشم نرسیده")
    say("راستی، کد تخفیف؟")
    dial("ringing")
    one, other = Conversation.objects.order_by("pk")
    return str(one.pk), str(other.pk)


def test_two_are_put_together_and_taken_apart(two: tuple[str, str], api: Ask) -> None:
    one, other = two
    told = api("POST", f"/conversations/{one}/merge", {"join": other})
    assert (told.status_code, told.json()["id"]) == (201, one)
    assert [row["id"] for row in api("GET", "/conversations").json()["items"]] == [one]
    assert len(api("GET", f"/conversations/{one}").json()["messages"]) == 3
    assert api("POST", f"/conversations/{other}/close", {}).status_code == 400
    back = api("POST", f"/conversation-changes/{told.json()['undo']}/undo", {})
    assert set(back.json()["conversations"]) == {one, other}
    assert len(api("GET", f"/conversations/{other}").json()["messages"]) == 1


def test_messages_get_a_conversation_of_their_own(two: tuple[str, str], api: Ask) -> None:
    one, _ = two
    moved = str(Message.objects.get(text="راستی، کد تخفیف؟").pk)
    told = api("POST", f"/conversations/{one}/split", {"messages": [moved]}).json()
    assert [m["id"] for m in api("GET", f"/conversations/{told['id']}").json()["messages"]] == [
        moved
    ]
    assert (
        api("POST", f"/conversations/{one}/split", {"messages": [moved]}).json()["field"]
        == "messages"
    )
    assert api("POST", f"/conversation-changes/{told['undo']}/undo", {}).json()[
        "conversations"
    ] == [one]


def test_what_is_not_there_or_not_theirs_is_not_found(
    two: tuple[str, str], api: Ask, as_sara: Ask, sara: Player
) -> None:
    one, other = two
    told = api("POST", f"/conversations/{one}/merge", {"join": other}).json()
    assert as_sara("POST", f"/conversation-changes/{told['undo']}/undo", {}).status_code == 404
    assert api("POST", "/conversation-changes/999999/undo", {}).status_code == 404
    assert api("POST", f"/conversations/{one}/merge", {"join": "999999"}).status_code == 404
    version = Conversation.objects.get(pk=one).version
    stale = {"messages": ["1"], "version": version + 7}
    assert api("POST", f"/conversations/{one}/split", stale).status_code == 409
