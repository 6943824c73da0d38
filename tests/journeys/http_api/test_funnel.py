import pytest

from tests.journeys.http_api.conftest import DAY


def test_a_funnel(report, gone):
    told = report("funnel", steps="action:Look, action:Ask,action:Pay", **DAY)["steps"]
    assert [one["customers"] for one in told] == [4, 3, 2]
    assert [one["of_before"] for one in told] == [1.0, 0.75, pytest.approx(2 / 3)]
    assert report("funnel", steps="action:Look", **DAY)["field"] == "steps"
