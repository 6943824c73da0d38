"""How long somebody was in which state."""

from datetime import datetime, timedelta

from django.db.models import Q

from ..models import Stretch


def time_in_states(person_id: int, *, since: datetime, until: datetime) -> dict[str, timedelta]:
    """How long somebody was in each state between two instants."""
    rows = Stretch.objects.filter(agent__person=person_id, since__lt=until).filter(
        Q(until=None) | Q(until__gt=since)
    )
    found: dict[str, timedelta] = {}
    for state, begun, ended in rows.values_list("state", "since", "until"):
        length = min(ended or until, until) - max(begun, since)
        found[state] = found.get(state, timedelta()) + length
    return found


def state_of(person_id: int) -> str:
    """The state that somebody is in; offline where they never said."""
    rows = Stretch.objects.filter(agent__person=person_id, until=None)
    return rows.values_list("state", flat=True).first() or "offline"
