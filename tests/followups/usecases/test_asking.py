"""A customer's words are passed on with one mark; the answer comes back to whoever asked."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from hamdel.conversations.public import (
    Actor,
    ConversationFilter,
    list_conversations,
    messages_of,
)
from hamdel.followups.contracts import MARK, NoSuchQuestion, Refused, ToAsk
from hamdel.followups.queries.questions import count_mine, count_waiting, list_questions, question
from hamdel.followups.usecases.asking import answer_question, ask_expert, pass_on, see_answer
from tests.followups.conftest import ANGRY, follow, there
from tests.ground.cast import Mina, Player

pytestmark = pytest.mark.django_db


def actor(player: Player) -> Actor:
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


def test_the_words_the_mark_the_clock_and_the_answer(
    say: Callable[..., int], mina: Mina, reza: Player, sara: Player, today: datetime
) -> None:
    say(ANGRY, sender=mina.phone_e164, now=today)
    (talk,) = list_conversations(ConversationFilter())
    (said,) = messages_of(talk.id)
    asked = ToAsk(expert_id=sara.user_id, interaction_id=said.interaction_id, hours=6, key="once")
    number = ask_expert(asked, by=actor(reza), now=today)
    assert ask_expert(asked, by=actor(reza), now=today) == number
    found = there(question(number, now=today))
    assert (found.words, found.conversation_id, found.customer_id) == (
        ANGRY, talk.id, talk.customer_id,
    )  # fmt: skip
    assert found.due_at == today + timedelta(hours=6)
    assert there(question(number, now=found.due_at)).late
    assert (count_waiting(sara.user_id), count_waiting(reza.user_id)) == (1, 0)
    follow()
    assert count_mine(sara.user_id) + count_mine(reza.user_id) == 2  # the case too is somebody's
    answer_question(question_id=number, answer="پیک عوض شد", by=actor(sara), now=today)
    answer_question(question_id=number, answer="پیک عوض شد و زنگ زدم", by=actor(sara), now=today)
    assert (count_waiting(sara.user_id), count_waiting(reza.user_id)) == (0, 1)
    assert not see_answer(question_id=number, by=actor(sara), now=today)
    assert see_answer(question_id=number, by=actor(reza), now=today)
    assert not see_answer(question_id=number, by=actor(reza), now=today)
    assert count_waiting(reza.user_id) == 0
    with pytest.raises(Refused):
        answer_question(question_id=number, answer="دیگر", by=actor(sara), now=today)
    notes = [one.text for one in messages_of(talk.id) if one.direction == "note"]
    assert notes == [MARK, "پیک عوض شد", "پیک عوض شد و زنگ زدم"]
    (listed,) = list_questions(now=today, expert_id=sara.user_id, answered=True)
    assert listed.answer == "پیک عوض شد و زنگ زدم"
    assert list_questions(now=today, asked_by_id=sara.user_id) == []


def test_words_of_nobody_known_and_another_expert(
    reza: Player, sara: Player, today: datetime
) -> None:
    number = ask_expert(
        ToAsk(expert_id=sara.user_id, words="در نمایشگاه گفتند گران است"),
        by=actor(reza),
        now=today,
    )
    pass_on(question_id=number, expert_id=reza.user_id, by=actor(sara), now=today)
    found = there(question(number, now=today))
    assert (found.expert, found.customer_id, found.due_at) == (
        reza.name, None, today + timedelta(hours=24),
    )  # fmt: skip
    for wanted, field in (
        (ToAsk(expert_id=0, words="x"), "expert"),
        (ToAsk(expert_id=sara.user_id, words=" "), "words"),
        (ToAsk(expert_id=sara.user_id, words="x", hours=0), "hours"),
        (ToAsk(expert_id=sara.user_id, interaction_id=0), "interaction_id"),
    ):
        with pytest.raises(Refused) as refused:
            ask_expert(wanted, by=actor(reza), now=today)
        assert refused.value.field == field
    with pytest.raises(NoSuchQuestion):
        answer_question(question_id=0, answer="x", by=actor(sara), now=today)
