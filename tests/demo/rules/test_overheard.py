"""What people said of the company: at its time, and never in time to come."""

from hamdel.demo.rules.overheard import overheard, rules, sources
from hamdel.demo.rules.plan import DAY

MIDNIGHT = 100 * DAY


def test_it_is_said_on_three_networks_and_most_of_it_today() -> None:
    found = overheard(now=MIDNIGHT + DAY // 2, midnight=MIDNIGHT)
    networks = {one["network"] for one in sources()}
    assert {one.network for one in found} == networks
    assert len(networks) == 3
    assert 50 <= len(found) <= 70
    assert len({one.name for one in found}) == len(found)
    today = [one for one in found if one.at >= MIDNIGHT]
    assert len(today) >= 8
    assert all(one.at <= MIDNIGHT + DAY // 2 for one in found)
    assert {one["side"] for one in rules()} == {"ours", "theirs", "topic"}


def test_just_after_midnight_today_is_still_today() -> None:
    found = overheard(now=MIDNIGHT + 60, midnight=MIDNIGHT)
    assert all(MIDNIGHT <= one.at <= MIDNIGHT + 60 for one in found if one.name.startswith("t"))
