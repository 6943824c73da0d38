"""Addresses of trust."""

from django.urls import path

from .views import check

app_name = "trust"

urlpatterns = [
    path("r/<str:token>", check.check, name="check"),
]
