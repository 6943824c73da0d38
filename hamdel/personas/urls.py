"""Addresses of personas."""

from django.urls import path

from .views import drawing, idealizing, listing, suggestions

app_name = "personas"

urlpatterns = [
    path("personas/", listing.personas_screen, name="list"),
    path("personas/new/", drawing.new, name="new"),
    path("personas/ideal/", idealizing.ideal_screen, name="ideal"),
    path("personas/groups/", suggestions.groups_screen, name="groups"),
    path("personas/groups/look", suggestions.look, name="look"),
    path("personas/groups/<row:search_id>/draw", suggestions.draw, name="draw"),
    path("personas/<row:persona_id>/", listing.one, name="one"),
    path("personas/<row:persona_id>/said", listing.said, name="said"),
    path("personas/<row:persona_id>/edit/", drawing.edit, name="edit"),
    path("personas/<row:persona_id>/gone", drawing.gone, name="gone"),
]
