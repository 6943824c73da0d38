"""People come to be: made outright, or invited and accepting."""

import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from hamdel.accounts.contracts import ROLES, InvitationFacts, Invited, Person
from hamdel.accounts.events import PersonJoined
from hamdel.accounts.models import Invitation, Membership, Team, User
from hamdel.accounts.queries.invitations import digest_of, invitation, invitation_by_token
from hamdel.accounts.queries.people import person_facts
from hamdel.accounts.rules.invitations import LIFE
from hamdel.accounts.rules.roles import may_manage
from hamdel.accounts.usecases.rules_of_factors import needs_second_factor
from hamdel.language.emails import parse_email
from hamdel.language.fold import stored
from hamdel.platform import audit, events
from hamdel.platform.instants import rfc3339


class JoiningError(ValueError):
    """It can not be done; `reason` is email, taken, role, name, gone or forbidden."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def create_user(
    *, email: str, role: str, now: datetime, name: str = "", password: str | None = None, who: str
) -> Person:
    """Make a person who may sign in at once (without a password: after choosing one by mail).

    `email` in any writing; `name` is by default the e-mail's first part; `who` is for the audit
    trail. Raises JoiningError.
    """
    address = _new_address(email)
    if role not in ROLES:
        raise JoiningError("role")
    hashed = make_password(password)
    with transaction.atomic():
        user = _make(address, name or address.partition("@")[0], role, hashed, now)
        _note(who, "person created", user, now)
    return person_facts(user)


@transaction.atomic
def invite(
    *, email: str, name: str, role: str, team_id: int | None, inviter: Person, now: datetime
) -> Invited:
    """Ask somebody to join; an earlier open invitation to the e-mail ends. Raises JoiningError."""
    if not may_manage(actor_role=inviter.role, role=role):
        raise JoiningError("forbidden")
    address = _new_address(email)
    Invitation.objects.filter(email=address, accepted_at=None, cancelled_at=None).update(
        cancelled_at=now
    )
    token = secrets.token_urlsafe(32)
    row = Invitation.objects.create(
        email=address,
        name=_name(name),
        role=role,
        team=Team.objects.filter(pk=team_id).first() if team_id else None,
        digest=digest_of(token),
        invited_by_id=inviter.id,
        created_at=now,
        expires_at=now + LIFE,
    )
    after = {"email": address, "role": role, "expires_at": rfc3339(row.expires_at)}
    subject = f"invitation:{row.pk}"
    audit.record(
        who=inviter.email, act="person invited", subject=subject, before=None, after=after, now=now
    )
    return Invited(id=row.pk, email=address, token=token)


@transaction.atomic
def invite_again(*, invitation_id: int, inviter: Person, now: datetime) -> Invited:
    """Give an open invitation a new link and another day; the old link ends. Raises JoiningError."""
    row = Invitation.objects.filter(pk=invitation_id, accepted_at=None, cancelled_at=None).first()
    if row is None:
        raise JoiningError("gone")
    return invite(
        email=row.email,
        name=row.name,
        role=str(row.role),
        team_id=row.team_id,
        inviter=inviter,
        now=now,
    )


@transaction.atomic
def cancel_invitation(*, invitation_id: int, actor: Person, now: datetime) -> InvitationFacts:
    """End an invitation before it is answered. Raises JoiningError."""
    facts = invitation(invitation_id, now=now)
    if facts is None or facts.state not in {"waiting", "expired"}:
        raise JoiningError("gone")
    if not may_manage(actor_role=actor.role, role=facts.role):
        raise JoiningError("forbidden")
    Invitation.objects.filter(pk=invitation_id).update(cancelled_at=now)
    audit.record(
        who=actor.email,
        act="invitation cancelled",
        subject=f"invitation:{invitation_id}",
        before={"email": facts.email},
        after=None,
        now=now,
    )
    return facts


def accept_invitation(*, token: str, name: str, password: str, now: datetime) -> Person:
    """Make the invited person; the link is used up. Raises JoiningError."""
    facts = invitation_by_token(token, now=now)
    if facts is None:
        raise JoiningError("gone")
    hashed = make_password(password)
    with transaction.atomic():
        user = _accept(facts, name=name, hashed=hashed, now=now)
    return person_facts(user)


def _accept(facts: InvitationFacts, *, name: str, hashed: str, now: datetime) -> User:
    # Two browsers may answer at once: only one of them turns the row.
    rows = Invitation.objects.filter(pk=facts.id, accepted_at=None, cancelled_at=None)
    if not rows.update(accepted_at=now):
        raise JoiningError("gone")
    user = _make(_new_address(facts.email), name, facts.role, hashed, now)
    team_id = Invitation.objects.values_list("team", flat=True).get(pk=facts.id)
    if team_id is not None:
        Membership.objects.create(team_id=team_id, person=user)
    _note(user.email, "invitation accepted", user, now)
    return user


def _new_address(raw: str) -> str:
    address = parse_email(raw.strip())
    if address is None:
        raise JoiningError("email")
    if User.objects.filter(email=address).exists():
        raise JoiningError("taken")
    return address


def _name(raw: str) -> str:
    name = " ".join(stored(raw).split())[:150]
    if not name:
        raise JoiningError("name")
    return name


def _make(address: str, name: str, role: str, hashed: str, now: datetime) -> User:
    # Hashed before: Argon2 takes its time, and a transaction holds SQLite's one write lock.
    user = User(
        email=address,
        password=hashed,
        name=_name(name),
        role=role,
        created_at=now,
        needs_second_factor=needs_second_factor(role),
    )
    user.save()
    events.publish(PersonJoined(user.pk))
    return user


def _note(who: str, act: str, user: User, now: datetime) -> None:
    after = {"email": user.email, "role": str(user.role)}
    audit.record(who=who, act=act, subject=f"person:{user.pk}", before=None, after=after, now=now)
