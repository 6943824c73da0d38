"""Reasons as rows of a screen."""

import pytest
from django.utils import timezone

from hamdel.desk.reasons import reason_rows

pytestmark = pytest.mark.django_db


def test_a_reason_stands_with_the_moments_that_speak_for_it(mina_id):
    first = reason_rows(mina_id, now=timezone.now())[0]
    assert (first.kind, first.topic) == ("failed", "Transfer")
    assert first.headline == "حواله ناموفق"
    assert [one.what for one in first.evidence] == ["انتقال ناموفق بود"]
    assert 0 < first.share < 1
    assert first.arc == f"{100 * first.share:.0f}"


def test_nobody_has_no_reasons():
    assert reason_rows(987_654, now=timezone.now()) == []
