"""An answer is taken: judged, kept, told to the log; given again it is the same."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from django.db import transaction

from hamdel.customers.public import (
    Named,
    customer_of,
    identifies,
    known_customer,
    naming_of,
    recognize_customer,
)
from hamdel.platform.events import publish
from hamdel.platform.instants import can_be_shown

from ..contracts import NotAsked, Recorded, Refused, ToRecord
from ..events import SurveyAnswered
from ..models import Answer, Invitation, Response
from ..queries.counting import count_towards
from ..rules.answering import Wrong, judged_all
from ..rules.counting import counted_rows
from ..rules.logic import is_empty, missing, relevant
from ..rules.quotas import is_full
from ..rules.scoring import checked_score
from ..shapes import COMMENT, SCORE, words_key
from ..words import fault_words
from .holding import Held, hold_for
from .recording import record

MOST_KEY: Final = 120
_AHEAD: Final = timedelta(minutes=5)  # by which a sender's clock may be fast


class WrongAnswers(Refused):
    """Some answers are none to their questions: `faults` tell each."""

    def __init__(self, faults: tuple[Wrong, ...]) -> None:
        first = faults[0]
        field = first.key if first.key in (SCORE, COMMENT) else f"answers.{first.key}"
        super().__init__(fault_words(first, language="en"), field=field, code=first.fault)
        self.faults = faults


@transaction.atomic
def record_response(wanted: ToRecord, *, now: datetime) -> Recorded:
    """Take an answer. Durable, in its person's story and in results when the transaction commits.

    What is given again under the same key, whole, is the first one (`repeated`). Where `wanted.complete`
    is False it is kept as begun: later ones under the key are laid over it. Raises NoSuchSurvey,
    NoSuchInvitation, NotAsked, WrongAnswers (each fault) and Refused (naming the field).
    """
    key = wanted.key or f"once:{uuid4().hex}"
    if len(key) > MOST_KEY:
        raise Refused(f"At most {MOST_KEY} letters.", field="idempotency")
    held = hold_for(wanted, key=key, now=now)
    if held.begun is not None and held.begun.complete:
        return recorded(held.begun, repeated=True)
    return write(held, wanted, values_of(held, wanted), now=now)


def save_partial(wanted: ToRecord, *, now: datetime) -> Recorded:
    """Keep what was answered so far; as `record_response`, without telling the log."""
    return record_response(replace(wanted, complete=False), now=now)


def values_of(held: Held, wanted: ToRecord) -> dict[str, Any]:
    """The answers as they are kept. Raises WrongAnswers, and Refused for an unknown question."""
    said = dict(wanted.answers)
    if wanted.score is not None:
        said[SCORE] = checked_score(held.survey.kind, wanted.score)
    comment = held.definition.question(COMMENT)
    if wanted.comment and comment is not None:
        said[COMMENT] = wanted.comment
    asked = held.definition.questions
    written = {words_key(one.key) for one in asked if one.write_in is not None}
    for one in said:
        if held.definition.question(one) is None and one not in written:
            raise Refused("The survey asks no such question.", field=f"answers.{one[:40]}")
    asked = tuple(one for one in asked if one.key in said or words_key(one.key) in said)
    values, faults = judged_all(asked, said)
    if faults:
        raise WrongAnswers(faults)
    return values


def write(held: Held, wanted: ToRecord, values: dict[str, Any], *, now: datetime) -> Recorded:
    """Keep judged answers of a held survey; whole ones are told to the log. Raises NotAsked."""
    before = {} if held.begun is None else held.begun.answers
    kept = relevant(held.definition, {**before, **values})
    if wanted.complete:
        _check_whole(held, wanted, kept)
    named = _named(held, wanted)
    row = _row(held, wanted, kept, named, now)
    row.save()
    _count(held, row)
    _note_invitation(held, row, now)
    if not row.complete:
        return recorded(row)
    row.interaction_id = record(row, held.survey, named, source=wanted.by, now=now)
    row.save(update_fields=["interaction_id"])
    done = recorded(row)
    publish(
        SurveyAnswered(
            response_id=row.pk, survey_id=row.survey_id, kind=held.survey.kind, score=row.score,
            customer_id=done.customer_id, interaction_id=done.interaction_id,
            invitation_id=row.invitation_id, at=row.answered_at,
        )
    )  # fmt: skip
    return done


def recorded(row: Response, *, repeated: bool = False) -> Recorded:
    """Where an answer lies."""
    customer = None if row.profile_id is None else customer_of(row.profile_id)
    return Recorded(
        id=row.pk, customer_id=customer, interaction_id=row.interaction_id, repeated=repeated
    )


def _check_whole(held: Held, wanted: ToRecord, kept: dict[str, Any]) -> None:
    if wanted.strict:
        empty = missing(held.definition, kept)
        if empty:
            raise WrongAnswers(tuple(Wrong("required", key=one.key) for one in empty))
    if all(is_empty(value) for value in kept.values()) and not wanted.comment:
        raise Refused("Nothing was answered.", field="answers")
    if is_full(held.definition, kept, lambda quota: count_towards(held.survey.pk, quota)):
        raise NotAsked("It has as many answers as it wants.", field="survey_id", code="full")


def _named(held: Held, wanted: ToRecord) -> tuple[Named, ...]:
    """By what the log knows whose it is; nothing: nobody says. Raises Refused."""
    profile = held.invitation.profile_id if held.invitation else wanted.profile_id
    if profile is not None:
        if known_customer(profile) is None:
            raise Refused("There is no such customer.", field="customer_id")
        return naming_of(profile)
    for place, (kind, value) in enumerate(wanted.identifiers):
        if not identifies(kind, value):
            raise Refused(f"This is no {kind}.", field=f"identifiers[{place}].value")
    return tuple((kind, value, wanted.verified) for kind, value in wanted.identifiers)


def _profile(held: Held, wanted: ToRecord, named: tuple[Named, ...], now: datetime) -> int | None:
    if held.invitation is not None:
        return held.invitation.profile_id
    if wanted.profile_id is not None or not named:
        return wanted.profile_id
    said = [(kind, value) for kind, value, _ in named]
    return recognize_customer(
        identifiers=said, attributes={}, source=wanted.by, now=now, verified=wanted.verified
    )


def _row(
    held: Held,
    wanted: ToRecord,
    kept: dict[str, Any],
    named: tuple[Named, ...],
    now: datetime,
) -> Response:
    at = _answered_at(wanted, now)
    asked, survey = held.invitation, held.survey
    row = held.begun or Response(
        survey=survey, version=held.version, key=held.key, started_at=at, invitation=asked
    )
    row.profile_id = _profile(held, wanted, named, now) or row.profile_id
    score = kept.get(SCORE)
    row.score = score if survey.kind != "form" else None
    row.comment = kept.get(COMMENT) or wanted.comment[:20_000]
    row.answers = kept
    row.channel = _first(wanted.channel, _of(asked, "channel"), "survey").lower()[:40]
    row.device = wanted.device
    row.touchpoint = _first(wanted.touchpoint, _of(asked, "touchpoint"), survey.touchpoint)[:60]
    row.stage = _first(wanted.stage, _of(asked, "stage"), survey.stage)[:60]
    row.team_id = wanted.team_id or (None if asked is None else asked.team_id)
    row.language = _first(wanted.language, _of(asked, "language"), held.definition.languages[0])
    row.answered_at, row.received_at, row.complete = at, now, wanted.complete
    return row


def _of(asked: Invitation | None, name: str) -> str:
    return "" if asked is None else str(getattr(asked, name))


def _first(*said: str | None) -> str:
    return next((one for one in said if one), "")


def _answered_at(wanted: ToRecord, now: datetime) -> datetime:
    at = wanted.answered_at or now
    if not can_be_shown(at):
        raise Refused("Not a time between the years 2 and 9998.", field="answered_at")
    if at > now + _AHEAD:
        raise Refused("This is in the future.", field="answered_at")
    return min(at, now)


def _count(held: Held, row: Response) -> None:
    if held.begun is not None:
        Answer.objects.filter(response=row).delete()
    Answer.objects.bulk_create(
        Answer(
            response=row, survey_id=row.survey_id, question=one.question, part=one.part,
            choice=one.choice, number=one.number, text=one.text,
        )
        for one in counted_rows(held.definition, row.answers)
    )  # fmt: skip


def _note_invitation(held: Held, row: Response, now: datetime) -> None:
    asked = held.invitation
    if asked is None:
        return
    asked.started_at = asked.started_at or now
    asked.state = "answered" if row.complete else "started"
    asked.answered_at = now if row.complete else None
    asked.save(update_fields=["state", "started_at", "answered_at"])
