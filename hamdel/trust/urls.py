"""Addresses of trust."""

from django.urls import path

from .views import advice, check, customer, functioning, promises, recoveries, settings

app_name = "trust"

urlpatterns = [
    path("r/<str:token>", check.check, name="check"),
    path("promises/", promises.promises, name="promises"),
    path("promises/new", promises.new, name="new"),
    path("promises/<row:promise_id>", promises.one, name="promise"),
    path("promises/<row:promise_id>/keep", promises.keep, name="keep"),
    path("promises/<row:promise_id>/withdraw", promises.withdraw, name="withdraw"),
    path("promises/<row:promise_id>/take-back", promises.take_back, name="take_back"),
    path("recoveries/", recoveries.recoveries, name="recoveries"),
    path("recoveries/start", recoveries.start, name="start"),
    path("recoveries/<row:recovery_id>", recoveries.one, name="recovery"),
    path("recoveries/<row:recovery_id>/steps/<str:name>", recoveries.step, name="step"),
    path("recoveries/<row:recovery_id>/answers", recoveries.answers, name="answers"),
    path("recoveries/<row:recovery_id>/give", recoveries.give, name="give"),
    path("form-and-function/", functioning.page, name="functioning"),
    path("form-and-function/<str:channel>", functioning.purpose, name="purpose"),
    path("settings/trust/", settings.settings, name="settings"),
    path("customers/<row:customer_id>/trust", customer.whole, name="customer"),
    path("customers/<row:customer_id>/trust/beside", customer.beside, name="beside"),
    path("inbox/<row:conversation_id>/advice", advice.advice, name="advice"),
    path(
        "inbox/<row:conversation_id>/offers/<row:message_id>/<row:start>/take",
        advice.take,
        name="take",
    ),
    path(
        "inbox/<row:conversation_id>/offers/<row:message_id>/<row:start>/decline",
        advice.decline,
        name="decline",
    ),
]
