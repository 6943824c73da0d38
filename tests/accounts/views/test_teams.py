"""Teams on screen."""

from hamdel.accounts.models import Team, User
from tests.ground.cast import NOW

TEAMS = "/settings/teams/"


def test_a_team_is_made_filled_renamed_and_dissolved(reza, sara):
    made = reza.post(TEAMS, {"name": "پشتیبانی"}).url
    assert reza.post(TEAMS, {"name": "پشتيباني"}).status_code == 422
    assert reza.post(f"{made}add", {"email": "SARA@hamdel.example"}).status_code == 302
    page = reza.get(made).content.decode()
    assert sara.name in page
    assert reza.post(made, {"name": "تلفن"}).status_code == 302
    assert reza.post(made, {"name": " "}).status_code == 422
    reza.post(f"{made}add", {"email": "nobody@x.ir"})
    reza.post(f"{made}remove/{sara.user_id}")
    assert Team.objects.get().members.count() == 0
    reza.post(f"{made}dissolve")
    assert reza.get(made).status_code == 404
    assert reza.post(f"{made}dissolve").status_code == 404


def test_long_names_and_many_people_are_shown(reza):
    team = Team.objects.create(name="نام بسیار بلند " * 6, folded="long", created_at=NOW)
    for number in range(40):
        person = User.objects.create(email=f"m{number}@x.ir", name="م" * 150, created_at=NOW)
        team.members.add(person)
    assert reza.get(TEAMS).status_code == 200
    assert reza.get(f"{TEAMS}{team.pk}/").status_code == 200


def test_a_supervisor_places_no_admin(reza, leila, sara):
    made = leila.post(TEAMS, {"name": "پشتیبانی"}).url
    leila.post(f"{made}add", {"email": leila.email})
    team = Team.objects.get()
    page = reza.get(made).content.decode()
    assert f"{made}remove/{leila.user_id}" not in page
    assert sara.email in page
    assert reza.post(f"{made}remove/{leila.user_id}").status_code == 403
    person = f"/settings/people/{leila.user_id}/"
    assert f"{person}teams" not in reza.get(person).content.decode()
    assert reza.post(f"{person}teams", {"teams": []}).status_code == 403
    assert [one.pk for one in team.members.all()] == [leila.user_id]
    assert leila.post(f"{person}teams", {"teams": []}).status_code == 302
    assert reza.post(f"{made}add", {"email": leila.email}).status_code == 403
    assert team.members.count() == 0
    assert reza.post(f"{made}add", {"email": reza.email}).status_code == 302
