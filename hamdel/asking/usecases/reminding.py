"""Somebody who was asked and did not look is asked once more; who leaves that too is noted as ignoring it."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.channels.public import CanNotSend
from hamdel.customers.public import CustomerFacts, customer_facts
from hamdel.platform import options
from hamdel.surveys.public import (
    SurveyFacts,
    invitation,
    note_invitation,
    note_reminded,
    survey,
)

from ..models import Ask
from ..queries.reaching import Reach, senders
from ..queries.standing import standing_of
from ..settings import IGNORED_DAYS
from .deciding import BATCH, judged, path_of, send_said, text_of
from .turn import take_turn
from .writing import write

UNSEEN: Final = ("made", "sent")
UNANSWERED: Final = ("sent", "opened", "started")


def remind_due(*, now: datetime, limit: int = BATCH) -> int:
    """Remind those whose time it is, or leave it; returns of how many was decided."""
    due = Ask.objects.filter(remind_at__lte=now).order_by("remind_at", "pk")
    ids = list(due.values_list("pk", flat=True)[:limit])
    if not ids:
        return 0
    with transaction.atomic():
        take_turn()
        rows = Ask.objects.select_related("rule").filter(pk__in=ids, remind_at__lte=now)
        found = list(rows.order_by("pk"))
        for row in found:
            _remind(row, now)
        return len(found)


def _remind(row: Ask, now: datetime) -> None:
    """Remind one who has not opened it. What holds them back now lets it be; quiet hours put it off."""
    row.remind_at = None
    facts, asked = customer_facts(row.profile_id), survey(row.survey_id)
    sent = None if row.invitation_id is None else invitation(row.invitation_id)
    unseen = sent is not None and sent.state in UNSEEN
    if unseen and facts is not None and asked is not None and asked.state == "open":
        standing = standing_of(facts, way=row.channel, sending=senders(), now=now, but=row.pk)
        told = judged(standing, way=row.channel, now=now)
        if told.reason == "quiet":
            row.remind_at = told.until
        elif told.asks and standing.reach is not None:
            _send(row, asked, facts, standing.reach, now)
    row.save(update_fields=["remind_at", "reminded_at"])


def _send(row: Ask, asked: SurveyFacts, facts: CustomerFacts, reach: Reach, now: datetime) -> None:
    said = write(
        reach.kind,
        survey=asked,
        facts=facts,
        path=path_of(row),
        own_text=text_of(row),
        reminds=True,
    )
    try:
        with transaction.atomic():
            send_said(row, said, facts, reach, key=f"ask:{row.pk}:reminder", now=now)
    except CanNotSend:
        return
    row.reminded_at = now
    note_reminded(row.invitation_id or 0, now=now)


def note_ignored(*, now: datetime, limit: int = 500) -> int:
    """Note the invitations that led to nothing for as long as was set; returns how many."""
    before = now - timedelta(days=int(options.get(IGNORED_DAYS)))
    rows = Ask.objects.filter(
        state="asked",
        invitation__state__in=UNANSWERED,
        invitation__sent_at__lt=before,
        invitation__ignored_at=None,
    )
    found = list(rows.order_by("pk").values_list("invitation_id", flat=True)[:limit])
    for one in found:
        note_invitation(one or 0, "ignored", now=now)
    return len(found)
