"""Addresses of listening."""

from django.urls import path

from .views import acting, importing, posts, rules, share, sources, triage

app_name = "listening"
_ONE = "mentions/<row:mention_id>"

urlpatterns = [
    path("mentions/", triage.mentions, name="mentions"),
    path("mentions/news", triage.news, name="news"),
    path(_ONE, triage.one, name="one"),
    path(f"{_ONE}/who", triage.who, name="who"),
    path(f"{_ONE}/settle", acting.settle, name="settle"),
    path(f"{_ONE}/undo/<str:state>", acting.undo, name="undo"),
    path(f"{_ONE}/reply", acting.reply, name="reply"),
    path(f"{_ONE}/hand-over", acting.hand, name="hand"),
    path(f"{_ONE}/find", acting.find, name="find"),
    path(f"{_ONE}/confirm", acting.confirm, name="confirm"),
    path(f"{_ONE}/part", acting.part, name="part"),
    path(f"{_ONE}/decline", acting.decline, name="decline"),
    path(f"{_ONE}/undecline/<row:customer_id>", acting.undecline, name="undecline"),
    path("mentions/sources/", sources.source_list, name="sources"),
    path("mentions/sources/new", sources.edit, name="source_new"),
    path("mentions/sources/<row:source_id>", sources.edit, name="source"),
    path("mentions/sources/<row:source_id>/turn", sources.turn, name="source_turn"),
    path("mentions/sources/<row:source_id>/back/<str:to>", sources.back, name="source_back"),
    path("mentions/sources/<row:source_id>/ask", sources.ask_now, name="source_ask"),
    path("mentions/rules/", rules.rule_list, name="rules"),
    path("mentions/rules/new", rules.edit, name="rule_new"),
    path("mentions/rules/<row:rule_id>", rules.edit, name="rule"),
    path("mentions/rules/<row:rule_id>/turn/<str:to>", rules.turn, name="rule_turn"),
    path("mentions/share/", share.share, name="share"),
    path("mentions/spikes/<row:spike_id>/see", share.see, name="see"),
    path("mentions/spikes/<row:spike_id>/unsee", share.unsee, name="unsee"),
    path("mentions/posts/", posts.calendar, name="posts"),
    path("mentions/posts/new", posts.edit, name="post_new"),
    path("mentions/posts/<row:post_id>", posts.edit, name="post"),
    path("mentions/posts/<row:post_id>/cancel", posts.cancel, name="post_cancel"),
    path("mentions/posts/<row:post_id>/restore", posts.restore, name="post_restore"),
    path("mentions/posts/<row:post_id>/decide", posts.decide, name="post_decide"),
    path("mentions/import/", importing.choose, name="import"),
    path("mentions/import/<str:token>", importing.map_columns, name="import_map"),
    path("mentions/import/<str:token>/run", importing.run, name="import_run"),
]
