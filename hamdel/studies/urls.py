"""Addresses of studies."""

from django.urls import path

from .views import coding, guides, notes, people, report, sessions, studies, themes

app_name = "studies"

urlpatterns = [
    path("studies/", studies.studies, name="list"),
    path("studies/new/", studies.new, name="new"),
    path("studies/guides/", guides.guides, name="guides"),
    path("studies/guides/<row:guide_id>/gone", guides.gone, name="guide_gone"),
    path("studies/<row:study_id>/", studies.one, name="one"),
    path("studies/<row:study_id>/edit/", studies.edit, name="edit"),
    path("studies/<row:study_id>/remove", studies.remove, name="remove"),
    path("studies/<row:study_id>/finish", studies.finish, name="finish"),
    path("studies/<row:study_id>/guide", guides.keep, name="guide_keep"),
    path("studies/<row:study_id>/people/", people.people, name="people"),
    path(
        "studies/<row:study_id>/people/<row:participant_id>/consent",
        people.consent,
        name="consent",
    ),
    path(
        "studies/<row:study_id>/people/<row:participant_id>/thanks", people.thanks, name="thanks"
    ),
    path("studies/<row:study_id>/plan/", sessions.plan, name="session_new"),
    path("studies/<row:study_id>/coding/", coding.coding, name="coding"),
    path("studies/<row:study_id>/themes/", themes.themes, name="themes"),
    path("studies/<row:study_id>/themes/add", themes.add, name="theme_add"),
    path("studies/<row:study_id>/themes/<row:theme_id>", themes.change, name="theme"),
    path(
        "studies/<row:study_id>/themes/<row:theme_id>/quotes",
        themes.of_theme,
        name="theme_quotes",
    ),
    path("studies/<row:study_id>/themes/undo/<row:deed_id>", themes.undo, name="theme_undo"),
    path("studies/<row:study_id>/report/", report.page, name="report"),
    path("studies/<row:study_id>/report.csv", report.as_csv, name="csv"),
    path("studies/<row:study_id>/report.md", report.as_markdown, name="markdown"),
    path("studies/sessions/<row:talk_id>/", sessions.session, name="session"),
    path("studies/sessions/<row:talk_id>/plan/", sessions.replan, name="replan"),
    path("studies/sessions/<row:talk_id>/begin", sessions.begin, name="begin"),
    path("studies/sessions/<row:talk_id>/hold", sessions.hold, name="hold"),
    path("studies/sessions/<row:talk_id>/cancel", sessions.cancel, name="cancel"),
    path("studies/sessions/<row:talk_id>/draft", notes.draft, name="draft"),
    path("studies/sessions/<row:talk_id>/notes", notes.save, name="note"),
    path("studies/sessions/<row:talk_id>/noted", notes.listed, name="notes"),
    path("studies/sessions/<row:talk_id>/files", notes.upload, name="upload"),
    path("studies/notes/<row:note_id>/gone", notes.remove, name="note_gone"),
    path("studies/notes/<row:note_id>/quote", coding.take, name="quote_take"),
    path("studies/quotes/<row:quote_id>", coding.code, name="quote"),
    path("studies/quotes/<row:quote_id>/gone", coding.gone, name="quote_gone"),
    path("studies/files/<row:file_id>", notes.download, name="file"),
    path("studies/files/<row:file_id>/gone", notes.file_gone, name="file_gone"),
]
