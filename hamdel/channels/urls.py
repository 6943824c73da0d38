"""Addresses of channels."""

from django.urls import path

from .views import accounts, hooks, quarantine

app_name = "channels"

urlpatterns = [
    path("hooks/<slug:kind>/<str:token>", hooks.hook, name="hook"),
    path("settings/channels/", accounts.listing, name="accounts"),
    path("settings/channels/new", accounts.choose, name="choose"),
    path("settings/channels/new/<slug:kind>", accounts.create, name="create"),
    path("settings/channels/<row:account_id>/", accounts.change, name="account"),
    path("settings/channels/<row:account_id>/switch", accounts.switch, name="switch"),
    path("settings/channels/aside/", quarantine.listing, name="quarantine"),
    path("settings/channels/aside/<row:incoming_id>/", quarantine.one, name="incoming"),
    path("settings/channels/aside/<row:incoming_id>/again", quarantine.again, name="try_again"),
]
