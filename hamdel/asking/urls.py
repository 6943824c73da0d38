"""Addresses of asking."""

from django.urls import path

from .views import draws, page

app_name = "asking"

urlpatterns = [
    path("survey.js", page.script, name="script"),
    path("asking/page/<str:key>", page.rules, name="page_rules"),
    path("asking/page/<str:key>/ask", page.ask, name="page_ask"),
    path("asking/page/<str:key>/answer", page.take, name="page_answer"),
    path("draws/verify_draw.py", draws.script, name="verifier"),
    path("draws/<str:token>", draws.page, name="draw"),
    path("draws/<str:token>/file", draws.file, name="draw_file"),
]
