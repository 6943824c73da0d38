"""What may be done to a person: another role, in and out, a lost second factor."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from hamdel.accounts.contracts import ROLES, Person
from hamdel.accounts.events import PersonDeactivated, RoleChanged
from hamdel.accounts.models import Role, User
from hamdel.accounts.queries.people import person_facts
from hamdel.accounts.rules.roles import leaves_no_admin, may_become, may_manage
from hamdel.accounts.usecases.rules_of_factors import needs_second_factor
from hamdel.accounts.usecases.sessions import drop_sessions
from hamdel.language.fold import stored
from hamdel.platform import audit, events


class ManagingError(ValueError):
    """It can not be done; `reason` is gone, forbidden, self, role, name or last_admin."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def change_role(*, person_id: int, role: str, actor: Person, now: datetime) -> Person:
    """Give a person another role, from their next page on. Raises ManagingError."""
    user = _managed(person_id, actor)
    old = str(user.role)
    if role not in ROLES:
        raise ManagingError("role")
    if not may_become(actor_role=actor.role, old=old, new=role):
        raise ManagingError("forbidden")
    _keep_an_admin(user, new_role=role)
    user.role, user.needs_second_factor = Role(role), needs_second_factor(role)
    user.save(update_fields=["role", "needs_second_factor"])
    if role != old:
        _note(actor, "role changed", user, {"role": old}, {"role": role}, now)
        events.publish(RoleChanged(user.pk, role))
    return person_facts(user)


@transaction.atomic
def deactivate(*, person_id: int, actor: Person, now: datetime) -> Person:
    """Let a person in no more; all their sessions end now. Raises ManagingError."""
    user = _managed(person_id, actor)
    if user.pk == actor.id:
        raise ManagingError("self")
    _keep_an_admin(user, new_role="")
    was_active, user.is_active = user.is_active, False
    user.save(update_fields=["is_active"])
    drop_sessions(user.pk)
    if was_active:
        _note(actor, "person deactivated", user, {"active": True}, {"active": False}, now)
        events.publish(PersonDeactivated(user.pk))
    return person_facts(user)


@transaction.atomic
def reactivate(*, person_id: int, actor: Person, now: datetime) -> Person:
    """Let a person in again, with the password they had. Raises ManagingError."""
    user = _managed(person_id, actor)
    was_active, user.is_active = user.is_active, True
    user.save(update_fields=["is_active"])
    if not was_active:
        _note(actor, "person reactivated", user, {"active": False}, {"active": True}, now)
    return person_facts(user)


@transaction.atomic
def reset_second_factor(*, person_id: int, actor: Person, now: datetime) -> int:
    """Take away all second factors of who lost them; sessions end. Returns how many there were."""
    user = _managed(person_id, actor)
    if user.pk == actor.id:
        raise ManagingError("self")
    found = Authenticator.objects.filter(user=user.pk)
    kinds = sorted(found.values_list("type", flat=True))
    found.delete()
    drop_sessions(user.pk)
    if kinds:
        _note(actor, "second factor reset", user, {"factors": kinds}, {"factors": []}, now)
    return len(kinds)


@transaction.atomic
def end_sessions_of(*, person_id: int, actor: Person, now: datetime) -> int:
    """End all sessions of a person. Returns how many there were. Raises ManagingError."""
    user = _managed(person_id, actor)
    ended = drop_sessions(user.pk)
    if ended:
        _note(actor, "sessions ended", user, {"sessions": ended}, {"sessions": 0}, now)
    return ended


@transaction.atomic
def rename(*, person_id: int, name: str, actor: Person, now: datetime) -> Person:
    """Write a person's name another way; everybody may their own. Raises ManagingError."""
    user = _own(person_id) if person_id == actor.id else _managed(person_id, actor)
    new = " ".join(stored(name).split())[:150]
    if not new:
        raise ManagingError("name")
    old, user.name = user.name, new
    user.save(update_fields=["name"])
    if old != new:
        _note(actor, "person renamed", user, {"name": old}, {"name": new}, now)
    return person_facts(user)


def _own(person_id: int) -> User:
    return User.objects.select_for_update().get(pk=person_id)


def _managed(person_id: int, actor: Person) -> User:
    user = User.objects.select_for_update().filter(pk=person_id).first()
    if user is None:
        raise ManagingError("gone")
    if not may_manage(actor_role=actor.role, role=str(user.role)):
        raise ManagingError("forbidden")
    return user


def _keep_an_admin(user: User, *, new_role: str) -> None:
    # All admins are locked, so that two of them can not take the role from each other at once.
    admins = User.objects.select_for_update().filter(role=Role.ADMIN, is_active=True)
    others = sum(1 for admin in admins.order_by("pk") if admin.pk != user.pk)
    if leaves_no_admin(role=str(user.role), new_role=new_role, other_admins=others):
        raise ManagingError("last_admin")


def _note(
    actor: Person,
    act: str,
    user: User,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    now: datetime,
) -> None:
    subject = f"person:{user.pk}"
    audit.record(who=actor.email, act=act, subject=subject, before=before, after=after, now=now)
