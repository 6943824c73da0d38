"""Follow-ups follow the log, behind whoever reads what people write."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from hamdel.customers.public import CustomerFacts, customer_facts, customer_of
from hamdel.interactions.public import (
    Moment,
    keep_log_still,
    log_after,
    newest_position,
    positions_after,
)
from hamdel.platform import options
from hamdel.platform.cursors import row_number
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import system_now
from hamdel.platform.models import Cursor
from hamdel.surveys.public import response

from .models import FollowUp
from .rules.noticing import SURVEY, Heard, Limits, trouble_in
from .settings import CES, CSAT, NPS, SENTIMENT, STARS
from .usecases.by_hand import talk_of
from .usecases.starting import Noticed, follow_up

BATCH: Final = 500
RECENT: Final = timedelta(days=2)  # what is older is history, not something to be answered
READER: Final = "reading.messages"  # words are a trouble by what was read in them
# Anybody could claim to be anybody with a browser's key: so many of those are followed up at a time.
MOST_CLAIMED: Final = 50


def moments_after(position: int, limit: int) -> tuple[list[Moment], int]:
    """The moments after a position that were read already, and the position of the last row."""
    read = Cursor.objects.filter(pk=READER).values_list("position", flat=True).first() or 0
    if read <= position:
        return [], position
    rows, last = log_after(position, min(limit, read - position))
    return [moment for _, moment, _ in rows if moment.id <= read], min(last, read)


def follow(rows: Rows) -> None:
    """Follow up what of some moments is a trouble; in the caller's transaction."""
    now = system_now()
    limits = limits_now()
    for one in rows:
        trouble = trouble_in(heard_of(one), limits) if one.occurred_at > now - RECENT else None
        if trouble is not None and (known := _known(one)) is not None:
            keep_log_still()
            follow_up(noticed_of(one, vouched=_is_vouched(known)), trouble, now=now)


def limits_now() -> Limits:
    """From where on something is a trouble, as the company has it."""
    return Limits(
        nps=int(options.get(NPS)),
        csat=int(options.get(CSAT)),
        ces=int(options.get(CES)),
        stars=int(options.get(STARS)),
        sentiment=float(options.get(SENTIMENT)),
    )


def heard_of(moment: Moment) -> Heard:
    """A moment as far as it may be a trouble."""
    return Heard(
        action=moment.action,
        properties=moment.properties,
        words=moment.text,
        sentiment=moment.sentiment,
        emotion=moment.emotion,
        effort=moment.effort,
    )


def noticed_of(moment: Moment, *, vouched: bool) -> Noticed:
    """A moment as something to be followed up; what it names is believed only where it is theirs."""
    said: Mapping[str, Any] = moment.properties
    answered = _response_id(moment)
    about = answered is not None
    return Noticed(
        profile_id=moment.profile_id,
        interaction_id=moment.id,
        at=moment.occurred_at,
        channel=moment.channel,
        words=moment.text,
        stage=str(said.get("stage") or "") if about else moment.stage or "",
        # Of a message the touchpoint says where it was said, not what it is about.
        touchpoint=str(said.get("touchpoint") or "") if about else "",
        sentiment=moment.sentiment,
        emotion=moment.emotion or "",
        intent=moment.intent or "",
        language=moment.language or "",
        conversation_id=talk_of(moment),
        response_id=answered,
        survey_id=row_number(str(said.get("survey_id", ""))) if about else None,
        vouched=vouched,
    )


def _response_id(moment: Moment) -> int | None:
    """The answer that a moment is of: any event can name any number."""
    if moment.action != SURVEY:
        return None
    found = response(row_number(str(moment.properties.get("response_id", ""))) or 0)
    return None if found is None or found.interaction_id != moment.id else found.id


def _known(moment: Moment) -> CustomerFacts | None:
    """Whoever can be answered: with an identifier besides a browser's, and not too many unvouched."""
    customer = customer_of(moment.profile_id)
    found = None if customer is None else customer_facts(customer)
    if found is None or all(one.kind == "anonymous_id" for one in found.identifiers):
        return None
    if _is_vouched(found):
        return found
    claimed = FollowUp.objects.filter(state="open", vouched=False).count()
    return found if claimed < MOST_CLAIMED else None


def _is_vouched(facts: CustomerFacts) -> bool:
    return any(one.verified for one in facts.identifiers)


FOLLOWER: Final = Follower(
    "followups", moments_after, follow, BATCH, newest_position, positions_after
)
