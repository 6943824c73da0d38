"""Addresses of improvements."""

from django.urls import path

from .views import acting, board, changes, one, plan

app_name = "improvements"

urlpatterns = [
    path("improvements/", board.board, name="board"),
    path("improvements/list/", board.plain_list, name="list"),
    path("improvements/plan/", plan.plan, name="plan"),
    path("improvements/means/", plan.means, name="means"),
    path("improvements/changes/", changes.every_change, name="changes"),
    path("improvements/changes/<row:seen_change>/read", changes.read, name="read"),
    path("improvements/new/", one.new, name="new"),
    path("improvements/<row:improvement_id>/", one.one, name="one"),
    path("improvements/<row:improvement_id>/edit/", one.edit, name="edit"),
    path("improvements/<row:improvement_id>/effect", one.changed, name="effect"),
    path("improvements/<row:improvement_id>/move", acting.move, name="move"),
    path("improvements/<row:improvement_id>/notes", acting.note, name="note"),
    path("improvements/<row:improvement_id>/checks", acting.check, name="check"),
    path("improvements/checks/<row:check_id>", acting.tick_one, name="tick"),
]
