import json

import pytest

from hamdel.touchpoints.public import catalogue

pytestmark = pytest.mark.django_db


def test_figures_over_the_api(stranger, admin_key):
    where = f"/api/v1/touchpoints/{catalogue()[0].key}/figures"
    head = {"Authorization": f"Bearer {admin_key}"}

    def post(body, to=where):
        return stranger.post(to, json.dumps(body), content_type="application/json", headers=head)

    made = post({"metric": "search_rank", "day": "2026-11-01", "value": 3, "note": "google"})
    assert made.status_code == 201
    assert made.json()["value"] == 3.0
    (one,) = stranger.get(where, headers=head).json()["items"]
    assert (one["metric"], one["day"], one["note"]) == ("search_rank", "2026-11-01", "google")
    assert post({"metric": "views", "day": "2999-01-01", "value": 3}).json()["field"] == "day"
    assert post({"metric": "fame", "day": "2026-11-01", "value": 3}).json()["field"] == "metric"
    assert post({}, to="/api/v1/touchpoints/nowhere/figures").status_code in (400, 404)
    assert stranger.get("/api/v1/touchpoints/nowhere/figures", headers=head).status_code == 404
