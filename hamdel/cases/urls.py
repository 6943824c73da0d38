"""Addresses of cases."""

from django.urls import path

from .views import acting, listing, opening, page, report, settings, working

app_name = "cases"

urlpatterns = [
    path("cases/", listing.case_list, name="list"),
    path("cases/why/", report.report, name="report"),
    path("cases/counts", listing.count, name="counts"),
    path("cases/saved", listing.save, name="save_view"),
    path("cases/new", opening.new, name="new"),
    path("cases/new/fields", opening.fields, name="new_fields"),
    path("cases/of/<row:customer_id>", listing.of_customer, name="of_customer"),
    path("cases/about/<row:conversation_id>", listing.of_conversation, name="of_conversation"),
    path("cases/act", acting.do, name="act"),
    path("cases/undo/<row:deed_id>", acting.take_back, name="undo"),
    path("cases/<row:case_id>/", page.case_page, name="case"),
    path("cases/<row:case_id>/work", page.work, name="work"),
    path("cases/<row:case_id>/giving", page.giving, name="giving"),
    path("cases/<row:case_id>/merging", page.merging, name="merging"),
    path("cases/<row:case_id>/splitting", page.splitting, name="splitting"),
    path("cases/<row:case_id>/solving", page.solving, name="solving"),
    path("cases/<row:case_id>/merge", acting.merge, name="merge"),
    path("cases/<row:case_id>/split", acting.split, name="split"),
    path("cases/<row:case_id>/change", working.change, name="change"),
    path("cases/<row:case_id>/link", working.link, name="link"),
    path("cases/<row:case_id>/note", working.note, name="note"),
    path("cases/<row:case_id>/task", working.task, name="task"),
    path("cases/<row:case_id>/step", working.step, name="step"),
    path("cases/<row:case_id>/ask", working.ask, name="ask"),
    path("cases/tasks/<row:task_id>", working.task_done, name="task_done"),
    path("settings/case-rules/", settings.rules, name="rules"),
    path("settings/case-rules/new", settings.rule, name="rule_new"),
    path("settings/case-rules/<row:rule_id>", settings.rule, name="rule"),
    path("settings/case-rules/<row:rule_id>/remove", settings.rule_gone, name="rule_gone"),
    path("settings/case-types/", settings.types, name="types"),
    path("settings/case-types/new", settings.edit_type, name="type_new"),
    path("settings/case-types/<slug:type_key>", settings.edit_type, name="type"),
    path("cases/approvals/<row:approval_id>", working.answer, name="answer"),
]
