from hamdel.reading.rules.promotion import Duel, deserves_promotion, duel, is_held_out


def test_of_one_author_all_or_nothing_is_held_out() -> None:
    authors = [f"customer:{n}" for n in range(2_000)]
    held = [author for author in authors if is_held_out(author)]
    assert held == [author for author in authors if is_held_out(author)]
    assert 300 < len(held) < 500


def test_a_duel_counts_rows_that_each_got_right() -> None:
    assert duel(["a", "b", "c"], ["a", "b", "x"], ["a", "x", "x"]) == Duel(3, 2, 1)


def test_worse_in_one_head_is_worse() -> None:
    assert deserves_promotion({})
    assert deserves_promotion({"intent": Duel(10, 8, 8), "emotion": Duel(4, 3, 2)})
    assert not deserves_promotion({"intent": Duel(10, 9, 8), "emotion": Duel(4, 1, 2)})
