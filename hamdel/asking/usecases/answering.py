"""What somebody answers on a page or to an agent; and what they have for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hamdel.surveys.public import (
    InvitationFacts,
    NoSuchInvitation,
    ToRecord,
    in_language,
    invitation_by_token,
    note_invitation,
    record_response,
    refuse,
    response,
    survey,
)

from ..words import page_words
from .rewarding import Gift, gifts_for

LONGEST: Final = 2_000


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What is said to somebody who answered. `path`: where more questions wait ("": none)."""

    thanks: str = ""
    gifts: tuple[Gift, ...] = ()
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody says: a score and words; `complete` False: they may say more. `by`: who notes it."""

    score: int
    comment: str = ""
    complete: bool = True
    by: str = "survey"


def answer(token: str, given: Given, *, channel: str, now: datetime) -> Answered:
    """Record somebody's score and words by the secret of their invitation.

    Raises NoSuchInvitation; NotAsked and Refused of surveys, where the answer can not be taken.
    """
    asked = known(token)
    about = survey(asked.survey_id)
    more = about is not None and len(about.questions) > 2  # noqa: PLR2004 - the score and why
    whole = given.complete and not more
    done = record_response(
        ToRecord(
            survey_id=asked.survey_id,
            invitation_id=asked.id,
            score=given.score,
            comment=given.comment[:LONGEST],
            channel=channel,
            language=asked.language,
            complete=whole,
            by=given.by,
        ),
        now=now,
    )
    if about is None or not given.complete:
        return Answered()
    kept = response(done.id)
    gifts = gifts_for(kept, now=now) if kept is not None and whole else []
    said = in_language(about.definition.thanks, asked.language)
    thanks = said or page_words(asked.language)["thanks"]
    return Answered(thanks=thanks, gifts=tuple(gifts), path=f"/s/{token}" if more else "")


def closed(token: str, *, now: datetime) -> None:
    """Note that somebody saw the question and closed it. Raises NoSuchInvitation."""
    note_invitation(known(token).id, "ignored", now=now)


def refused(token: str, *, now: datetime) -> None:
    """Note that somebody wants not to be asked. Raises NoSuchInvitation."""
    refuse(known(token).id, now=now)


def known(token: str) -> InvitationFacts:
    """The invitation of a secret. Raises NoSuchInvitation."""
    found = invitation_by_token(token)
    if found is None:
        raise NoSuchInvitation("there is no such invitation")
    return found
