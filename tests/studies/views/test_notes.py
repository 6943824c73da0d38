"""Observers write on a phone: what is typed is kept before it is sent."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from hamdel.studies.models import File, Note
from tests.ground.cast import Player
from tests.studies.conftest import Talk


def written(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" id="note-{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def test_what_is_typed_is_kept_and_finished(sara: Player, reza: Player, talk: Talk) -> None:
    here = f"/studies/sessions/{talk.session_id}/"
    page = sara.get(here).content.decode()
    said = {"key": written(page, "key"), "revision": "0", "kind": "said", "text": "گفت ک"}
    assert "رضایت نداده" in sara.post(f"{here}draft", said).content.decode()
    assert not Note.objects.exists()
    talk.agree()
    sara.post(f"{here}begin")
    kept = sara.post(f"{here}draft", said).content.decode()
    assert Note.objects.get().finished_at is None
    # Reza sees that she writes; she finds it again on another device.
    assert "می‌نویسد" in reza.get(f"{here}noted").content.decode()
    again = sara.get(here).content.decode()
    assert (written(again, "key"), "گفت ک</textarea>" in again) == (said["key"], True)
    revision = written(kept, "revision")
    sara.post(
        f"{here}notes", {**said, "text": "گفت کند است", "revision": revision, "mark": "1:05"}
    )
    row = Note.objects.get()
    assert (row.text, row.mark, row.finished_at is not None) == ("گفت کند است", 65, True)
    assert written(sara.get(here).content.decode(), "key") != said["key"]
    late = sara.post(f"{here}draft", {**said, "revision": "1"})  # it was on its way
    assert late.status_code == 200
    assert Note.objects.get().text == "گفت کند است"
    refused = sara.post(f"{here}notes", {**said, "key": "other", "text": " "})
    assert refused.status_code == 422
    sara.post(f"/studies/notes/{row.pk}/gone")
    assert not Note.objects.exists()


def test_files_are_handed_out_to_those_who_serve(sara: Player, nima: Player, talk: Talk) -> None:
    here = f"/studies/sessions/{talk.session_id}/"
    for theirs, agree in (("yes", False), ("", False), ("yes", True)):
        if agree:
            talk.agree()
        file = SimpleUploadedFile("a.png", b"png", "image/png")
        sara.post(f"{here}files", {"file": file, "theirs": theirs})
    assert sorted(File.objects.values_list("theirs", flat=True)) == [False, True]
    one = File.objects.filter(theirs=True).get()
    answer = sara.get(f"/studies/files/{one.pk}")
    assert answer.getvalue() == b"png"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert nima.get(f"/studies/files/{one.pk}").status_code == 403
    sara.post(f"/studies/files/{one.pk}/gone")
    assert File.objects.count() == 1
    assert sara.get("/studies/files/999999").status_code == 404


def test_a_session_is_held_and_its_quotes_are_coded(sara: Player, talk: Talk) -> None:
    talk.agree()
    note = talk.note("کد تخفیف را پیدا نکردم")
    here = f"/studies/sessions/{talk.session_id}/"
    sara.post(f"{here}begin")
    sara.post(f"{here}hold", {"there": str(talk.people[0])})
    sara.post(f"/studies/notes/{note.id}/quote", {"text": "کد تخفیف"})
    page = sara.get(f"/studies/{talk.study_id}/coding/").content.decode()
    quote = re.search(r'id="quote-(\d+)"', page)
    assert quote
    answer = sara.post(f"/studies/quotes/{quote[1]}", {"judge": "1", "new": "تخفیف", "tone": ""})
    assert "checked" in answer.content.decode()
    assert "تخفیف" in sara.get(f"/studies/{talk.study_id}/themes/").content.decode()
    assert (
        "همهٔ نقل‌قول‌ها" in sara.get(f"/studies/{talk.study_id}/coding/?only=mine").content.decode()
    )
    sara.post(f"/studies/quotes/{quote[1]}/gone")
    assert 'id="quote-' not in sara.get(f"/studies/{talk.study_id}/coding/").content.decode()
