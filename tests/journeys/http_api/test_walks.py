from tests.journeys.http_api.conftest import DAY


def test_whole_ways_and_what_led_to_a_step(report, gone):
    told = report("variants", **DAY)
    assert (told["ways"], told["ended"], told["customers"]) == (3, 4, 4)
    first = told["walks"][0]
    assert first["steps"] == ["action:Look", "action:Ask", "action:Pay"]
    assert (first["customers"], first["share"], first["median_seconds"]) == (2, 0.5, 120.0)
    paid = report("paths", goal="action:Pay", **DAY)
    assert paid["walks"][0]["steps"] == ["action:Look", "action:Ask"]
    assert (paid["ended"], paid["share"]) == (2, 0.5)
    assert report("paths", goal="left", **DAY)["walks"] == []
    assert report("paths", **DAY)["field"] == "goal"
