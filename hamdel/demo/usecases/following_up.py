"""Detractors of the last weeks were followed up: most are closed and were told, some wait, one is late."""

from datetime import datetime, timedelta
from typing import Final

from hamdel.accounts.public import person_by_email
from hamdel.cases.public import PastCase, keep_past_case
from hamdel.conversations.public import Actor
from hamdel.followups.public import PastFollowUp, keep_past_followups
from hamdel.surveys.public import ResponseFacts, responses_of_survey, surveys

from ..contracts import SIGN_INS
from ..rules.followed import MOST, OUTCOMES, is_open

BY: Final = Actor(who="hamdel demo")
_SINCE: Final = timedelta(days=45)
_LOOKED_AT: Final = 150  # answers of a survey
_DETRACTOR: Final = 6


def keep_followups(*, now: datetime) -> int:
    """Keep the follow-ups of what was answered so far; returns how many were new."""
    serving = [one for one in SIGN_INS if one.role in ("agent", "supervisor")]
    people = [found for one in serving if (found := person_by_email(one.email)) is not None]
    given = []
    for place, answer in enumerate(_unhappy(now)):
        owner = people[place % len(people)]
        made = _followed(place, answer, owner_id=owner.id, owner=owner.name, now=now)
        if made is not None:
            given.append(made)
    return len(keep_past_followups(given))


def _unhappy(now: datetime) -> list[ResponseFacts]:
    """The newest detractors who wrote something, of surveys that were asked, one for each person."""
    found: dict[int, ResponseFacts] = {}
    for survey in surveys(kind="nps", limit=10):
        for one in responses_of_survey(survey.id, limit=_LOOKED_AT):
            said = one.comment and one.score is not None and one.score <= _DETRACTOR
            if (
                said
                and one.profile_id is not None
                and one.interaction_id
                and one.answered_at > now - _SINCE
            ):
                found.setdefault(one.profile_id, one)
    return sorted(found.values(), key=lambda one: (one.answered_at, one.id), reverse=True)[:MOST]


def _followed(
    place: int, answer: ResponseFacts, *, owner_id: int, owner: str, now: datetime
) -> PastFollowUp | None:
    outcome = OUTCOMES[place % len(OUTCOMES)]
    ended = (
        None if is_open(place) else min(answer.answered_at + timedelta(hours=20 + 3 * place), now)
    )
    case = keep_past_case(
        PastCase(
            key=f"demo:followup:{answer.id}",
            profile_id=answer.profile_id or 0,
            title=f"NPS {answer.score} · {answer.comment}"[:300],
            type="complaint",
            opened_at=answer.answered_at,
            state="open" if ended is None else "solved",
            owner_id=owner_id,
            channel=answer.channel,
            touchpoint=answer.touchpoint,
            resolution="" if ended is None else outcome.done,
            settled_at=ended,
            interaction_ids=(answer.interaction_id or 0,),
        ),
        by=BY,
        now=now,
    )
    if case is None:
        return None
    told = ended is not None and outcome.message != ""
    return PastFollowUp(
        profile_id=answer.profile_id or 0,
        case_id=case,
        interaction_id=answer.interaction_id or 0,
        cause="score",
        kind="nps",
        score=answer.score,
        words=answer.comment,
        channel=answer.channel,
        stage=answer.stage,
        touchpoint=answer.touchpoint,
        happened_at=answer.answered_at,
        response_id=answer.id,
        survey_id=answer.survey_id,
        found="" if ended is None else outcome.found,
        done="" if ended is None else outcome.done,
        message=outcome.message if told else "",
        told_at=ended if told else None,
        untold="" if ended is None or told else outcome.untold,
        ended_at=ended,
        ended_by="" if ended is None else owner,
    )
