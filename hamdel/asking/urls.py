"""Addresses of asking."""

from django.urls import path

from .views import by_hand, calling, deciding, draws, giving, page, ruling, settings

app_name = "asking"

urlpatterns = [
    path("survey.js", page.script, name="script"),
    path("asking/", ruling.listing, name="rules"),
    path("asking/rules/new", ruling.edit, name="rule_new"),
    path("asking/rules/<row:rule_id>", ruling.edit, name="rule"),
    path("asking/rules/<row:rule_id>/switch", ruling.switch, name="rule_switch"),
    path("asking/rules/<row:rule_id>/remove", ruling.remove, name="rule_remove"),
    path("asking/rules/<row:rule_id>/back", ruling.back, name="rule_back"),
    path("asking/decisions", deciding.decisions, name="decisions"),
    path("asking/held", deciding.held, name="held"),
    path("asking/by-hand", by_hand.by_hand, name="by_hand"),
    path("asking/gifts", giving.listing, name="gifts"),
    path("asking/gifts/new", giving.new, name="gift_new"),
    path("asking/gifts/<row:incentive_id>", giving.one, name="gift"),
    path("asking/gifts/<row:incentive_id>/act", giving.act, name="gift_act"),
    path("asking/page/<str:key>", page.rules, name="page_rules"),
    path("asking/page/<str:key>/ask", page.ask, name="page_ask"),
    path("asking/page/<str:key>/answer", page.take, name="page_answer"),
    path("customers/<row:customer_id>/ask", calling.call, name="call"),
    path("settings/asking/", settings.settings, name="settings"),
    path("draws/verify_draw.py", draws.script, name="verifier"),
    path("draws/<str:token>", draws.page, name="draw"),
    path("draws/<str:token>/file", draws.file, name="draw_file"),
]
