"""What is unhappy in the log becomes a case with an owner and a clock: once, and one for one trouble."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.cases.public import CaseFilter, case, list_cases
from hamdel.conversations.public import ConversationFilter, conversation, list_conversations
from hamdel.customers.models import Identifier
from hamdel.customers.public import recognize_customer
from hamdel.followups import following
from hamdel.followups.contracts import FollowUpFilter
from hamdel.followups.models import FollowUp, Sign
from hamdel.followups.queries.followups import (
    followup_of_moment,
    followups_of_responses,
    list_followups,
    signs_of,
)
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.platform import options
from hamdel.platform.models import Cursor
from tests.followups.conftest import ANGRY, Answer, follow, there
from tests.ground.cast import Mina, Player

pytestmark = pytest.mark.django_db
OPEN = FollowUpFilter(state="open")


def test_a_detractor_is_somebody_s_within_the_log_s_next_look(
    answer: Answer, sara: Player, customer: int, today: datetime
) -> None:
    response = answer(3, "پیک دو ساعت دیر آمد")
    (one,) = list_followups(OPEN, now=today)
    assert (one.customer_id, one.cause, one.kind, one.score, one.words) == (
        customer, "score", "nps", 3, "پیک دو ساعت دیر آمد",
    )  # fmt: skip
    assert (one.stage, one.touchpoint, one.response_id) == ("support", "feedback_survey", response)
    assert timedelta(hours=47) < one.due_at - today <= timedelta(hours=49)
    assert (one.owner, dict(one.why)) == (sara.name, {"reasons": ["only_one"]})
    worked = there(case(one.case_id))
    assert (worked.owner_id, worked.type, worked.state, worked.touchpoint) == (
        sara.user_id, "complaint", "open", "feedback_survey",
    )  # fmt: skip
    assert worked.due.resolution == one.due_at
    assert "NPS 3" in worked.title
    assert followups_of_responses([response, 0]) == {response: one.id}
    assert followup_of_moment(there(one.interaction_id)) == one.id


def test_good_scores_and_old_ones_are_nobody_s(
    answer: Answer, sara: Player, today: datetime
) -> None:
    answer(9, "عالی بود")
    answer(1, "پارسال بد بود", answered_at=today - timedelta(days=30))
    assert not FollowUp.objects.exists()
    options.set("followups.nps", 9, who="leila", now=today)
    answer(9)
    assert FollowUp.objects.count() == 1


def test_one_trouble_is_one_follow_up_however_often_it_shows(
    answer: Answer, sara: Player, say: Callable[..., int], mina: Mina, today: datetime
) -> None:
    answer(2, "دیر رسید")
    say(ANGRY, sender=mina.phone_e164, now=today)
    follow()
    answer(0, "هنوز کسی جواب نداده")
    (one,) = list_followups(OPEN, now=today)
    assert (one.signs, one.score) == (3, 2)
    assert [sign.cause for sign in signs_of(one.id)] == ["score", "words", "score"]
    (talk,) = list_conversations(ConversationFilter())
    assert one.conversation_id == talk.id
    assert len(list_cases(CaseFilter(type="complaint"))) == 1
    assert there(case(one.case_id)).conversation_ids == (talk.id,)
    Cursor.objects.filter(pk="followups").delete()  # the whole log again
    follow()
    assert (FollowUp.objects.count(), Sign.objects.count()) == (1, 3)


def test_angry_words_go_to_the_case_that_the_conversation_has(
    say: Callable[..., int], sara: Player, mina: Mina, today: datetime
) -> None:
    say("سفارشم نرسیده", sender=mina.phone_e164, now=today)
    follow()
    assert not FollowUp.objects.exists()  # it stands in the inbox
    say(ANGRY, sender=mina.phone_e164, now=today)
    follow()
    (one,) = list_followups(OPEN, now=today)
    assert (one.cause, one.emotion, one.score) == ("words", "anger", None)
    assert there(conversation(there(one.conversation_id))).customer_id == one.customer_id


@pytest.mark.parametrize("who", ["nobody", "claimed", "too many"])
def test_who_nobody_vouched_for_is_followed_up_if_they_can_be_answered(
    who: str, sara: Player, today: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody could say anything with a browser's key: only so much becomes work."""
    if who == "too many":
        monkeypatch.setattr(following, "MOST_CLAIMED", 0)
    named = ("anonymous_id", "browser-1") if who == "nobody" else ("phone", "09350001122")
    given = Given(
        id="angry", occurred_at=today, identifiers=(named,), channel="web", action="Form Submitted",
        text="افتضاح", emotion="anger",
        attributes={"response_id": "1", "survey_id": "1", "conversation_id": "1"},
    )  # fmt: skip
    record_interactions([draft_of_given(given, source="a page")], now=today)
    Identifier.objects.update(verified=False)
    follow()
    found = list_followups(OPEN, now=today)
    assert len(found) == (1 if who == "claimed" else 0)
    assert all((one.response_id, one.conversation_id) == (None, None) for one in found)


def test_a_made_up_answer_is_tied_to_no_answer(
    answer: Answer, sara: Player, today: datetime
) -> None:
    response = answer(10)
    attributes: dict[str, Any] = {"response_id": str(response), "kind": "nps", "score": 1}
    recognize_customer(
        identifiers=[("phone", "09350001122")], attributes={}, source="test", now=today
    )
    given = Given(
        id="made up", occurred_at=today, identifiers=(("phone", "09350001122"),), channel="web",
        action="Survey Answered", attributes=attributes,
    )  # fmt: skip
    record_interactions([draft_of_given(given, source="a page")], now=today)
    follow()
    assert followups_of_responses([response]) == {}
