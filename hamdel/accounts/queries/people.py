"""Questions about people."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from hamdel.accounts.contracts import PeoplePage, Person, PersonRow
from hamdel.accounts.models import Membership, Role, User
from hamdel.language.fold import terms

PAGE = 50


def person_facts(user: User) -> Person:
    """Return a row as what other packages may see."""
    return Person(
        id=user.pk,
        name=user.name,
        email=user.email,
        role=str(user.role),
        language=user.language,
        theme=user.theme,
        is_active=user.is_active,
    )


def people(*, role: str = "") -> tuple[Person, ...]:
    """Everybody who may sign in, by name; of one role if it is given."""
    rows = User.objects.filter(is_active=True).order_by("name", "pk")
    return tuple(map(person_facts, rows.filter(role=role) if role else rows))


def person(person_id: int) -> Person | None:
    """The person of an id, None for nobody."""
    found = User.objects.filter(pk=person_id).first()
    return None if found is None else person_facts(found)


def person_by_email(email: str) -> Person | None:
    """The person of a canonical e-mail, None for nobody."""
    found = User.objects.filter(email=email).first()
    return None if found is None else person_facts(found)


def person_row(person_id: int) -> PersonRow | None:
    """The line of one person, None for nobody."""
    rows = _with_traces(User.objects.filter(pk=person_id))
    return next(iter(_lines(list(rows))), None)


def people_page(
    *, text: str = "", role: str = "", active: bool = True, after_id: int | None = None
) -> PeoplePage:
    """A part of the list by name; every word of `text` must be in name or e-mail."""
    rows = User.objects.filter(is_active=active)
    if role:
        rows = rows.filter(role=role)
    for word in terms(text) if "@" not in text else [text.strip().lower()]:
        rows = rows.filter(sought__contains=word)
    last = None if after_id is None else User.objects.filter(pk=after_id).first()
    if last is not None:
        rows = rows.filter(Q(sought__gt=last.sought) | Q(sought=last.sought, pk__gt=last.pk))
    found = list(_with_traces(rows.order_by("sought", "pk"))[: PAGE + 1])
    next_id = found[PAGE - 1].pk if len(found) > PAGE else None
    return PeoplePage(rows=_lines(found[:PAGE]), next_id=next_id)


def count_people(*, active: bool) -> int:
    """How many may sign in, or may not any more."""
    return User.objects.filter(is_active=active).count()


def other_admins(*, person_id: int) -> int:
    """How many other people with the admin role may sign in."""
    admins = User.objects.filter(role=Role.ADMIN, is_active=True)
    return admins.exclude(pk=person_id).count()


def _with_traces(rows: QuerySet[User]) -> QuerySet[User]:
    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type="recovery_codes")
    seen = UserSession.objects.filter(user=OuterRef("pk")).values("user")
    return rows.annotate(
        has_factor=Exists(factors),
        seen_at=Subquery(seen.annotate(last=Max("last_seen_at")).values("last")),
    )


def _lines(users: list[User]) -> tuple[PersonRow, ...]:
    teams: dict[int, list[str]] = {}
    memberships = Membership.objects.filter(person__in=[user.pk for user in users])
    for person_id, name in memberships.order_by("team__name").values_list("person", "team__name"):
        teams.setdefault(person_id, []).append(name)
    return tuple(
        PersonRow(
            person=person_facts(user),
            teams=tuple(teams.get(user.pk, ())),
            has_second_factor=getattr(user, "has_factor", False),
            last_seen_at=getattr(user, "seen_at", None),
            created_at=user.created_at,
        )
        for user in users
    )
