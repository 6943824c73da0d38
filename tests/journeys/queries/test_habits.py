from datetime import timedelta

from hamdel.journeys.contracts import Span
from hamdel.journeys.queries.habits import habits
from tests.ground.cast import NOW

HOUR = 3_600


def test_what_each_does_on_each_way_by_parts_of_all(walk):
    for at in range(24):  # NOW is a Sunday's noon in Tehran
        walk("mina", "Looked", at * HOUR, sentiment=0.5)
    walk("mina", "Order Completed", 3 * 24 * HOUR, outcome="failure")  # a Thursday
    walk("mina", "Call Started", 2 * HOUR, channel="phone", device="phone line")
    walk("mina", "Reminder Sent", HOUR)  # ours
    walk("omid", "Looked", HOUR)  # too little
    span = Span(since=NOW - timedelta(days=90), until=NOW + timedelta(hours=1))
    found = [one for part in (0, 1) for one in habits(span, part=part, parts=2, least=5)]
    web = [one for one in found if one.channel == "web"]
    assert sum(one.seen for one in found) - sum(one.seen for one in web) == 1
    assert sum(one.seen for one in web) == 25
    assert [sum(one.night for one in web), sum(one.weekend for one in web)] == [9, 1]
    assert [sum(one.failed for one in web), sum(one.bought for one in web)] == [1, 1]
    assert [sum(one.felt for one in web), sum(one.feeling for one in web)] == [24, 12.0]
    assert {one.customer_id for one in found} == {found[0].customer_id}
