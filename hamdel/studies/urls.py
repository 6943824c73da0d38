"""Addresses of studies."""

app_name = "studies"
urlpatterns: list[object] = []
