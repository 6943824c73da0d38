from hamdel.demo.rules.plan import COHORT, Plan


def test_cohorts_hold_everybody_once() -> None:
    plan = Plan(seed=1, now=0, people=2 * COHORT + 3)
    numbers = [number for cohort in plan.cohorts() for number in cohort]
    assert numbers == list(range(1, 2 * COHORT + 4))


def test_dice_depend_on_seed_and_name_alone() -> None:
    one, other = Plan(seed=1, now=0, people=1), Plan(seed=1, now=9, people=5)
    assert one.chance("a", 1).random() == other.chance("a", 1).random()
    assert one.chance("a", 1).random() != one.chance("a", 2).random()
