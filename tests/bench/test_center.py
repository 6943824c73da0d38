"""The made-up call center: the same seed is the same week, and its hours are as written."""

from statistics import fmean

from hamdel.bench.center import DAY, HOUR, OPEN, colleagues, contacts


def test_a_seed_is_a_week_and_nobody_calls_at_night() -> None:
    one, same, other = (contacts(days=3, seed=seed) for seed in (1, 1, 2))
    assert one == same != other
    assert all(OPEN[0] <= each.at % DAY / HOUR < OPEN[1] for each in one)
    assert [each.at for each in one] == sorted(each.at for each in one)


def test_noon_is_busier_than_the_morning() -> None:
    at = [each.at % DAY / HOUR for each in contacts(days=20, seed=3)]
    noon = sum(11 <= hour < 12 for hour in at)
    assert noon > 2 * sum(hour < 9 for hour in at)


def test_every_kind_has_somebody_in_every_shift_and_tongue() -> None:
    team = colleagues()
    for kind in {each.kind for each in contacts(days=2, seed=1)}:
        for begins in {one.begins for one in team}:
            able = [
                one.agent
                for one in team
                if one.begins == begins and one.agent.skills.get(kind, 0) >= 3
            ]
            assert {tongue for one in able for tongue in one.languages} == {"fa", "en"}
    assert fmean(one.ends - one.begins for one in team) == 7
