"""Addresses of the layout."""

from django.urls import path

from . import views

app_name = "web"

urlpatterns = [
    path("preferences", views.change_preferences, name="preferences"),
    path("design/", views.design_page, name="design"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("collect.js", views.recorder_script, name="collect"),
]
