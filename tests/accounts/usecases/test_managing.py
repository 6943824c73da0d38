"""What may be done to a person."""

import pytest
from allauth.mfa.models import Authenticator

from hamdel.accounts.models import User
from hamdel.accounts.queries.people import person_facts
from hamdel.accounts.usecases.managing import (
    ManagingError,
    change_role,
    deactivate,
    reactivate,
    rename,
    reset_second_factor,
)
from hamdel.platform import audit
from tests.ground.cast import NOW


def of(player):
    return person_facts(player.user)


def test_a_role_changes_and_leaves_a_trace(leila, sara):
    person = change_role(person_id=sara.user_id, role="analyst", actor=of(leila), now=NOW)
    assert person.role == "analyst"
    entry = audit.entries(act="role changed")[0]
    assert (entry.who, entry.before, entry.after) == (
        leila.email, {"role": "agent"}, {"role": "analyst"},
    )  # fmt: skip


@pytest.mark.parametrize("role", ["admin", "supervisor"])
def test_a_supervisor_raises_nobody(reza, sara, role):
    with pytest.raises(ManagingError, match="forbidden"):
        change_role(person_id=sara.user_id, role=role, actor=of(reza), now=NOW)
    assert User.objects.get(pk=sara.user_id).role == "agent"


@pytest.mark.parametrize("deed", [deactivate, reactivate, reset_second_factor])
def test_a_supervisor_does_nothing_to_an_admin(reza, leila, deed):
    with pytest.raises(ManagingError, match="forbidden"):
        deed(person_id=leila.user_id, actor=of(reza), now=NOW)


def test_agents_and_analysts_manage_nobody(sara, nima):
    for actor, other in ((sara, nima), (nima, sara)):
        with pytest.raises(ManagingError, match="forbidden"):
            deactivate(person_id=other.user_id, actor=of(actor), now=NOW)


def test_the_last_admin_can_not_be_lost(leila):
    with pytest.raises(ManagingError, match="last_admin"):
        change_role(person_id=leila.user_id, role="agent", actor=of(leila), now=NOW)
    other = User.objects.create(email="x@y.ir", name="x", role="admin", created_at=NOW)
    change_role(person_id=leila.user_id, role="agent", actor=of(leila), now=NOW)
    assert User.objects.get(pk=leila.user_id).role == "agent"
    # A deactivated admin is none.
    leila.user.role = "admin"
    leila.user.save()
    deactivate(person_id=other.pk, actor=of(leila), now=NOW)
    with pytest.raises(ManagingError, match="last_admin"):
        change_role(person_id=leila.user_id, role="agent", actor=of(leila), now=NOW)


def test_nobody_deactivates_themselves(leila):
    User.objects.create(email="x@y.ir", name="x", role="admin", created_at=NOW)
    with pytest.raises(ManagingError, match="self"):
        deactivate(person_id=leila.user_id, actor=of(leila), now=NOW)


def test_deactivating_ends_all_sessions_at_once_and_is_undone(leila, sara):
    assert sara.get("/settings/profile/").status_code == 200
    deactivate(person_id=sara.user_id, actor=of(leila), now=NOW)
    assert sara.get("/settings/profile/").status_code == 302
    person = reactivate(person_id=sara.user_id, actor=of(leila), now=NOW)
    assert person.is_active
    # Active again, but not signed in by the old cookie.
    assert sara.get("/settings/profile/").status_code == 302


def test_a_lost_second_factor_is_taken_away(leila, sara):
    Authenticator.objects.create(user=sara.user, type="totp", data={"secret": "x"})
    assert reset_second_factor(person_id=sara.user_id, actor=of(leila), now=NOW) == 1
    assert not Authenticator.objects.exists()
    assert audit.entries(act="second factor reset")[0].before == {"factors": ["totp"]}


def test_a_name_is_cleaned_and_searchable(leila, sara):
    rename(person_id=sara.user_id, name=" سارا\n  احمدي ", actor=of(sara), now=NOW)
    user = User.objects.get(pk=sara.user_id)
    assert user.name == "سارا احمدي"
    assert user.sought.startswith("سارا احمدی")
    with pytest.raises(ManagingError, match="name"):
        rename(person_id=sara.user_id, name=" \u200b".strip("\u200b"), actor=of(sara), now=NOW)


def test_nobody_is_not_managed(leila):
    with pytest.raises(ManagingError, match="gone"):
        deactivate(person_id=10**9, actor=of(leila), now=NOW)
