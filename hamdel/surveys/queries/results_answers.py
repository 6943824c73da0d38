"""Each question of a survey, and what was answered to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Avg, Count, Q

from ..contracts import SurveyFacts
from ..models import Answer
from ..rules.spans import Span
from ..shapes import Question

MOST_TEXTS: Final = 20
_COUNTED: Final = frozenset({"single", "multiple", "matrix", "rating", "number", "ranking"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many gave an answer: an option's `choice`, or a whole `number`; `part` of a matrix.

    `mean`: of a ranking, the place (1 is first).
    """

    part: str
    choice: str
    number: float | None
    given: int
    mean: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question: how many answered it, how often what was given, and the newest texts."""

    question: Question
    people: int
    counted: tuple[Counted, ...]
    mean: float | None
    texts: tuple[str, ...]


def answers_to(survey: SurveyFacts, span: Span) -> list[Answered]:
    """What was answered to each question of a survey in a span."""
    rows = Answer.objects.filter(survey_id=survey.id).filter(
        response__complete=True,
        response__answered_at__gte=span.start,
        response__answered_at__lt=span.end,
    )
    people = dict(
        rows.values_list("question").annotate(Count("response", distinct=True)).order_by()
    )
    kinds = {one.key: one.kind for one in survey.questions}
    ranked = [key for key, kind in kinds.items() if kind == "ranking"]
    chosen = rows.filter(~Q(choice="") | Q(number__isnull=False)).exclude(question__in=ranked)
    counts = chosen.values_list("question", "part", "choice", "number").annotate(times=Count("pk"))
    counted = [
        (key, Counted(part=part, choice=choice, number=number, given=given))
        for key, part, choice, number, given in counts.order_by("-times")
    ]
    counted += _places(rows, ranked)
    means = dict(
        rows.filter(question__in=[key for key, kind in kinds.items() if kind in _MEANS])
        .values_list("question")
        .annotate(Avg("number"))
        .order_by()
    )
    return [
        Answered(
            question=one,
            people=people.get(one.key, 0),
            counted=tuple(row for key, row in counted if key == one.key),
            mean=means.get(one.key),
            texts=_texts(rows, one) if one.kind not in _COUNTED or one.write_in else (),
        )
        for one in survey.questions
    ]


_MEANS: Final = frozenset({"rating", "number"})


def _places(rows: Any, ranked: Sequence[str]) -> list[tuple[str, Counted]]:
    """Of rankings, the mean place of each option, the first one first."""
    if not ranked:
        return []
    found = (
        rows.filter(question__in=ranked)
        .values_list("question", "choice")
        .annotate(Count("pk"), Avg("number"))
        .order_by("number__avg")
    )
    return [
        (key, Counted(part="", choice=choice, number=None, given=given, mean=mean))
        for key, choice, given, mean in found
    ]


def _texts(rows: Any, question: Question) -> tuple[str, ...]:
    said = rows.filter(question=question.key).exclude(text="").order_by("-pk")
    return tuple(said.values_list("text", flat=True)[:MOST_TEXTS])
