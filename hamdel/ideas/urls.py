"""Addresses of ideas: the public board, and the team's screens."""

from django.urls import path

from .views import acting, board, giving, proving, roadmap, team, telling

app_name = "ideas"

urlpatterns = [
    path("ideas/", board.board, name="board"),
    path("ideas/roadmap", roadmap.roadmap, name="roadmap"),
    path("ideas/suggest", giving.suggest, name="suggest"),
    path("ideas/similar", giving.similar, name="similar"),
    path("ideas/mine", board.mine, name="mine"),
    path("ideas/enter", proving.enter, name="enter"),
    path("ideas/signed", proving.signed, name="signed"),
    path("ideas/leave", proving.leave, name="leave"),
    path("ideas/code/<str:token>", proving.code, name="code"),
    path("ideas/stop/<str:token>", proving.stop, name="stop"),
    path("ideas/<row:idea_id>", board.one, name="idea"),
    path("ideas/<row:idea_id>/vote", giving.give_vote, name="vote"),
    path("ideas/<row:idea_id>/take-back", giving.take_back, name="take_back"),
    path("ideas/<row:idea_id>/news", giving.news, name="news"),
    path("ideas/team/", team.triage, name="team"),
    path("ideas/team/new", team.new, name="new"),
    path("ideas/team/find", team.find, name="find"),
    path("ideas/team/changes/<row:change_id>/undo", acting.undo, name="undo"),
    path("ideas/team/<row:idea_id>", team.one, name="work"),
    path("ideas/team/<row:idea_id>/change", acting.change, name="change"),
    path("ideas/team/<row:idea_id>/show", acting.show, name="show"),
    path("ideas/team/<row:idea_id>/voice", acting.add_voice, name="voice"),
    path("ideas/team/<row:idea_id>/merge", acting.merge, name="merge"),
    path("ideas/team/<row:idea_id>/part", acting.part, name="part"),
    path("ideas/team/<row:idea_id>/beside", team.beside, name="beside"),
    path("ideas/team/<row:idea_id>/told", telling.told, name="told"),
    path("ideas/team/<row:idea_id>/told/people", telling.people, name="told_people"),
]
