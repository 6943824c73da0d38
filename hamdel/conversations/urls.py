"""Addresses of conversations."""

from django.urls import path

from .views import attachments

app_name = "conversations"

urlpatterns = [
    path("attachments/<int:attachment_id>", attachments.download, name="attachment"),
]
