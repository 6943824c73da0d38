"""Addresses of the platform."""

import pytest


@pytest.mark.parametrize(
    "rest", ["", "nothing", "customers/%0A", "customers/%00", "a//b", "%FF", "../x"]
)
def test_whatever_stands_below_the_api_is_answered_as_a_problem(stranger, rest):
    response = stranger.get(f"/api/v1/{rest}")
    assert response.status_code in {401, 404}
    assert response["Content-Type"] == "application/problem+json"
