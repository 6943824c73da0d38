"""Addresses of surveys."""

from django.urls import path

from .views import answering, editing, files, kiosk, listing, preview

app_name = "surveys"

urlpatterns = [
    path("surveys/", listing.survey_list, name="list"),
    path("surveys/new", listing.new, name="new"),
    path("surveys/<row:survey_id>/", editing.survey_page, name="survey"),
    path("surveys/<row:survey_id>/do", editing.do, name="do"),
    path("surveys/<row:survey_id>/undo", editing.undo, name="undo"),
    path("surveys/<row:survey_id>/preview", preview.preview, name="preview"),
    path("surveys/<row:survey_id>/typed", preview.typed, name="typed"),
    path("surveys/files/<str:stored>", files.download, name="file"),
    path("s/<str:token>", answering.page, name="page"),
    path("s/<str:token>/keep", answering.keep, name="keep"),
    path("s/<str:token>/done", answering.done, name="done"),
    path("s/<str:token>/no", answering.no, name="no"),
    path("s/<str:token>/kiosk", kiosk.take, name="kiosk"),
]
