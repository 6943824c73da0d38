"""Addresses of conversations."""

from django.urls import path

from .views import attachments, notes

app_name = "conversations"

urlpatterns = [
    path("notes/new", notes.note, name="note"),
    path("attachments/<row:attachment_id>", attachments.download, name="attachment"),
]
