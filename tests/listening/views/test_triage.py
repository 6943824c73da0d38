"""Mentions on a screen."""

from tests.ground.cast import Player
from tests.listening.conftest import Hear


def test_pages(sara: Player, leila: Player, hear: Hear) -> None:
    one = hear(title="عنوان")
    for path in (
        "/mentions/",
        f"/mentions/{one.pk}",
        f"/mentions/{one.pk}/who",
        f"/mentions/{one.pk}/hand-over",
        f"/mentions/{one.pk}/find?q=x",
        "/mentions/sources/",
        "/mentions/sources/new",
        "/mentions/rules/",
        "/mentions/rules/new",
        "/mentions/share/",
        "/mentions/posts/",
        "/mentions/posts/new",
        "/mentions/import/",
    ):
        answer = leila.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
