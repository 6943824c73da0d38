from datetime import timedelta

import pytest

from hamdel.platform.stored_files import path_of
from hamdel.warehouse.contracts import FOLDER
from hamdel.warehouse.models import Segment
from hamdel.warehouse.public import held
from hamdel.warehouse.usecases.merging import READ_FOR, merge_small, remove_retired, rewrite
from tests.ground.cast import NOW

from ..conftest import keep

LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def eight(db):
    """Eight small files of five moments."""
    for first in range(1, 41, 5):
        keep(first, first + 4)


def test_small_files_become_one_and_nothing_else_changes(eight, everything):
    before = everything()
    assert merge_small(now=LATER) == 1
    assert everything() == before
    assert (held().files, held().rows, held().last_id) == (1, 40, 40)
    assert held().made_at == NOW  # nothing new came in
    assert merge_small(now=LATER) == 0


def test_readers_finish_and_then_files_go(eight):
    paths = [path_of(FOLDER, one.stored) for one in Segment.objects.all()]
    merge_small(now=LATER)
    assert remove_retired(now=LATER + READ_FOR) == 0
    assert all(path.exists() for path in paths)


def test_old_files_are_removed(eight, django_capture_on_commit_callbacks):
    paths = [path_of(FOLDER, one.stored) for one in Segment.objects.all()]
    merge_small(now=LATER)
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_retired(now=LATER + READ_FOR + timedelta(seconds=1)) == 8
    assert not any(path.exists() for path in paths)
    assert Segment.objects.count() == 1


def test_only_one_of_two_merges(eight, everything):
    ids = list(Segment.objects.order_by("first_id").values_list("pk", flat=True))
    assert rewrite(ids[:4], now=LATER)
    assert not rewrite(ids[2:6], now=LATER)
    assert len(everything()) == 40
