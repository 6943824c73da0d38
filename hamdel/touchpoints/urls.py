"""Addresses of the catalogue."""

from django.urls import path

from . import views

app_name = "touchpoints"

urlpatterns = [
    path("touchpoints/", views.catalogue_screen, name="catalogue"),
    path("touchpoints/new", views.new_touchpoint_screen, name="new"),
    path("touchpoints/unmatched", views.unmatched_screen, name="unmatched"),
    path("touchpoints/kinds/<int:kind_id>/place", views.place, name="place"),
    path("touchpoints/placings/<int:undo_id>/undo", views.undo, name="undo"),
    path("touchpoints/<slug:key>/", views.touchpoint_screen, name="one"),
    path("touchpoints/<slug:key>/archive", views.archive, name="archive"),
]
