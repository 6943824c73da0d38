"""Who may do what to whom, every pair."""

import itertools

import pytest

from hamdel.accounts.contracts import ROLES
from hamdel.accounts.rules.roles import leaves_no_admin, may_become, may_manage, may_place

ALLOWED = {("admin", role) for role in ROLES} | {
    ("supervisor", "agent"),
    ("supervisor", "analyst"),
}


@pytest.mark.parametrize(("actor", "role"), list(itertools.product(ROLES, ROLES)))
def test_a_role_looks_after_those_below_it(actor, role):
    assert may_manage(actor_role=actor, role=role) == ((actor, role) in ALLOWED)


@pytest.mark.parametrize(("actor", "old", "new"), list(itertools.product(ROLES, ROLES, ROLES)))
def test_a_role_is_given_only_by_who_may_give_both(actor, old, new):
    both = (actor, old) in ALLOWED and (actor, new) in ALLOWED
    assert may_become(actor_role=actor, old=old, new=new) == both


@pytest.mark.parametrize(("actor", "role"), list(itertools.product(ROLES, ROLES)))
def test_who_looks_after_a_person_puts_them_into_teams_and_everybody_themselves(actor, role):
    placed = may_place(actor_id=1, actor_role=actor, person_id=2, role=role)
    assert placed == ((actor, role) in ALLOWED)
    assert may_place(actor_id=1, actor_role=actor, person_id=1, role=actor)


def test_the_last_admin_stays():
    assert leaves_no_admin(role="admin", new_role="agent", other_admins=0)
    assert leaves_no_admin(role="admin", new_role="", other_admins=0)
    assert not leaves_no_admin(role="admin", new_role="", other_admins=1)
    assert not leaves_no_admin(role="admin", new_role="admin", other_admins=0)
    assert not leaves_no_admin(role="agent", new_role="", other_admins=0)
