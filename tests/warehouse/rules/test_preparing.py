from hamdel.warehouse.rules.preparing import PART, SLICE, parts_of, serves, slices_of


def test_what_is_in_order_serves_unless_little_of_it_is_asked_for_or_much_is_new() -> None:
    assert serves(prepared=1_000, fresh=0, moments=1_000)
    assert not serves(prepared=10_000, fresh=0, moments=1_000)  # a short span of a long log
    assert serves(prepared=1_000, fresh=100, moments=1_100)
    assert not serves(prepared=1_000, fresh=1_000, moments=2_000)
    assert not serves(prepared=0, fresh=0, moments=0)


def test_pieces_are_as_large_as_memory_allows() -> None:
    assert [parts_of(many) for many in (0, 1, PART, PART + 1, 50 * PART)] == [1, 1, 1, 2, 50]
    assert [slices_of(many) for many in (0, SLICE - 1, SLICE, 4 * SLICE)] == [1, 1, 1, 4]
