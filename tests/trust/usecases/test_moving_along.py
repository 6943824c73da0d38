"""What was promised about a case goes with it into another, and comes back with it."""

import pytest

from hamdel.cases.public import ToOpen, open_case
from hamdel.cases.usecases.merging import merge_cases
from hamdel.cases.usecases.undoing import undo
from hamdel.trust.contracts import ToRecover
from hamdel.trust.models import Promise, Recovery
from hamdel.trust.usecases.recovering import start_recovery
from tests.ground.cast import NOW
from tests.trust.conftest import BY, Give

pytestmark = pytest.mark.django_db


def test_promises_and_recoveries_follow_their_case(profile: int, give: Give) -> None:
    keep, join = (
        open_case(ToOpen(title=title, customer_id=profile), by=BY, now=NOW) for title in "ab"
    )
    ours, theirs = give(case_id=keep), give(case_id=join)
    wanted = ToRecover(
        profile_id=profile, cause="hand", title="x", caused_at=NOW, key="hand:1", case_id=join
    )
    mended = start_recovery(wanted, by=BY, now=NOW)

    def of() -> list[int | None]:
        promises = Promise.objects.filter(pk__in=[ours.pk, theirs.pk]).order_by("pk")
        return [
            *promises.values_list("case_id", flat=True),
            Recovery.objects.get(pk=mended).case_id,
        ]

    done = merge_cases(keep_id=keep, join_id=join, by=BY, now=NOW)
    assert of() == [keep, keep, keep]
    late = give(case_id=keep)
    undo(deed_id=done.deed_id, by=BY, now=NOW)
    assert of() == [keep, join, join]
    assert Promise.objects.get(pk=late.pk).case_id == keep  # what came since stays
