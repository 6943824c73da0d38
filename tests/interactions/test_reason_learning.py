"""Learning weights from what people said: only where it does not get worse."""

import json
from datetime import timedelta

import pytest

from hamdel.customers.public import customer_of
from hamdel.interactions.models import LearnedWeights, ReasonSaid
from hamdel.interactions.public import Given, draft_of_given, reasons_of, record_interactions
from hamdel.interactions.reason_learning import (
    ANEW,
    LEAST,
    beginning,
    learn,
    standing_weights,
    write_standing,
)
from hamdel.interactions.rules.ranking import Features
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
CAUSES = (
    Features("failed", "Transfer", 1.0, 0.0, 0.0),
    Features("due", "Invoice", 10.0, 0.0, 0.0),
)


@pytest.fixture
def bahram() -> int:
    """Whose transfer failed an hour ago, and whose invoice is due; his profile."""
    drafts = [
        draft_of_given(
            Given(
                occurred_at=NOW - timedelta(hours=ago), identifiers=(("user_id", "bahram"),),
                channel="app", action=action, outcome=outcome,
            ),
            source="test",
        )
        for ago, action, outcome in [(1, "Transfer Failed", "failure"), (10, "Invoice Issued", None)]
    ]  # fmt: skip
    return record_interactions(drafts, now=NOW)[0].profile_id


def say(profile: int, chosen: int | None, *, times: int) -> None:
    """People say `times` that it was this one."""
    one = CAUSES[chosen] if chosen is not None else Features("none", "", 0, 0, 0)
    standing = json.dumps(write_standing(CAUSES, chosen))
    ReasonSaid.objects.bulk_create(
        ReasonSaid(
            profile_id=profile, kind=one.kind, topic=one.topic, probability=0.5, right=True,
            who="sara", at=NOW, standing=standing,
        )
        for _ in range(times)
    )  # fmt: skip


def first(profile: int) -> str:
    customer = customer_of(profile)
    assert customer is not None
    return reasons_of(customer, now=NOW)[0].cause.kind


def test_too_few_words_teach_nothing(bahram: int) -> None:
    say(bahram, 1, times=LEAST - 1)
    assert learn(NOW) is None
    assert standing_weights().weights.kinds == beginning().kinds


def test_words_are_learned_and_counted_once(bahram: int) -> None:
    assert first(bahram) == "failed"
    say(bahram, 1, times=40)
    found = learn(NOW)
    assert found is not None
    assert found.stands
    assert found.loss < found.loss_before
    assert (found.said, found.held_out) == (40, 8)
    assert first(bahram) == "due"
    customer = customer_of(bahram)
    assert customer is not None
    top = reasons_of(customer, now=NOW)[0]
    assert (top.hits.right, top.hits.said) == (40, 40)
    assert top.probability < 0.97  # what the weights know is not counted a second time
    assert learn(NOW) is None
    say(bahram, 1, times=ANEW)
    assert learn(NOW) is not None


def test_what_would_be_worse_does_not_stand(bahram: int) -> None:
    say(bahram, 1, times=60)
    say(bahram, 0, times=15)
    found = learn(NOW)
    assert found is not None
    assert not found.stands
    assert standing_weights().weights.kinds == beginning().kinds
    assert LearnedWeights.objects.count() == 1


def test_words_of_before_are_left_out(bahram: int) -> None:
    say(bahram, 1, times=LEAST)
    ReasonSaid.objects.update(standing="")
    assert learn(NOW) is None
