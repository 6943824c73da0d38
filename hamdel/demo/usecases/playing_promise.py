"""The broken promise plays again at a press: nobody called back, and the clock sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hamdel.accounts.public import person_by_email, team_ids_of
from hamdel.conversations.public import Actor, ToOpen, ToWrite, open_conversation, write_message
from hamdel.platform.instants import to_micros
from hamdel.trust.public import ToPromise, make_promise, promise, recovery_of_promise, ring_alarms

from ..models import Company
from ..rules.plan import Plan
from ..rules.scenes import teller
from .keeping_promises import BY
from .serving import SUPPORT

WHAT: Final = "تماس برگشتی دربارهٔ حواله"
_PROMISED: Final = timedelta(hours=2)  # so long ago; due is now
_CALLED: Final = "حواله‌ام هنوز ننشسته. کی خبر می‌دهید؟"
_SAID: Final = "تا دو ساعت دیگر خودم با شما تماس می‌گیرم."
_WHO: Final = "sara@rekab.example"


@dataclass(frozen=True, slots=True)
class PlayedPromise:
    """The promise that was broken, and the recovery that it started (None: not yet)."""

    promise_id: int
    recovery_id: int | None


def play_broken_promise(*, now: datetime) -> PlayedPromise | None:
    """Two hours ago Sara promised a customer a call by now; None without a demo company.

    The clock of promises does the rest, as it does with real ones: it is broken, trust falls, its
    recovery starts with an owner, and supervisors are told. Call it outside a transaction.
    """
    company = Company.objects.filter(removing_at=None).first()
    sara = person_by_email(_WHO)
    if company is None or sara is None:
        return None
    plan = Plan(company.seed, to_micros(company.made_at), company.people, company.intensity)
    then, teams = now - _PROMISED, team_ids_of(sara.id)
    wanted = ToOpen(
        channel="phone", identifiers=(("phone", teller(plan).phone),), subject=SUPPORT, text=_CALLED,
        at=then, assignee_id=sara.id, team_id=teams[0] if teams else None,
    )  # fmt: skip
    talk = open_conversation(wanted, by=BY, now=now).conversation_id
    by = Actor(who=sara.email, name=sara.name, person_id=sara.id)
    said = ToWrite(text=_SAID, direction="note", at=then)
    write_message(conversation_id=talk, said=said, by=by, now=now)
    made = make_promise(
        ToPromise(
            profile_id=0, conversation_id=talk, what=WHAT, said=_SAID, due_at=now, made_at=then,
            owner_id=sara.id, team_id=wanted.team_id,
        ),
        by=by,
        now=now,
    )  # fmt: skip
    ring_alarms(now=now)
    found = promise(made)
    broken = found is not None and found.state == "broken"
    return PlayedPromise(made, recovery_of_promise(made) if broken else None)
