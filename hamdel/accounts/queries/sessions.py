"""Questions about where a person is signed in."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from hamdel.accounts.contracts import SessionFacts
from hamdel.accounts.rules.browsers import browser_of, system_of


def sessions_of(person_id: int, *, current_key: str = "") -> tuple[SessionFacts, ...]:
    """The person's living sessions, this one first, then the last seen."""
    alive = Session.objects.values("session_key")
    rows = UserSession.objects.filter(user=person_id, session_key__in=alive)
    found = [
        SessionFacts(
            id=row.pk,
            browser=browser_of(row.user_agent),
            system=system_of(row.user_agent),
            address=row.ip,
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            is_current=row.session_key == current_key,
        )
        for row in rows.order_by("-last_seen_at", "-pk")
    ]
    return tuple(sorted(found, key=lambda one: not one.is_current))
