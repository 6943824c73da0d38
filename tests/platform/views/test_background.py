"""Settings → Background work."""

from datetime import timedelta

import pytest

from hamdel.platform import followers, jobs
from hamdel.platform.followers import Follower
from hamdel.platform.models import JobLease, RestingRow
from tests.ground.cast import NOW


@pytest.fixture
def resting(leila, monkeypatch):
    """A follower that can not digest row 7."""
    done: list[int] = []
    follower = Follower("reader", lambda after, _limit: ([after + 1], after + 1), done.extend)
    monkeypatch.setattr(followers, "_followers", {"reader": follower})
    row = RestingRow.objects.create(
        follower="reader", after=6, position=7, error="ValueError in x:1", at=NOW
    )
    return row, done


def test_it_shows_followers_jobs_and_what_rests(leila, resting, monkeypatch):
    monkeypatch.setattr(jobs, "_jobs", {})
    jobs.job(name="chore", every=timedelta(hours=1))(print)
    JobLease.objects.create(name="chore", due_at=NOW, error="KeyError in y:2", attempts=2)
    page = leila.get("/settings/background/").content.decode()
    for part in ("reader", "ValueError in x:1", "chore", "KeyError in y:2"):
        assert part in page


def test_a_resting_row_is_tried_again(leila, resting):
    row, done = resting
    leila.post(f"/settings/background/{row.id}/again")
    assert done == [7]
    assert RestingRow.objects.count() == 0
    assert leila.post(f"/settings/background/{row.id}/again").status_code == 302


def test_only_admins_see_it(stranger, sara, resting):
    row, done = resting
    assert stranger.get("/settings/background/").status_code == 302
    assert sara.get("/settings/background/").status_code == 403
    assert sara.post(f"/settings/background/{row.id}/again").status_code == 403
    assert done == []
