"""Until when cases have to be answered, as follow-ups know it."""

from collections.abc import Sequence

from hamdel.cases.public import CaseFacts, Due

from ..models import FollowUp


def due_of_cases(cases: Sequence[CaseFacts]) -> dict[int, Due]:
    """When the open follow-ups of some cases are due; one question."""
    rows = FollowUp.objects.filter(case_id__in=[one.id for one in cases], state="open")
    found = rows.order_by("-due_at").values_list("case_id", "due_at")
    return {case_id: Due(resolution=due_at) for case_id, due_at in found}
