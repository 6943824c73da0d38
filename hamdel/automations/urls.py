"""Addresses of automations."""

from django.urls import path

from .views import editing, listing

app_name = "automations"
urlpatterns = [
    path("automations/", listing.rule_list, name="list"),
    path("automations/new/", editing.edit, name="new"),
    path("automations/try/", editing.dry_run, name="try"),
    path(
        "automations/beside/<row:conversation_id>/",
        listing.of_conversation,
        name="of_conversation",
    ),
    path("automations/applied/<row:application_id>/undo/", listing.take_back, name="undo"),
    path("automations/<row:automation_id>/", listing.one_rule, name="one"),
    path("automations/<row:automation_id>/edit/", editing.edit, name="edit"),
    path("automations/<row:automation_id>/switch/", listing.switch, name="switch"),
    path("automations/<row:automation_id>/move/", listing.move, name="move"),
    path("automations/<row:automation_id>/remove/", listing.remove, name="remove"),
    path("automations/<row:automation_id>/back/", listing.back, name="back"),
]
