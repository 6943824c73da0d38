"""The ideas of the list: whole, in one order, and of people who are there."""

from hamdel.demo.rules.plan import DAY
from hamdel.demo.rules.wishing import wishes
from hamdel.ideas.rules.states import STATES

NOW = 200 * DAY


def test_the_list_is_whole_and_each_time_the_same() -> None:
    found = wishes(range(1, 101), now=NOW, seed=5)
    assert found == wishes(range(1, 101), now=NOW, seed=5)
    assert len(found) == 25
    keys = [one.key for one in found]
    assert len(set(keys)) == 25
    for one in found:
        assert one.said.get("state", "new") in STATES
        assert one.said.get("of", one.key) in keys
        assert one.said.get("state") != "declined" or one.said["reason"]
        assert one.made <= one.since <= NOW
        people = [voice.profile_id for voice in one.voices]
        assert len(set(people)) == len(people)
        assert all(one.made <= voice.at <= NOW for voice in one.voices)
    friday = next(one for one in found if one.key == "friday")
    assert len(friday.voices) == 40
    assert {voice.told and voice.told[1] for voice in friday.voices} >= {"sent", "no_way"}
