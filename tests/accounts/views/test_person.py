"""One person's card."""

from django.urls import reverse

from hamdel.accounts.models import Team, User
from tests.ground.cast import NOW


def at(name, person):
    return reverse(f"accounts:{name}", args=[person.user_id])


def test_a_role_is_given_and_taken_back(reza, sara):
    page = reza.post(at("person_role", sara), {"role": "analyst"}, follow=True)
    assert User.objects.get(pk=sara.user_id).role == "analyst"
    [message] = list(page.context["messages"])
    undo = message.extra_tags.removeprefix("undo:")
    reza.post(undo)
    assert User.objects.get(pk=sara.user_id).role == "agent"


def test_out_at_once_and_in_again(reza, sara):
    reza.post(at("person_out", sara))
    assert sara.get("/settings/profile/").status_code == 302
    assert reza.get(at("person", sara)).status_code == 200
    reza.post(at("person_in", sara))
    assert User.objects.get(pk=sara.user_id).is_active


def test_a_role_that_is_gone_is_gone_on_the_next_page(leila, reza):
    assert reza.get("/settings/people/").status_code == 200
    leila.post(at("person_role", reza), {"role": "agent"})
    assert reza.get("/settings/people/").status_code == 403


def test_what_is_not_allowed_is_refused(reza, leila, sara):
    assert reza.post(at("person_out", leila)).status_code == 403
    assert reza.post(at("person_role", sara), {"role": "admin"}).status_code == 403
    page = leila.post(at("person_role", leila), {"role": "agent"}, follow=True)
    assert User.objects.get(pk=leila.user_id).role == "admin"
    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert reza.get(reverse("accounts:person", args=[10**9])).status_code == 404


def test_teams_of_a_person(reza, sara):
    team = Team.objects.create(name="x", folded="x", created_at=NOW)
    reza.post(at("person_teams", sara), {"teams": [team.pk]})
    assert list(sara.user.teams.all()) == [team]
    assert reza.post(at("person_teams", sara), {"teams": [team.pk + 1]}).status_code == 404
    reza.post(at("person_teams", sara), {})
    assert list(sara.user.teams.all()) == []
