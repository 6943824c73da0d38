"""The two questions that end a recovery are sent."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor

from ..live import tell_recovery
from ..models import RecoveryStep
from .recovering import held_for_check
from .telling import ask_check


@transaction.atomic
def send_check(*, recovery_id: int, by: Actor, now: datetime) -> str:
    """Ask the customer whether it is mended, once; returns "" or why it could not be sent.

    Raises NoSuchRecovery, Ended, Refused (steps before it are open).
    """
    row = held_for_check(recovery_id)
    if row.asked_at is not None:
        return ""
    problem = ask_check(row, now=now)
    if problem:
        return problem
    row.asked_at = now
    row.save(update_fields=["asked_at"])
    RecoveryStep.objects.filter(recovery=row, name="verify").update(
        done_by=(by.name or by.who)[:150]
    )
    tell_recovery(row.pk, "asked")
    return ""
