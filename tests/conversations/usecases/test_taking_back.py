"""A message is taken back before it goes out."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.contracts import Actor, Refused
from hamdel.conversations.models import Conversation, Draft, DraftFile, Message
from hamdel.conversations.public import ToWrite, messages_of, undo_send, write_message
from hamdel.conversations.queries.files import FOLDER, named_files
from hamdel.conversations.usecases.taking_back import take_back_message, undo_window
from hamdel.platform import options, stored_files
from tests.conversations.conftest import Pigeons, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def by(player: Player) -> Actor:
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


def written(say: Say, player: Player) -> int:
    say()
    pk = Conversation.objects.get().pk
    said = ToWrite(text="پیگیری شد", not_before=NOW + undo_window())
    return write_message(conversation_id=pk, said=said, by=by(player), now=NOW)


def test_it_never_goes_out_and_its_text_is_a_draft(
    say: Say, sara: Player, pigeons: Pigeons
) -> None:
    message = written(say, sara)
    row = Conversation.objects.get()
    assert (row.state, row.waiting_since) == ("waiting", None)
    assert deliver_due(now=NOW + timedelta(seconds=5)) == 0
    assert take_back_message(message_id=message, by=by(sara), now=NOW) == row.pk
    deliver_due(now=NOW + timedelta(minutes=5))
    assert pigeons.flown == []
    row.refresh_from_db()
    assert (row.state, row.waiting_since) == ("open", NOW)
    assert [one.direction for one in messages_of(row.pk)] == ["in"]
    assert Draft.objects.get().text == "پیگیری شد"


def test_its_files_are_in_the_composer_again(say: Say, sara: Player, pigeons: Pigeons) -> None:
    say()
    pk = Conversation.objects.get().pk
    upload = SimpleUploadedFile("رسید.pdf", b"%PDF-receipt", content_type="application/pdf")
    body = {"text": "این هم رسید", "direction": "out", "channel": "pigeon", "files": [upload]}
    assert sara.post(f"/inbox/{pk}/write", body).status_code == 200
    mine = messages_of(pk)[-1].id
    sara.post(f"/inbox/{pk}/draft", {"text": "و تازه نوشته", "direction": "out"})
    assert sara.post(f"/inbox/messages/{mine}/take-back").status_code == 204
    (kept,) = DraftFile.objects.all()
    assert stored_files.read(FOLDER, kept.stored) == b"%PDF-receipt"
    assert named_files([kept.stored]) == {kept.stored}
    page = sara.get(f"/inbox/{pk}/opened").content.decode()
    assert f'name="kept" value="{kept.pk}" checked' in page
    assert "رسید.pdf" in page
    assert Draft.objects.get().text == "این هم رسید\nو تازه نوشته"
    sara.post(f"/inbox/{pk}/draft", {"text": "", "direction": "out"})
    assert DraftFile.objects.exists()  # files alone are a draft too
    again = {"text": "", "direction": "out", "channel": "pigeon", "kept": [kept.pk]}
    assert sara.post(f"/inbox/{pk}/write", again).status_code == 200
    deliver_due(now=timezone.now() + timedelta(minutes=1))
    (flown,) = pigeons.flown
    assert [(one.name, one.content) for one in flown.files] == [("رسید.pdf", b"%PDF-receipt")]
    assert not Draft.objects.exists()


def test_nobody_sends_what_another_began(
    say: Say, sara: Player, reza: Player, pigeons: Pigeons
) -> None:
    say()
    pk = Conversation.objects.get().pk
    draft = Draft.objects.create(conversation_id=pk, person=sara.user, text="", saved_at=NOW)
    hers = DraftFile.objects.create(draft=draft, stored="0" * 32, name="a", size=1)
    for number in (hers.pk, 999_999, "x", -1):
        body = {"text": "سلام", "direction": "out", "channel": "pigeon", "kept": [number]}
        assert reza.post(f"/inbox/{pk}/write", body).status_code == 200
    assert all(one.attachments == () for one in messages_of(pk))


def test_what_is_on_its_way_is_not_taken_back(say: Say, sara: Player, pigeons: Pigeons) -> None:
    message = written(say, sara)
    deliver_due(now=NOW + timedelta(seconds=11))
    assert len(pigeons.flown) == 1
    with pytest.raises(Refused):
        take_back_message(message_id=message, by=by(sara), now=NOW)
    assert Message.objects.filter(pk=message).exists()


def test_nobody_takes_back_what_another_wrote(say: Say, sara: Player, reza: Player) -> None:
    message = written(say, sara)
    for player in (reza,):
        with pytest.raises(Refused):
            take_back_message(message_id=message, by=by(player), now=NOW)
    with pytest.raises(Refused):
        take_back_message(message_id=999_999, by=by(sara), now=NOW)


def test_how_long_it_waits_is_an_option(say: Say, sara: Player, pigeons: Pigeons) -> None:
    assert undo_window() == timedelta(seconds=10)
    options.set("sending.undo_seconds", 30, who="leila", now=NOW)
    message = written(say, sara)
    assert deliver_due(now=NOW + timedelta(seconds=29)) == 0
    undo_send(message_id=message, by=by(sara), now=NOW + timedelta(seconds=29))
    assert deliver_due(now=NOW + timedelta(seconds=31)) == 0
    assert pigeons.flown == []
