from datetime import timedelta

from hamdel.journeys.contracts import Span
from hamdel.journeys.queries.usage import Usage, spoken, usage
from hamdel.segments.public import SegmentDraft, make_segment
from tests.ground.cast import NOW

DAY = 86_400
BEFORE = (NOW - timedelta(days=20), NOW - timedelta(days=10))


def test_ways_and_feelings_of_a_group_now_and_before(walk):
    walk("mina", "Called", DAY, channel="phone", device="phone line", sentiment=-0.8)
    strong = walk("mina", "Wrote", DAY // 2, channel="chat", sentiment=0.9)
    walk("mina", "Reminder Sent", DAY, channel="chat", sentiment=-1.0)  # ours: not felt by them
    walk("mina", "Called", 15 * DAY, channel="phone", device="phone line", sentiment=0.1)
    walk("mina", "Called", 30 * DAY, channel="phone")  # before both
    other = walk("omid", "Called", DAY, channel="phone", sentiment=-0.5)
    span = Span(since=NOW - timedelta(days=10), until=NOW + timedelta(days=1))
    now, before = usage(span, before=BEFORE)
    assert (now.moments, now.customers, now.felt, now.positive, now.negative) == (4, 2, 3, 1, 2)
    assert (now.channels, now.devices) == (
        {"chat": 2, "phone": 2}, {"mobile": 3, "phone line": 1},
    )  # fmt: skip
    assert (before.moments, before.channels, round(before.sentiment or 0, 3)) == (
        1,
        {"phone": 1},
        0.1,
    )
    assert [one for _, one in spoken(span, most=5)] == [strong, other]
    rule = {"rule": "moments", "channel": "chat", "at_least": 1}
    made = make_segment(SegmentDraft(name_fa="چت", name_en="Chat", rule=rule), who="x", now=NOW)
    chat = Span(since=span.since, until=span.until, segment_id=made.id)
    assert usage(chat, before=BEFORE)[0].customers == 1
    assert len(spoken(chat, most=5)) == 1
    empty = Span(since=NOW + timedelta(days=2), until=NOW + timedelta(days=3))
    assert usage(empty, before=BEFORE)[0] == Usage()
