"""Every address of the program, package by package."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("hamdel.platform.web.urls")),
    path("", include("hamdel.platform.urls")),
    path("", include("hamdel.accounts.urls")),
    path("", include("hamdel.touchpoints.urls")),
    path("", include("hamdel.reading.urls")),
    path("", include("hamdel.segments.urls")),
    path("", include("hamdel.channels.urls")),
    path("", include("hamdel.conversations.urls")),
    path("", include("hamdel.cases.urls")),
    path("", include("hamdel.automations.urls")),
    path("", include("hamdel.sla.urls")),
    path("", include("hamdel.trust.urls")),
    path("", include("hamdel.journeys.urls")),
    path("", include("hamdel.routing.urls")),
    path("", include("hamdel.labels.urls")),
    path("", include("hamdel.ideas.urls")),
    path("", include("hamdel.followups.urls")),
    path("", include("hamdel.studies.urls")),
    path("", include("hamdel.asking.urls")),
    path("", include("hamdel.listening.urls")),
    path("", include("hamdel.surveys.urls")),
    path("", include("hamdel.surveys.results_urls")),
    path("", include("hamdel.stories.urls")),
    path("", include("hamdel.improvements.urls")),
    path("", include("hamdel.personas.urls")),
    path("", include("hamdel.maps.urls")),
    path("", include("hamdel.desk.urls")),
    path("", include("hamdel.demo.urls")),
]
