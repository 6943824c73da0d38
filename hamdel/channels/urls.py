"""Addresses of channels."""

from django.urls import path

from .views import accounts, chat, hooks, quarantine, refusing, sending_rules, testing

app_name = "channels"

urlpatterns = [
    path("hooks/<slug:kind>/<str:token>", hooks.hook, name="hook"),
    path("chat.js", chat.script, name="chat_script"),
    path("chat/<str:token>/", chat.frame, name="chat"),
    path("chat/<str:token>/visitors", chat.begin, name="chat_begin"),
    path("chat/<str:token>/lines", chat.lines, name="chat_lines"),
    path("chat/<str:token>/read", chat.read, name="chat_read"),
    path("chat/<str:token>/typing", chat.typing, name="chat_typing"),
    path("chat/<str:token>/code", chat.code, name="chat_code"),
    path("chat/<str:token>/files/<row:seq>/<row:place>", chat.file, name="chat_file"),
    path("u/<str:token>", refusing.unsubscribe, name="unsubscribe"),
    path("settings/channels/", accounts.listing, name="accounts"),
    path("settings/channels/new", accounts.choose, name="choose"),
    path("settings/channels/new/<slug:kind>", accounts.create, name="create"),
    path("settings/channels/<row:account_id>/", accounts.change, name="account"),
    path("settings/channels/<row:account_id>/switch", accounts.switch, name="switch"),
    path("settings/channels/<row:account_id>/test", testing.try_out, name="try_out"),
    path("settings/channels/sending", sending_rules.rules, name="rules"),
    path("settings/channels/aside/", quarantine.listing, name="quarantine"),
    path("settings/channels/aside/<row:incoming_id>/", quarantine.one, name="incoming"),
    path("settings/channels/aside/<row:incoming_id>/again", quarantine.again, name="try_again"),
]
