"""A supervisor is asked to agree, and agrees or not, with a word."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor

from ..contracts import Refused
from ..models import CaseApproval
from .locked import change, hold


@transaction.atomic
def ask_approval(*, case_id: int, what: str, by: Actor, now: datetime) -> int:
    """Ask for a supervisor's agreement; while it is waited for, the same question stands.

    Returns the question's id. Raises NoSuchCase, Refused.
    """
    said = " ".join(what.split())[:500]
    if not said:
        raise Refused("Say what they are to agree to.", field="what")
    row = hold(case_id)
    waiting = row.approvals.filter(answer="").first()
    if waiting is not None:
        return waiting.pk
    asked = CaseApproval.objects.create(
        case=row,
        what=said,
        asked_by=(by.name or by.who)[:200],
        asked_by_id=by.person_id,
        asked_at=now,
    )
    change(row, {}, act="approval asked", by=by, now=now, beside={"approval": said})
    return asked.pk


@transaction.atomic
def answer_approval(*, approval_id: int, given: bool, word: str, by: Actor, now: datetime) -> int:
    """Agree or refuse; returns the case. An answer stays as it was given. Raises Refused.

    Whoever calls this sees to it that `by` may: supervisors and admins.
    """
    found = CaseApproval.objects.filter(pk=approval_id).first()
    if found is None:
        raise Refused("There is no such question.", field="approval")
    row = hold(found.case_id)
    found.refresh_from_db()
    if found.answer:
        raise Refused("It was answered already.", field="approval")
    if given and by.person_id is not None and by.person_id == found.asked_by_id:
        raise Refused("Somebody else has to agree.", field="approval")
    if not given and not word.strip():
        raise Refused("Say why not.", field="word")
    found.answer = "given" if given else "refused"
    found.word = " ".join(word.split())[:500]
    found.answered_by = (by.name or by.who)[:200]
    found.answered_at = now
    found.agreed = row.fields
    found.save(update_fields=["answer", "word", "answered_by", "answered_at", "agreed"])
    act = "approval given" if given else "approval refused"
    change(row, {}, act=act, by=by, now=now, why=found.word, beside={"approval": found.what})
    return row.pk
