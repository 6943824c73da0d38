import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hamdel.surveys.models import KeptFile
from tests.ground.cast import Player
from tests.surveys.asked import asking, question
from tests.surveys.conftest import written

pytestmark = pytest.mark.django_db


def test_a_file_is_a_download_for_those_who_serve(sara: Player, stranger: Client):
    survey = written("form", definition=asking(question("file")))
    picture = SimpleUploadedFile("../عکس.html", b"%PDF-1.7 <script>")
    stranger.post(f"/s/{survey.token}", {"put": "q", "q-q": picture})
    address = reverse("surveys:file", args=[KeptFile.objects.get().stored])
    given = sara.get(address)
    assert given["Content-Disposition"].startswith("attachment")
    assert given["Content-Type"] == "application/pdf"
    assert b"".join(given).startswith(b"%PDF")
    assert stranger.get(address).status_code == 302
    assert sara.get(reverse("surveys:file", args=["0" * 32])).status_code == 404
