from hypothesis import given
from hypothesis import strategies as st

from hamdel.warehouse.rules.grouping import FEW, SMALL, Piece, groups


def pieces(*rows):
    return [Piece(at, count) for at, count in enumerate(rows, 1)]


def test_a_few_small_files_stay():
    assert groups(pieces(*[50_000] * (FEW - 1))) == []
    assert groups(pieces(*[50_000] * FEW)) == [list(range(1, FEW + 1))]


def test_enough_rows_are_merged_however_few_files():
    assert groups(pieces(600_000, 500_000)) == [[1, 2]]


def test_large_files_are_left_and_part_their_neighbors():
    assert groups(pieces(*[10] * 8, SMALL, *[10] * 7)) == [[1, 2, 3, 4, 5, 6, 7, 8]]


@given(st.lists(st.integers(0, 2 * SMALL), max_size=60))
def test_groups_are_neighbors_and_never_too_large(rows):
    of = dict(pieces(*rows))
    for group in groups(pieces(*rows)):
        assert len(group) > 1
        assert group == list(range(group[0], group[-1] + 1))
        assert sum(of[pk] for pk in group) < 2 * SMALL
        assert all(of[pk] < SMALL for pk in group)
