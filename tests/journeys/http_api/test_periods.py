from tests.journeys.http_api.conftest import DAY


def test_jalali_periods_who_came_again_and_channels(report, gone):
    month = report("mix", **DAY)["stages"]
    assert [one["stage"] for one in month][-1] is None
    assert month[-1]["channels"][0]["name"] == "web"
    told = report("calendar", by="week", periods=2)["periods"]
    assert len(told) == 2
    assert told[1]["now"]["to"] > told[1]["now"]["from"] > told[1]["year_before"]["from"]
    cohorts = report("retention", by="week", periods=3)["cohorts"]
    assert [len(one["again"]) for one in cohorts] == [2, 2, 2]
    assert cohorts[0]["again"][-1] is not None
    assert cohorts[2]["again"] == [None, None]
    assert report("calendar", by="fortnight")["field"] == "by"
