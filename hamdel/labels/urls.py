"""Addresses of labels."""

from django.urls import path

from .views import labels

app_name = "labels"

urlpatterns = [
    path("labels/conversation/<row:pk>", labels.of_conversation, name="of_conversation"),
    path("labels/case/<row:pk>", labels.of_case, name="of_case"),
]
