"""Addresses of stories and of the vision."""

from django.urls import path

from .views import stories, vision

app_name = "stories"

urlpatterns = [
    path("stories/", stories.stories, name="list"),
    path("stories/new/", stories.new, name="new"),
    path("stories/<row:story_id>/", stories.one, name="one"),
    path("stories/<row:story_id>/edit/", stories.edit, name="edit"),
    path("stories/<row:story_id>/gone", stories.gone, name="gone"),
    path("stories/<row:story_id>/views", stories.view, name="view"),
    path("stories/views/<row:view_id>/gone", stories.view_gone, name="view_gone"),
    path("vision/", vision.page, name="vision"),
    path("vision/compose/", vision.compose, name="compose"),
    path("vision/versions/<row:version_number>/", vision.version, name="version"),
    path("vision/versions/<row:version_number>/back", vision.back, name="back"),
]
