"""Addresses of promises in working time."""

from django.urls import path

from .views import policies, report

app_name = "sla"

urlpatterns = [
    path("deadlines/", report.report, name="report"),
    path("settings/deadlines/", policies.policy_list, name="policies"),
    path("settings/deadlines/new", policies.edit, name="policy_new"),
    path("settings/deadlines/<row:policy_id>", policies.edit, name="policy"),
    path("settings/deadlines/<row:policy_id>/move", policies.move, name="move"),
    path("settings/deadlines/<row:policy_id>/turn", policies.turn, name="turn"),
    path("settings/deadlines/<row:policy_id>/remove", policies.remove, name="remove"),
    path("settings/deadlines/<row:policy_id>/back", policies.bring_back, name="bring_back"),
]
