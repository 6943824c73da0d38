from hamdel.bench.language_speed import per_second


def test_speed_is_that_of_the_best_round() -> None:
    seen: list[str] = []
    assert per_second(seen.append, ["text"] * 400) > 1000
    assert len(seen) == 800
