from datetime import timedelta

from hamdel.journeys.contracts import Span
from hamdel.journeys.queries.mix import mix
from hamdel.touchpoints.public import stages
from tests.ground.cast import NOW

WEEK = Span(since=NOW - timedelta(days=7), until=NOW)


def test_channels_and_devices_by_stage(walk):
    for n in range(3):
        walk(
            f"p{n}", "Wandered About", 100 + n, channel="web", device="desktop", outcome="success"
        )
    walk("p0", "Chat Started", 50, channel="chat")
    found = {one.stage: one for one in mix(WEEK)}
    assert [one.key for one in stages()] == [key for key in found if key]
    nowhere = found[""].channels[0]
    assert (nowhere.key, nowhere.seen, nowhere.contacts, nowhere.success_rate) == (
        "web",
        3,
        0,
        1.0,
    )
    assert sum(one.contacts for one in found.values()) == 1
    assert sum(one.seen for one in found.values()) == 4
