"""Addresses of routing."""

from django.urls import path

from .views import agents, board, call_backs, own, rules, why

app_name = "routing"

urlpatterns = [
    path("board/", board.board, name="board"),
    path("board/body", board.body, name="body"),
    path("board/give", board.give, name="give"),
    path("calls/back", call_backs.call_back, name="call_back"),
    path("routing/state", own.own_state, name="own_state"),
    path("routing/state/set", own.set_own, name="set_own"),
    path("routing/why/<row:conversation_id>", why.why_here, name="why"),
    path("routing/why/case/<row:case_id>", why.why_case, name="why_case"),
    path("settings/routing/", rules.rule_list, name="rules"),
    path("settings/routing/new", rules.rule, name="rule_new"),
    path("settings/routing/try", rules.try_out, name="try_new"),
    path("settings/routing/settings", agents.settings, name="settings"),
    path("settings/routing/undo/<row:deed_id>", rules.undo, name="undo"),
    path("settings/routing/<row:rule_id>", rules.rule, name="rule"),
    path("settings/routing/<row:rule_id>/try", rules.try_out, name="try"),
    path("settings/routing/<row:rule_id>/move", rules.move, name="move"),
    path("settings/routing/<row:rule_id>/turn", rules.turn, name="turn"),
    path("settings/routing/<row:rule_id>/remove", rules.remove, name="remove"),
    path("settings/agents/", agents.agent_list, name="agents"),
    path("settings/agents/<row:person_id>", agents.agent, name="agent"),
    path("settings/agents/<row:person_id>/state", agents.agent_state, name="agent_state"),
    path("settings/skills/<row:skill_id>/remove", agents.skill_gone, name="skill_gone"),
]
