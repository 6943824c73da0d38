"""People and teams as callers name them."""

from types import SimpleNamespace
from typing import cast

import pytest

from hamdel.accounts.models import User
from hamdel.accounts.public import create_team, person_said, team_said
from hamdel.platform.api import Call
from hamdel.platform.problems import Problem
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def call(user_id: int | None = None) -> Call:
    return cast("Call", SimpleNamespace(caller=SimpleNamespace(user_id=user_id)))


def test_by_id_by_e_mail_and_as_oneself(sara: Player) -> None:
    for said in (str(sara.user_id), f" {sara.email.upper()} ", "me"):
        assert person_said(said, call(sara.user_id), field="owner") == sara.user_id
    assert person_said(None, call(), field="owner") is None


@pytest.mark.parametrize("said", ["me", "0", "9" * 30, "sara", "nobody@example.ir"])
def test_nobody_is_refused_with_the_field(sara: Player, said: str) -> None:
    with pytest.raises(Problem) as refused:
        person_said(said, call(), field="owner")
    assert (refused.value.status, refused.value.field) == (400, "owner")


def test_who_left_is_nobody(sara: Player) -> None:
    User.objects.filter(pk=sara.user_id).update(is_active=False)
    with pytest.raises(Problem):
        person_said(sara.email, call(), field="owner")


def test_teams_by_id_and_name(db: None) -> None:
    team = create_team(name="مالی", who="leila", now=NOW).id
    assert (team_said("مالی"), team_said(str(team)), team_said(None)) == (team, team, None)
    with pytest.raises(Problem):
        team_said("فروش")
