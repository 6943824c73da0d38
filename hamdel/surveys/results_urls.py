"""Addresses of results."""

from django.urls import path

from .views import results, results_pieces, results_rows

app_name = "results"

urlpatterns = [
    path("voice/", results.overview, name="overview"),
    path("voice/answers", results_rows.answers, name="answers"),
    path("voice/answers.csv", results_rows.answers_csv, name="answers_csv"),
    path("voice/themes", results_pieces.themes, name="themes"),
    path("voice/afterwards", results_pieces.afterwards, name="afterwards"),
    path("voice/afterwards/people", results_pieces.people, name="people"),
    path("voice/surveys/<row:survey_id>", results.one, name="survey"),
    path("voice/surveys/<row:survey_id>/questions", results_pieces.questions, name="questions"),
    path("voice/surveys/<row:survey_id>/results.csv", results_rows.results_csv, name="survey_csv"),
]
