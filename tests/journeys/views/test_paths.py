from tests.journeys.views.conftest import page


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
