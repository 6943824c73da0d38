"""Addresses of follow-ups."""

from django.urls import path

from .views import followups, questions, settings

app_name = "followups"

urlpatterns = [
    path("follow-ups/", followups.followups, name="list"),
    path("follow-ups/<row:followup_id>", followups.one, name="one"),
    path("follow-ups/<row:followup_id>/end", followups.end, name="end"),
    path("follow-ups/<row:followup_id>/reopen", followups.reopen, name="reopen"),
    path("follow-ups/<row:followup_id>/give", followups.give, name="give"),
    path("follow-ups/waiting", followups.waiting, name="waiting"),
    path("follow-ups/of/response/<row:response_id>", followups.of_response, name="of_response"),
    path("questions/", questions.questions, name="questions"),
    path("questions/ask", questions.ask, name="ask"),
    path("questions/<row:question_id>", questions.one, name="question"),
    path("questions/<row:question_id>/answer", questions.answer, name="answer"),
    path("questions/<row:question_id>/pass-on", questions.hand_on, name="pass_on"),
    path("settings/follow-ups/", settings.settings, name="settings"),
]
