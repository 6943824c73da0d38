"""Who did not look is reminded once; who opened it, answered or must be left alone is not."""

from datetime import timedelta

import pytest

from hamdel.asking.contracts import ToAsk
from hamdel.asking.models import Ask
from hamdel.asking.usecases.ordering import order_asks
from hamdel.asking.usecases.reminding import note_ignored, remind_due
from hamdel.cases.public import ToOpen, open_case
from hamdel.channels.models import Delivery
from hamdel.channels.public import AccountFacts
from hamdel.conversations.public import Actor
from hamdel.surveys.public import invitation, note_invitation
from tests.asking.conftest import Person, decided
from tests.ground.cast import NOW

DAY = timedelta(days=1)
NAMES = ("unseen", "opened", "case")


@pytest.fixture
def asked(person: Person, survey: int, mailbox: AccountFacts, write_rule) -> dict[str, Ask]:
    """Three people who were sent the same three days ago."""
    rule = write_rule(remind_after_days=3)
    for name in NAMES:
        wanted = ToAsk(key=name, profile_id=person(name), survey_id=survey, rule_id=rule)
        order_asks([wanted], by="rule", now=NOW)
    decided()
    rows = {row.key: row for row in Ask.objects.all()}
    for row in rows.values():
        note_invitation(row.invitation_id or 0, "sent", now=NOW)
    note_invitation(rows["opened"].invitation_id or 0, "opened", now=NOW)
    open_case(ToOpen(customer_id=rows["case"].profile_id, title="x"), by=Actor(who="s"), now=NOW)
    return rows


def test_only_who_did_not_look_is_reminded_once(asked: dict[str, Ask], person: Person) -> None:
    assert remind_due(now=NOW + 2 * DAY) == 0
    night = NOW + 3 * DAY + timedelta(hours=12)
    assert remind_due(now=night) == 3
    assert not Delivery.objects.filter(key__endswith=":reminder").exists()
    morning = night + timedelta(hours=8)
    assert remind_due(now=morning) == 1  # the quiet hours put off the one
    assert remind_due(now=morning + 30 * DAY) == 0
    (sent,) = Delivery.objects.filter(key__endswith=":reminder")
    first = Delivery.objects.get(key=f"ask:{asked['unseen'].pk}")
    assert "یادآوری" in sent.payload
    assert sent.payload.count("?score=9") == first.payload.count("?score=9") == 1
    row = Ask.objects.get(key="unseen")
    assert row.reminded_at == morning
    # The days until they may be asked again count from the reminder.
    again = ToAsk(key="again", profile_id=person("unseen"), survey_id=row.survey_id)
    order_asks([again], by="s", now=NOW)
    decided(NOW + 15 * DAY)
    assert Ask.objects.get(key="again").reason == "too_soon"


def test_what_nobody_answers_is_noted_as_ignored(asked: dict[str, Ask]) -> None:
    assert note_ignored(now=NOW + 13 * DAY) == 0
    assert note_ignored(now=NOW + 15 * DAY) == 3
    assert note_ignored(now=NOW + 15 * DAY) == 0
    found = invitation(asked["unseen"].invitation_id or 0)
    assert found is not None
    assert (found.state, found.ignored_at) == ("ignored", NOW + 15 * DAY)
