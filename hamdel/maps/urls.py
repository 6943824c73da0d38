"""Addresses of journey maps."""

from django.urls import path

from .views import editing, exporting, making, maps, talking, walking

app_name = "maps"

urlpatterns = [
    path("maps/", maps.maps, name="list"),
    path("maps/new/", making.new, name="new"),
    path("maps/<row:map_id>/", maps.one, name="map"),
    path("maps/<row:map_id>/walks", walking.walks, name="walks"),
    path("maps/<row:map_id>/people/", walking.people, name="people"),
    path("maps/<row:map_id>/steps/<slug:step_key>/", walking.step, name="step"),
    path("maps/<row:map_id>/gone", making.gone, name="gone"),
    path("maps/<row:map_id>/ideal", making.ideal, name="ideal"),
    path("maps/<row:map_id>/edit/", editing.edit, name="edit"),
    path("maps/<row:map_id>/board", editing.board, name="board"),
    path("maps/<row:map_id>/change", editing.change, name="change"),
    path("maps/<row:map_id>/undo", editing.undo, name="undo"),
    path("maps/<row:map_id>/redo", editing.redo, name="redo"),
    path("maps/<row:map_id>/comments", talking.comment, name="comment"),
    path("maps/<row:map_id>/comments/<row:comment_id>", talking.settle, name="settle"),
    path("maps/<row:map_id>/versions/", talking.versions, name="versions"),
    path("maps/<row:map_id>/versions/keep", talking.keep, name="keep"),
    path("maps/<row:map_id>/versions/<row:version_number>/", talking.version, name="version"),
    path("maps/<row:map_id>/versions/<row:version_number>/back", talking.restore, name="restore"),
    path("maps/<row:map_id>/export/<slug:name>", exporting.export, name="export"),
]
