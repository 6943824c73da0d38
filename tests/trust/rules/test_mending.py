"""What starts a recovery by itself."""

from typing import Any

import pytest

from hamdel.trust.rules.mending import cause_of
from hamdel.trust.rules.moving import Lived


def cause(action: str = "Message Received", *, failures: int = 0, most: int = 3, on_anger: bool = True, **more: Any) -> str | None:  # fmt: skip
    given: dict[str, Any] = {
        "channel": "chat",
        "outcome": None,
        "sentiment": None,
        "emotion": None,
    }
    lived = Lived(**{"action": action, "properties": {}, **given, **more})
    return cause_of(lived, failures=failures, most=most, on_anger=on_anger)


ANGRY: dict[str, Any] = {"sentiment": -0.8, "emotion": "anger"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, None),
        (ANGRY, "anger"),
        ({**ANGRY, "on_anger": False}, None),
        ({**ANGRY, "sentiment": -0.3}, None),
        ({**ANGRY, "emotion": "sadness"}, None),
        ({**ANGRY, "action": "Promise Broken"}, None),
        ({**ANGRY, "action": "Message Sent"}, None),
        ({**ANGRY, "outcome": "abandoned"}, None),
        ({"outcome": "failure", "failures": 2}, None),
        ({"outcome": "failure", "failures": 3}, "repeat_failure"),
        ({"outcome": "failure", "failures": 9, "most": 0}, None),
        ({"outcome": "success", "failures": 9}, None),
        ({"outcome": "failure", "failures": 3, "action": "Case Closed"}, None),
    ],
)
def test_anger_and_failing_again_and_again_do(told: dict[str, Any], expected: str | None) -> None:
    assert cause(**told) == expected
