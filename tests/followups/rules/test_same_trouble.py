"""Whether what is shown now is followed up already."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.followups.rules.same_trouble import LATELY, Open, Shown, same_among
from tests.ground.cast import NOW


def followed(number: int = 1, **more: Any) -> Open:
    return Open(
        **{"id": number, "conversation_id": None, "touchpoint": "", "newest_at": NOW, **more}
    )


def shown(**more: Any) -> Shown:
    return Shown(**{"conversation_id": None, "touchpoint": "", "at": NOW, **more})


@pytest.mark.parametrize(
    ("one", "now", "same"),
    [
        (followed(), shown(), True),
        (followed(touchpoint="courier"), shown(touchpoint="courier"), True),
        (followed(touchpoint="courier"), shown(), True),
        (followed(touchpoint="courier"), shown(touchpoint="shop"), False),
        (followed(touchpoint="courier", conversation_id=4), shown(touchpoint="shop", conversation_id=4), True),
        (followed(), shown(at=NOW + LATELY), True),
        (followed(), shown(at=NOW + LATELY + timedelta(seconds=1)), False),
        (followed(conversation_id=4), shown(conversation_id=4, at=NOW + 9 * LATELY), True),
    ],
)  # fmt: skip
def test_the_same(one: Open, now: Shown, same: bool) -> None:  # noqa: FBT001
    assert same_among([one], now) == (1 if same else None)


def test_of_several_the_same_conversation_and_then_the_newest() -> None:
    some = [
        followed(1, conversation_id=7, newest_at=NOW - timedelta(days=9)),
        followed(2, newest_at=NOW - timedelta(days=2)),
        followed(3, newest_at=NOW - timedelta(days=1)),
    ]
    assert same_among(some, shown(conversation_id=7)) == 1
    assert same_among(some, shown()) == 3
    assert same_among([], shown()) is None
