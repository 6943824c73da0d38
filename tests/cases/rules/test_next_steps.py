"""What somebody waits for comes before what we only have to do."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hamdel.cases.contracts import ApprovalFacts, CaseFacts, Due, TaskFacts
from hamdel.cases.rules.next_steps import Situation, Waiting, next_step
from tests.cases.rules.test_types import KINDS
from tests.ground.cast import NOW

HOUR = timedelta(hours=1)
LATE_DELIVERY = next(one for one in KINDS if one.key == "late_delivery")
TRANSFER = next(one for one in KINDS if one.key == "failed_transfer")
CASE = CaseFacts(
    id=1, customer_id=1, profile_id=1, title="دیر شد", description="", type="late_delivery",
    type_fa="", type_en="", priority="high", state="open", owner_id=5, owner="سارا", team_id=None, team="",
    channel="", reason="", reason_kind="", reason_topic="", touchpoint="", outcome="", resolution="", fields={},
    steps_done={}, source="person", opened_at=NOW, changed_at=NOW, settled_at=None, parent_id=None,
    merged_into=None, rule_id=None, version=1,
)  # fmt: skip
TASK = TaskFacts(
    id=9, case_id=1, title="از پیک بپرس", owner_id=None, owner="", team_id=None, team="", due_at=None,
    made_at=NOW, done_at=None, done_by="",
)  # fmt: skip
ASKED = ApprovalFacts(
    id=3, case_id=1, what="بازگشت پول", asked_by="سارا", asked_at=NOW, answer="", word="", answered_by="",
    answered_at=None,
)  # fmt: skip


def step_of(case: CaseFacts = CASE, **more: Any) -> Any:
    given: dict[str, Any] = {
        "kind": LATE_DELIVERY, "tasks": (), "approvals": (), "waiting": None, "leads": False, "now": NOW,
    }  # fmt: skip
    return next_step(Situation(case=case, **{**given, **more}))


WAITING = Waiting(conversation_id=4, since=NOW - HOUR)
OVERDUE = replace(TASK, due_at=NOW - HOUR)
DONE = replace(CASE, steps_done={"located": {}, "told": {}})


@pytest.mark.parametrize(
    ("case", "more", "kind"),
    [
        (replace(CASE, merged_into=2, settled_at=NOW), {}, "joined"),
        (replace(CASE, state="solved", settled_at=NOW), {"tasks": (OVERDUE,)}, "settled"),
        (CASE, {"approvals": (ASKED,), "leads": True, "waiting": WAITING}, "approve"),
        (replace(CASE, owner_id=None), {"waiting": WAITING}, "take"),
        (CASE, {"waiting": WAITING, "tasks": (OVERDUE,)}, "answer"),
        (CASE, {"tasks": (replace(TASK, done_at=NOW), OVERDUE)}, "late_task"),
        (replace(CASE, due=Due(resolution=NOW - HOUR)), {"tasks": (TASK,)}, "late"),
        (replace(CASE, due=Due(resolution=NOW - HOUR), state="waiting"), {}, "customer"),
        (CASE, {"approvals": (ASKED,)}, "approval"),
        (replace(CASE, state="on_hold"), {"tasks": (TASK,)}, "others"),
        (CASE, {"tasks": (TASK,)}, "task"),
        (CASE, {}, "step"),
        (replace(CASE, steps_done={"traced": {}, "told": {}}), {"kind": TRANSFER}, "fill"),
        (DONE, {"kind": replace(LATE_DELIVERY, approval=True)}, "agree"),
        (DONE, {"kind": replace(LATE_DELIVERY, approval=True), "approvals": (replace(ASKED, answer="given"),)}, "solve"),
        (DONE, {"kind": replace(LATE_DELIVERY, approval=True), "approvals": (replace(ASKED, answer="refused"), replace(ASKED, answer="given"))}, "agree"),
        (DONE, {}, "solve"),
    ],
)  # fmt: skip
def test_one_thing_is_to_be_done(case: CaseFacts, more: dict[str, Any], kind: str) -> None:
    assert step_of(case, **more).kind == kind


def test_it_says_about_what_and_since_when() -> None:
    found = step_of(waiting=WAITING)
    assert (found.id, found.at, found.late) == (4, WAITING.since, False)
    found = step_of(replace(CASE, due=Due(first_reply=NOW - HOUR)), waiting=WAITING)
    assert found.late
    assert step_of().about == "located"
    assert step_of(tasks=(OVERDUE,)).about == "از پیک بپرس"
