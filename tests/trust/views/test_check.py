"""The two questions on a page of their own: see also scene 3."""

from django.test import Client

from hamdel.conversations.public import (
    Actor,
    ConversationFilter,
    list_conversations,
    messages_of,
)
from hamdel.trust.contracts import ToRecover
from hamdel.trust.usecases.checking import send_check
from hamdel.trust.usecases.recovering import do_step, start_recovery
from tests.conversations import conftest as talking
from tests.ground.cast import NOW

pigeons, loft, say = talking.pigeons, talking.loft, talking.say


def test_an_address_that_is_none_says_so(db: None) -> None:
    answer = Client().get("/r/nothing")
    assert answer.status_code == 404
    assert (
        "form"
        not in answer.content.decode().split("<main")[1].split("</header>")[1].split("<footer")[0]
    )


def test_what_a_colleague_wrote_for_colleagues_is_not_shown(say: talking.Say) -> None:
    say("سلام")
    (talk,) = list_conversations(ConversationFilter(), limit=1)
    by, title = Actor(who="sara@hamdel.example"), "باز هم غر می‌زند"
    wanted = ToRecover(
        profile_id=talk.profile_id, cause="hand", title=title, caused_at=NOW, key="hand:1",
        conversation_id=talk.id,
    )  # fmt: skip
    pk = start_recovery(wanted, by=by, now=NOW)
    for one in ("acknowledge", "explain", "fix", "make_good"):
        do_step(recovery_id=pk, step=one, by=by, now=NOW)
    assert send_check(recovery_id=pk, by=by, now=NOW) == ""
    sent = messages_of(talk.id)[-1].text
    link = next(word for word in sent.split() if "/r/" in word)
    shown = Client().get(f"/r/{link.rpartition('/r/')[2]}").content.decode()
    assert title not in sent + shown
    assert "با ما در میان گذاشتید" in sent
    assert "با ما در میان گذاشتید" in shown
