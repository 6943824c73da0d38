"""How many answered."""

from ..models import Answer, Response
from ..shapes import Quota


def count_towards(survey_id: int, quota: Quota) -> int:
    """How many whole answers of a survey count towards a quota."""
    if not quota.question:
        return Response.objects.filter(survey_id=survey_id, complete=True).count()
    chosen = Answer.objects.filter(
        survey_id=survey_id, question=quota.question, choice=quota.option
    )
    return chosen.filter(response__complete=True).values("response").distinct().count()
