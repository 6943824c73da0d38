"""What the demo company's customers answered."""

from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import DAY, Plan
from hamdel.demo.rules.surveyed import ASKED, answers_after, is_answer
from hamdel.surveys.public import ready_survey, to_save
from hamdel.surveys.rules.answering import judged_all
from hamdel.surveys.shapes import COMMENT

NOW = 1_764_000_000_000_000
PLAN = Plan(1, NOW, 100)


def event(name: str, number: int, at: int = NOW - 5 * DAY) -> DemoEvent:
    call = {"event": name, "messageId": f"demo-{number}"}
    return DemoEvent(at=at, call=call, sender="server", arrives=at)


def test_answers_fit_their_questions_and_are_always_the_same() -> None:
    comments = 0
    for name in ASKED:
        for number in range(150):
            found = answers_after(event(name, number), PLAN)
            assert found == answers_after(event(name, number), PLAN)
            for one in found:
                ready = ready_survey(one.survey)
                assert ready is not None
                definition = to_save(ready, language="fa").definition
                assert definition is not None
                _, faults = judged_all(definition.questions, one.answers)
                assert faults == ()
                assert set(one.answers) <= {asked.key for asked in definition.questions}
                comments += COMMENT in one.answers
    assert comments > 20


def test_nobody_answers_tomorrow() -> None:
    assert all(not answers_after(event("Order Delivered", n, NOW), PLAN) for n in range(200))


def test_what_the_log_has_already_is_known() -> None:
    assert is_answer(event("Survey Answered", 1))
    assert not is_answer(event("Order Delivered", 1))
