from tests.journeys.views.conftest import page


def test_a_funnel_says_where_most_are_lost_and_who(leila, gone):
    told = page(leila, "/journeys/funnel/?step=action:Look&step=action:Pay&step=action:Look")
    assert told.count("funnel-level") == 3
    assert "۳" in told
    who = (
        "/journeys/people/?what=level&step=action:Look&step=action:Pay&window=7&level=1&stopped=1"
    )
    assert page(leila, who).count("#moment-") == 1
    assert page(leila, "/journeys/people/?what=level&step=x")
