from hamdel.demo.rules.mended import joining_shares, mending
from hamdel.demo.rules.plan import DAY, Plan

PLAN = Plan(seed=1, now=60 * 365 * DAY, people=10)


def test_more_are_verified_at_once_from_the_hour_in_which_it_was_done():
    begun, done = mending(PLAN)
    assert 8 * DAY <= done - begun <= 10 * DAY
    assert PLAN.now - done < 45 * DAY
    before, after = joining_shares(PLAN, done - 1), joining_shares(PLAN, done)
    assert before == joining_shares(PLAN, begun)
    assert after[0] > before[0] + 0.3
    assert after[1] - after[0] < before[1] - before[0]
