"""What happens to surveys, told in process after the commit. The log tells of answers for ever."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswered:
    """Somebody answered whole. `customer_id` None: nobody knows who."""

    response_id: int
    survey_id: int
    kind: str
    score: int | None
    customer_id: int | None
    interaction_id: int | None
    invitation_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRefused:
    """Somebody who was asked does not want to be."""

    invitation_id: int
    survey_id: int
    profile_id: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyChanged:
    """A survey is asked, is asked no more, or asks something else."""

    survey_id: int
    state: str
    at: datetime
