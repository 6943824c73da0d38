"""Addresses of the platform."""

from django.urls import path

from .api.dispatch import serve

urlpatterns = [
    path("api/v1/<path:path>", serve, name="api"),
]
