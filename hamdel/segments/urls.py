"""Addresses of segments."""

from django.urls import path

from .views import editing, listing

app_name = "segments"
urlpatterns = [
    path("segments/", listing.segment_list, name="list"),
    path("segments/new/", editing.edit, name="new"),
    path("segments/preview/", editing.preview, name="preview"),
    path("segments/begin-with/", editing.begin_with, name="begin_with"),
    path("segments/of/<row:customer_id>/", listing.of_customer, name="of_customer"),
    path("segments/<row:segment_id>/", listing.one_segment, name="one"),
    path("segments/<row:segment_id>/edit/", editing.edit, name="edit"),
    path("segments/<row:segment_id>/members.csv", listing.members_csv, name="csv"),
    path("segments/<row:segment_id>/remove/", editing.remove, name="remove"),
    path("segments/<row:segment_id>/back/", editing.back, name="back"),
    path("segments/<row:segment_id>/why/<row:customer_id>/", listing.why, name="why"),
]
