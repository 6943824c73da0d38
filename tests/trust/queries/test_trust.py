"""Trust is read from what moved it, and from no more than tells enough."""

from datetime import timedelta

import pytest

from hamdel.trust.models import Movement
from hamdel.trust.queries import trust
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_of_a_program_gone_wild_the_newest_tell(
    profile: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    Movement.objects.bulk_create(
        Movement(
            profile_id=profile, at=NOW - timedelta(minutes=n), what="failed", points=-1.0,
            interaction_id=n + 1,
        )
        for n in range(30)
    )  # fmt: skip
    whole = trust.trust_of(0, now=NOW, profiles=[profile])
    monkeypatch.setattr(trust, "MOST", 10)
    bounded = trust.trust_of(0, now=NOW, profiles=[profile])
    assert (len(whole.points), len(bounded.points)) == (30, 10)
    assert bounded.points[-1].at == whole.points[-1].at == NOW
