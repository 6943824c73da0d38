"""Teams."""

import pytest

from hamdel.accounts.queries.people import person_facts
from hamdel.accounts.queries.teams import team, teams
from hamdel.accounts.usecases.teams import (
    TeamError,
    add_member,
    create_team,
    dissolve_team,
    let_join,
    let_leave,
    put_into_teams,
    remove_member,
    rename_team,
)
from hamdel.platform import audit
from tests.ground.cast import NOW


def make(name="پشتیبانی"):
    return create_team(name=name, who="reza", now=NOW)


def members(made):
    found = team(made.id)
    assert found is not None
    return found.members


def test_one_name_in_two_writings_is_one_team(db):
    make("شعبهٔ ونک‌ يک")
    with pytest.raises(TeamError, match="taken"):
        make(" شعبه  ونک یک ")
    with pytest.raises(TeamError, match="name"):
        make(" \u200c ")


def test_members_come_and_go(sara, nima):
    made = make()
    for _ in range(2):
        add_member(team_id=made.id, person_id=sara.user_id, who="reza", now=NOW)
    add_member(team_id=made.id, person_id=nima.user_id, who="reza", now=NOW)
    assert [one.name for one in members(made)] == [sara.name, nima.name]
    remove_member(team_id=made.id, person_id=sara.user_id, who="reza", now=NOW)
    assert [one.name for one in members(made)] == [nima.name]
    assert len(audit.entries(act="team joined")) == 2
    assert len(audit.entries(act="team left")) == 1


def test_who_is_deactivated_is_in_no_team(sara):
    made = make()
    add_member(team_id=made.id, person_id=sara.user_id, who="reza", now=NOW)
    sara.user.is_active = False
    sara.user.save()
    assert members(made) == ()
    with pytest.raises(TeamError, match="gone"):
        add_member(team_id=made.id, person_id=sara.user_id, who="reza", now=NOW)


def test_a_person_is_put_into_exactly_these_teams(sara, reza):
    one, two, three = make("یک"), make("دو"), make("سه")
    me = person_facts(reza.user)
    put_into_teams(person_id=sara.user_id, team_ids=[one.id, two.id], actor=me, now=NOW)
    put_into_teams(person_id=sara.user_id, team_ids=[two.id, three.id], actor=me, now=NOW)
    assert [found.name for found in teams() if found.members] == ["دو", "سه"]


def test_nobody_is_placed_by_who_may_not_look_after_them(sara, reza, leila):
    made, other = make(), make("دیگر")
    add_member(team_id=made.id, person_id=leila.user_id, who="leila", now=NOW)
    me, admin = person_facts(reza.user), person_facts(leila.user)
    facts = {"person_id": leila.user_id, "actor": me, "now": NOW}
    for team_ids in ([], [other.id], [made.id, other.id]):
        with pytest.raises(TeamError, match="forbidden"):
            put_into_teams(team_ids=team_ids, **facts)
    with pytest.raises(TeamError, match="forbidden"):
        let_join(team_id=other.id, **facts)
    with pytest.raises(TeamError, match="forbidden"):
        let_leave(team_id=made.id, **facts)
    with pytest.raises(TeamError, match="gone"):
        let_join(team_id=made.id, person_id=10**9, actor=me, now=NOW)
    assert [one.name for one in members(made)] == [leila.name]
    for person, actor in ((reza.user_id, me), (sara.user_id, me), (reza.user_id, admin)):
        let_join(team_id=made.id, person_id=person, actor=actor, now=NOW)
        let_leave(team_id=made.id, person_id=person, actor=actor, now=NOW)


def test_a_team_is_renamed_and_dissolved(sara):
    made = make()
    add_member(team_id=made.id, person_id=sara.user_id, who="reza", now=NOW)
    assert rename_team(team_id=made.id, name="تلفن", who="reza", now=NOW).name == "تلفن"
    rename_team(team_id=made.id, name="تلفن", who="reza", now=NOW)
    dissolve_team(team_id=made.id, who="reza", now=NOW)
    assert teams() == ()
    with pytest.raises(TeamError, match="gone"):
        dissolve_team(team_id=made.id, who="reza", now=NOW)
    assert len(audit.entries(act="team renamed")) == 1
