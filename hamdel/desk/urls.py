"""Addresses of the desk."""

from django.urls import path

from .views import home, refused, start

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("home/newest", home.newest, name="newest"),
    path("start/", start.start, name="start"),
    path("start/<int:key_id>/arrivals", start.arrivals, name="arrivals"),
    path("settings/refused/", refused.refused, name="refused"),
]
