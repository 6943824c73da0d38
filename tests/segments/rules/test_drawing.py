from hamdel.segments.rules.drawing import draw


def test_time_runs_along_the_line_of_reading_and_zero_is_the_ground() -> None:
    line, turned = draw([0, 5, 10], rtl=False), draw([0, 5, 10], rtl=True)
    assert line is not None
    assert turned is not None
    assert line.path == "M0.0 92.0 L50.0 50.0 L100.0 8.0"
    assert (line.x, turned.x) == ("100.0%", "0.0%")
    assert line.y == turned.y == "8.0%"


def test_nothing_ever_lies_on_the_ground_and_one_number_is_no_line() -> None:
    still = draw([0, 0], rtl=False)
    assert still is not None
    assert still.path == "M0.0 92.0 L100.0 92.0"
    assert draw([7], rtl=False) is None
