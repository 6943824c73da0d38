"""What is given for answers: shown where somebody is thanked, and seen to for answers from anywhere."""

from typing import Final

from hamdel.interactions.public import (
    log_after,
    newest_position,
    positions_after,
    profiles_after,
)
from hamdel.platform.cursors import row_number
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import system_now
from hamdel.surveys.public import SURVEY_ANSWERED, AfterAnswer, ResponseFacts, response

from .queries.incentives import gives_anything
from .usecases.rewarding import gifts_for, send_codes


def show_code(given: ResponseFacts) -> AfterAnswer | None:
    """The discount code of an answer, for the page that thanks."""
    found = [one for one in gifts_for(given, now=system_now()) if one.code]
    return AfterAnswer(text=found[0].text, code=found[0].code) if found else None


def show_ticket(given: ResponseFacts) -> AfterAnswer | None:
    """The place in a draw of an answer, for the page that thanks."""
    found = [one for one in gifts_for(given, now=system_now()) if not one.code]
    return AfterAnswer(text=found[0].text) if found else None


def _answers_after(position: int, limit: int) -> tuple[Rows, int]:
    """The answers in the log after a position; where nothing is given, none is read."""
    if not gives_anything():
        return [], profiles_after(position, limit)[1]
    rows, reached = log_after(position, limit)
    return [moment for _, moment, _ in rows if moment.action == SURVEY_ANSWERED], reached


def _give(rows: Rows) -> None:
    """Give what is offered for each answer, and send codes."""
    now = system_now()
    for moment in rows:
        number = row_number(str(moment.properties.get("response_id", "")))
        given = None if number is None else response(number)
        # Whoever sends events can write such numbers into them: only the answer's own moment counts.
        if given is not None and given.interaction_id == moment.id:
            gifts_for(given, now=now)
            send_codes(given, now=now)


FOLLOWER: Final = Follower(
    "asking.gifts", _answers_after, _give, 200, newest_position, positions_after
)
