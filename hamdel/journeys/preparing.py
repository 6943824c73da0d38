"""What came around each moment is found beforehand: most questions begin with it."""

from datetime import datetime
from typing import Final

from hamdel.touchpoints.public import every_kind
from hamdel.warehouse.public import Beside, Making, prepare

from .queries.asking import STEPS, joined_beside, kinds_beside, version_of_steps
from .queries.questions import question_of

FEW: Final = (
    200_000  # moments that are put in order within a fifth of a second: nothing is prepared
)
# Moments of a kind with the same next one lie together: grouped so, they are read twice as fast as by customer.
_ORDER: Final = ("kind_id", "next_kind_id", "occurred_us", "id")
_ALL: Final = {"since": 0, "until": 2**62, "everybody": True}  # microseconds


def prepare_steps(*, now: datetime, least: int = FEW) -> int:
    """Prepare steps of all that lies in files, if at least so many moments; returns how many files were made.

    They are true of every customer who had no moment since and was neither joined nor parted since: of
    all others steps are found anew when asked (`sql/steps_ready.sql`). Steps are told of kinds, so where
    kinds are placed makes no difference.
    """
    kinds = every_kind()
    making = Making(
        name=STEPS,
        version=version_of_steps(),
        question=question_of(STEPS),
        values=_ALL,
        beside={
            "kinds": kinds_beside(kinds, [0] * len(kinds)),
            "joined": joined_beside(),
            "chosen": Beside({"customer_id": ()}),
        },
        tables=("joined",),
        order=_ORDER,
    )
    return prepare(making, now=now, least=least)
