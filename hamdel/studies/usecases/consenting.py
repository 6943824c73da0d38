"""Who takes part, what they agreed to, what they were promised; and taking it all back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.customers.public import known_customer
from hamdel.language.fold import stored
from hamdel.platform import audit, stored_files
from hamdel.platform.journal import truncate_journal

from ..contracts import HOWS, NoSuch, Refused
from ..models import Attendance, File, Note, Participant, Study
from ..queries.sessions import FOLDER

MOST = 200


@transaction.atomic
def add_participants(
    study_id: int, customer_ids: Sequence[int], *, came_from: str = "", thanks: str = "",
    now: datetime,
) -> list[int]:  # fmt: skip
    """Ask customers to take part; who is in it already stays as they are. Returns the participants' ids.

    `came_from` names the segment they were found in, `thanks` what each is promised.
    Raises NoSuch, Refused (unknown customers, more than 200).
    """
    if not Study.objects.select_for_update().filter(pk=study_id).exists():
        raise NoSuch(f"there is no study {study_id}")
    known = [known_customer(one) for one in dict.fromkeys(customer_ids)]
    if None in known:
        raise Refused(_("There is no such customer."), field="customer_ids")
    mine = Participant.objects.filter(study_id=study_id)
    there = dict(mine.values_list("profile__customer_id", "pk"))
    fresh = [one for one in dict.fromkeys(known) if one is not None and one not in there]
    if mine.count() + len(fresh) > MOST:
        raise Refused(_("A study has at most 200 participants."), field="customer_ids")
    last = mine.aggregate(last=Max("number"))["last"] or 0
    for number, customer in enumerate(fresh, start=last + 1):
        row = Participant.objects.create(
            study_id=study_id, profile_id=customer, number=number, came_from=came_from[:60],
            added_at=now, thanks_promised=stored(thanks).strip()[:200],
        )  # fmt: skip
        there[customer] = row.pk
    return [there[one] for one in known if one is not None]


@transaction.atomic
def record_consent(
    study_id: int, participant_id: int, *, how: str, wording: str = "", by: Actor, now: datetime
) -> None:
    """Keep that somebody agreed: to which words (the study's unless given), when and how.

    Raises NoSuch, Refused (no wording, or they withdrew: they are asked in a new study).
    """
    row = held_participant(study_id, participant_id)
    words = stored(wording or row.study.consent).strip()
    if how not in HOWS:
        raise Refused(_("Say how they agreed."), field="how")
    if not words:
        raise Refused(_("Write first what they agree to."), field="wording")
    if row.withdrawn_at is not None:
        raise Refused(_("They withdrew: what was withdrawn does not come back."), field="state")
    row.consent_at, row.consent_how, row.consent_wording = now, how, words
    row.consent_by, row.declined_at = by.name or by.who, None
    row.save()
    _note(row, "consent to a study", by=by, now=now, told={"how": how})


@transaction.atomic
def decline(study_id: int, participant_id: int, *, by: Actor, now: datetime) -> None:
    """Keep that somebody does not want to take part. Raises NoSuch, Refused (they agreed)."""
    row = held_participant(study_id, participant_id)
    if row.consent_at is not None:
        raise Refused(_("They agreed: what they take back is their consent."), field="state")
    row.declined_at = row.declined_at or now
    row.save(update_fields=["declined_at"])
    _note(row, "study declined", by=by, now=now, told={})


@transaction.atomic
def withdraw_consent(study_id: int, participant_id: int, *, by: Actor, now: datetime) -> int:
    """Take consent back: every word of theirs is erased, with quotes, codes and recordings.

    A recording of several people goes as a whole. Returns how many notes went. Twice is as once.
    Raises NoSuch.
    """
    row = held_participant(study_id, participant_id)
    if row.withdrawn_at is not None:
        return 0
    gone = erase_words([row.pk])
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    _note(row, "study consent withdrawn", by=by, now=now, told={"notes": gone})
    return gone


@transaction.atomic
def give_thanks(
    study_id: int, participant_id: int, *, promised: str | None = None, given: str | None = None,
    by: Actor, now: datetime,
) -> None:  # fmt: skip
    """Keep what somebody is promised for their time, and what was given. Raises NoSuch."""
    row = held_participant(study_id, participant_id)
    if promised is not None:
        row.thanks_promised = stored(promised).strip()[:200]
    if given is not None:
        row.thanks_given = stored(given).strip()[:200]
        row.thanks_given_at = now if row.thanks_given else None
        row.thanks_given_by = (by.name or by.who) if row.thanks_given else ""
    row.save()
    _note(row, "thanks for a study", by=by, now=now, told={"given": row.thanks_given})


def erase_words(participant_ids: Sequence[int]) -> int:
    """Erase what was noted of some participants, in the caller's transaction; returns how many notes.

    Where one of them was alone in a session everything of that session is about them. What was recorded
    of a whole session holds each who was there.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What is deleted is written over, else its bytes stay in the file's free pages.
            cursor.execute("PRAGMA secure_delete = ON")
    theirs = Attendance.objects.filter(participant__in=participant_ids).values("session_id")
    shared = Attendance.objects.exclude(participant__in=participant_ids).values("session_id")
    alone = Q(session__in=theirs) & ~Q(session__in=shared)
    recorded = File.objects.filter(
        Q(participant__in=participant_ids) | Q(session__in=theirs, participant=None, theirs=True)
    )
    stored_files.remove_after_commit(FOLDER, list(recorded.values_list("stored", flat=True)))
    recorded.delete()
    gone = Note.objects.filter(Q(participant__in=participant_ids) | alone)
    count = gone.count()
    gone.delete()
    transaction.on_commit(lambda: truncate_journal(patience=0), robust=True)
    return count


def held_participant(study_id: int, participant_id: int) -> Participant:
    """A participant's row, held until the transaction ends. Raises NoSuch."""
    rows = Participant.objects.select_for_update(of=("self",)).select_related("study")
    row = rows.filter(pk=participant_id, study_id=study_id).first()
    if row is None:
        raise NoSuch(f"there is no participant {participant_id}")
    return row


def _note(
    row: Participant, act: str, *, by: Actor, now: datetime, told: dict[str, object]
) -> None:
    audit.record(
        who=by.who, act=act, subject=f"study:{row.study_id}", before=None,
        after={"participant": f"P{row.number}", **told}, now=now,
    )  # fmt: skip
