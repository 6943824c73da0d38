"""A score typed into the chat in which somebody was just asked: it answers, once, and is thanked for.

Anything else, or the same once more, is a message to the team like any other.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.channels.public import CanNotSend, Received, last_word, send_message
from hamdel.surveys.public import (
    InvitationFacts,
    NotAsked,
    Refused,
    SurveyFacts,
    ToRecord,
    filled,
    in_language,
    invitation,
    record_response,
    survey,
)

from ..models import Ask
from ..rules.typed import WIDEST, score_typed
from ..words import PAGE, in_words

KINDS: Final = ("telegram", "bale", "sms")
CLOCKS_DIFFER: Final = timedelta(seconds=5)  # ours and the messenger's, which counts whole seconds
WITHIN: Final = timedelta(days=2)  # after which a number is no answer to what was asked


def take_score(received: Received, /, *, now: datetime) -> int | None:
    """Take a typed score as the answer; returns whose it is, None for a message of any other kind.

    Asked by channels before anybody else, with the log held still. It answers only where the newest
    word in that chat is the question (or its reminder).
    """
    said = received.inbound
    ordinary = said.thing != "message" or said.direction != "in" or said.machine or said.forged
    if ordinary or said.files or said.action or received.account.kind not in KINDS:
        return None
    row = None if score_typed(said.text, scale=WIDEST) is None else _asked(received)
    if row is None or row.invitation_id is None:
        return None
    found, asked = survey(row.survey_id), invitation(row.invitation_id)
    score = None if found is None else score_typed(said.text, scale=found.scale)
    if found is None or asked is None or score is None or asked.over:
        return None
    try:
        with transaction.atomic():
            record_response(_answer(received, found, asked, score), now=now)
    except (NotAsked, Refused):
        return None
    _thank(received, row, found, asked, score, now=now)
    return row.profile_id


def _asked(received: Received) -> Ask | None:
    """The ask that is the newest word in this chat."""
    last = last_word(
        account_id=received.account.id,
        recipient=received.inbound.sender,
        since=received.inbound.at - WITHIN,
    )
    if last is None or not last.key.startswith("ask:") or last.sent_at is None:
        return None
    if received.inbound.at < last.sent_at - CLOCKS_DIFFER:
        return None
    number = last.key.split(":")[1]
    rows = Ask.objects.filter(state="asked", channel=received.account.kind)
    return rows.filter(pk=int(number)).first() if number.isdecimal() else None


def _answer(
    received: Received, found: SurveyFacts, asked: InvitationFacts, score: int
) -> ToRecord:
    return ToRecord(
        survey_id=found.id,
        invitation_id=asked.id,
        score=score,
        channel=received.account.kind,
        device="mobile",
        answered_at=max(received.inbound.at, asked.sent_at or asked.made_at),
        language=asked.language,
        by=received.account.name,
    )


def _thank(
    received: Received,
    row: Ask,
    found: SurveyFacts,
    asked: InvitationFacts,
    score: int,
    *,
    now: datetime,
) -> None:
    """Say that it has come: thanks as the survey says them; nothing where the door does not let it out."""
    language = asked.language or found.language
    own = in_language(found.definition.thanks, language)
    said = filled(own, found.definition, {"score": score}, language=language)
    text = said or in_words({name: words["thanks"] for name, words in PAGE.items()}, language)
    try:
        with transaction.atomic():
            send_message(
                account_id=received.account.id,
                key=f"ask:{row.pk}:thanks",
                recipient=received.inbound.sender,
                profile_id=row.profile_id,
                text=text,
                answers=received.inbound.ref,
                automatic=True,
                prompt=True,
                now=now,
            )
    except CanNotSend:
        return
