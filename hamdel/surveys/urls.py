"""Addresses of surveys."""

from django.urls import path

from .views import answering, kiosk

app_name = "surveys"

urlpatterns = [
    path("s/<str:token>", answering.page, name="page"),
    path("s/<str:token>/keep", answering.keep, name="keep"),
    path("s/<str:token>/done", answering.done, name="done"),
    path("s/<str:token>/no", answering.no, name="no"),
    path("s/<str:token>/kiosk", kiosk.take, name="kiosk"),
]
