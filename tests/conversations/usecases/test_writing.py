"""Many answer at once: one is written, and every other sees both texts."""

from collections.abc import Callable

import pytest

from hamdel.conversations.contracts import Actor, Changed
from hamdel.conversations.models import Conversation, Draft, Message
from hamdel.conversations.usecases.drafts import save_draft
from hamdel.conversations.usecases.writing import ToWrite, write_message
from tests.conversations.conftest import Pigeons, Say
from tests.conversations.usecases.test_joining import all_at_once
from tests.ground.cast import NOW, Player

MANY = 50


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_answer_at_once_one_is_sent_and_no_text_is_lost(
    transactional_db: None, say: Say, pigeons: Pigeons, sara: Player
) -> None:
    say()
    row = Conversation.objects.get()
    late: dict[str, str] = {}

    def answer(text: str) -> Callable[[], None]:
        def deed() -> None:
            try:
                write_message(
                    conversation_id=row.pk, said=ToWrite(text=text, channel="pigeon"), version=1,
                    by=Actor(who=text), now=NOW,
                )  # fmt: skip
            except Changed as changed:
                late[text] = changed.theirs

        return deed

    save_draft(conversation_id=row.pk, person_id=sara.user_id, text="نیمه‌کاره", now=NOW)
    texts = [f"پاسخ {at}" for at in range(MANY)]
    all_at_once([answer(one) for one in texts])
    (sent,) = Message.objects.filter(direction="out").values_list("text", flat=True)
    assert sent in texts
    assert set(late) == set(texts) - {sent}
    assert set(late.values()) == {sent}
    row.refresh_from_db()
    assert (row.version, row.state) == (2, "waiting")
    assert Draft.objects.get().text == "نیمه‌کاره"
