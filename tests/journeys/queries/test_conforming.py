"""How far ways keep to an order."""

from datetime import timedelta

from hamdel.journeys.contracts import Span
from hamdel.journeys.queries.conforming import conformance
from hamdel.journeys.rules.conforming import Conformance
from tests.ground.cast import NOW


def test_ways_beside_an_order(walk):
    day = Span(since=NOW - timedelta(days=3), until=NOW + timedelta(minutes=1))
    for ago, action in ((90, "Looked"), (80, "Looked"), (70, "Bought")):
        walk("follows", action, ago)
    for ago, action in ((90, "Looked"), (80, "Asked"), (75, "Promise Made"), (70, "Bought")):
        walk("strays", action, ago)
    for ago, action in ((90, "Bought"), (80, "Looked")):
        walk("goes back", action, ago)
    walk("elsewhere", "Asked", 50)
    walk("comes again", "Bought", 90_000 + 90)
    walk("comes again", "Looked", 90)  # a day later: another walk, each of one step
    found = conformance(day, ["action:Looked", "action:Bought", "action:Never"])
    # What the company does, a promise, is no step of the customer's.
    assert found == Conformance(
        walks=3, in_order=2, wholly=1, people=5, there=4, on_map=9, off_map=2, moves=3, backs=1
    )
    assert conformance(day, []).walks == 0
