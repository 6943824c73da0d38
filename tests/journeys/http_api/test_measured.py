from tests.journeys.http_api.conftest import DAY


def test_steps_measured_and_the_people_of_one(report, gone):
    steps = {one["touchpoint"]: one for one in report("measured", **DAY)["steps"]}
    look = steps["action:Look"]
    assert (look["volume"], look["customers"], look["success_rate"]) == (4, 4, 1.0)
    assert (look["stage"], look["nps"], look["ces_n"]) == (None, None, 0)
    assert look["intervals"]["success_rate"][1] == 1.0
    told = report("people", step="action:Pay", limit=1, **DAY)
    assert (told["total"], len(told["people"])) == (2, 1)
    assert int(told["people"][0]["interaction_id"])
    assert report("people", step="action:Pay", facet="failure", **DAY)["total"] == 0
