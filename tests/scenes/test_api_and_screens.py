"""What a signed-in person may do over the API is what the screens let their role do."""

import json
import re
from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from hamdel.customers.http_api import people
from hamdel.desk import listing
from hamdel.platform.api import registry
from hamdel.platform.roles import SCOPES_OF_ROLE

pytestmark = pytest.mark.sqlite_only  # what a role may do is the same on both
FORBIDDEN = HTTPStatus.FORBIDDEN
# Each endpoint, and the screen (method, address) that does the same. `None`: no screen does, so
# only who may make keys may do it.
SCREENS = {
    ("GET", "/customers"): ("GET", "desk:customers"),
    ("GET", "/customers/{id}"): ("GET", "desk:customer"),
    ("PATCH", "/customers/{id}"): ("POST", "desk:correct"),
    ("DELETE", "/customers/{id}"): ("POST", "desk:erase"),
    ("GET", "/customers/{id}/consents"): ("GET", "desk:customer"),
    ("PATCH", "/customers/{id}/consents"): ("POST", "desk:consent"),
    ("GET", "/customers/{id}/export"): ("GET", "desk:export"),
    ("GET", "/customers/{id}/purchases"): ("GET", "desk:customer"),
    ("GET", "/customers/{id}/story"): ("GET", "desk:story"),
    ("POST", "/customers/import"): ("POST", "desk:import"),
    ("POST", "/customers/merge"): ("POST", "desk:merge"),
    ("POST", "/merges/{id}/undo"): ("POST", "desk:undo_merge"),
    ("GET", "/merge-suggestions"): ("GET", "desk:suggestions"),
    ("POST", "/merge-suggestions/{id}/dismiss"): ("POST", "desk:decide"),
    ("POST", "/interactions"): None,
    ("POST", "/interactions/batch"): None,
    ("POST", "/interactions/{id}/corrections"): ("POST", "reading:correct"),
    ("GET", "/intents"): ("GET", "reading:message"),
    ("POST", "/intents"): ("POST", "reading:intents"),
    ("POST", "/text/analysis"): ("POST", "reading:try"),
    ("GET", "/touchpoints"): ("GET", "touchpoints:catalogue"),
    ("GET", "/touchpoints/{id}/figures"): ("GET", "journeys:touchpoint"),
    ("POST", "/touchpoints/{id}/figures"): ("POST", "journeys:tell"),
    ("POST", "/touchpoints"): ("POST", "touchpoints:new"),
    ("GET", "/touchpoints/{id}"): ("GET", "touchpoints:one"),
    ("POST", "/touchpoints/{id}/kinds"): ("POST", "touchpoints:place"),
    ("GET", "/unmatched-kinds"): ("GET", "touchpoints:unmatched"),
    ("GET", "/customers/{id}/reasons"): ("GET", "desk:reasons"),
    ("POST", "/customers/{id}/reasons/judgments"): ("POST", "desk:reason_said"),
    ("GET", "/segments"): ("GET", "segments:list"),
    ("POST", "/segments"): ("POST", "segments:new"),
    ("GET", "/segments/{id}"): ("GET", "segments:one"),
    ("PATCH", "/segments/{id}"): ("POST", "segments:edit"),
    ("DELETE", "/segments/{id}"): ("POST", "segments:remove"),
    ("GET", "/segments/{id}/customers"): ("GET", "segments:one"),
    ("GET", "/segments/{id}/moves"): ("GET", "segments:one"),
    ("GET", "/segments/{id}/counts"): ("GET", "segments:one"),
    ("POST", "/segments/preview"): ("POST", "segments:preview"),
    ("GET", "/automations"): ("GET", "automations:list"),
    ("POST", "/automations"): ("POST", "automations:new"),
    ("GET", "/automations/{id}"): ("GET", "automations:one"),
    ("PATCH", "/automations/{id}"): ("POST", "automations:edit"),
    ("DELETE", "/automations/{id}"): ("POST", "automations:remove"),
    ("POST", "/automations/order"): ("POST", "automations:move"),
    ("POST", "/automations/try"): ("POST", "automations:try"),
    ("GET", "/automation-applications"): ("GET", "automations:one"),
    ("POST", "/automation-applications/{id}/undo"): ("POST", "automations:undo"),
    ("POST", "/sla/due"): ("GET", "desk:customers"),
    ("GET", "/sla/policies"): ("GET", "sla:policies"),
    ("POST", "/sla/policies"): ("POST", "sla:policy_new"),
    ("PATCH", "/sla/policies/{id}"): ("POST", "sla:policy"),
    ("DELETE", "/sla/policies/{id}"): ("POST", "sla:remove"),
    ("POST", "/sla/policies/order"): ("POST", "sla:move"),
    ("GET", "/sla/report"): ("GET", "sla:report"),
    ("GET", "/sla/breaches"): ("GET", "sla:report"),
    ("GET", "/surveys"): ("GET", "surveys:list"),
    ("POST", "/surveys"): ("POST", "surveys:new"),
    ("GET", "/surveys/{id}"): ("GET", "surveys:survey"),
    ("PATCH", "/surveys/{id}"): ("POST", "surveys:do"),
    ("GET", "/surveys/{id}/responses"): ("GET", "surveys:survey"),
    # People answer on the public page.
    ("POST", "/surveys/{id}/responses"): None,
    ("GET", "/routing/rules"): ("GET", "routing:rules"),
    ("POST", "/routing/rules"): ("POST", "routing:rule_new"),
    ("PUT", "/routing/rules/{id}"): ("POST", "routing:rule"),
    ("DELETE", "/routing/rules/{id}"): ("POST", "routing:remove"),
    ("POST", "/routing/try"): ("POST", "routing:try_new"),
    ("GET", "/routing/agents"): ("GET", "desk:story"),
    ("PUT", "/routing/agents/{id}/state"): ("POST", "routing:set_own"),
    ("GET", "/routing/queue"): ("GET", "desk:story"),
    ("POST", "/routing/call-backs"): ("POST", "routing:call_back"),
    ("GET", "/conversations/{id}/assignments"): ("GET", "routing:why"),
    ("GET", "/cases/{id}/assignments"): ("GET", "routing:why_case"),
    ("GET", "/labels"): ("GET", "labels:of_case"),
    ("GET", "/conversations/{id}/labels"): ("GET", "labels:of_conversation"),
    ("POST", "/conversations/{id}/labels"): ("POST", "labels:of_conversation"),
    ("DELETE", "/conversations/{id}/labels/{label}"): ("POST", "labels:of_conversation"),
    ("GET", "/cases/{id}/labels"): ("GET", "labels:of_case"),
    ("POST", "/cases/{id}/labels"): ("POST", "labels:of_case"),
    ("DELETE", "/cases/{id}/labels/{label}"): ("POST", "labels:of_case"),
    # The inbox's own screens take these places as they come.
    ("GET", "/call-backs"): ("GET", "desk:story"),
    ("GET", "/conversations"): ("GET", "desk:story"),
    ("GET", "/conversations/{id}"): ("GET", "desk:story"),
    ("POST", "/call-backs/{id}/settle"): ("POST", "conversations:note"),
    ("POST", "/conversations"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/assign"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/close"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/hand-off"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/messages"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/messages/{message_id}/undo"): ("POST", "conversations:note"),
    ("GET", "/reports/transfers"): ("GET", "conversations:inbox"),
    ("POST", "/conversations/{id}/priority"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/reopen"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/snooze"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/code"): ("POST", "conversations:note"),
    ("GET", "/conversations/{id}/ways"): ("GET", "desk:story"),
    ("POST", "/conversations/{id}/ways/{way}/confirm"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/merge"): ("POST", "conversations:note"),
    ("POST", "/conversations/{id}/split"): ("POST", "conversations:note"),
    ("POST", "/conversation-changes/{id}/undo"): ("POST", "conversations:note"),
    ("GET", "/customers/{id}/trust"): ("GET", "desk:story"),
    ("GET", "/customers/{id}/effort"): ("GET", "desk:story"),
    ("GET", "/conversations/{id}/had-to-repeat"): ("GET", "desk:story"),
    ("GET", "/recoveries"): ("GET", "desk:story"),
    ("GET", "/recoveries/{id}"): ("GET", "desk:story"),
    ("POST", "/recoveries"): ("POST", "conversations:note"),
    ("POST", "/recoveries/{id}/steps/{step}"): ("POST", "conversations:note"),
    ("POST", "/recoveries/{id}/steps/{step}/skip"): ("POST", "conversations:note"),
    ("POST", "/recoveries/{id}/check"): ("POST", "conversations:note"),
    ("POST", "/recoveries/{id}/answers"): ("POST", "conversations:note"),
    ("POST", "/recoveries/{id}/assign"): ("POST", "conversations:note"),
    ("GET", "/promises"): ("GET", "desk:story"),
    ("GET", "/promises/{id}"): ("GET", "desk:story"),
    ("POST", "/promises"): ("POST", "conversations:note"),
    ("POST", "/promises/{id}/keep"): ("POST", "conversations:note"),
    ("POST", "/promises/{id}/withdraw"): ("POST", "conversations:note"),
    ("GET", "/case-types"): ("GET", "cases:list"),
    ("GET", "/cases"): ("GET", "cases:list"),
    ("GET", "/cases/{id}"): ("GET", "cases:list"),
    ("GET", "/cases/{id}/notes"): ("GET", "cases:list"),
    ("GET", "/cases/{id}/tasks"): ("GET", "cases:list"),
    ("POST", "/cases"): ("POST", "cases:act"),
    ("PATCH", "/cases/{id}"): ("POST", "cases:act"),
    ("PATCH", "/case-tasks/{id}"): ("POST", "cases:act"),
    ("POST", "/case-approvals/{id}/answer"): ("POST", "cases:answer"),
    ("POST", "/case-changes/{id}/undo"): ("POST", "cases:act"),
    ("POST", "/cases/{id}/approvals"): ("POST", "cases:act"),
    ("POST", "/cases/{id}/merge"): ("POST", "cases:act"),
    ("POST", "/cases/{id}/notes"): ("POST", "cases:act"),
    ("POST", "/cases/{id}/split"): ("POST", "cases:act"),
    ("POST", "/cases/{id}/tasks"): ("POST", "cases:act"),
    ("GET", "/asking-rules"): ("GET", "asking:rules"),
    ("GET", "/asking-rules/{id}"): ("GET", "asking:rules"),
    ("POST", "/asking-rules"): ("POST", "asking:rule_new"),
    ("PATCH", "/asking-rules/{id}"): ("POST", "asking:rule"),
    ("DELETE", "/asking-rules/{id}"): ("POST", "asking:rule_remove"),
    ("GET", "/asks"): ("GET", "asking:decisions"),
    ("GET", "/asks/held"): ("GET", "asking:held"),
    ("GET", "/asks/may-ask"): ("GET", "asking:decisions"),
    ("GET", "/incentives"): ("GET", "asking:gifts"),
    ("POST", "/incentives"): ("POST", "asking:gift_new"),
    ("POST", "/incentives/{id}/close"): ("POST", "asking:gift_act"),
    ("POST", "/incentives/{id}/codes"): ("POST", "asking:gift_act"),
    ("POST", "/incentives/{id}/draw"): ("POST", "asking:gift_act"),
    ("GET", "/surveys/{id}/invitations"): ("GET", "surveys:survey"),
    ("POST", "/surveys/{id}/invitations"): ("POST", "asking:by_hand"),
    ("GET", "/surveys/{id}/results"): ("GET", "results:survey"),
    ("GET", "/followups"): ("GET", "followups:list"),
    ("GET", "/followups/{id}"): ("GET", "followups:one"),
    ("POST", "/followups"): ("POST", "followups:end"),
    ("POST", "/followups/{id}/end"): ("POST", "followups:end"),
    ("POST", "/followups/{id}/reopen"): ("POST", "followups:reopen"),
    ("GET", "/questions"): ("GET", "followups:questions"),
    ("GET", "/questions/{id}"): ("GET", "followups:question"),
    ("POST", "/questions"): ("POST", "followups:ask"),
    ("POST", "/questions/{id}/answer"): ("POST", "followups:answer"),
    ("POST", "/questions/{id}/pass-on"): ("POST", "followups:pass_on"),
    ("POST", "/questions/{id}/seen"): ("POST", "followups:answer"),
    ("GET", "/ideas"): ("GET", "ideas:team"),
    ("GET", "/ideas/{id}"): ("GET", "ideas:work"),
    ("GET", "/ideas/{id}/told"): ("GET", "ideas:told"),
    ("POST", "/ideas"): ("POST", "ideas:new"),
    ("PATCH", "/ideas/{id}"): ("POST", "ideas:change"),
    ("POST", "/ideas/{id}/merge"): ("POST", "ideas:merge"),
    ("POST", "/ideas/{id}/part"): ("POST", "ideas:part"),
    ("POST", "/ideas/{id}/votes"): ("POST", "ideas:voice"),
    ("DELETE", "/ideas/{id}/votes"): ("POST", "ideas:voice"),
    ("GET", "/mentions"): ("GET", "listening:mentions"),
    ("GET", "/mentions/{id}"): ("GET", "listening:one"),
    ("POST", "/mentions"): ("POST", "listening:import"),
    ("POST", "/mentions/{id}/customer"): ("POST", "listening:confirm"),
    ("POST", "/mentions/{id}/hand-over"): ("POST", "listening:hand"),
    ("POST", "/mentions/{id}/reply"): ("POST", "listening:reply"),
    ("POST", "/mentions/{id}/state"): ("POST", "listening:settle"),
    ("GET", "/reports/directly-follows"): ("GET", "journeys:paths"),
    ("GET", "/reports/calendar"): ("GET", "journeys:calendar"),
    ("GET", "/reports/friction"): ("GET", "journeys:friction"),
    ("GET", "/reports/funnel"): ("GET", "journeys:funnel"),
    ("GET", "/reports/measured"): ("GET", "journeys:touchpoint"),
    ("GET", "/reports/mix"): ("GET", "journeys:mix"),
    ("GET", "/reports/paths"): ("GET", "journeys:walks"),
    ("GET", "/reports/people"): ("GET", "journeys:people"),
    ("GET", "/reports/retention"): ("GET", "journeys:retention"),
    ("GET", "/reports/variants"): ("GET", "journeys:walks"),
    ("GET", "/stories"): ("GET", "stories:list"),
    ("GET", "/stories/{id}"): ("GET", "stories:one"),
    ("POST", "/stories"): ("POST", "stories:new"),
    ("POST", "/stories/{id}/views"): ("POST", "stories:view"),
    ("GET", "/vision"): ("GET", "stories:vision"),
    ("POST", "/incentives/{id}/tell"): ("POST", "asking:gift_act"),
    ("DELETE", "/incentives/{id}/tell"): ("POST", "asking:gift_act"),
    ("GET", "/personas"): ("GET", "personas:list"),
    ("POST", "/personas"): ("POST", "personas:new"),
    ("GET", "/personas/{id}"): ("GET", "personas:one"),
    ("PATCH", "/personas/{id}"): ("POST", "personas:edit"),
    ("DELETE", "/personas/{id}"): ("POST", "personas:gone"),
    ("GET", "/ideal-customer"): ("GET", "personas:ideal"),
    ("PUT", "/ideal-customer"): ("POST", "personas:ideal"),
    ("GET", "/reports/moments"): ("GET", "journeys:friction"),
    ("GET", "/moment-rules"): ("GET", "journeys:marking"),
    ("POST", "/moment-rules"): ("POST", "journeys:mark_new"),
    ("DELETE", "/moment-rules/{id}"): ("POST", "journeys:mark_deed"),
    ("GET", "/journey-maps"): ("GET", "maps:list"),
    ("POST", "/journey-maps"): ("POST", "maps:new"),
    ("GET", "/journey-maps/{id}"): ("GET", "maps:map"),
    ("PATCH", "/journey-maps/{id}"): ("POST", "maps:change"),
    ("DELETE", "/journey-maps/{id}"): ("POST", "maps:gone"),
    ("GET", "/journey-maps/{id}/measured"): ("GET", "maps:map"),
    ("GET", "/improvements"): ("GET", "improvements:list"),
    ("POST", "/improvements"): ("POST", "improvements:new"),
    ("GET", "/improvements/{id}"): ("GET", "improvements:one"),
    ("PATCH", "/improvements/{id}"): ("POST", "improvements:edit"),
    ("GET", "/improvement-plan"): ("GET", "improvements:plan"),
    ("GET", "/sudden-changes"): ("GET", "improvements:changes"),
    ("GET", "/improvements/{id}/effect"): ("GET", "improvements:effect"),
    ("GET", "/studies"): ("GET", "studies:list"),
    ("GET", "/studies/{id}"): ("GET", "studies:one"),
    ("GET", "/studies/{id}/notes"): ("GET", "studies:session"),
    ("GET", "/studies/{id}/participants"): ("GET", "studies:people"),
    ("GET", "/studies/{id}/quotes"): ("GET", "studies:coding"),
    ("GET", "/studies/{id}/report"): ("GET", "studies:report"),
    ("GET", "/studies/{id}/sessions"): ("GET", "studies:one"),
    ("POST", "/studies"): ("POST", "studies:new"),
    ("POST", "/studies/{id}/notes"): ("POST", "studies:note"),
    ("POST", "/studies/{id}/participants"): ("POST", "studies:people"),
    ("POST", "/studies/{id}/participants/{participant}/consent"): ("POST", "studies:people"),
    ("POST", "/studies/{id}/participants/{participant}/withdraw"): ("POST", "studies:people"),
    ("POST", "/studies/{id}/quotes"): ("POST", "studies:quote_take"),
    ("POST", "/studies/{id}/sessions"): ("POST", "studies:session_new"),
    ("POST", "/studies/{id}/sessions/{session}/hold"): ("POST", "studies:hold"),
}
VALUES: dict[str, dict[str, Any]] = {
    "personas:one": {"persona_id": 1},
    "personas:edit": {"persona_id": 1},
    "personas:gone": {"persona_id": 1},
    "journeys:mark_deed": {"mark_id": 1},
    "cases:answer": {"approval_id": 1},
    "desk:customer": {"customer_id": 1},
    "desk:correct": {"customer_id": 1},
    "desk:erase": {"customer_id": 1},
    "desk:consent": {"customer_id": 1},
    "desk:export": {"customer_id": 1},
    "desk:story": {"customer_id": 1},
    "desk:reasons": {"customer_id": 1},
    "desk:reason_said": {"customer_id": 1},
    "desk:merge": {"customer_id": 1},
    "desk:undo_merge": {"merge_id": 1},
    "desk:decide": {"suggestion_id": 1},
    "reading:correct": {"interaction_id": 1},
    "reading:message": {"interaction_id": 1},
    "touchpoints:one": {"key": "none-such"},
    "touchpoints:place": {"kind_id": 1},
    "journeys:touchpoint": {"key": "none-such"},
    "journeys:tell": {"key": "none-such"},
    "segments:one": {"segment_id": 1},
    "segments:edit": {"segment_id": 1},
    "segments:remove": {"segment_id": 1},
    "automations:one": {"automation_id": 1},
    "automations:edit": {"automation_id": 1},
    "automations:remove": {"automation_id": 1},
    "automations:move": {"automation_id": 1},
    "automations:undo": {"application_id": 1},
    "sla:policy": {"policy_id": 1},
    "sla:remove": {"policy_id": 1},
    "sla:move": {"policy_id": 1},
    "surveys:survey": {"survey_id": 1},
    "surveys:do": {"survey_id": 1},
    "routing:rule": {"rule_id": 1},
    "routing:remove": {"rule_id": 1},
    "routing:why": {"conversation_id": 1},
    "routing:why_case": {"case_id": 1},
    "labels:of_case": {"pk": 1},
    "labels:of_conversation": {"pk": 1},
    "asking:rule": {"rule_id": 1},
    "asking:rule_remove": {"rule_id": 1},
    "asking:gift_act": {"incentive_id": 1},
    "results:survey": {"survey_id": 1},
    "followups:one": {"followup_id": 1},
    "followups:end": {"followup_id": 1},
    "followups:reopen": {"followup_id": 1},
    "followups:question": {"question_id": 1},
    "followups:answer": {"question_id": 1},
    "followups:pass_on": {"question_id": 1},
    "ideas:work": {"idea_id": 1},
    "ideas:told": {"idea_id": 1},
    "ideas:change": {"idea_id": 1},
    "ideas:merge": {"idea_id": 1},
    "ideas:part": {"idea_id": 1},
    "ideas:voice": {"idea_id": 1},
    "listening:one": {"mention_id": 1},
    "listening:confirm": {"mention_id": 1},
    "listening:hand": {"mention_id": 1},
    "listening:reply": {"mention_id": 1},
    "listening:settle": {"mention_id": 1},
    "stories:one": {"story_id": 1},
    "stories:view": {"story_id": 1},
    "maps:map": {"map_id": 1},
    "maps:change": {"map_id": 1},
    "maps:gone": {"map_id": 1},
    "improvements:one": {"improvement_id": 1},
    "improvements:edit": {"improvement_id": 1},
    "improvements:effect": {"improvement_id": 1},
    "studies:one": {"study_id": 1},
    "studies:session": {"talk_id": 1},
    "studies:people": {"study_id": 1},
    "studies:coding": {"study_id": 1},
    "studies:report": {"study_id": 1},
    "studies:note": {"talk_id": 1},
    "studies:quote_take": {"note_id": 1},
    "studies:session_new": {"study_id": 1},
    "studies:hold": {"talk_id": 1},
}


@pytest.fixture
def by_role(leila, reza, sara, nima):
    return {"admin": leila, "supervisor": reza, "agent": sara, "analyst": nima}


def allowed(by_role, method, path):
    """The roles that are let in; what they ask for need not be there."""
    body = {} if method == "GET" else {"data": "{}", "content_type": "application/json"}
    answers = {
        role: client.generic(method, path, **body).status_code for role, client in by_role.items()
    }
    assert set(answers) == set(SCOPES_OF_ROLE)
    return {role for role, status in answers.items() if status != FORBIDDEN}


def test_every_endpoint_has_its_screen_in_the_table():
    assert reverse("openapi")  # all packages have registered theirs
    declared = {(one.method, one.path) for one in registry.endpoints()}
    assert declared == set(SCREENS), "say in the table which screen lets people do it"


@pytest.mark.parametrize("asked", SCREENS, ids=" ".join)
def test_the_api_lets_in_whom_the_screen_lets_in(by_role, asked):
    method, path = asked
    screen = SCREENS[asked]
    given = re.sub(r"\{[a-z_]+\}", "1", path)
    expected = {"admin"}
    if screen is not None:
        address = reverse(screen[1], kwargs=VALUES.get(screen[1]))
        expected = allowed(by_role, screen[0], address)
    assert allowed(by_role, method, f"/api/v1{given}") == expected
    (declared,) = (one for one, _ in registry.matching(given) if one.method == method)
    assert set(declared.roles) == expected


def test_who_may_not_export_the_list_reads_it_a_screenful_at_a_time(by_role, server_key):
    assert people.SCREENFUL == listing.PAGE
    items = [
        {"identifiers": [{"kind": "user_id", "value": f"u{n}"}]}
        for n in range(people.SCREENFUL + 2)
    ]
    by_role["admin"].post(
        "/api/v1/customers/import", json.dumps({"items": items}), content_type="application/json"
    )
    asked = "/api/v1/customers?limit=500"
    counts = {role: len(one.get(asked).json()["items"]) for role, one in by_role.items()}
    whole = people.SCREENFUL + 2
    assert counts == {
        "admin": whole,
        "supervisor": whole,
        "analyst": whole,
        "agent": people.SCREENFUL,
    }
    key = {"authorization": f"Bearer {server_key}"}
    assert len(by_role["agent"].get(asked, headers=key).json()["items"]) == whole
