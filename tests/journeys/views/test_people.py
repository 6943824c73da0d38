from tests.journeys.views.conftest import page


def test_nothing_that_happened_is_said(leila):
    for one in ("paths", "walks", "funnel", "retention", "mix", "calendar", "people"):
        assert "empty-title" in page(leila, f"/journeys/{one}/")
