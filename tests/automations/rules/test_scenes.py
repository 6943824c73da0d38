import pytest

from hamdel.automations.rules.scenes import Scene, holding, holds, key_of
from hamdel.automations.rules.shapes import read_condition, written

FITS = {"rule": "seen", "within_days": 3}
SCENE = Scene(
    channel="email", text="سفارش‌هایم نرسیده و می‌خواهم شکایت کنم", subject="فوری", language="fa",
    intent="complaint", mood="negative", emotion="anger", priority="high", state="open",
    team_id=3, open_now=False, case_type="refund", segments=frozenset({"vip"}),
    fits={key_of(FITS): True},
)  # fmt: skip
YES = {"rule": "channel", "of": ["email"]}
NO = {"rule": "channel", "of": ["sms"]}


@pytest.mark.parametrize(
    ("condition", "so"),
    [
        (YES, True),
        (NO, False),
        ({"rule": "words", "any": ["شكايت"]}, True),
        ({"rule": "words", "any": ["فوري"]}, True),
        ({"rule": "words", "any": ["سفارش نرسیده"]}, True),
        ({"rule": "words", "any": ["نرسیده سفارش"]}, False),
        ({"rule": "words", "any": ["کایت"]}, False),
        ({"rule": "intent", "of": ["question", "complaint"]}, True),
        ({"rule": "mood", "of": ["positive"]}, False),
        ({"rule": "emotion", "of": ["anger"]}, True),
        ({"rule": "language", "of": ["en"]}, False),
        ({"rule": "priority", "of": ["high"]}, True),
        ({"rule": "state", "of": ["closed"]}, False),
        ({"rule": "assigned"}, False),
        ({"rule": "assigned", "to": "nobody"}, False),
        ({"rule": "assigned", "to": "team", "id": "3"}, True),
        ({"rule": "assigned", "to": "person", "id": "3"}, False),
        ({"rule": "hours", "open": False}, True),
        ({"rule": "segment", "key": "vip"}, True),
        ({"rule": "segment", "key": "new"}, False),
        ({"rule": "customer", "fits": {"within_days": 3, "rule": "seen"}}, True),
        ({"rule": "case_type", "of": ["refund"]}, True),
        ({"rule": "all", "of": []}, True),
        ({"rule": "all", "of": [YES, NO]}, False),
        ({"rule": "any", "of": [NO, YES]}, True),
        ({"rule": "none", "of": [NO]}, True),
        ({"rule": "none", "of": [NO, YES]}, False),
    ],
)
def test_whether_a_condition_is_so(condition, so) -> None:
    assert holds(read_condition(condition), SCENE) is so


def test_why_names_what_made_it_so() -> None:
    none = {"rule": "none", "of": [NO]}
    said = read_condition({"rule": "all", "of": [{"rule": "any", "of": [NO, YES]}, none]})
    assert written(holding(said, SCENE)) == [YES, none]
