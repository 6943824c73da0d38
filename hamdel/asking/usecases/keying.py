"""Answers keyed in on a telephone come through the exchange's hook: each call answers a survey once."""

from datetime import datetime

from django.db import transaction

from hamdel.channels.public import KEYPAD_ANSWERED, Received
from hamdel.customers.public import recognize_customer
from hamdel.platform.cursors import row_number
from hamdel.surveys.public import NotAsked, Refused, ToRecord, record_response, survey

from ..models import Ask
from ..rules.keypad import score_keyed


def receive(received: Received, /, *, now: datetime) -> int | None:
    """Take in what somebody keyed in; returns whose it is (None: nothing for surveys, or nobody's).

    What is no score of the survey is left: the exchange plays the question again if it likes. Called
    by channels, with the log held still.
    """
    said = received.inbound
    number = row_number(str(said.attributes.get("survey", "")))
    if said.action != KEYPAD_ANSWERED or number is None:
        return None
    asked = survey(number)
    score = (
        None
        if asked is None
        else score_keyed(str(said.attributes.get("digits", "")), kind=asked.kind)
    )
    if asked is None or score is None:
        return None
    call = f"{received.account.id}:{said.attributes.get('call_id', '')}"
    known = [(kind, value) for kind, value, vouched in said.identifiers if vouched]
    profile = None
    if known:
        profile = recognize_customer(
            identifiers=known, attributes={}, source=received.account.name, now=now
        )
    wanted = ToRecord(
        survey_id=asked.id,
        profile_id=profile,
        verified=True,
        score=score,
        channel="phone",
        device="phone line",
        answered_at=said.at,
        key=f"call:{call}"[:120],
        by=received.account.name,
    )
    try:
        with transaction.atomic():
            record_response(wanted, now=now)
    except (NotAsked, Refused):
        return profile
    if profile is not None:
        _note_asked(f"keypad:{call}"[:150], profile, asked.id, said.at, now)
    return profile


def _note_asked(key: str, profile: int, survey_id: int, at: datetime, now: datetime) -> None:
    """The exchange asked by itself: the guard counts it all the same."""
    Ask.objects.get_or_create(
        key=key,
        defaults={
            "profile_id": profile,
            "survey_id": survey_id,
            "way": "phone",
            "channel": "phone",
            "state": "asked",
            "by": "telephone exchange",
            "made_at": now,
            "due_at": at,
            "decided_at": now,
            "asked_at": at,
        },
    )
