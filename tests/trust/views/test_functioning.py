"""Form and function on a screen."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from hamdel.accounts.public import add_member, create_team
from hamdel.trust.models import Purpose, Trace
from tests.ground.cast import NOW, Player


def test_channels_figures_and_teams_are_shown(
    profile: int, reza: Player, sara: Player, nima: Player
) -> None:
    team = create_team(name="پشتیبانی", who="leila", now=NOW)
    add_member(team_id=team.id, person_id=sara.user_id, who="leila", now=NOW)
    Trace.objects.create(
        profile_id=profile, interaction_id=1, at=timezone.now() - timedelta(days=1),
        what="contact", channel="phone", gave_up=True,
    )  # fmt: skip
    for who in (reza, nima):
        page = who.get("/form-and-function/").content.decode()
        assert "پشتیبانی" in page
        assert "شکل و کارکرد" in page


def test_who_leads_changes_a_target(reza: Player, sara: Player) -> None:
    given = {"minutes": "3", "answered": "85", "solved": "60"}
    assert sara.post("/form-and-function/phone", given).status_code == 403
    reza.post("/form-and-function/phone", given)
    assert Purpose.objects.get().minutes == 3
    for wrong in ({**given, "answered": "101"}, {**given, "minutes": "0"}, {}):
        reza.post("/form-and-function/phone", wrong)
    reza.post("/form-and-function/pigeon", given)
    assert Purpose.objects.get().answered == 85


def test_the_stranger_sees_nothing(stranger: Client, db: None) -> None:
    assert stranger.get("/form-and-function/").status_code == 302
