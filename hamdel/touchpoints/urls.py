"""Addresses of the catalogue."""

from django.urls import path

from .views import catalogue, stages

app_name = "touchpoints"

urlpatterns = [
    path("touchpoints/", catalogue.catalogue_screen, name="catalogue"),
    path("touchpoints/new", catalogue.new_touchpoint_screen, name="new"),
    path("touchpoints/unmatched", catalogue.unmatched_screen, name="unmatched"),
    path("touchpoints/kinds/<row:kind_id>/place", catalogue.place, name="place"),
    path("touchpoints/placings/<row:undo_id>/undo", catalogue.undo, name="undo"),
    path("touchpoints/stages", stages.stages_screen, name="stages"),
    path("touchpoints/stages/new", stages.add, name="stage_new"),
    path("touchpoints/stages/<slug:key>", stages.change, name="stage_change"),
    path("touchpoints/<slug:key>/", catalogue.touchpoint_screen, name="one"),
    path("touchpoints/<slug:key>/archive", catalogue.archive, name="archive"),
]
