import pytest

from hamdel.platform.web.curve import CurvePoint, lay_out, tone_of


@pytest.mark.parametrize(
    ("value", "tone"),
    [(None, "neutral"), (0, "neutral"), (-0.1, "neutral"), (0.2, "positive"), (-0.2, "negative")],
)
def test_feelings_near_nothing_are_neutral(value, tone):
    assert tone_of(value) == tone


def test_time_runs_along_the_line_of_reading():
    points = [CurvePoint(value=0.5), CurvePoint(value=-0.5)]
    left_to_right = [placed.x for placed in lay_out(points, rtl=False).points]
    assert left_to_right == ["3.0%", "97.0%"]
    assert [placed.x for placed in lay_out(points, rtl=True).points] == left_to_right[::-1]


def test_what_is_better_stands_higher_and_nothing_leaves_the_box():
    placed = lay_out([CurvePoint(value=9), CurvePoint(value=0), CurvePoint(value=-9)], rtl=True)
    heights = [float(point.y.rstrip("%")) for point in placed.points]
    assert heights == sorted(heights)
    assert min(heights) >= 0
    assert max(heights) <= 100


def test_no_points_draw_nothing():
    curve = lay_out([], rtl=True)
    assert (curve.line, curve.area, curve.points) == ("", "", ())


def test_one_point_stands_in_the_middle():
    assert lay_out([CurvePoint(value=1)], rtl=True).points[0].x == "50.0%"


def test_labels_never_lie_on_each_other_and_the_newest_is_written() -> None:
    points = [CurvePoint(-0.8, label="انتقال ناموفق بود") for _ in range(9)]
    for rtl in (True, False):
        written = [placed.written for placed in lay_out(points, rtl=rtl).points]
        assert written[-1]
        assert not written[-2]
        assert 3 <= sum(written) <= 8
