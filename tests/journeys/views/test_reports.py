import pytest

from tests.ground.cast import NOW


@pytest.fixture
def gone(walk, monkeypatch):
    """Three look, two of them pay, one comes back to looking, an hour ago."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    for n, actions in enumerate((("Look", "Pay", "Look"), ("Look", "Pay"), ("Look",))):
        for at, action in enumerate(actions):
            walk(f"p{n}", action, 3_600 - 60 * at, outcome="success")
    walk("p2", "Chat Started", 30, channel="chat", text="سفارش من کجاست؟")


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_paths_are_drawn_and_listed_and_open_their_people(leila, gone):
    told = page(leila, "/journeys/paths/?period=last_7_days")
    assert "path-band" in told
    assert "Look" in told
    assert "what=move" in told
    people = page(leila, "/journeys/people/?what=move&from=action:Look&to=action:Pay")
    assert people.count("#moment-") == 2
    file = leila.get("/journeys/paths/?period=last_7_days&csv=1")
    assert file["Content-Type"].startswith("text/csv")
    assert "action:Look,action:Pay,2,60.0" in file.content.decode()


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


def test_a_funnel_says_where_most_are_lost_and_who(leila, gone):
    told = page(leila, "/journeys/funnel/?step=action:Look&step=action:Pay&step=action:Look")
    assert told.count("funnel-level") == 3
    assert "۳" in told
    who = (
        "/journeys/people/?what=level&step=action:Look&step=action:Pay&window=7&level=1&stopped=1"
    )
    assert page(leila, who).count("#moment-") == 1
    assert page(leila, "/journeys/people/?what=level&step=x")


def test_who_comes_again_where_they_are_and_the_calendar(leila, gone):
    assert "cohorts" in page(leila, "/journeys/retention/?by=week")
    mix = page(leila, "/journeys/mix/")
    assert "mix-stage" in mix
    assert "آنجا پیش از همه آدم لازم است" in mix
    assert "calendar-bars" in page(leila, "/journeys/calendar/?by=season&step=action:Pay")


def test_nothing_that_happened_is_said(leila):
    for one in ("paths", "walks", "funnel", "retention", "mix", "calendar", "people"):
        assert "empty-title" in page(leila, f"/journeys/{one}/")
