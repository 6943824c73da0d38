"""Addresses of the demo."""

from django.urls import path

from . import views

app_name = "demo"

urlpatterns = [
    path("demo/banner", views.banner, name="banner"),
    path("demo/play", views.play, name="play"),
    path("demo/play/promise", views.play_promise, name="play_promise"),
    path("demo/remove", views.remove, name="remove"),
]
