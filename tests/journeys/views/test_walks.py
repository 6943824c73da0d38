from tests.journeys.views.conftest import page


def test_whole_ways_and_ways_to_an_end(leila, gone):
    told = page(leila, "/journeys/walks/")
    assert told.count('class="walk"') == 3
    paid = page(leila, "/journeys/walks/?goal=action:Pay")
    assert "Pay" in paid
    assert (
        page(leila, "/journeys/people/?what=walk&goal=step&step=action:Pay&w=action:Look").count(
            "#moment-"
        )
        == 2
    )
    assert "رفتن تنها در زمانی بلندتر دیده می‌شود" in page(leila, "/journeys/walks/?goal=left")
