from hamdel.platform.stored_files import path_of
from hamdel.warehouse.contracts import FOLDER
from hamdel.warehouse.models import Segment
from hamdel.warehouse.public import held, keep_rows
from tests.ground.cast import NOW

from ..conftest import keep, row


def test_what_is_kept_is_there_once(everything):
    keep(1, 10)
    keep(11, 15, profile=2)
    assert [one[0] for one in everything()] == list(range(1, 16))
    assert (held().files, held().rows, held().last_id) == (2, 15, 15)


def test_who_comes_second_keeps_nothing(everything):
    keep(1, 10)
    assert not keep_rows([row(n) for n in range(1, 12)], after=0, upto=11, now=NOW)
    assert len(everything()) == 10


def test_two_who_looked_at_the_same_time_keep_it_once(everything, monkeypatch):
    """Both saw an empty warehouse: the second is stopped by the row of the first."""
    first = held()
    keep(1, 10)
    monkeypatch.setattr("hamdel.warehouse.usecases.keeping.held", lambda: first)
    assert not keep_rows([row(n) for n in range(1, 12)], after=0, upto=11, now=NOW)
    assert len(everything()) == 10


def test_a_stretch_without_moments_moves_on(everything):
    assert keep_rows([], after=0, upto=40, now=NOW)
    keep(41, 43)
    assert [one[0] for one in everything()] == [41, 42, 43]


def test_files_lie_where_backups_look(everything):
    keep(1, 3)
    assert path_of(FOLDER, Segment.objects.get().stored).read_bytes()[:4] == b"PAR1"
