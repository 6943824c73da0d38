from tests.journeys.views.conftest import page


def test_who_comes_again_where_they_are_and_the_calendar(leila, gone):
    assert "cohorts" in page(leila, "/journeys/retention/?by=week")
    mix = page(leila, "/journeys/mix/")
    assert "mix-stage" in mix
    assert "آنجا پیش از همه آدم لازم است" in mix
    assert "calendar-bars" in page(leila, "/journeys/calendar/?by=season&step=action:Pay")
