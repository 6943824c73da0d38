from datetime import timedelta

import pyarrow.parquet as pq

from hamdel.platform.stored_files import path_of
from hamdel.warehouse.contracts import FOLDER
from hamdel.warehouse.models import Emptied, Segment
from hamdel.warehouse.public import empty_profiles
from hamdel.warehouse.usecases.emptying import WRITTEN_WITHIN, write_anew
from tests.ground.cast import NOW

from ..conftest import keep

LATER = NOW + timedelta(minutes=10)


def test_nobody_is_told_how_they_felt_and_soon_nothing_says_it(everything):
    keep(1, 3, profile=1, sentiment=0.5)
    keep(4, 6, profile=2, sentiment=-0.5)
    empty_profiles([2], now=LATER)
    told = [(one, 1, 0.5) for one in (1, 2, 3)] + [(one, 2, None) for one in (4, 5, 6)]
    assert everything() == told
    assert write_anew(now=LATER) == 1
    assert everything() == told
    keep(7, 7, profile=2, sentiment=-0.5)  # it was read of the log before the erasure
    assert everything() == [*told, (7, 2, None)]
    after = LATER + WRITTEN_WITHIN + timedelta(seconds=1)
    assert write_anew(now=after) == 1
    assert not Emptied.objects.exists()
    live = Segment.objects.filter(retired_at=None)
    files = [pq.read_table(path_of(FOLDER, one.stored)) for one in live]
    felt = [one for file in files for one in file["sentiment"].to_pylist()]
    assert sorted(felt, key=str) == [0.5, 0.5, 0.5, None, None, None, None]
    assert write_anew(now=after) == 0
