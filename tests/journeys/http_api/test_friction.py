from datetime import timedelta

from hamdel.platform.instants import rfc3339
from tests.ground.cast import NOW


def test_steps_and_signs_over_the_api(stranger, admin_key, walk):
    for n in range(7):
        walk(f"p{n}", "Payment", 300 + n, outcome="failure" if n < 6 else "success")
    query = {"from": rfc3339(NOW - timedelta(days=1)), "to": rfc3339(NOW)}
    told = stranger.get(
        "/api/v1/reports/friction", query, headers={"Authorization": f"Bearer {admin_key}"}
    ).json()
    (one,) = told["items"]
    assert (told["hurt"], one["step"], one["change"]) == (6, "action:Payment", None)
    assert (one["now"]["seen"], one["now"]["hurt"], one["now"]["signs"]["failed"]) == (7, 6, 6)
    low, high = one["interval"]
    assert low <= 6 <= high <= 7
