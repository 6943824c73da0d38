"""Addresses of journeys."""

from django.urls import path

from .views import friction

app_name = "journeys"

urlpatterns = [
    path("journeys/friction/", friction.friction_screen, name="friction"),
    path("journeys/friction/moments", friction.hurting_screen, name="hurting"),
]
