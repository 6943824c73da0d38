"""People come to be."""

import string
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from hamdel.accounts.models import Invitation
from hamdel.accounts.queries.invitations import invitation_by_token, open_invitations
from hamdel.accounts.queries.people import person_by_email, person_facts
from hamdel.accounts.queries.teams import team
from hamdel.accounts.usecases.joining import (
    JoiningError,
    accept_invitation,
    cancel_invitation,
    create_user,
    invite,
    invite_again,
)
from hamdel.accounts.usecases.managing import change_role
from hamdel.accounts.usecases.rules_of_factors import require_second_factor
from hamdel.accounts.usecases.teams import create_team
from hamdel.platform import audit
from tests.ground.cast import NOW, PASSWORD

ALPHABET = string.ascii_letters + string.digits + "-_"


def ask(by, *, email="new@hamdel.example", role="agent", team_id=None, now=NOW):
    inviter = person_facts(by.user)
    return invite(email=email, name="نو", role=role, team_id=team_id, inviter=inviter, now=now)


def answer(token, *, now=NOW):
    return accept_invitation(token=token, name="  نگار   کاظمی ", password=PASSWORD, now=now)


def test_a_person_is_made_with_a_canonical_e_mail(db):
    person = create_user(email=" Sara@Hamdel.Example ", role="agent", now=NOW, who="hamdel")
    assert (person.email, person.name, person.role) == ("sara@hamdel.example", "sara", "agent")
    user = get_user_model().objects.get(pk=person.id)
    assert not user.has_usable_password()
    assert audit.entries(act="person created")[0].subject == f"person:{person.id}"


@pytest.mark.parametrize(
    ("email", "role", "reason"),
    [("nobody", "agent", "email"), ("a@b.ir", "boss", "role"), ("SARA@hamdel.example", "agent", "taken")],
)  # fmt: skip
def test_what_can_not_be_made_says_why(sara, email, role, reason):
    with pytest.raises(JoiningError) as error:
        create_user(email=email, role=role, now=NOW, who="hamdel")
    assert error.value.reason == reason


def test_an_invitation_makes_a_person_once(reza, now):
    made_team = create_team(name="شعبه", who="reza", now=now)
    made = ask(reza, team_id=made_team.id)
    person = answer(made.token)
    assert (person.email, person.name, person.role) == (
        "new@hamdel.example",
        "نگار کاظمی",
        "agent",
    )
    assert get_user_model().objects.get(pk=person.id).check_password(PASSWORD)
    found = team(made_team.id)
    assert found is not None
    assert found.members == (person,)
    with pytest.raises(JoiningError, match="gone"):
        answer(made.token)


def test_no_other_token_is_taken(reza):
    token = ask(reza).token
    for place, char in enumerate(token):
        for bit in range(7):
            twin = chr(ord(char) ^ (1 << bit))
            assert invitation_by_token(token[:place] + twin + token[place + 1 :], now=NOW) is None
    for char in ALPHABET:
        assert invitation_by_token(token + char, now=NOW) is None
    assert invitation_by_token(token[:-1], now=NOW) is None
    assert invitation_by_token("", now=NOW) is None
    assert invitation_by_token(token, now=NOW) is not None


def test_the_token_is_not_kept(reza):
    token = ask(reza).token
    assert token not in str(Invitation.objects.values_list())


def test_an_invitation_ends_after_a_day(reza):
    token = ask(reza).token
    late = NOW + timedelta(hours=24)
    assert invitation_by_token(token, now=late) is None
    with pytest.raises(JoiningError, match="gone"):
        answer(token, now=late)
    assert open_invitations(now=late)[0].state == "expired"


def test_a_new_link_ends_the_old_one(reza):
    first = ask(reza)
    second = invite_again(invitation_id=first.id, inviter=person_facts(reza.user), now=NOW)
    assert invitation_by_token(first.token, now=NOW) is None
    assert invitation_by_token(second.token, now=NOW) is not None
    assert len(open_invitations(now=NOW)) == 1


def test_a_cancelled_invitation_is_gone(reza):
    made = ask(reza)
    cancel_invitation(invitation_id=made.id, actor=person_facts(reza.user), now=NOW)
    assert invitation_by_token(made.token, now=NOW) is None
    assert open_invitations(now=NOW) == ()


def test_a_supervisor_invites_no_admin(reza, leila):
    with pytest.raises(JoiningError, match="forbidden"):
        ask(reza, role="admin")
    made = ask(leila, role="admin")
    with pytest.raises(JoiningError, match="forbidden"):
        cancel_invitation(invitation_id=made.id, actor=person_facts(reza.user), now=NOW)
    with pytest.raises(JoiningError, match="forbidden"):
        invite_again(invitation_id=made.id, inviter=person_facts(reza.user), now=NOW)


def test_who_is_here_is_not_invited(reza, sara):
    with pytest.raises(JoiningError, match="taken"):
        ask(reza, email="sara@hamdel.example")


def test_a_refused_deed_leaves_nothing(reza, leila, sara):
    made = ask(reza)
    create_user(email="new@hamdel.example", role="analyst", now=NOW, who="hamdel")
    with pytest.raises(JoiningError, match="taken"):
        answer(made.token)
    found = person_by_email("new@hamdel.example")
    assert found is not None
    assert found.role == "analyst"
    assert Invitation.objects.get().accepted_at is None


def test_the_rule_of_second_factors_holds_for_newcomers(leila):
    require_second_factor(roles=("agent",), who="leila", now=NOW)
    made = create_user(email="a@hamdel.example", role="agent", now=NOW, who="hamdel")
    user = get_user_model().objects.get(pk=made.id)
    assert user.needs_second_factor
    changed = change_role(
        person_id=made.id, role="analyst", actor=person_facts(leila.user), now=NOW
    )
    assert not get_user_model().objects.get(pk=changed.id).needs_second_factor
