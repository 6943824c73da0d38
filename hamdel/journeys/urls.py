"""Addresses of journeys."""

from django.urls import path

from .views import calendar, friction, funnel, mix, paths, people, retention, walks

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
    path("journeys/people/", people.people_screen, name="people"),
]
