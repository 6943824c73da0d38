"""A trouble becomes a follow-up: a case with an owner and a clock, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from hamdel.cases.public import (
    LIVE,
    CaseFacts,
    ToOpen,
    assign_case,
    case_types,
    cases_of_conversation,
    change_case,
    open_case,
    write_note,
)
from hamdel.conversations.public import Actor, conversation
from hamdel.customers.public import customer_of, profiles_of
from hamdel.platform import options

from ..models import FollowUp, Sign
from ..rules.noticing import Trouble
from ..rules.same_trouble import Open, Shown, same_among
from ..settings import HOURS
from .owning import Matter, Owner, choose_owner

US: Final = Actor(who="hamdel")
_TYPE: Final = "complaint"
_MOST_TITLE: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """A moment of the log that is a trouble. `vouched`: somebody vouches for who they are."""

    profile_id: int
    interaction_id: int
    at: datetime
    channel: str
    words: str = ""
    stage: str = ""
    touchpoint: str = ""
    sentiment: float | None = None
    emotion: str = ""
    intent: str = ""
    language: str = ""
    conversation_id: int | None = None
    response_id: int | None = None
    survey_id: int | None = None
    vouched: bool = True


def follow_up(noticed: Noticed, trouble: Trouble, *, by: Actor = US, now: datetime) -> int:
    """Follow a trouble up; returns the follow-up's id. In the caller's transaction, which holds the log.

    A moment is noticed once, ever; what shows a trouble that is followed up already is added to it.
    """
    known = Sign.objects.filter(interaction_id=noticed.interaction_id)
    before = known.values_list("followup_id", flat=True).first()
    if before is not None:
        return before
    same = _same(noticed)
    if same is not None:
        _add(same, noticed, trouble, by, now)
        return same.pk
    owner = _owner(noticed, now)
    case_id, why = _case(noticed, trouble, owner, by, now)
    row = FollowUp.objects.create(
        profile_id=noticed.profile_id,
        case_id=case_id,
        conversation_id=noticed.conversation_id,
        cause=trouble.cause,
        kind=trouble.kind,
        score=trouble.score,
        words=noticed.words,
        channel=noticed.channel[:40],
        stage=noticed.stage[:60],
        touchpoint=noticed.touchpoint[:60],
        emotion=noticed.emotion[:20],
        sentiment=noticed.sentiment,
        happened_at=noticed.at,
        made_at=now,
        due_at=now + timedelta(hours=int(options.get(HOURS))),
        why=why,
        vouched=noticed.vouched,
    )
    _sign(row, noticed, trouble)
    return row.pk


def open_of(profile_id: int) -> list[FollowUp]:
    """The open follow-ups of a profile's customer, held."""
    customer = customer_of(profile_id)
    theirs = [profile_id] if customer is None else profiles_of(customer)
    rows = FollowUp.objects.select_for_update().filter(profile_id__in=theirs, state="open")
    return list(rows.order_by("pk"))


def _same(noticed: Noticed) -> FollowUp | None:
    rows = {one.pk: one for one in open_of(noticed.profile_id)}
    newest = dict(
        Sign.objects.filter(followup_id__in=rows).order_by("at").values_list("followup_id", "at")
    )
    found = same_among(
        [
            Open(
                id=one.pk,
                conversation_id=one.conversation_id,
                touchpoint=one.touchpoint,
                newest_at=newest.get(one.pk, one.happened_at),
            )
            for one in rows.values()
        ],
        Shown(
            conversation_id=noticed.conversation_id, touchpoint=noticed.touchpoint, at=noticed.at
        ),
    )
    return None if found is None else rows[found]


def _add(row: FollowUp, noticed: Noticed, trouble: Trouble, by: Actor, now: datetime) -> None:
    """Another sign of the same trouble: its case tells of it, its clock goes on."""
    _sign(row, noticed, trouble)
    if row.conversation_id is None and noticed.conversation_id is not None:
        row.conversation_id = noticed.conversation_id
        row.save(update_fields=["conversation"])
    change_case(case_id=row.case_id, changes=_linked(noticed), by=by, now=now)
    write_note(case_id=row.case_id, text=title_of(noticed, trouble), by=by, now=now)


def _sign(row: FollowUp, noticed: Noticed, trouble: Trouble) -> None:
    Sign.objects.create(
        followup=row,
        interaction_id=noticed.interaction_id,
        at=noticed.at,
        cause=trouble.cause,
        kind=trouble.kind,
        score=trouble.score,
        words=noticed.words,
        channel=noticed.channel[:40],
        response_id=noticed.response_id,
        survey_id=noticed.survey_id,
    )


def _owner(noticed: Noticed, now: datetime) -> Owner:
    talk = None if noticed.conversation_id is None else conversation(noticed.conversation_id)
    matter = Matter(
        channel=noticed.channel,
        at=noticed.at,
        touchpoint=noticed.touchpoint,
        stage=noticed.stage,
        intent=noticed.intent,
        mood=noticed.emotion,
        language=noticed.language,
        knows_id=None if talk is None else talk.assignee_id,
    )
    return choose_owner(matter, now=now)


def _case(
    noticed: Noticed, trouble: Trouble, owner: Owner, by: Actor, now: datetime
) -> tuple[int, dict[str, Any]]:
    """The case in which it is worked on: the one that the conversation has already, else a new one."""
    known = _live_case(noticed)
    if known is not None:
        change_case(case_id=known.id, changes=_linked(noticed), by=by, now=now)
        if known.owner_id is not None:
            return known.id, {"reasons": ["has_case"]}
        assign_case(
            case_id=known.id, owner_id=owner.person_id, team_id=owner.team_id or known.team_id,
            by=by, now=now,
        )  # fmt: skip
        return known.id, owner.why
    types = {one.key for one in case_types()}
    opened = open_case(
        ToOpen(
            title=title_of(noticed, trouble),
            customer_id=customer_of(noticed.profile_id),
            type=_TYPE if _TYPE in types else "",
            description=noticed.words,
            owner_id=owner.person_id,
            team_id=owner.team_id,
            channel=noticed.channel,
            touchpoint=noticed.touchpoint,
            conversation_ids=_talks(noticed),
            interaction_ids=(noticed.interaction_id,),
            source="rule",
            key=f"followup:{noticed.interaction_id}",
        ),
        by=by,
        now=now,
    )
    return opened, owner.why


def _live_case(noticed: Noticed) -> CaseFacts | None:
    if noticed.conversation_id is None:
        return None
    found = cases_of_conversation(noticed.conversation_id)
    return next((one for one in found if one.state in LIVE and one.merged_into is None), None)


def _talks(noticed: Noticed) -> tuple[int, ...]:
    return () if noticed.conversation_id is None else (noticed.conversation_id,)


def _linked(noticed: Noticed) -> Any:
    return {"conversation_ids": _talks(noticed), "interaction_ids": (noticed.interaction_id,)}


def title_of(noticed: Noticed, trouble: Trouble) -> str:
    """The case's name: what they gave, and how their words begin."""
    gave = (
        "" if trouble.score is None else f"{_NAMES.get(trouble.kind, '')} {trouble.score}".strip()
    )
    words = " ".join(noticed.words.split())
    short = words if len(words) <= _MOST_TITLE else f"{words[: _MOST_TITLE - 1]}…"
    return " · ".join(one for one in (gave, short) if one) or "؟"


_NAMES: Final[Mapping[str, str]] = {"nps": "NPS", "csat": "CSAT", "ces": "CES", "stars": "★"}
