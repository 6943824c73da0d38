"""Lines, band and gaps of the emotion curve."""

from hamdel.maps.rules.curve import HEIGHT, band, gaps, line, x_of, y_of


def test_places():
    assert [x_of(place, 4, rtl=False) for place in range(4)] == [12.5, 37.5, 62.5, 87.5]
    assert x_of(0, 4, rtl=True) == 87.5
    assert y_of(0) == HEIGHT / 2
    assert 0 < y_of(2) < y_of(1) < y_of(-2) < HEIGHT


def test_a_line_passes_over_what_is_not_known():
    assert line([None, None], rtl=False) == ""
    assert line([1, None, 1], rtl=False) == "M16.67 73.0 C38.89 73.0 61.11 73.0 83.33 73.0"
    assert line([0, 1], rtl=True).startswith("M75.00 116.0 C")


def test_a_band_is_closed():
    assert band([0, None], [1, None], rtl=False) == ""
    path = band([-1, 0], [1, 1], rtl=False)
    assert path.endswith("Z")
    assert path.count("M") == 1


def test_gaps_by_what_they_mean():
    worse = gaps([1, 1], [0, 0], rtl=False)
    assert worse.worse
    assert not worse.better
    better = gaps([0, 0], [1, 1], rtl=False)
    assert better.better
    assert not better.worse
    both = gaps([1, 0], [0, 1], rtl=False)
    assert both.worse
    assert both.better
    nothing = gaps([1, None, 1], [1, -1, None], rtl=False)
    assert (nothing.worse, nothing.better) == ("", "")
