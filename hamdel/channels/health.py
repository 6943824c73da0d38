"""What `hamdel check` and the measures say of channels."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count

from hamdel.platform.checks import Finding

from .models import Account, Delivery, Incoming
from .queries.incoming import count_quarantined


def look_at_channels(_now: datetime) -> Iterable[Finding]:
    """Connections that fail, what is laid aside, and messages whose outcome nobody knows."""
    for row in Account.objects.filter(state="broken").order_by("pk"):
        what = f"The channel «{row.name}» does not work: {row.error}"
        yield Finding("wrong", what, "See Settings → Channels.")
    aside = sum(count_quarantined().values())
    if aside:
        what = f"{aside} things that came in are laid aside."
        yield Finding("watch", what, "See Settings → Channels → Laid aside.")
    unknown = Delivery.objects.filter(state="unknown").count()
    if unknown:
        what = f"Of {unknown} messages nobody knows whether they arrived."
        yield Finding(
            "watch", what, "Ask the customers, or send them again; it is never done by itself."
        )


def incoming_by_state() -> list[tuple[dict[str, str], float]]:
    """How much waits to be read, and how much is laid aside."""
    counted = Incoming.objects.exclude(state="done").values_list("state")
    found = dict(counted.annotate(count=Count("pk")).order_by("state"))
    states = {"waiting": ("waiting", "running"), "aside": ("resting",)}
    return [
        ({"state": name}, float(sum(found.get(one, 0) for one in kept)))
        for name, kept in states.items()
    ]
