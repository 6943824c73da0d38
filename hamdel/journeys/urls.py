"""Addresses of journeys."""

from django.urls import path

from .views import (
    calendar,
    friction,
    funnel,
    marking,
    mix,
    paths,
    people,
    retention,
    touchpoint,
    walks,
)

app_name = "journeys"

urlpatterns = [
    path("journeys/friction/", friction.friction_screen, name="friction"),
    path("journeys/friction/moments", friction.hurting_screen, name="hurting"),
    path("journeys/paths/", paths.paths_screen, name="paths"),
    path("journeys/walks/", walks.walks_screen, name="walks"),
    path("journeys/funnel/", funnel.funnel_screen, name="funnel"),
    path("journeys/retention/", retention.retention_screen, name="retention"),
    path("journeys/mix/", mix.mix_screen, name="mix"),
    path("journeys/calendar/", calendar.calendar_screen, name="calendar"),
    path("journeys/touchpoints/<slug:key>/", touchpoint.touchpoint_screen, name="touchpoint"),
    path("journeys/touchpoints/<slug:key>/piece", touchpoint.piece, name="touchpoint_piece"),
    path("journeys/touchpoints/<slug:key>/figures", touchpoint.tell, name="tell"),
    path("journeys/figures/<row:figure_id>/remove", touchpoint.untell, name="untell"),
    path("journeys/figures/<row:figure_id>/restore", touchpoint.retell, name="retell"),
    path("journeys/moments/", marking.rules_screen, name="marking"),
    path("journeys/moments/new/", marking.edit, name="mark_new"),
    path("journeys/moments/trial", marking.trial, name="mark_trial"),
    path("journeys/moments/<row:mark_id>/edit/", marking.edit, name="mark_edit"),
    path("journeys/moments/<row:mark_id>/trial", marking.trial_of, name="mark_trial_of"),
    path("journeys/moments/<row:mark_id>/do", marking.deed, name="mark_deed"),
    path("journeys/people/", people.people_screen, name="people"),
]
