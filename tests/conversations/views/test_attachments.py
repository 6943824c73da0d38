"""Files of messages do nothing but come down."""

import mimetypes
import re
from collections.abc import Callable

import pytest
from django.http import FileResponse
from django.test import Client

from hamdel.conversations.models import Attachment, Message
from hamdel.conversations.queries.files import FOLDER
from hamdel.conversations.views.attachments import _BYTES, _PLAIN
from hamdel.customers.public import erase_customer, find_by_identifier
from hamdel.platform import stored_files
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player
from tests.ground.corpora import Corpus

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


def test_an_old_address_opens_nothing_once_they_left_or_it_is_erased(
    say: Say, sara: Player, leila: Player
) -> None:
    say(files=[{"name": "a", "type": "b", "content": "c"}])
    row = Attachment.objects.get()
    path = f"/attachments/{row.pk}"
    assert body_of(sara.get(path)) == b"c"
    sara.logout()
    assert sara.get(path).status_code == 401
    (customer,) = find_by_identifier("phone", "09123456789")
    erase_customer(customer_id=customer, why="asked", who="leila", now=NOW)
    assert leila.get(path).status_code == 404


def test_files_of_every_type_are_downloads_of_few_types(
    corpus: Callable[[str], Corpus], say: Say, sara: Player
) -> None:
    found = corpus("attachments-bombs")
    rows = [one for one in found.rows("manifest.jsonl") if re.search("/(type|svg)-", one["file"])]
    assert len(rows) > 20
    say()
    message = Message.objects.get()
    for one in rows:
        content = (found.folder / one["file"]).read_bytes()
        name = one["oracle"].get("upload_name", one["file"].rpartition("/")[2])
        kind = mimetypes.guess_type(name)[0] or "application/x-anything"
        stored = stored_files.store(FOLDER, content)
        made = Attachment.objects.create(
            message=message,
            stored=stored,
            name=name.replace("\0", "")[:255],
            type=kind,
            size=len(content),
        )
        answer = sara.get(f"/attachments/{made.pk}")
        assert body_of(answer) == content
        assert answer["Content-Type"] in {*_PLAIN, _BYTES}, name
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Disposition"].startswith("attachment;")
        assert "sandbox" in answer["Content-Security-Policy"]


def test_a_file_that_is_not_there_is_not_found(sara: Player) -> None:
    assert sara.get("/attachments/999999").status_code == 404
