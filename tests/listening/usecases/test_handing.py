"""A mention is handed over to a case or a conversation."""

import pytest

from hamdel.cases.public import case
from hamdel.conversations.public import conversation
from hamdel.customers.public import customer_names, customer_of
from hamdel.listening.contracts import Changed, Refused
from hamdel.listening.models import Mention
from hamdel.listening.usecases.deciding import set_state
from hamdel.listening.usecases.handing import Handing, hand_over
from hamdel.listening.usecases.matching import confirm_customer
from tests.ground.cast import NOW
from tests.listening.conftest import BY, Hear


def test_a_stranger_s_mention_becomes_a_case_of_somebody(hear: Hear, profile: int) -> None:
    row = hear("پیک سه روز نیامد", url="https://m.example/1")
    done = hand_over(mention_id=row.pk, handing=Handing(note="زود"), by=BY, now=NOW)
    again = hand_over(mention_id=row.pk, handing=Handing(), by=BY, now=NOW)
    assert done.case_id == again.case_id
    found = case(done.case_id or 0)
    assert found is not None
    assert (found.title, found.channel, found.touchpoint) == (
        "پیک سه روز نیامد",
        "social",
        "social_media",
    )
    assert "زود" in found.description
    assert "https://m.example/1" in found.description
    assert customer_names([found.customer_id]) == {found.customer_id: "مینا کاظمی"}
    assert found.customer_id != profile
    assert Mention.objects.get(pk=row.pk).state == "handed_over"
    # It turns out who it is: the case is theirs.
    confirm_customer(mention_id=row.pk, customer_id=profile, by=BY, now=NOW)
    assert customer_of(found.profile_id) == profile


def test_a_known_customer_s_mention_becomes_a_conversation(hear: Hear, profile: int) -> None:
    row = hear("کسی جواب نمی‌دهد؟")
    confirm_customer(mention_id=row.pk, customer_id=profile, by=BY, now=NOW)
    done = hand_over(mention_id=row.pk, handing=Handing(to="conversation"), by=BY, now=NOW)
    talk = conversation(done.conversation_id or 0)
    assert talk is not None
    assert (talk.customer_id, talk.channel, talk.state) == (profile, "social", "open")


def test_what_the_case_refuses_is_told(hear: Hear) -> None:
    row = hear()
    with pytest.raises(Refused) as refused:
        hand_over(mention_id=row.pk, handing=Handing(owner_id=10**9), by=BY, now=NOW)
    assert refused.value.field
    assert Mention.objects.get(pk=row.pk).state == "new"


def test_who_is_slower_is_told(hear: Hear) -> None:
    row = hear()
    closed = {"mention_id": row.pk, "state": "closed", "by": BY, "now": NOW}
    assert set_state(**closed, seen="new") == "new"  # type: ignore[arg-type]
    with pytest.raises(Changed):
        set_state(mention_id=row.pk, state="replied", seen="new", answer="x", by=BY, now=NOW)
    assert set_state(mention_id=row.pk, state="replied", answer="پاسخ", by=BY, now=NOW) == "closed"
    row.refresh_from_db()
    assert (row.state, row.answer, row.state_by) == ("replied", "پاسخ", BY.name)
