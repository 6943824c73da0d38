from hamdel.demo.rules.life import Life
from hamdel.demo.rules.people import person_of
from hamdel.demo.rules.plan import Plan
from hamdel.demo.rules.speaking import answered, facts_of, heard, persian, toman

PLAN = Plan(seed=7, now=1_795_422_600_000_000, people=300)
LIFE = Life(PLAN, person_of(PLAN, 40))


def test_signs_stay_on_their_scales_around_the_topics_mood() -> None:
    felt = [heard(LIFE, "thanks") for _ in range(60)]
    assert all(-1 <= (one.sentiment or 0) <= 1 and 1 <= (one.effort or 0) <= 7 for one in felt)
    assert sum(one.sentiment or 0 for one in felt) / 60 > 0.6
    assert sum(heard(LIFE, "broken_promise").sentiment or 0 for _ in range(60)) / 60 < -0.6


def test_the_company_answers_with_the_name_and_the_order() -> None:
    texts = [
        answered(LIFE, "reply", {"order": "RK1", "agent": "سارا نوری"}).text for _ in range(30)
    ]
    assert all("سارا نوری" in text and LIFE.person.given.fa in text for text in texts)
    assert any("RK1" in text for text in texts)


def test_facts_of_the_moment_win() -> None:
    assert facts_of(LIFE, {"city": "یزد"})["city"] == "یزد"
    assert facts_of(LIFE, {"amount": "۲٬۵۰۰"}, latin=True)["amount"] == "2,500"


def test_numbers_are_persian() -> None:
    assert (persian(12), toman(2_500_000)) == ("۱۲", "۲٬۵۰۰٬۰۰۰")
