"""How many answered."""

from collections.abc import Iterable

from django.db.models import Count

from ..models import Answer, Response
from ..shapes import Quota


def counted_by_option(survey_id: int, quotas: Iterable[Quota]) -> dict[tuple[str, str], int]:
    """How many whole answers chose each option that a quota names, by question and option."""
    questions = {one.question for one in quotas if one.question}
    if not questions:
        return {}
    rows = Answer.objects.filter(
        survey_id=survey_id, question__in=questions, response__complete=True
    )
    counts = rows.values_list("question", "choice").annotate(Count("response", distinct=True))
    return {(question, choice): times for question, choice, times in counts.order_by()}


def count_towards(survey_id: int, quota: Quota) -> int:
    """How many whole answers of a survey count towards a quota."""
    if not quota.question:
        return Response.objects.filter(survey_id=survey_id, complete=True).count()
    chosen = Answer.objects.filter(
        survey_id=survey_id, question=quota.question, choice=quota.option
    )
    return chosen.filter(response__complete=True).values("response").distinct().count()
