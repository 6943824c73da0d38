"""Planning sessions, beginning them, and what they leave in the story of those who came."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.customers.public import Claim, naming_of
from hamdel.interactions.public import (
    Draft,
    Given,
    draft_of_given,
    keep_log_still,
    record_interactions,
)
from hamdel.language.fold import stored

from ..contracts import WAYS, NoSuch, Refused, ToPlan
from ..models import Attendance, Participant, Session, Study

ACTION = "Interview Held"
_LONGEST = 24 * 60


@transaction.atomic
def plan_session(study_id: int, given: ToPlan) -> int:
    """Plan a session; returns its id. Raises NoSuch, Refused."""
    study = Study.objects.filter(pk=study_id).first()
    if study is None:
        raise NoSuch(f"there is no study {study_id}")
    _check(study, given)
    row = Session.objects.create(
        study=study,
        title=stored(given.title).strip()[:200],
        planned_at=given.planned_at,
        minutes=given.minutes,
        way=given.way,
        place=stored(given.place).strip()[:200],
    )
    _invite(row, given.participant_ids)
    return row.pk


@transaction.atomic
def change_session(session_id: int, given: ToPlan) -> None:
    """Plan a session anew that has not been held. Raises NoSuch, Refused."""
    row = held_session(session_id)
    if row.state not in ("planned", "canceled"):
        raise Refused(_("It has begun."), field="state")
    _check(row.study, given)
    row.title, row.place = stored(given.title).strip()[:200], stored(given.place).strip()[:200]
    row.planned_at, row.minutes, row.way = given.planned_at, given.minutes, given.way
    row.state = "planned"
    row.save()
    Attendance.objects.filter(session=row).delete()
    _invite(row, given.participant_ids)


@transaction.atomic
def cancel_session(session_id: int, *, back: bool = False) -> None:
    """Cancel a planned session, or plan it again. Raises NoSuch, Refused (it has begun)."""
    row = held_session(session_id)
    if row.state not in ("planned", "canceled"):
        raise Refused(_("It has begun."), field="state")
    row.state = "planned" if back else "canceled"
    row.save(update_fields=["state"])


@transaction.atomic
def begin_session(session_id: int, *, now: datetime) -> None:
    """Start the clock that marks are measured by; twice is as once. Raises NoSuch, Refused."""
    row = held_session(session_id)
    if row.state == "canceled":
        raise Refused(_("It was canceled."), field="state")
    if row.state == "planned":
        row.state, row.started_at = "running", now
        row.save(update_fields=["state", "started_at"])


@transaction.atomic
def hold_session(
    session_id: int, *, there: Sequence[int] | None = None, by: Actor, now: datetime,
    key_id: int | None = None,
) -> None:  # fmt: skip
    """Say that a session was held and who was there (everybody unless said): a moment of each one's story.

    `key_id`: the key by which it is told, if any. Twice is as once; saying it anew corrects who was
    there. Raises NoSuch, Refused.
    """
    keep_log_still()
    row = held_session(session_id)
    if row.state == "canceled":
        raise Refused(_("It was canceled."), field="state")
    invited = list(
        Attendance.objects.filter(session=row).select_related("participant").order_by("pk")
    )
    came = {one.participant_id for one in invited} if there is None else set(there)
    if not came:
        raise Refused(_("Say who was there."), field="there")
    if came - {one.participant_id for one in invited}:
        raise Refused(_("Not everybody of these was invited."), field="there")
    for one in invited:
        one.attended = one.participant_id in came
    Attendance.objects.bulk_update(invited, ["attended"])
    if row.state != "held":
        row.started_at = row.started_at or min(row.planned_at, now)
        row.state, row.ended_at = "held", now
        row.save(update_fields=["state", "started_at", "ended_at"])
    drafts = [_draft(row, one.participant, by, key_id) for one in invited if one.attended]
    record_interactions([one for one in drafts if one is not None], now=now)


def held_session(session_id: int) -> Session:
    """A session's row, held until the transaction ends. Raises NoSuch."""
    rows = Session.objects.select_for_update(of=("self",)).select_related("study")
    row = rows.filter(pk=session_id).first()
    if row is None:
        raise NoSuch(f"there is no session {session_id}")
    return row


def _draft(row: Session, who: Participant, by: Actor, key_id: int | None) -> Draft | None:
    """Their moment; None where nothing names the person any more."""
    naming = naming_of(who.profile_id)
    if not naming:
        return None
    given = Given(
        id=f"study-session:{row.pk}:{who.pk}",
        occurred_at=row.started_at or row.planned_at,
        identifiers=tuple((kind, value) for kind, value, _ in naming),
        channel=row.way,
        action=ACTION,
        outcome="success",
        attributes={
            "title": row.study.title, "study_id": str(row.study_id),
            "session_id": str(row.pk), "kind": row.study.kind,
        },
    )  # fmt: skip
    draft = draft_of_given(given, source=by.who, key_id=key_id)
    draft.claim = Claim(naming, {}, draft.claim.source, draft.claim.at, None)
    return draft


def _check(study: Study, given: ToPlan) -> None:
    if given.way not in WAYS:
        raise Refused(_("In person, by phone or on the web."), field="way")
    if not 1 <= given.minutes <= _LONGEST:
        raise Refused(_("Between a minute and a day."), field="minutes")
    people = set(given.participant_ids)
    if study.kind == "interview" and len(people) > 1:
        raise Refused(_("An interview is with one person."), field="participant_ids")
    mine = Participant.objects.filter(pk__in=people, study=study, withdrawn_at=None)
    if mine.count() != len(people):
        raise Refused(_("They are not in this study."), field="participant_ids")


def _invite(row: Session, people: Sequence[int]) -> None:
    Attendance.objects.bulk_create(
        [Attendance(session=row, participant_id=one) for one in dict.fromkeys(people)]
    )
