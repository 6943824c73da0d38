"""What became of those who answered: each person once, nobody before their time."""

from datetime import timedelta

import pytest

from hamdel.platform.intervals import share_interval
from hamdel.surveys.rules.afterwards import WATCHED, After, Deed, afterwards, group_of, who_did
from tests.ground.cast import NOW

DAY = timedelta(days=1)


def after(customer: int, score: int, *did: str, ago: timedelta = WATCHED) -> After:
    return After(customer_id=customer, score=score, at=NOW - ago, did=frozenset(did))


@pytest.mark.parametrize(
    ("score", "group"),
    [(10, "promoters"), (9, "promoters"), (8, "passives"), (7, "passives"), (6, "detractors"), (0, "detractors")],
)  # fmt: skip
def test_groups_are_those_of_nps(score: int, group: str) -> None:
    assert group_of(score) == group


def ids(answers: list[After], group: str, deed: Deed) -> list[int]:
    return [one.customer_id for one in who_did(answers, group=group, deed=deed, now=NOW)]


def test_shares_count_people_whose_time_is_over() -> None:
    answers = [
        after(1, 10, "order completed", "referral sent"),
        after(2, 9, "page viewed"),
        after(3, 9, "subscription renewed"),
        after(3, 2, "order completed", ago=WATCHED - DAY),  # the same person again: counted once
        after(4, 3, "message sent", "case opened"),  # our own deeds break no silence
        after(5, 1, "order completed", "follow-up closed"),
        after(6, 0, "order completed", ago=WATCHED - DAY),
    ]
    found = afterwards(answers, now=NOW)
    assert (found.people, found.too_soon) == (5, 1)
    promoters = found.shares["promoters"]
    assert [(deed, one.having, one.n) for deed, one in promoters.items()] == [
        ("bought", 1, 3), ("renewed", 1, 3), ("referred", 1, 3), ("silent", 0, 3),
    ]  # fmt: skip
    assert (promoters["bought"].low, promoters["bought"].high) == share_interval(1, 3)
    assert found.shares["detractors"]["silent"].having == 1
    assert ids(answers, "promoters", "bought") == [1]
    assert ids(answers, "detractors", "silent") == [4]
    assert ids(answers, "passives", "bought") == []
    assert found.shares["passives"]["bought"].share is None
    assert (found.answered.having, found.answered.n) == (1, 1)
    assert (found.unanswered.having, found.unanswered.n) == (0, 1)
