"""Winners are told once, by the way they were asked; a slip is taken back, and nobody hears."""

import json
from datetime import timedelta

import pytest

from hamdel.asking import after_answers
from hamdel.asking.contracts import IncentiveGiven, Refused
from hamdel.asking.models import Entry
from hamdel.asking.queries.incentives import incentive, winners_of
from hamdel.asking.usecases.incentives import close_draw, draw_winners, offer_incentive
from hamdel.asking.usecases.telling import GRACE, tell_due, tell_nobody, tell_winners
from hamdel.channels.models import Delivery
from hamdel.channels.public import AccountFacts
from hamdel.customers.public import erase_customer
from hamdel.surveys.public import ToInvite, ToRecord, invite, record_response, response
from tests.asking.conftest import Person
from tests.ground.cast import NOW
from tests.surveys.conftest import there

LATER = NOW + GRACE


@pytest.fixture
def drawn(survey: int, person: Person, monkeypatch: pytest.MonkeyPatch) -> int:
    """A draw of two prizes among three people, drawn."""
    monkeypatch.setattr(after_answers, "system_now", lambda: NOW)
    given = IncentiveGiven(survey_id=survey, kind="draw", name="د", prize="دوچرخه", winners=2)
    made = offer_incentive(given, who="leila", now=NOW)
    for n in range(3):
        profile = person(f"p{n}")
        asked = invite(ToInvite(survey_id=survey, profile_id=profile, channel="email"), now=NOW)
        said = ToRecord(
            survey_id=survey, invitation_id=asked.id, score=9, language="en" if n else "fa"
        )
        after_answers.show_ticket(there(response(record_response(said, now=NOW).id)))
    with pytest.raises(Refused):
        tell_winners(made, who="leila", now=NOW)
    close_draw(made, who="leila", now=NOW)
    draw_winners(made, who="leila", now=NOW)
    return made


def told() -> list[tuple[str, str]]:
    """Who was written to, and what."""
    rows = Delivery.objects.order_by("pk").values_list("recipient", "payload")
    return [(to, json.loads(payload)["text"]) for to, payload in rows]


def test_each_winner_is_told_once_after_the_grace(drawn: int, mailbox: AccountFacts) -> None:
    tell_winners(drawn, who="leila", now=NOW)
    tell_winners(drawn, who="leila", now=NOW + timedelta(minutes=1))
    assert tell_due(now=LATER - timedelta(seconds=1)) == 0
    assert (tell_due(now=LATER), tell_due(now=LATER), tell_due(now=LATER)) == (2, 0, 0)
    won = list(Entry.objects.filter(place__lte=2).order_by("place"))
    assert len(told()) == 2
    for entry, (to, text) in zip(won, told(), strict=True):
        assert f"{entry.entry} {entry.salt}" in text
        assert "دوچرخه" in text
        assert ("برنده" in text) == (to == "p0@example.ir")
    draw = there(there(incentive(drawn)).draw)
    assert [one.told for one in winners_of(draw.id)] == ["email", "email", ""]
    with pytest.raises(Refused):
        tell_nobody(drawn, who="leila", now=LATER)
    assert tell_winners(drawn, who="leila", now=LATER) is None
    assert (tell_due(now=LATER + GRACE), len(told())) == (0, 2)


def test_a_slip_is_taken_back_and_who_is_gone_is_left(drawn: int, mailbox: AccountFacts) -> None:
    tell_winners(drawn, who="leila", now=NOW)
    tell_nobody(drawn, who="leila", now=NOW)
    assert (tell_due(now=LATER), told()) == (0, [])
    first = Entry.objects.select_related("profile").get(place=1)
    erase_customer(customer_id=there(first.profile).customer_id, who="leila", now=NOW)
    tell_winners(drawn, who="leila", now=NOW)
    assert tell_due(now=LATER) == 1
    draw = there(there(incentive(drawn)).draw)
    assert [one.told for one in winners_of(draw.id)] == ["nowhere", "email", ""]
