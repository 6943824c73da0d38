"""Files of messages do nothing but come down."""

import pytest
from django.http import FileResponse
from django.test import Client

from hamdel.conversations.models import Attachment
from tests.conversations.conftest import Say
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


def body_of(answer: object) -> bytes:
    assert isinstance(answer, FileResponse)
    return b"".join(answer)


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("الف.png", "image/png", "image/png"),
        ("x.html", "text/html", "application/octet-stream"),
        ("x.svg", "image/svg+xml", "application/octet-stream"),
        ('a"; filename="b\r\nSet-Cookie: c', "text/plain; charset=x", "text/plain"),
        ("../../etc/passwd\u202egnp.exe", "nonsense", "application/octet-stream"),
        ("", "", "application/octet-stream"),
    ],
)
def test_a_file_comes_down_as_a_download(
    name: str, kind: str, told: str, say: Say, sara: Player
) -> None:
    say(files=[{"name": name, "type": kind, "content": "<script>1</script>"}])
    answer = sara.get(f"/attachments/{Attachment.objects.get().pk}")
    assert answer.status_code == 200
    assert body_of(answer) == b"<script>1</script>"
    assert answer["Content-Type"] == told
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer["Content-Disposition"].isascii()
    assert not set('"\r\n ') & set(answer["Content-Disposition"].partition("''")[2])
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_who_may_not_read_gets_nothing(
    say: Say, stranger: Client, browser_key: str, server_key: str
) -> None:
    say(files=[{"name": "a", "type": "b", "content": "c"}])
    path = f"/attachments/{Attachment.objects.get().pk}"
    assert stranger.get(path).status_code == 401
    for key, status in ((browser_key, 403), (server_key, 200)):
        answer = stranger.get(path, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == status
        if status == 200:
            assert body_of(answer) == b"c"
    assert stranger.get("/attachments/999999").status_code == 401


def test_a_file_that_is_not_there_is_not_found(sara: Player) -> None:
    assert sara.get("/attachments/999999").status_code == 404
