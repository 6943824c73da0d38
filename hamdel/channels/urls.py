"""Addresses of channels."""

from django.urls import path

from .views import hooks

app_name = "channels"

urlpatterns = [
    path("hooks/<slug:kind>/<str:token>", hooks.hook, name="hook"),
]
