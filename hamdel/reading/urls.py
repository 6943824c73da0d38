"""Addresses of reading."""

from django.urls import path

from .views import messages, quality, trying

app_name = "reading"

urlpatterns = [
    path("reading/", quality.quality, name="quality"),
    path("reading/learn", quality.learn, name="learn"),
    path("reading/intents", quality.intents, name="intents"),
    path("reading/versions/<row:version_id>/choose", quality.choose, name="choose"),
    path("reading/try", trying.try_sentence, name="try"),
    path("reading/messages/<row:interaction_id>/", messages.message, name="message"),
    path("reading/messages/<row:interaction_id>/correct", messages.correct, name="correct"),
    path("reading/corrections/<row:annotation_id>/undo", messages.undo, name="take_back"),
]
